import { expect, test } from 'vitest'
import { wan } from '../../../../test/fixtures/evaluate.ts'
import { milestones } from '../budget/milestones.ts'
import type { Day } from '../kernel/time.ts'
import { paidFromSums, slipPayments } from './slip.ts'

const sums = [
  { on: '2023-03-20' as Day, amount: wan(10) },
  { on: '2023-11-20' as Day, amount: wan(46.95) },
]
const verdicts = (paid: ReturnType<typeof paidFromSums>) =>
  milestones({
    year: 2023,
    budget: wan(46.95),
    steps: [{ day: '2023-11-30' as Day, label: '11月底', labelEn: '11月底', shareBp: 10_000 }],
    paid,
    today: '2024-01-01' as Day,
  }).map((m) => m.verdict)

test('sums by day become payments by day', () => {
  expect(paidFromSums(sums).map((p) => p.amount)).toEqual([wan(10), wan(36.95)])
})

test('a payment that slips to December misses the milestone of November and costs no execution', () => {
  const paid = paidFromSums(sums)
  expect(verdicts(paid)).toEqual(['met'])
  const slipped = slipPayments(2023, paid, [
    { payment: { on: '2023-11-20' as Day, amount: wan(5) }, to: '2023-12-15' as Day },
  ])
  expect(slipped.spent).toBe(wan(46.95))
  expect(verdicts(slipped.paid)).toEqual(['missed'])
})

test('one that slips beyond the year is not spent in it', () => {
  const slipped = slipPayments(2023, paidFromSums(sums), [
    { payment: { on: '2023-11-20' as Day, amount: wan(5) }, to: '2024-01-05' as Day },
  ])
  expect(slipped.spent).toBe(wan(41.95))
})

test('several slip at once: what stays in the year stays spent, what leaves it does not', () => {
  const slipped = slipPayments(2023, paidFromSums(sums), [
    { payment: { on: '2023-03-20' as Day, amount: wan(10) }, to: '2023-12-31' as Day },
    { payment: { on: '2023-11-20' as Day, amount: wan(6.95) }, to: '2024-01-01' as Day },
  ])
  expect(slipped.spent).toBe(wan(40)) // 46.95 − 6.95
  expect(slipped.paid.at(-1)).toMatchObject({ on: '2023-12-31', amount: wan(10) })
})
