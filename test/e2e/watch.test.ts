import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { choose, openBrowser, signInAgain, signInFirst, walk } from './browser.ts'
import { startProgram } from './program.ts'

const program = await startProgram()
afterAll(() => program.stop())

/** What is watched: three pages, any of which can be broken. */
const broken = new Set<string>()
const target = createServer((request, answer) => {
  answer.statusCode = broken.has(request.url ?? '') ? 502 : 200
  answer.end(broken.has(request.url ?? '') ? '网关坏了' : '走查内容')
})
await new Promise<void>((ready) => target.listen(0, '127.0.0.1', ready))
afterAll(() => void target.close())
const { port } = target.address() as AddressInfo
const place = `http://127.0.0.1:${port}`

const menu = (page: Page) => page.getByRole('navigation', { name: '主菜单' })
/** The time of a moment as a field of day and time takes it, by the clock in Shanghai. */
const inField = (ms: number) => new Date(Date.now() + 8 * 3_600_000 + ms).toISOString().slice(0, 16)

test('the administrator lists what may be reached', async () => {
  const browser = await openBrowser(1440)
  await walk(browser, 'watch-reach', async (page) => {
    await signInFirst(page, program.url, 'admin', program.passwords.get('admin') ?? '')
    await page.goto(`${program.url}/reach-policy`)
    const own = page.getByLabel('本机的地址和端口，每行一个')
    await own.fill(`${await own.inputValue()}\n127.0.0.1:${port}`.trim())
    await page.getByRole('button', { name: /保存/ }).click()
    await page.getByText(/已保存/).waitFor()
  })
})

