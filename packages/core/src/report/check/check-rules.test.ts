import { describe, expect, test } from 'vitest'
import { bareContext, checkRules, reportWords, textFile } from '../../../../../test/fixtures/report-check.ts'
import { check } from './check.ts'
import { readReport } from './read-report.ts'

describe('every rule finds what its example shows, at the place it names', () => {
  test.each(checkRules.map((file) => [file.id, file] as const))('%s', (id, file) => {
    const { text, lastYear, quote } = file.rule.example
    const context = {
      ...bareContext,
      lastYear: lastYear === null ? null : readReport([textFile(lastYear)], reportWords),
    }
    const findings = check(readReport([textFile(text)], reportWords), [file], context)
    expect(findings.map((f) => f.quotes[0]?.text ?? '')).toContain(quote)
    expect(findings.every((f) => f.rule === id)).toBe(true)
    for (const finding of findings) expect(Object.keys(file.rule.says)).toContain(finding.says)
  })
})

test('every place in a rule’s sentences is filled by its function', () => {
  for (const file of checkRules) {
    const { text, lastYear } = file.rule.example
    const context = {
      ...bareContext,
      lastYear: lastYear === null ? null : readReport([textFile(lastYear)], reportWords),
    }
    for (const finding of check(readReport([textFile(text)], reportWords), [file], context)) {
      const says = file.rule.says[finding.says]
      for (const [, name] of `${says?.zh}${says?.en}`.matchAll(/\{(\w+)\}/g))
        expect(finding.facts, `${file.id} ${finding.says}`).toHaveProperty(name as string)
    }
  }
})
