import { beforeAll, describe, expect, test } from 'vitest'
import { exampleReport, outlines } from '../../../../../test/fixtures/mutations/report.ts'
import { faults } from '../../../../../test/fixtures/mutations/faults.ts'
import { checkRules } from '../../../../../test/fixtures/report-check.ts'
import { qualityPage } from '../../../../../test/fixtures/quality-page.ts'
import { judged, type Quality, tryRules } from '../../../../../test/fixtures/rule-quality.ts'

test.each(outlines)('the example center’s own report by %s has no error and nothing to explain', (id) => {
  expect(judged(exampleReport(id)).filter((f) => f.severity !== 'I')).toEqual([])
})

let quality: Quality
beforeAll(() => {
  quality = tryRules()
}, 300_000)

describe('faults put into right reports', () => {
  const made = () => Object.values(quality.made).reduce((a, b) => a + b, 0)
  test('there are at least 200, at least 60 in every outline', () => {
    expect(made()).toBeGreaterThanOrEqual(200)
    for (const id of outlines) expect(quality.made[id], id).toBeGreaterThanOrEqual(60)
  })
  test('every rule that says E is tried on whole reports, and most that say W', () => {
    const of = (severity: string) =>
      checkRules
        .filter((file) => file.rule.severity === severity && file.rule.example.known === null)
        .map((file) => file.id)
    expect(of('E').filter((id) => !(id in faults))).toEqual([])
    expect(of('W').filter((id) => id in faults).length * 2).toBeGreaterThan(of('W').length)
  })
  test('at least 98 % are found by the rule meant', () => {
    expect(quality.missed.map((m) => `${m.rule} ${m.outline} ${m.which}`)).toEqual([])
    expect(quality.missed.length / made()).toBeLessThanOrEqual(0.02)
  })
})

test('200 harmless edits bring no new error', () => {
  expect(quality.edits).toBeGreaterThanOrEqual(200)
  const said = quality.alarms.map((a) => `${a.severity} ${a.rule} ${a.edit}: ${a.said}`)
  expect(said.filter((line) => line.startsWith('E'))).toEqual([])
  // Nothing new to explain either.
  expect(said).toEqual([])
})

test('docs/rules/report-check-quality.md says what came of it', async () => {
  await expect(qualityPage(quality)).toMatchFileSnapshot('../../../../../docs/rules/report-check-quality.md')
})
