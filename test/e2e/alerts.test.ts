import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { choose, openBrowser, signInFirst, walk } from './browser.ts'
import { startProgram } from './program.ts'

const program = await startProgram()
afterAll(() => program.stop())

const menu = (page: Page) => page.getByRole('navigation', { name: '主菜单' })
const beside = (page: Page) => page.getByRole('navigation', { name: '告警的页面' })
const picture = async (page: Page, name: string) => {
  const folder = process.env['ALERT_PICTURES']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

test('an alert of another program comes in, is noted, silenced and brought back; maintenance is planned; checks are imported', async () => {
  const browser = await openBrowser(1440)
  await walk(browser, 'alerts', async (page) => {
    await signInFirst(page, program.url, 'yunwei', program.passwords.get('yunwei') ?? '')
    const form = page.getByRole('dialog')

    await menu(page).getByRole('link', { name: '告警', exact: true }).click()
    await beside(page).getByRole('link', { name: '告警来源' }).click()
    await page.getByRole('button', { name: '添加来源' }).click()
    await form.getByRole('button', { name: '保存' }).click()
    await form.getByText('请输入名称').waitFor()
    await choose(form.getByLabel('对方是什么'), 'Zabbix')
    await form.getByLabel('名称').fill('机房 Zabbix')
    await form.getByRole('button', { name: '保存' }).click()
    const address = await page.getByRole('alert').locator('code').innerText()
    await page.getByRole('button', { name: '已复制好' }).click()
    const send = (value: '0' | '1') =>
      fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          event_id: '10421',
          event_value: value,
          event_name: '磁盘剩余不足 5%',
          event_nseverity: '4',
          host_name: 'edit-3',
        }),
      })
    expect((await send('1')).status).toBe(200)
    expect((await fetch(address, { method: 'POST', body: 'nonsense' })).status).toBe(422)
    await page.reload()
    await page.getByText('最近一条读不懂：正文不是 JSON').waitFor()

    await beside(page).getByRole('link', { name: '告警', exact: true }).click()
    const row = page.getByRole('row', { name: /edit-3 磁盘剩余不足 5%/ })
    await row.getByText('紧急').waitFor()
    await expect.poll(() => page.title(), { timeout: 30_000 }).toMatch(/^\(\d+\) 告警/)
    await row.getByRole('button', { name: /^知悉/ }).click()
    await row.getByText('罗斌已知悉').waitFor()
    await row.getByRole('button', { name: /^静默/ }).click()
    await form.getByLabel('原因').fill('硬盘已订，周五到货')
    await form.getByRole('button', { name: '开始静默' }).click()
    await row.getByText(/静默到 .*硬盘已订，周五到货/).waitFor()
    await picture(page, 'silenced')

    await beside(page).getByRole('link', { name: '静默' }).click()
    await page.getByText('正静默 1 条').waitFor()
    await page.getByRole('button', { name: '提前结束' }).click()
    await form.getByRole('button', { name: '提前结束' }).click()
    await page.getByText('现在没有静默').waitFor()

    await menu(page).getByRole('link', { name: '首页' }).click()
    const broken = page.getByRole('region', { name: '现在有什么坏了' }).getByText('edit-3 磁盘剩余不足 5%')
    await broken.waitFor()
    await send('0')
    await broken.waitFor({ state: 'detached' })

    await menu(page).getByRole('link', { name: '检修' }).click()
    await page.getByRole('button', { name: '安排检修', exact: true }).click()
    await form.getByLabel('名称').fill('走查停机')
    await form.getByText('每周（例行检修）').click()
    await form.getByText('本单位全部').click()
    await form.getByRole('button', { name: '保存检修安排' }).click()
    await page
      .getByRole('table', { name: /的检修$/ })
      .getByText('走查停机')
      .first()
      .waitFor()
    await page.getByRole('rowheader', { name: /^走查停机/ }).waitFor()
    await picture(page, 'maintenance')

    await menu(page).getByRole('link', { name: '监测点' }).click()
    await page.getByRole('button', { name: '导入' }).click()
    const monitor = { name: '走查官网', type: 'http', url: 'https://www.example.cn/', interval: 60 }
    await form.locator('input[type=file]').setInputFiles({
      name: 'kuma.json',
      mimeType: 'application/json',
      buffer: Buffer.from(
        JSON.stringify({
          version: '1.23.16',
          monitorList: [monitor, { ...monitor, name: '容器', type: 'docker' }],
        }),
      ),
    })
    await form.getByText('Uptime Kuma 的备份，共 2 行').waitFor()
    await form.getByRole('row', { name: /容器/ }).getByText('不支持').waitFor()
    await picture(page, 'import')
    await form.getByRole('button', { name: /新建 1 个监测点/ }).click()
    await page.getByText('已新建 1 个监测点').waitFor()
    await page.getByRole('link', { name: '走查官网' }).waitFor()
  })
})
