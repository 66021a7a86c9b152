import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FEN_PER_WAN, type Fen } from '../kernel/money.ts'
import type { Day } from '../kernel/time.ts'
import { type MilestoneTemplate, milestoneSteps } from './milestone-template.ts'
import { forecast, milestones, missedLately, shareOf, warningsDue } from './milestones.ts'

const wan = (amount: number) => Math.round(amount * FEN_PER_WAN) as Fen
const fiveSteps: Pick<MilestoneTemplate, 'steps'> = {
  steps: [
    { by: '03-31', label: '一季度', percent: 20 },
    { by: '06-30', label: '二季度', percent: 60 },
    { by: '09-30', label: '三季度', percent: 80 },
    { by: '10-31', label: '10月底', percent: 90 },
    { by: '11-30', label: '11月底', percent: 100 },
  ],
}
const paid = (on: string, amount: number) => ({
  on: on as Day,
  source: 'appropriation' as const,
  amount: wan(amount),
})
const at = (today: string, payments: ReturnType<typeof paid>[]) =>
  milestones({
    year: 2023,
    budget: wan(46.95),
    steps: milestoneSteps(fiveSteps, 2023),
    paid: payments,
    today: today as Day,
  })

test('a budget cut after a milestone is told with what the milestone was by the budget of its day', () => {
  // 30.50 of 52.50 by June is 58.10 % and short of 60 % (31.50); of the 50.50 since August it is 60.40 %.
  const [, june, september] = milestones({
    year: 2023,
    budget: wan(50.5),
    budgetOn: (day) => (day < '2023-08-20' ? wan(52.5) : wan(50.5)),
    steps: milestoneSteps(fiveSteps, 2023),
    paid: [paid('2023-06-01', 30.5)],
    today: '2023-10-01' as Day,
  })
  expect(june).toMatchObject({ verdict: 'met', actualBp: 6040 })
  expect(june?.asOf).toEqual({ budget: wan(52.5), actualBp: 5810, met: false })
  expect(september?.asOf).toBeNull()
})

test('46.95 万元 must be paid as 9.39, 28.17, 37.56, 42.255 and 46.95', () => {
  // 46.95 × 20 % = 9.39; × 60 % = 28.17; × 80 % = 37.56; × 90 % = 42.255; × 100 % = 46.95
  expect(at('2023-01-01', []).map((m) => [m.day, m.planned])).toEqual([
    ['2023-03-31', wan(9.39)],
    ['2023-06-30', wan(28.17)],
    ['2023-09-30', wan(37.56)],
    ['2023-10-31', wan(42.255)],
    ['2023-11-30', wan(46.95)],
  ])
})

test('a share that is no whole fen asks for the next whole fen, never for less', () => {
  expect(shareOf(101 as Fen, 5000)).toBe(51) // 50.5
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 13 }), fc.integer({ min: 0, max: 10_000 }), (budget, bp) => {
      const least = shareOf(budget as Fen, bp)
      const enough = BigInt(least) * 10_000n >= BigInt(budget) * BigInt(bp)
      const oneLess = BigInt(least - 1) * 10_000n < BigInt(budget) * BigInt(bp)
      return enough && (oneLess || least === 0)
    }),
  )
})

describe('a milestone', () => {
  test('whose day is over is met or missed by what had been paid by the end of that day', () => {
    // 9.39 on the last day of March meets it; by June 9.39 + 18.77 = 28.16 is short of 28.17, which 1 July adds.
    const [q1, q2] = at('2023-07-01', [
      paid('2023-03-31', 9.39),
      paid('2023-06-30', 18.77),
      paid('2023-07-01', 0.01),
    ])
    expect(q1).toMatchObject({
      verdict: 'met',
      actual: wan(9.39),
      reachedOn: '2023-03-31',
      toPay: 0,
      forecast: null,
    })
    expect(q1?.short).toBeNull()
    expect(q2).toMatchObject({
      verdict: 'missed',
      actual: wan(28.16),
      short: wan(0.01),
      reachedOn: '2023-07-01',
      toPay: 0,
    })
  })

  test('is judged by money, not by the rounded rate', () => {
    const short = { on: '2023-03-31' as Day, source: 'other' as const, amount: (wan(9.39) - 1) as Fen }
    const [q1] = milestones({
      year: 2023,
      budget: wan(46.95),
      steps: milestoneSteps(fiveSteps, 2023),
      paid: [short],
      today: '2023-04-01' as Day,
    })
    expect(q1).toMatchObject({ actualBp: 2000, verdict: 'missed', toPay: 1 }) // 19.99999… % shows as 20.00 %
  })

  test('is still open on its own day', () => {
    expect(at('2023-03-31', [paid('2023-02-01', 5)])[0]).toMatchObject({ verdict: 'open', toPay: wan(4.39) })
  })

  test('reached before its day says so', () => {
    expect(at('2023-02-10', [paid('2023-02-01', 10)])[0]).toMatchObject({
      verdict: 'reached',
      reachedOn: '2023-02-01',
    })
  })

  test('without any payment on record is not measured, and not missed', () => {
    expect(at('2023-04-01', [])[0]).toMatchObject({ verdict: 'not-measured', actual: null, actualBp: null })
  })

  test('of a budget of 0 is not judged: a share of nothing would always be met', () => {
    const ground = { year: 2023, budget: wan(0), steps: milestoneSteps(fiveSteps, 2023), paid: [] }
    const [q1] = milestones({ ...ground, paid: [paid('2023-02-01', 1)], today: '2023-04-01' as Day })
    expect(q1).toMatchObject({ verdict: 'report-only', planned: null, actualBp: null, toPay: null })
  })

  test('missed is told from the day after for a week, and so is one without any payment on record', () => {
    const on = (today: string, payments: Parameters<typeof at>[1]) =>
      missedLately(at(today, payments), today as Day).map((m) => m.day)
    const short = [paid('2023-03-01', 5)]
    expect(on('2023-03-31', short)).toEqual([])
    expect(on('2023-04-01', short)).toEqual(['2023-03-31'])
    expect(on('2023-04-07', [])).toEqual(['2023-03-31'])
    expect(on('2023-04-08', short)).toEqual([])
    expect(on('2023-04-01', [paid('2023-03-01', 9.39)])).toEqual([])
  })

  test('without a share asks only for a report', () => {
    const [july] = milestones({
      year: 2023,
      budget: wan(46.95),
      steps: [{ day: '2023-07-31' as Day, label: '1-7月监控', labelEn: 'January–July', shareBp: null }],
      paid: [paid('2023-05-01', 20)],
      today: '2023-08-01' as Day,
    })
    expect(july).toMatchObject({
      verdict: 'report-only',
      actual: wan(20),
      planned: null,
      toPay: null,
      forecast: null,
    })
  })
})

