import { expect, test } from 'vitest'
import type { Fen } from '../kernel/money.ts'
import type { Day } from '../kernel/time.ts'
import { fourAmounts, type Funded, rateOf, ratesOf, soleSource } from './amounts.ts'
import type { Source } from './source.ts'

const fen = (yuan: number) => Math.round(yuan * 100) as Fen
const paid = (amount: number, source: Source = 'appropriation') => ({
  on: '2023-03-01' as Day,
  source,
  amount: fen(amount),
})
const document = (suffix: string, amount: number, source: Source = 'appropriation') => ({
  id: `adj_${suffix.padStart(26, '0')}` as never,
  on: '2023-06-01' as Day,
  amount: fen(amount),
  source,
  document: '示例财预〔2023〕8号',
  fileId: null,
  removed: null,
})
// 46.95 万元 as in the real case: 40 of it this year's appropriation, 6 carried over, 0.95 other money.
const project: Funded = {
  initial: { appropriation: fen(400_000), 'carried-over': fen(60_000), other: fen(9_500) },
  adjustments: [],
  arrivals: [],
}

test('the four amounts stay apart, and the 其中 rows add up to the whole', () => {
  const amounts = fourAmounts(
    {
      ...project,
      adjustments: [document('1', 30_500), document('2', -20_000, 'carried-over')],
      arrivals: [document('3', 430_500)],
    },
    [paid(300_000), paid(-1_000), paid(20_000, 'carried-over')],
  )
  // 469,500 + 30,500 − 20,000 = 480,000; 300,000 − 1,000 + 20,000 = 319,000
  expect(amounts.total).toEqual({
    initial: fen(469_500),
    fullYear: fen(480_000),
    arrived: fen(430_500),
    spent: fen(319_000),
  })
  expect(amounts.bySource.appropriation).toEqual({
    initial: fen(400_000),
    fullYear: fen(430_500),
    arrived: fen(430_500),
    spent: fen(299_000),
  })
  expect(amounts.bySource['carried-over']).toEqual({
    initial: fen(60_000),
    fullYear: fen(40_000),
    arrived: 0,
    spent: fen(20_000),
  })
})

test('without arrivals and payments nothing was measured, which is not 0', () => {
  expect(fourAmounts(project, []).total).toEqual({
    initial: fen(469_500),
    fullYear: fen(469_500),
    arrived: null,
    spent: null,
  })
})

test('a removed adjustment does not count', () => {
  const removed = { ...document('1', 30_500), removed: { at: 0 as never, by: 'usr_x', why: '录错' } }
  expect(fourAmounts({ ...project, adjustments: [removed] }, []).total.fullYear).toBe(fen(469_500))
})

test('45.87 of 46.95 万元 is 97.70 %, and names its two amounts', () => {
  const { total } = fourAmounts(project, [paid(458_700)])
  expect(rateOf('spent-of-full-year', total)).toEqual({
    kind: 'spent-of-full-year',
    numerator: 'spent',
    denominator: 'fullYear',
    bp: 9770, // 97.6996… %
    why: null,
    over: false,
  })
})

test('each rate that cannot be computed says why', () => {
  const nothing = { ...project, initial: { appropriation: fen(0), 'carried-over': fen(0), other: fen(0) } }
  expect(ratesOf(fourAmounts(nothing, [paid(1)]).total).map((r) => [r.kind, r.bp, r.why])).toEqual([
    ['spent-of-full-year', null, 'budget.why.zero-budget'],
    ['spent-of-arrived', null, 'budget.why.no-arrival'],
    ['spent-of-initial', null, 'budget.why.zero-budget'],
    ['arrived-of-full-year', null, 'budget.why.no-arrival'],
  ])
  expect(rateOf('spent-of-full-year', fourAmounts(project, []).total).why).toBe('budget.why.no-payment')
})

test('spending more than the budget is marked as an error', () => {
  expect(rateOf('spent-of-full-year', fourAmounts(project, [paid(469_500.01)]).total)).toMatchObject({
    bp: 10_000,
    over: true,
  })
})

test('the source of money is taken for granted only where there is one', () => {
  const budget = (appropriation: number, carriedOver: number) => ({
    appropriation: appropriation as Fen,
    'carried-over': carriedOver as Fen,
    other: 0 as Fen,
  })
  expect(soleSource(budget(0, 5))).toBe('carried-over')
  expect(soleSource(budget(3, 5))).toBeNull()
  expect(soleSource(budget(0, 0))).toBeNull()
})
