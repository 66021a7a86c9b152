import type { Month } from '@rongheng/core/kernel/time'
import { expect, test } from 'vitest'
import { monthAfter, spanOf, weeksOf } from './month.ts'

test('November 2026 begins on a Sunday and ends on a Monday: six weeks', () => {
  const weeks = weeksOf('2026-11' as Month)
  expect(weeks).toHaveLength(6)
  expect([weeks[0]?.[0], weeks[0]?.[6], weeks[5]?.[0]]).toEqual(['2026-10-26', '2026-11-01', '2026-11-30'])
})

test('February 2027 begins on a Monday and has 28 days: four weeks', () => {
  expect(weeksOf('2027-02' as Month)).toHaveLength(4)
})

test('the span is that of the drawn weeks, by the clock in Shanghai', () => {
  const { from, to } = spanOf('2027-02' as Month)
  expect([from, to].map((at) => new Date(at).toISOString())).toEqual([
    '2027-01-31T16:00:00.000Z',
    '2027-02-28T16:00:00.000Z',
  ])
})

test.each([
  { month: '2026-12', count: 1, is: '2027-01' },
  { month: '2026-01', count: -1, is: '2025-12' },
  { month: '2026-11', count: 0, is: '2026-11' },
])('$count months from $month is $is', ({ month, count, is }) => {
  expect(monthAfter(month as Month, count)).toBe(is)
})
