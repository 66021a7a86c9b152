import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, signInFirst, walk } from './browser.ts'
import { type Program, startProgram } from './program.ts'

/** The messy second ledger of the tests: what it holds is the 10,800 yuan that are left. */
const secondLedger = fileURLToPath(new URL('../fixtures/ledger/messy-second-ledger.xlsx', import.meta.url))

const project = 'prj_00000000000000000020230001'

/** Follows the link of the example project of 2023: there are three of the same name, so its code tells. */
async function openProject(page: Page): Promise<void> {
  const line = page.getByRole('row').filter({ hasText: 'RM-2023-01' })
  await line.getByRole('link', { name: '融媒体中心平台运维管理经费' }).click()
}

/** Bytes of the file that a click downloads. */
async function downloaded(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const arriving = page.waitForEvent('download', { timeout: 60_000 })
  await page.getByRole('button', { name: button }).click()
  const file = await arriving
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

describe.each([
  { device: 'a desk', width: 1440 },
  { device: 'a telephone', width: 390 },
])('on $device', ({ width }) => {
  let program: Program
  beforeAll(async () => {
    program = await startProgram()
  })
  afterAll(() => program.stop())

  test('from the first sign-in to the downloaded report', async () => {
    const browser = await openBrowser(width)
    await walk(browser, `done-when-${width}`, async (page) => {
      await signInFirst(page, program.url, 'xiangmu', program.passwords.get('xiangmu') ?? '')

      // Open the example project.
      await page.goto(`${program.url}/budget/projects`)
      await openProject(page)
      await page.getByText('97.70%').first().waitFor()

      // Import a second ledger from a messy file: nothing is written before it is confirmed.
      await page.getByRole('link', { name: /^支付/ }).click()
      await page.getByRole('button', { name: '导入支付台账' }).click()
      await page.getByLabel('选择台账文件').setInputFiles(secondLedger)
      await page.getByText('将写入 6 笔').first().waitFor()
      await page.getByLabel(/我已核对：表里的金额单位是元/).check()
      await page.getByLabel(/仍然导入/).check()
      await page.getByRole('button', { name: '导入 6 笔' }).click()
      await page.getByText('已导入 6 笔').waitFor()

      // See the curve move: the year ends at 46.95 万元 instead of 45.87.
      await page.goto(`${program.url}/budget/projects/${project}/milestones`)
      await page.getByRole('row').filter({ hasText: '年度资金总额' }).getByText('100.00%').waitFor()

      // Change an actual value: the client was up 99.9 % of the time, not 99.65 %.
      await page.getByRole('link', { name: '目标与得分 →' }).click()
      await page.getByRole('link', { name: '实际完成值' }).click()
      // The first of two: the stages of the year stand below.
      const row = page.getByRole('row').filter({ hasText: '客户端服务可用率' }).first()
      await row.getByText('99.65%').waitFor()
      await row.getByRole('button', { name: /更正/ }).click()
      const panel = page.getByRole('dialog')
      await panel.getByLabel('实际完成值', { exact: false }).first().fill('99.95')
      await panel.getByRole('button', { name: '保存' }).click()
      await row.getByText('99.95%').waitFor()

      // See the score and its working: 4.99 has become 5.00.
      await page.getByRole('link', { name: '自评表与得分' }).click()
      await page.getByText('总分 99.14 分，优').waitFor()
      await page.getByRole('button', { name: '预算执行率得分' }).first().click()
      await page.getByRole('dialog').getByText('46.95 ÷ 46.95 × 10.00').waitFor()
      await page.keyboard.press('Escape')

      // Download report and 自评表.
      await page.goto(`${program.url}/report/projects/${project}/mof-2020`)
      const report = await downloaded(page, '下载 Word')
      expect(report.name).toMatch(/RM-2023-01.*[.]docx$/)
      expect(report.bytes.subarray(0, 2).toString()).toBe('PK')
      expect(report.bytes.includes('word/document.xml')).toBe(true)
      const table = await downloaded(page, '下载自评表')
      expect(table.name).toMatch(/自评表.*[.]xlsx$/)
      expect(table.bytes.includes('xl/worksheets/sheet1.xml')).toBe(true)
      expect(browser.complaints).toEqual([])
    })
  })
})
