import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { choose, newPassword, openBrowser, signInFirst, walk } from './browser.ts'
import { startEmptyProgram } from './program.ts'

/** The menu at the left: the home page leads to some of the same pages. */
const menu = (page: Page) => page.getByRole('navigation', { name: '主菜单' })

const program = await startEmptyProgram()
afterAll(() => program.stop())

async function signOut(page: Page) {
  await page.getByLabel(/^账户/).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('button', { name: '登录', exact: true }).waitFor()
}

async function signIn(page: Page, userName: string) {
  await page.getByLabel('用户名').fill(userName)
  await page.getByLabel('密码', { exact: true }).fill(newPassword)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('navigation', { name: '主菜单' }).waitFor({ state: 'attached' })
}

/** Makes an account on the page. @returns its one-time password */
async function addUser(page: Page, name: string, userName: string, unit?: string): Promise<string> {
  await menu(page).getByRole('link', { name: '人员与角色' }).click()
  await page.getByRole('button', { name: '新建账号' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('姓名').fill(name)
  await form.getByLabel('用户名').fill(userName)
  if (unit) {
    // Units below others stand further in.
    await choose(form.getByLabel('单位'), new RegExp(unit))
  }
  await form.getByRole('button', { name: '建立账号' }).click()
  const password = (await form.locator('code').textContent()) ?? ''
  await form.getByRole('button', { name: '已记下，关闭' }).click()
  return password
}

/** Grants a role on the page of accounts. */
async function grant(page: Page, name: string, role: string) {
  await menu(page).getByRole('link', { name: '人员与角色' }).click()
  await page.getByRole('button', { name, exact: true }).click()
  const panel = page.getByRole('dialog')
  const saved = page.getByText('角色已保存，此人须重新登录')
  // What was said of the person before must not be taken for this one's.
  await saved.waitFor({ state: 'detached' })
  await panel.getByRole('button', { name: '增加一个角色' }).click()
  await choose(panel.getByLabel('角色', { exact: true }).last(), role)
  await panel.getByRole('button', { name: '保存角色' }).click()
  await saved.waitFor()
  await panel.getByRole('button', { name: /关闭|Close/ }).click()
  await panel.waitFor({ state: 'hidden' })
}

test('an empty system gets its three administrators, a unit and a clerk; the audit tells of it and holds', async () => {
  const browser = await openBrowser(1440)
  await walk(browser, 'three-administrators', async (page) => {
    const passwords = new Map<string, string>()
    await signInFirst(page, program.url, 'admin', program.passwords.get('admin') ?? '')
    await menu(page).getByRole('link', { name: '人员与角色' }).click()
    await page.getByText('还没有安全管理员').waitFor()
    passwords.set('anquan', await addUser(page, '孙安', 'anquan')) // ticked: appointed security administrator
    await page.getByText('还没有安全管理员').waitFor({ state: 'detached' })
    passwords.set('shenji', await addUser(page, '钱审', 'shenji'))
    await menu(page).getByRole('link', { name: '单位', exact: true }).click()
    await page.getByRole('button', { name: '新建下级单位 本单位' }).click()
    await page.getByLabel('单位名称').fill('清河融媒体中心')
    await page.getByRole('button', { name: '建立单位' }).click()
    await page.getByRole('rowheader', { name: '清河融媒体中心' }).waitFor()
    passwords.set('caiwu', await addUser(page, '吴会计', 'caiwu', '清河融媒体中心'))
    // What the system administrator may not do stays there and says who may.
    await page.getByRole('button', { name: '吴会计', exact: true }).click()
    await page.getByText('角色由安全管理员授予。').first().waitFor()
    // A name typed wrongly is put right.
    await page.getByRole('button', { name: '修改姓名' }).click()
    await page.getByRole('dialog', { name: '修改姓名' }).getByLabel('姓名').fill('吴桂英')
    await page.getByRole('dialog', { name: '修改姓名' }).getByRole('button', { name: '保存' }).click()
    await page.getByText('账号已保存').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('rowheader', { name: '吴桂英' }).waitFor()
    await signOut(page)

    await signInFirst(page, program.url, 'anquan', passwords.get('anquan') ?? '')
    await grant(page, '钱审', '审计管理员')
    await grant(page, '吴桂英', '财务')
    await signOut(page)

    await signInFirst(page, program.url, 'caiwu', passwords.get('caiwu') ?? '')
    expect(await page.getByRole('link', { name: '人员与角色' }).count()).toBe(0)
    await page.getByRole('link', { name: '项目与资金' }).waitFor()
    await signOut(page)

    await signInFirst(page, program.url, 'shenji', passwords.get('shenji') ?? '')
    expect(await page.getByRole('link', { name: '项目与资金' }).count()).toBe(0)
    await menu(page).getByRole('link', { name: '审计', exact: true }).click()
    await page.getByRole('cell', { name: '授予或收回角色' }).first().waitFor()
    await page.getByRole('button', { name: '校验审计链' }).click()
    await page
      .getByText('清河融媒体中心 ✓')
      .or(page.getByText(/条完整/))
      .first()
      .waitFor()
    expect(await page.getByText(/被改动|被截断|不见了/).count()).toBe(0)
    await signOut(page)

    await signIn(page, 'anquan')
    expect(browser.complaints).toEqual([])
  })
})
