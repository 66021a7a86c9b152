import { check } from '@rongheng/core/report/check/check'
import { readReport } from '@rongheng/core/report/check/read-report'
import { exampleDocument } from '@rongheng/core/report/check/tables/example-document'
import { describe, expect, test } from 'vitest'
import { docxFrom, pdfFrom } from '../fixtures/layout-files.ts'
import { longReport } from '../fixtures/long-report.ts'
import { bareContext, checkRules, reportWords } from '../fixtures/report-check.ts'
import { readDocumentHere } from '@rongheng/adapters/files/read-document'

/** A 财政评价 report with 28 third-level indicators, some 130,000 characters, right in every number. */
const text = longReport(7, 4)
const document = exampleDocument(text)

const findingsIn = async (name: string, bytes: Uint8Array) => {
  const reading = readReport([await readDocumentHere(name, bytes)], reportWords)
  return { reading, found: check(reading, checkRules, bareContext) }
}

test('it is as long as the longest reports are', () => {
  expect(text.length).toBeGreaterThan(130_000)
})

describe.each([
  ['长报告.docx', docxFrom],
  ['长报告.pdf', pdfFrom],
] as const)('%s', (name, written) => {
  test('is read whole, over every page break, and nothing in it is called wrong', async () => {
    const { reading, found } = await findingsIn(name, written(document))
    expect(found.filter((f) => f.severity === 'E')).toEqual([])
    const forms = reading.tables.flatMap((t) => (t.kind === 'amounts' ? [] : [t.indicators.length]))
    expect(forms).toEqual([4, 28])
    expect(reading.tables.map((t) => (t.kind === 'amounts' ? t.columns[0]?.rows.length : 0))).toEqual([
      12, 0, 0,
    ])
    expect(reading.notRead).toEqual([])
  })

  test('a total, a town’s rate and a grade that were changed are found, and nothing else', async () => {
    const wrong = text
      .replace(/(\|合计\|<\|<\|100\.00\|\|)\d/, '$11')
      .replace(/(西山乡预算.{10,60}执行率)\d\d/, '$111')
      .replace(/评价等级为“.”/, '评价等级为“差”')
    const { found } = await findingsIn(name, written(exampleDocument(wrong)))
    const rules = found.filter((f) => f.severity === 'E').map((f) => f.rule)
    expect([...new Set(rules)].sort()).toEqual(['r-01', 'r-05', 'r-06'])
  })
})
