import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
]

/** A Chromium of this machine with a profile of its own. What pages complain of on the console is kept in `complaints`. */
export type Browser = {
  readonly page: Page
  readonly complaints: string[]
  readonly close: () => Promise<void>
}

/** Opens Chromium with a window of this size. CHROMIUM names it when it is not /usr/bin/chromium. */
export async function openBrowser(width: number, height = 900): Promise<Browser> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'rongheng-chromium-'))
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    args: flags,
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  })
  const page = context.pages()[0] ?? (await context.newPage())
  // A page that is slow on a busy machine is no fault; one that never comes is told soon enough.
  page.setDefaultTimeout(30_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  return {
    page,
    complaints,
    close: async () => {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/**
 * Chooses one from the list below a field. A click that comes while the list is still opening may be lost: it is made again until
 * the list has closed.
 */
export async function choose(field: Locator, option: string | RegExp): Promise<void> {
  await field.click()
  const list = field.page().locator('.ant-select-dropdown:visible').last()
  for (let tries = 0; tries < 10; tries++) {
    await list
      .getByTitle(option, { exact: true })
      .click({ timeout: 3_000 })
      .catch(() => undefined)
    const closed = list.waitFor({ state: 'hidden', timeout: 1_500 })
    if (await closed.then(() => true).catch(() => false)) return
  }
  throw new Error(`${String(option)} could not be chosen`)
}

/** The password that everybody chooses in the tests. */
export const newPassword = 'Qinghe-9-shanyue-Lan!'

/** Runs a walk; when it fails, keeps a picture of the page and says where, so that one sees what a person would have seen. */
export async function walk(
  browser: Browser,
  name: string,
  steps: (page: Page) => Promise<void>,
): Promise<void> {
  try {
    await steps(browser.page)
  } catch (cause) {
    const picture = path.join(os.tmpdir(), `rongheng-e2e-${name}.png`)
    await browser.page.screenshot({ path: picture }).catch(() => undefined)
    throw new Error(`${name}: picture in ${picture}, at ${browser.page.url()}`, { cause })
  } finally {
    await browser.close()
  }
}

/** Signs in with a one-time password and sets a new one, as the program asks. */
export async function signInFirst(page: Page, url: string, userName: string, oneTime: string): Promise<void> {
  await page.goto(url)
  await page.getByLabel('用户名').fill(userName)
  await page.getByLabel('密码', { exact: true }).fill(oneTime)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByLabel('当前密码').fill(oneTime)
  await page.getByLabel('新密码', { exact: true }).fill(newPassword)
  await page.getByLabel('再输入一次新密码').fill(newPassword)
  await page.getByRole('button', { name: '保存新密码' }).click()
  await page.getByRole('heading', { name: '您好' }).waitFor()
}

/** Signs in again somebody who has chosen the password of the tests before. */
export async function signInAgain(page: Page, url: string, userName: string): Promise<void> {
  await page.goto(url)
  await page.getByLabel('用户名').fill(userName)
  await page.getByLabel('密码', { exact: true }).fill(newPassword)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '您好' }).waitFor()
}
