import { expect, test } from 'vitest'
import { compareChecks } from './compare-checks.ts'
import type { Finding } from './finding.ts'

const finding = (key: string): Finding => ({
  rule: 'r-01',
  severity: 'E',
  says: 'rate',
  facts: {},
  quotes: [],
  assumes: null,
  record: null,
  key,
})

test('a first check has everything open and nothing new', () => {
  expect(compareChecks(null, [finding('a')])).toEqual({ open: [finding('a')], fresh: [], resolved: [] })
})

test('a fault that stood twice and was mended once is once open and once resolved; another is new', () => {
  const { open, fresh, resolved } = compareChecks(
    [finding('a'), finding('a'), finding('b')],
    [finding('a'), finding('c')],
  )
  expect(open.map((f) => f.key)).toEqual(['a'])
  expect(fresh.map((f) => f.key)).toEqual(['c'])
  expect(resolved.map((f) => f.key)).toEqual(['a', 'b'])
})
