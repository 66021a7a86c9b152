import { describe, expect, test } from 'vitest'
import { findingsOf, nameOf } from '../../../../../test/fixtures/judge-phrasing.ts'
import { phrasings } from '../../../../../test/fixtures/phrasings/all.ts'
import { checkRules } from '../../../../../test/fixtures/report-check.ts'

test('every rule has its phrasings, and every phrasing its rule', () => {
  expect(Object.keys(phrasings)).toEqual(checkRules.map((file) => file.id).sort())
})

describe.each(Object.entries(phrasings))('%s', (id, { wrong, right }) => {
  const seen = new Set<'text' | 'table'>()
  test('has at least five phrasings and three right texts', () => {
    expect(wrong.length).toBeGreaterThanOrEqual(5)
    expect(right.length).toBeGreaterThanOrEqual(3)
  })
  test.each(wrong.map((w) => [nameOf(w), w] as const))('finds: %s', (_, text) => {
    const found = findingsOf(text).filter((f) => f.rule === id)
    expect(found).not.toEqual([])
    for (const f of found) seen.add(f.quotes[0]?.cell == null ? 'text' : 'table')
  })
  test.each(right.map((r) => [nameOf(r), r] as const))('leaves alone: %s', (_, text) => {
    const found = findingsOf(text)
    expect(found.filter((f) => f.rule === id)).toEqual([])
    // Beside this rule's fault there is nothing wrong in it either.
    expect(found.filter((f) => f.severity === 'E')).toEqual([])
  })
  test('finds it where its file says that it looks', () => {
    const where = checkRules.find((file) => file.id === id)?.rule.where ?? []
    expect([...seen].sort()).toEqual([...where].sort())
  })
})
