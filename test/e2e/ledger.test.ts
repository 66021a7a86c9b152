import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { openBrowser, signInFirst, walk } from './browser.ts'
import { startProgram } from './program.ts'

const program = await startProgram()
afterAll(() => program.stop())
const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/ledger/${name}`, import.meta.url))

test('a messy ledger is checked row by row, confirmed with its unit, moves the curve, and is taken back', async () => {
  const browser = await openBrowser(1440)
  await walk(browser, 'ledger', async (page) => {
    await signInFirst(page, program.url, 'caiwu', program.passwords.get('caiwu') ?? '')
    const row = page.getByRole('row').filter({ hasText: 'RM-2023-01' })
    await page.goto(`${program.url}/budget/projects`)
    await row.getByRole('link', { name: '融媒体中心平台运维管理经费' }).click()
    await page.getByRole('link', { name: /^支付/ }).click()
    await page.getByRole('button', { name: '导入支付台账' }).click()

    await page.getByLabel('选择台账文件').setInputFiles(fixture('messy-second-ledger.xlsx'))
    await page.getByText('将写入 6 笔，合计 10,800.00 元。').waitFor()
    await page.getByText('3 行有错误，不会导入', { exact: false }).waitFor()
    await page.getByText('表里 2 个合计行都与明细一致').waitFor()
    const press = page.getByRole('button', { name: '导入 6 笔' })
    await press.click({ force: true }) // closed: it says why instead
    await page.getByText('请先勾选金额单位和资金来源已核对').waitFor()
    const errors = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载错误行', exact: false }).click()
    expect((await errors).suggestedFilename()).toMatch(/[.]xlsx$/)

    await page.getByLabel('我已核对：表里的金额单位是元').check()
    await page.getByLabel('我知道上面的问题，仍然导入').check()
    await press.click()
    await page.getByText(/吴桂芳 于 .* 导入/).waitFor()
    await page.getByRole('link', { name: /RM-2023-01/ }).click()
    // 45.87 + 1.08 万元 is the whole budget
    await page.getByRole('button', { name: /46\.95 万元.*执行数/ }).waitFor()
    await page.getByRole('link', { name: '进度', exact: true }).click()
    await page
      .getByRole('row', { name: /11月底/ })
      .getByText('未达到')
      .waitFor()

    await page.goto(`${program.url}/budget/ledger`)
    await page.getByRole('link', { name: 'messy-second-ledger.xlsx' }).click()
    await page.getByRole('button', { name: '整批撤销' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('撤销原因').fill('试导')
    await dialog.getByRole('button', { name: '整批撤销' }).click()
    await page.getByText(/撤销：试导/).waitFor()
    await page.getByRole('link', { name: /RM-2023-01/ }).click()
    await page.getByText('97.70%').first().waitFor()
    expect(browser.complaints).toEqual([])
  })
})

test('columns that nobody knows are named by a person, and then read', async () => {
  const browser = await openBrowser(1440)
  await walk(browser, 'ledger-columns', async (page) => {
    await signInFirst(page, program.url, 'xiangmu', program.passwords.get('xiangmu') ?? '')
    await page.goto(`${program.url}/budget/ledger`)
    const projects = page.getByLabel('表里没写项目的行归入')
    const wanted = await projects.locator('option', { hasText: 'RM-2023-01' }).getAttribute('value')
    await projects.selectOption(wanted)
    await page.getByLabel('选择台账文件').setInputFiles({
      name: '手工台账.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('甲,乙,丙\n2023-03-01,示例公司,1200.50\n2023-04-01,示例公司,800\n'),
    })
    await page.getByText('程序没有认出付款日期或金额在哪一列', { exact: false }).waitFor()
    const again = page.getByRole('button', { name: '按此重新检查' })
    expect(await again.getAttribute('aria-disabled')).toBe('true')
    await page.getByLabel('A 列是').selectOption('paidOn')
    await page.getByLabel('B 列是').selectOption('payee')
    await page.getByLabel('C 列是').selectOption('amount')
    await again.click()
    await page.getByText('将写入 2 笔，合计 2,000.50 元。').waitFor()
    await page.getByRole('button', { name: '放弃这次导入' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '放弃这次导入' }).click()
    await page.getByRole('row', { name: /手工台账.csv/ }).waitFor({ state: 'detached' })
    expect(browser.complaints).toEqual([])
  })
})
