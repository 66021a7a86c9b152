import { expect, test } from 'vitest'
import { bareContext, checkRules, reportWords } from '../../../../../../test/fixtures/report-check.ts'
import { check } from '../check.ts'
import { readReport } from '../read-report.ts'
import { exampleDocument } from '../tables/example-document.ts'

const report = exampleDocument('2023年度项目支出绩效评价报告\n自评98分，详见附件1。', '报告.docx')
const missingBeside = (sheet: string) =>
  check(
    readReport([report, exampleDocument(sheet, '评分表.xlsx')], reportWords),
    checkRules,
    bareContext,
  ).filter((f) => f.rule === 'r-15')

test('a workbook whose first cell says 附件1 is the attachment', () => {
  expect(missingBeside('|附件1|<|\n|项目支出绩效评价评分表|<|\n|说明|备注|')).toEqual([])
})

test('a workbook that calls itself 附件2, or nothing, is not', () => {
  expect(missingBeside('|附件2|<|\n|项目支出绩效评价评分表|<|\n|说明|备注|')).toHaveLength(1)
  expect(missingBeside('|项目支出绩效评价评分表|<|\n|说明|备注|')).toHaveLength(1)
})

test('附件10 is not 附件1', () => {
  expect(missingBeside('|附件10|<|\n|说明|备注|')).toHaveLength(1)
})
