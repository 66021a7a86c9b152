import { describe, expect, test } from 'vitest'
import { bareContext, checkRules, reportWords, textFile } from '../../../../../test/fixtures/report-check.ts'
import { phrasings } from '../../../../../test/fixtures/report-phrasings.ts'
import { check } from './check.ts'
import { readReport } from './read-report.ts'

const TITLE = '2023年度项目支出绩效评价报告\n'
const found = (id: string, text: string) => {
  const rule = checkRules.filter((file) => file.id === id)
  return check(readReport([textFile(TITLE + text)], reportWords), rule, bareContext)
}

describe.each(Object.entries(phrasings))('%s', (id, { wrong, right }) => {
  test('has at least five phrasings', () => expect(wrong.length).toBeGreaterThanOrEqual(5))
  test.each(wrong)('finds: %s', (text) => expect(found(id, text)).not.toEqual([]))
  test.each(right)('leaves alone: %s', (text) => expect(found(id, text)).toEqual([]))
})