test('a system and three checks are added, one breaks, is put under maintenance, is repaired, and all of it is on record', async () => {
  const browser = await openBrowser(1440)
  await walk(browser, 'watch', async (page) => {
    await signInFirst(page, program.url, 'yunwei', program.passwords.get('yunwei') ?? '')
    await menu(page).getByRole('link', { name: '系统与设备' }).click()
    await page.getByRole('button', { name: '登记系统' }).click()
    const dialog = page.getByRole('dialog')
    await choose(dialog.getByLabel('系统类型', { exact: true }), '播出系统')
    await dialog.getByLabel('系统名称').fill('走查播出')
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByRole('link', { name: '走查播出' }).click()

    // The first check: the address, and how fast trouble is said.
    await page.getByRole('button', { name: '加监测点' }).click()
    await page.getByRole('button', { name: /网页与接口/ }).click()
    await page.getByRole('button', { name: '保存监测点' }).click()
    await page.getByRole('alert').getByRole('link', { name: '网址：请填写' }).waitFor()
    await page.getByLabel('网址').fill('http://127.0.0.1:1/')
    await page.getByRole('button', { name: '保存监测点' }).click()
    await page.getByRole('link', { name: /地址 127\.0\.0\.1:1 不在允许访问的范围内/ }).waitFor()
    await page.getByLabel('网址').fill(`${place}/home`)
    await page.getByLabel('名称', { exact: true }).first().fill('走查首页')
    await page.getByRole('button', { name: '试一下' }).click()
    await page.getByText(/正常，用时/).waitFor()
    await choose(page.getByLabel('间隔时间', { exact: true }), '每 10 秒')
    if (!(await page.getByLabel('连续几次失败算故障').isVisible())) await page.getByText(/^更多设置/).click()
    await page.getByLabel('连续几次失败算故障').fill('1')
    await page.getByLabel('连续几次正常算恢复').fill('1')
    await page.getByRole('button', { name: '保存监测点' }).click()
    await page.getByRole('heading', { name: '走查首页', level: 1 }).waitFor()

    // The other two are copies of it.
    await page.getByRole('button', { name: '批量复制' }).click()
    await dialog.getByLabel('名称和地址').fill(`走查接口 ${place}/api\n走查后台 ${place}/admin`)
    await dialog.getByRole('button', { name: '建 2 个监测点' }).click()
    await page.getByText('建好 2 个，已有而跳过 0 个').waitFor()

    // The wall is green without anybody's doing, and turns red by itself.
    await menu(page).getByRole('link', { name: '总览' }).click()
    const tile = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '走查播出' }) })
    await tile.getByText('正常 3').waitFor({ timeout: 30_000 })
    await page.getByText('实时').waitFor()
    broken.add('/api')
    await tile.getByText('故障', { exact: true }).first().waitFor({ timeout: 30_000 })
    await page
      .getByRole('region', { name: '最新的异常' })
      .getByText(/走查接口.*HTTP 502/)
      .waitFor()

    // Maintenance: the wall says so in words.
    await page.goto(`${program.url}/watch/maintenance`)
    await page.getByRole('button', { name: '安排检修', exact: true }).first().click()
    await dialog.getByLabel('名称', { exact: true }).fill('走查检修')
    await dialog.getByLabel('开始', { exact: true }).fill(inField(-60_000))
    await dialog.getByLabel('结束', { exact: true }).fill(inField(3_600_000))
    await dialog.getByLabel('监测点', { exact: true }).fill('走查接口')
    await page.getByTitle('走查接口', { exact: true }).last().click()
    await dialog.getByLabel('名称', { exact: true }).click()
    await dialog.getByRole('button', { name: '保存检修安排' }).click()
    await page.getByText('检修安排已保存').waitFor()
    await menu(page).getByRole('link', { name: '总览' }).click()
    await tile.getByText('正常 2 · 检修 1').waitFor({ timeout: 30_000 })

    // Repaired: the page of the check has the whole story, with what came back.
    broken.delete('/api')
    await menu(page).getByRole('link', { name: '监测点' }).click()
    await page.getByRole('searchbox').fill('走查接口')
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByRole('link', { name: '走查接口' }).click()
    await page.getByRole('heading', { name: '状态变化' }).waitFor()
    const changes = page.locator('.wt-changes > li')
    await changes.locator('> p', { hasText: 'HTTP 502' }).first().waitFor()
    await changes.nth(2).waitFor({ timeout: 60_000 })
    expect(await changes.nth(0).textContent()).toContain('正常')
    expect(await changes.nth(1).textContent()).toContain('故障')
    await page
      .getByRole('button', { name: /^查看 .*对方的回答/ })
      .first()
      .click()
    await page.getByText('网关坏了').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '1 小时' }).click()
    await page.getByText('每次探测一个点').waitFor()
  })
  expect(browser.complaints).toEqual([])
}, 240_000)

test('the reason of a failure is read in Chinese and in English: on the pages of the check, the wall, the alerts and at home', async () => {
  target.closeAllConnections()
  await new Promise((closed) => target.close(closed))
  const browser = await openBrowser(1440)
  await walk(browser, 'watch-english', async (page) => {
    await signInAgain(page, program.url, 'yunwei')
    await menu(page).getByRole('link', { name: '监测点' }).click()
    await page.getByRole('link', { name: '走查首页' }).click()
    await page.getByText('拒绝连接（ECONNREFUSED）').first().waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'English' }).click()
    const main = page.getByRole('main')
    await main.getByText('Connection refused (ECONNREFUSED)').first().waitFor()
    await main.getByRole('button', { name: 'Try it now' }).click()
    await main.getByText(/Failed.*Connection refused/).waitFor()
    expect(await main.textContent()).not.toMatch(/拒绝连接|§/)
    for (const where of ['/watch', '/watch/checks', '/watch/alerts', '/']) {
      await page.goto(`${program.url}${where}`)
      await main
        .getByText(/Connection refused \(ECONNREFUSED\)/)
        .first()
        .waitFor({ timeout: 30_000 })
      expect(await main.textContent()).not.toMatch(/拒绝连接|§/)
    }
    // Whoever looks for the words that are read finds the alert.
    await page.goto(`${program.url}/watch/alerts?text=connection%20refused`)
    await main
      .getByText(/Connection refused/)
      .first()
      .waitFor()
  })
  expect(browser.complaints).toEqual([])
}, 240_000)
