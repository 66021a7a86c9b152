import { describe, expect, test } from 'vitest'
import { bareContext, checkRules, reportWords } from '../../../../../test/fixtures/report-check.ts'
import { exampleReport, harmless, mutations, seeded } from '../../../../../test/fixtures/report-mutations.ts'
import { check } from './check.ts'
import type { Finding } from './finding.ts'
import type { ReadDocument } from './read-document.ts'
import { readReport } from './read-report.ts'

const outlines = ['mof-2020', 'self-summary', 'mof-2011']
const reports = outlines.map(exampleReport)
const findings = (report: ReadDocument): Finding[] =>
  check(readReport([report], reportWords), checkRules, bareContext)

test.each(outlines.map((id, i) => [id, reports[i] as ReadDocument] as const))(
  'the example center’s own report by %s has no error and nothing to explain',
  (_, report) => {
    expect(findings(report).filter((f) => f.severity !== 'I')).toEqual([])
  },
)

describe('faults put into right reports', () => {
  const results = Object.entries(mutations).map(([rule, kinds]) => {
    const missed: string[] = []
    let made = 0
    kinds.forEach((mutate, kind) => {
      for (let seed = 0; seed < 12; seed++) {
        const which = seed % reports.length
        const changed = mutate(reports[which] as ReadDocument, seeded(1_000 * kind + seed))
        if (!changed) continue
        made++
        if (!findings(changed).some((f) => f.rule === rule)) missed.push(`${outlines[which]} ${kind}/${seed}`)
      }
    })
    return { rule, made, missed }
  })
  const made = results.reduce((sum, r) => sum + r.made, 0)
  const missed = results.reduce((sum, r) => sum + r.missed.length, 0)

  test('there are at least 200, and at least 98 % are found by the rule meant', () => {
    expect(made).toBeGreaterThanOrEqual(200)
    expect(
      results.filter((r) => r.missed.length > 0).map((r) => `${r.rule}: ${r.missed.join(', ')}`),
    ).toEqual([])
    expect(missed / made).toBeLessThanOrEqual(0.02)
  })
})

test('200 harmless edits bring no new error', { timeout: 60_000 }, () => {
  const alarms: string[] = []
  for (let seed = 0; seed < 208; seed++) {
    const mutate = harmless[seed % harmless.length] as (typeof harmless)[number]
    const report = reports[seed % reports.length] as ReadDocument
    const changed = mutate(report, seeded(seed))
    if (!changed) continue
    for (const f of findings(changed).filter((x) => x.severity === 'E'))
      alarms.push(`${seed % harmless.length}/${seed} ${f.rule} ${f.quotes.map((q) => q.text).join(' | ')}`)
  }
  expect(alarms).toEqual([])
})
