import { expect, test } from 'vitest'
import { fellSilent, flaps, judge, newStanding, type Standing } from './judge.ts'
import type { Outcome } from './reading.ts'
import type { Verdict } from './verdict.ts'

const rule = { failuresToDown: 3, successesToUp: 2, poorToWarning: 2 }
const outcomes: Record<string, Outcome> = { '+': 'good', '~': 'poor', '-': 'failed' }
// oldest first: + good, ~ poor, - failed
const after = (run: string, from: Standing = newStanding): Standing =>
  [...run].reduce((standing, c) => judge(standing, outcomes[c] as Outcome, rule), from)

test.each<[run: string, expected: Verdict, why: string]>([
  ['', 'unknown', 'nothing was measured'],
  ['+', 'unknown', 'one success is not enough'],
  ['++', 'up', ''],
  ['++--', 'up', 'two failures are not enough'],
  ['++---', 'down', ''],
  ['++--+--', 'up', 'the success between them breaks the run'],
  ['---+', 'down', 'one success is not enough'],
  ['---++', 'up', ''],
  ['++~', 'up', 'one poor reading is not enough'],
  ['++~~', 'warning', ''],
  ['++~~+', 'warning', ''],
  ['++~~++', 'up', ''],
  ['---~+~', 'warning', 'it answers, by turns well and poorly: no longer down'],
  ['++~---', 'down', ''],
])('%s → %s %s', (run, expected) => {
  expect(after(run).verdict).toBe(expected)
})

test('after silence nothing is known, and a single failure does not finish an old run', () => {
  const silent = fellSilent(after('++--'))
  expect(silent.verdict).toBe('unknown')
  expect(after('-', silent).verdict).toBe('unknown')
  expect(after('---', silent).verdict).toBe('down')
})

test('a check that fails every other time flaps; one that fails for a while does not', () => {
  expect(flaps(false, after('+-'.repeat(11)))).toBe(true)
  expect(flaps(false, after(`${'+'.repeat(10)}${'-'.repeat(5)}${'+'.repeat(10)}`))).toBe(false)
  expect(flaps(false, after('+-'.repeat(5)))).toBe(false) // ten readings are too few to say
})

test('flapping ends only when changes have become rare', () => {
  // 7 changes among the newest 20 steps: below a half, above a quarter
  const some = after(`${'+-'.repeat(20)}${'+'.repeat(13)}`)
  expect(flaps(true, some)).toBe(true)
  expect(flaps(false, some)).toBe(false)
  expect(flaps(true, after(`${'+-'.repeat(20)}${'+'.repeat(18)}`))).toBe(false)
})
