import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { faultyReport, mendedReport } from '../fixtures/report-check/example-report.ts'
import { openBrowser, signInAgain, signInFirst, walk } from './browser.ts'
import { startProgram } from './program.ts'

const program = await startProgram()
afterAll(() => program.stop())

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const file = (name: string, buffer: Buffer) => ({ name, mimeType: WORD, buffer })
const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent')

const PROJECT = '/projects/prj_00000000000000000020230001'
/** A report of the example center's project, written by hand, with another amount than its ledger has. */
const byHand = {
  name: '手写报告.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from(
    '2023年度项目支出绩效评价报告\n示例区融媒体中心实施融媒体中心平台运维管理经费项目。\n全年预算数46.95万元，全年执行数46.95万元。',
  ),
}

async function take(page: Page, button: string): Promise<Buffer> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  return readFileSync(await (await download).path())
}

test('a report is checked, its findings are looked at, dismissed and taken away, and the mended report is checked again', async () => {
  const browser = await openBrowser(1440)
  await walk(browser, 'report-check', async (page) => {
    await signInFirst(page, program.url, 'xiangmu', program.passwords.get('xiangmu') ?? '')
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '报告体检' }).click()
    await page.getByText('还没有体检过报告').waitFor()
    await page.getByRole('button', { name: '新建体检' }).click()
    await page.getByText('检查完就删除').waitFor()
    const start = page.getByRole('button', { name: '开始体检' })
    expect(await start.getAttribute('aria-disabled')).toBe('true')
    await page
      .getByLabel('放入报告文件')
      .setInputFiles([file('平台运维报告.docx', faultyReport), file('附件.txt', Buffer.from(''))])
    await start.click()
    await page.getByRole('alert').getByText('“附件.txt”里没有内容', { exact: false }).waitFor()
    await page.getByRole('button', { name: '移除 附件.txt' }).click()
    await start.click()

    const findings = page.getByRole('region', { name: '发现' })
    const report = page.getByRole('region', { name: '报告原文' })
    await findings.getByText('✕1 错误', { exact: true }).waitFor()
    await findings.getByText('而 52.40 万元 ÷ 52.40 万元 = 100.00%', { exact: false }).waitFor()
    expect(await page.title()).toMatch(/^体检结果/)
    // Merged cells stay merged.
    expect(await report.getByRole('cell', { name: '决策' }).getAttribute('rowspan')).toBe('2')

    // From the finding to its words, and from the words to the finding.
    await findings.getByRole('link', { name: '在原文里看：拔付' }).press('Enter')
    expect(await focused(page)).toBe('拔付')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toContain('拨付')
    await report.getByRole('link', { name: '公众评判法' }).click()
    expect(await focused(page)).toContain('没有问卷、样本数或满意度数值')

    await findings.getByRole('button', { name: '错误 1', exact: true }).click()
    await findings.getByText('显示 1 条').waitFor()
    await findings.getByRole('button', { name: '错误 1', exact: true }).click()
    await findings.getByLabel('查找文字').fill('附件1')
    await findings.getByText('显示 1 条').waitFor()

    await findings.getByRole('button', { name: /^忽略/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '忽略' }).click()
    await dialog.getByText('请写明忽略的理由').waitFor()
    await dialog.getByLabel('忽略的理由').fill('评分表另行报送')
    await dialog.getByRole('button', { name: '忽略' }).click()
    await findings.getByText('没有符合筛选条件的发现').waitFor()
    await findings.getByRole('button', { name: '清除筛选' }).click()
    await findings.getByLabel('显示', { exact: true }).selectOption('dismissed')
    await findings.getByText('忽略：评分表另行报送', { exact: false }).waitFor()
    await findings.getByLabel('显示', { exact: true }).selectOption('counted')

    expect((await take(page, '下载 .xlsx')).subarray(0, 2).toString()).toBe('PK')
    expect(JSON.parse((await take(page, '下载 .json')).toString()).findings.length).toBeGreaterThan(5)
    expect((await take(page, '退回通知')).subarray(0, 2).toString()).toBe('PK')
    // The files dropped a moment ago are still at hand; after the page is opened anew they must come again.
    expect((await take(page, '批注版 Word')).length).toBeGreaterThan(faultyReport.length)
    await page.reload()
    await page.getByRole('button', { name: '批注版 Word' }).click()
    await dialog.getByLabel('平台运维报告.docx').setInputFiles(file('平台运维报告.docx', mendedReport))
    await dialog.getByText('不是刚才检查的那个文件', { exact: false }).waitFor()
    const commented = page.waitForEvent('download')
    await dialog.getByLabel('平台运维报告.docx').setInputFiles(file('平台运维报告.docx', faultyReport))
    expect((await commented).suggestedFilename()).toBe('平台运维报告-批注.docx')

    await page.getByRole('button', { name: '再检一次' }).click()
    await page.getByLabel('放入报告文件').setInputFiles(file('平台运维报告-改.docx', mendedReport))
    await start.click()
    await page.getByText('与上次相比').waitFor()
    await findings.getByText('“2024年13月”这个日期不存在', { exact: false }).waitFor()
    expect(await findings.getByText('正文说见“附件1”', { exact: false }).count()).toBe(0)
    await page.getByRole('link', { name: /已解决/ }).click()
    await findings.getByText('写的执行率是 97.70%', { exact: false }).waitFor()

    await page.getByRole('button', { name: '删除' }).click()
    await dialog.getByRole('button', { name: '删除' }).click()
    await page.getByRole('row', { name: /平台运维项目2024年度支出绩效评价报告/ }).waitFor()
    expect(await page.getByRole('row').count()).toBe(2)
    expect(browser.complaints).toEqual([])
  })
})

