import { afterAll, expect, test } from 'vitest'
import { openBrowser, signInFirst, walk } from './browser.ts'
import { startProgram } from './program.ts'

const program = await startProgram()
afterAll(() => program.stop())

test('every account of the first start has a one-time password', () => {
  expect([...program.passwords.keys()]).toEqual([
    'admin',
    'xiangmu',
    'caiwu',
    'bangongshi',
    'lingdao',
    'yunwei',
    'bianji',
    'zhidu',
  ])
})

test('the administrator signs in, changes the password, and removes the example center in one step', async () => {
  const browser = await openBrowser(1440)
  await walk(browser, 'remove-example', async (page) => {
    await signInFirst(page, program.url, 'admin', program.passwords.get('admin') ?? '')
    await page.getByRole('link', { name: '示例中心' }).click()
    await page.getByText('示例区委宣传部、示例区融媒体中心').waitFor()
    await page.getByRole('button', { name: '移除示例中心' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '移除示例中心' }).click()
    await page.getByText('没有示例中心').waitFor()
    expect(browser.complaints).toEqual([])
  })
})
