import { expect, test } from 'vitest'
import type { Day } from '../kernel/time.ts'
import { endState, isNear } from './ends.ts'

const today = '2026-11-23' as Day

test.each([
  ['2026-11-22', 'ended', true],
  ['2026-11-23', 'in-30', true], // the last day still counts
  ['2026-12-23', 'in-30', true], // 30 days
  ['2026-12-24', 'in-90', true],
  ['2027-02-21', 'in-90', true], // 7 + 31 + 31 + 21 = 90 days
  ['2027-02-22', 'later', false],
  [null, 'unsaid', false],
])('what ends on %s is %s on 23 November 2026', (endsOn, state, near) => {
  expect(endState(endsOn as Day | null, today)).toBe(state)
  expect(isNear(endState(endsOn as Day | null, today))).toBe(near)
})