describe('the forecast', () => {
  // By 31 January (31 days) 3.1 万元 are paid: 0.1 万元 a day.
  const ground = { year: 2023, paid: [paid('2023-01-20', 3.1)], today: '2023-01-31' as Day }
  test.each([
    // 9.39 ÷ 0.1 = day 93.9, so day 94 = 4 April; by 31 March (day 90) 9 万元.
    {
      planned: 9.39,
      day: '2023-03-31',
      expected: { kind: 'will-miss', reachedOn: '2023-04-04', byItsDay: wan(9) },
    },
    // 9 ÷ 0.1 = day 90 = 31 March, just in time.
    {
      planned: 9,
      day: '2023-03-31',
      expected: { kind: 'will-meet', reachedOn: '2023-03-31', byItsDay: wan(9) },
    },
    // 46.95 would be reached on day 470; by 30 November (day 334) 33.4 万元.
    // Day 470 counted from 1 January 2023 is 14 April 2024: 365 + 31 + 29 + 31 = 456, and 14 more.
    {
      planned: 46.95,
      day: '2023-11-30',
      expected: { kind: 'not-this-year', reachedOn: '2024-04-14', byItsDay: wan(33.4) },
    },
  ])('for $planned 万元 by $day is $expected.kind', ({ planned, day, expected }) => {
    expect(forecast(ground, wan(planned), day as Day)).toEqual(expected)
  })

  test('needs a payment, and a year that has begun', () => {
    expect(forecast({ ...ground, paid: [] }, wan(9), '2023-03-31' as Day)).toEqual({
      kind: 'not-measured',
      why: 'budget.why.no-payment',
    })
    expect(forecast({ ...ground, today: '2022-12-31' as Day }, wan(9), '2023-03-31' as Day)).toEqual({
      kind: 'not-measured',
      why: 'budget.why.year-not-begun',
    })
  })
})

test('payments that all came back give no pace, and are not called missing', () => {
  const back = [paid('2023-01-10', 3), paid('2023-01-20', -3)]
  const ground = { year: 2023, paid: back, today: '2023-01-31' as Day }
  expect(forecast(ground, wan(9), '2023-03-31' as Day)).toMatchObject({ why: 'budget.why.all-back' })
})

test.each([
  ['2023-02-28', []], // 31 days before
  ['2023-03-01', [['2023-03-31', 30]]],
  ['2023-03-15', [['2023-03-31', 30]]], // still the first one, in case it could not be said on its day
  ['2023-03-16', [['2023-03-31', 15]]],
  ['2023-03-26', [['2023-03-31', 5]]],
  ['2023-03-31', [['2023-03-31', 5]]],
  ['2023-04-01', []], // over; the next one is 90 days away
  // October's milestone is 15 days away and November's 45.
  ['2023-10-16', [['2023-10-31', 15]]],
])('on %s the warnings due are %j', (today, due) => {
  const found = warningsDue(at(today, [paid('2023-01-10', 1)]), today as Day)
  expect(found.map((w) => [w.milestone.day, w.before])).toEqual(due)
})

test('a milestone already reached warns nobody', () => {
  expect(warningsDue(at('2023-03-26', [paid('2023-01-10', 10)]), '2023-03-26' as Day)).toEqual([])
})