test('on a telephone the report and its findings are two sides, and a jump turns to the other', async () => {
  const browser = await openBrowser(390)
  await walk(browser, 'report-check-390', async (page) => {
    await signInFirst(page, program.url, 'bangongshi', program.passwords.get('bangongshi') ?? '')
    await page.goto(`${program.url}/report/checks/new`)
    await page.getByLabel('放入报告文件').setInputFiles(file('平台运维报告.docx', faultyReport))
    await page.getByRole('button', { name: '开始体检' }).click()
    const report = page.getByRole('region', { name: '报告原文' })
    const findings = page.getByRole('region', { name: '发现' })
    await findings.waitFor()
    expect(await report.isVisible()).toBe(false)
    await findings.getByRole('link', { name: '在原文里看：拔付' }).click()
    expect(await report.isVisible()).toBe(true)
    expect(await focused(page)).toBe('拔付')
    await report.getByRole('link', { name: '大幅提高' }).click()
    expect(await findings.isVisible()).toBe(true)
    expect(await focused(page)).toContain('没有数据、来源或可比的基数')
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    expect(browser.complaints).toEqual([])
  })
})

test('a report is held against its project and kept there, and an error in the project’s own report keeps it from being put before those who sign', async () => {
  const browser = await openBrowser(1440)
  await walk(browser, 'report-check-project', async (page) => {
    await signInAgain(page, program.url, 'xiangmu')
    await page.goto(`${program.url}/report/checks/new`)
    await page.getByLabel('放入报告文件').setInputFiles(byHand)
    await page.getByRole('button', { name: '开始体检' }).click()
    await page.getByText('像是系统里的项目“融媒体中心平台运维管理经费”', { exact: false }).waitFor()
    await page
      .getByRole('button', { name: /^与它对比/ })
      .first()
      .click()
    const findings = page.getByRole('region', { name: '发现' })
    await findings.getByText('的资金台账上执行数是 45.87 万元', { exact: false }).waitFor()
    await page.getByText('已与系统里的项目逐项对比').waitFor()
    await findings.getByRole('link', { name: '打开支付明细' }).first().click()
    await page.getByRole('heading', { name: '融媒体中心平台运维管理经费' }).waitFor()

    await page.getByRole('link', { name: /体检外来报告/ }).click()
    await page.getByLabel('检查后把文件保存在这个项目里').check()
    await page.getByLabel('放入报告文件').setInputFiles(byHand)
    await page.getByRole('button', { name: '开始体检' }).click()
    await page.getByRole('link', { name: '文件已保存在项目里' }).click()
    const kept = page.waitForEvent('download')
    await page.getByRole('button', { name: '手写报告.txt' }).click()
    expect(readFileSync(await (await kept).path())).toEqual(byHand.buffer)

    await page.goto(`${program.url}/report${PROJECT}/self-summary`)
    const checked = page.getByRole('group', { name: '体检' })
    const offer = page.getByRole('button', { name: '提请定稿' })
    const write = async (text: string) => {
      await page.getByRole('button', { name: '修改 自评结果分析' }).click()
      await page.getByLabel('自评结果分析').fill(text)
      await page.getByRole('button', { name: '保存', exact: true }).click()
    }
    await checked.waitFor()
    await write('评价等级为“良”。平台影响力大幅提高。')
    await checked.getByText('得分 98.90 分应为“优”', { exact: false }).waitFor()
    expect(await offer.getAttribute('aria-disabled')).toBe('true')
    await page.getByText('还有 1 处没有完成', { exact: true }).click()
    await page.getByRole('link', { name: /^体检：得分 98.90 分应为/ }).click()

    await checked.getByRole('button', { name: '忽略', exact: true }).first().click()
    await page.getByLabel('忽略的理由').fill('另有调查报告佐证')
    await page.getByRole('dialog').getByRole('button', { name: '忽略' }).click()
    await checked.getByText('已忽略 1').waitFor()

    await write('评价等级为“优”。平台影响力大幅提高。')
    await page.getByText('各部分都已完成，可以定稿').waitFor()
    await offer.click()
    await page.getByRole('dialog').getByRole('button', { name: '提请定稿' }).click()
    await page.getByText('已提请定稿，等领导小组成员办理').waitFor()
    expect(browser.complaints).toEqual([])
  })
})
