import { describe, expect, test } from 'vitest'
import {
  bareContext,
  checkRules,
  reportWords,
  ruleSetFile,
} from '../../../../../test/fixtures/report-check.ts'
import { check } from './check.ts'
import { readReport } from './read-report.ts'
import { exampleDocument } from './tables/example-document.ts'

describe('every rule finds what its example shows, at the place it names', () => {
  test.each(checkRules.map((file) => [file.id, file] as const))('%s', (id, file) => {
    const { text, lastYear, ruleSet, known, quote } = file.rule.example
    const context = {
      ...bareContext,
      known,
      ruleSet: ruleSet === null ? null : ruleSetFile(ruleSet),
      lastYear: lastYear === null ? null : readReport([exampleDocument(lastYear)], reportWords),
    }
    const findings = check(readReport([exampleDocument(text)], reportWords), [file], context)
    expect(findings.map((f) => f.quotes[0]?.text ?? '')).toContain(quote)
    expect(findings.every((f) => f.rule === id)).toBe(true)
    for (const finding of findings) expect(Object.keys(file.rule.says)).toContain(finding.says)
  })
})

test('every place in a rule’s sentences is filled by its function', () => {
  for (const file of checkRules) {
    const { text, lastYear, ruleSet, known } = file.rule.example
    const context = {
      ...bareContext,
      known,
      ruleSet: ruleSet === null ? null : ruleSetFile(ruleSet),
      lastYear: lastYear === null ? null : readReport([exampleDocument(lastYear)], reportWords),
    }
    for (const finding of check(readReport([exampleDocument(text)], reportWords), [file], context)) {
      const says = file.rule.says[finding.says]
      for (const [, name] of `${says?.zh}${says?.en}`.matchAll(/\{(\w+)\}/g))
        expect(finding.facts, `${file.id} ${finding.says}`).toHaveProperty(name as string)
    }
  }
})
