import { expect, test } from 'vitest'
import { openBrowser, walk } from './browser.ts'
import { startProgram } from './program.ts'

test('who holds a printed report checks its code without an account, from the sign-in page', async () => {
  const program = await startProgram()
  try {
    await walk(await openBrowser(390), 'check-code', async (page) => {
      await page.goto(program.url)
      await page.getByRole('link', { name: '核对纸质报告的验证码' }).click()
      await page.getByRole('heading', { name: '验证码核对' }).waitFor()
      await page.getByLabel('验证码').fill('0000-0000-0000')
      await page.getByRole('button', { name: '核对', exact: true }).click()
      await page.getByText('没有这个验证码').waitFor()
      await page.getByRole('link', { name: '去登录' }).click()
      await page.getByLabel('用户名').waitFor()
      expect(new URL(page.url()).pathname).toBe('/')
    })
  } finally {
    await program.stop()
  }
})
