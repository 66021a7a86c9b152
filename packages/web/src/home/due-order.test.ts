import type { Due } from '@rongheng/core/kernel/due'
import type { Day } from '@rongheng/core/kernel/time'
import { expect, test } from 'vitest'
import { daysLeft, inOrder } from './due-order.ts'

const today = '2026-11-23' as Day
const due = (key: string, dueOn: string | null): Due => ({
  key,
  unitId: 'unt_1',
  code: 'x',
  facts: {},
  link: '/',
  dueOn: dueOn as Day | null,
})

test('what is overdue comes first, what has no day last, equal days by key', () => {
  const dues = [due('c', null), due('b', '2026-11-30'), due('d', '2026-10-31'), due('a', '2026-11-30')]
  expect(inOrder(dues, today).map((one) => one.key)).toEqual(['d', 'a', 'b', 'c'])
})

test('what came back comes before anything else, longest ago first', () => {
  const back = (key: string, returnedOn: string): Due => ({
    ...due(key, null),
    returnedOn: returnedOn as Day,
  })
  const dues = [
    due('late', '2026-03-31'),
    back('b', '2026-11-20'),
    due('none', null),
    back('a', '2026-11-22'),
  ]
  expect(inOrder(dues, today).map((one) => one.key)).toEqual(['b', 'a', 'late', 'none'])
})

test('days left are counted to the last day', () => {
  expect(daysLeft(due('a', '2026-11-30'), today)).toBe(7)
  expect(daysLeft(due('a', '2026-11-23'), today)).toBe(0)
  expect(daysLeft(due('a', '2026-11-20'), today)).toBe(-3)
  expect(daysLeft(due('a', null), today)).toBeNull()
})
