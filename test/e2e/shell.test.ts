import { afterAll, expect, test } from 'vitest'
import { newPassword, openBrowser, signInFirst, walk } from './browser.ts'
import { startProgram } from './program.ts'

const program = await startProgram()
afterAll(() => program.stop())
const oneTime = (name: string) => program.passwords.get(name) ?? ''

test('the owner sees what is due, how the money stands, and works in either language', async () => {
  const browser = await openBrowser(1440)
  await walk(browser, 'home', async (page) => {
    await signInFirst(page, program.url, 'xiangmu', oneTime('xiangmu'))
    await page.getByRole('heading', { name: '待我办理' }).waitFor()
    const money = page.getByRole('table', { name: /项目的预算、执行与进度节点/ })
    expect(await money.getByRole('rowheader').count()).toBeGreaterThan(0)
    await money
      .getByRole('cell', { name: /48\.00 万元/ })
      .first()
      .waitFor()
    await page.getByRole('button', { name: '元', exact: true }).click()
    await money
      .getByRole('cell', { name: /480,000\.00 元/ })
      .first()
      .waitFor()

    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Due from me' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.reload()
    await page.getByRole('heading', { name: 'Due from me' }).waitFor()
    await page.getByRole('button', { name: '简体中文' }).click()

    await page.goto(`${program.url}/nowhere`)
    await page.getByRole('heading', { name: '没有这个页面' }).waitFor()
    await page.getByRole('link', { name: '回到首页' }).click()
    await page.getByRole('heading', { name: '待我办理' }).waitFor()
    expect(browser.complaints).toEqual([])
  })
})

test('when the session ends in the middle of a form, one signs in over it and nothing typed is lost', async () => {
  const browser = await openBrowser(1440)
  await walk(browser, 'session-end', async (page) => {
    await signInFirst(page, program.url, 'bangongshi', oneTime('bangongshi'))
    await page.getByRole('link', { name: '绩效目标与得分' }).click()
    const project = page.getByRole('row', { name: /RM-2023-01/ })
    await project.getByRole('link').first().click()
    await page.getByRole('link', { name: '实际完成值' }).click()
    const outcome = page.getByRole('textbox', { name: '实际完成情况' })
    await outcome.fill('三项任务全部完成。')
    await page.context().clearCookies()
    await page.getByRole('button', { name: /^保存/ }).last().click()
    const dialog = page.getByRole('dialog', { name: '登录已过期' })
    await dialog.waitFor()
    await dialog.getByLabel('密码', { exact: true }).fill(newPassword)
    await dialog.getByRole('button', { name: '登录' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await outcome.inputValue()).toBe('三项任务全部完成。')
  })
})

test('on a telephone the menu is behind a button, no page is wider than the screen, and a keyboard can skip the menu', async () => {
  const browser = await openBrowser(1440)
  await walk(browser, 'telephone', async (page) => {
    await signInFirst(page, program.url, 'zhidu', oneTime('zhidu'))
    await page.getByRole('heading', { name: '待我办理' }).waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('button', { name: '打开菜单' }).click()
    await page.getByRole('dialog', { name: '主菜单' }).getByRole('link', { name: '项目与资金' }).click()
    await page.getByRole('heading', { name: '项目与资金' }).waitFor()
    const tooWide = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect(await tooWide()).toBeLessThanOrEqual(0)
    const { items } = (await (await page.request.get(`${program.url}/api/projects`)).json()) as {
      items: { id: string; code: string }[]
    }
    const reported = items.find((project) => project.code === 'RM-2023-01')?.id
    await page.goto(`${program.url}/report/projects/${reported}/mof-2020`)
    await page.getByRole('heading', { name: '项目支出绩效评价报告' }).waitFor()
    expect(await tooWide()).toBeLessThanOrEqual(0)
    await page.goto(program.url)
    await page.getByRole('heading', { name: '待我办理' }).waitFor()
    expect(await tooWide()).toBeLessThanOrEqual(0)
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文')
  })
})

test('after a second sign-in, the home page says what others changed meanwhile', async () => {
  const leader = await openBrowser(1440)
  const finance = await openBrowser(1440)
  await walk(leader, 'changes', async (page) => {
    await signInFirst(page, program.url, 'lingdao', oneTime('lingdao'))
    await page.getByText('这是您第一次登录').waitFor()
    await page.getByLabel(/^账户：/).click()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByLabel('用户名').waitFor()
    await walk(finance, 'changes-finance', async (other) => {
      await signInFirst(other, program.url, 'caiwu', oneTime('caiwu'))
      const read = async (path: string) => (await other.request.get(`${program.url}${path}`)).json()
      const [{ id }] = ((await read('/api/projects')) as { items: [{ id: string }] }).items
      const { project } = (await read(`/api/projects/${id}`)) as { project: { version: number } }
      const entry = { on: '2026-01-20', amount: 100_000, source: 'appropriation', fileId: null }
      const written = await other.request.post(`${program.url}/api/projects/${id}/arrivals`, {
        data: { ...entry, version: project.version, document: '拨款通知' },
      })
      expect(written.status()).toBe(200)
    })
    await page.getByLabel('用户名').fill('lingdao')
    await page.getByLabel('密码', { exact: true }).fill(newPassword)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByText('登记了资金到位').waitFor()
  })
})

test('a wrong password is told in words, and no word says whether the user exists', async () => {
  const browser = await openBrowser(1440)
  await walk(browser, 'wrong-password', async (page) => {
    await page.goto(program.url)
    await page.getByLabel('用户名').fill('nobody-here')
    await page.getByLabel('密码', { exact: true }).fill('wrong')
    await page.getByRole('button', { name: '登录' }).click()
    const said = await page.getByRole('alert').textContent()
    expect(said).toContain('没有登录成功')
    expect(said).not.toContain('不存在')
  })
})

test('without a network a page says that it did not arrive, and comes when it is tried again', async () => {
  const browser = await openBrowser(1440)
  await walk(browser, 'offline', async (page) => {
    await signInFirst(page, program.url, 'yunwei', oneTime('yunwei'))
    await page.context().setOffline(true)
    await page.getByRole('link', { name: '项目与资金' }).click()
    await page.getByRole('heading', { name: '没有取到这个页面' }).waitFor()
    await page.context().setOffline(false)
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.getByRole('heading', { name: '项目与资金' }).waitFor()
  })
})
