import { expect, test } from 'vitest'
import { fourAmounts } from '../budget/amounts.ts'
import { Payment } from '../budget/payment.ts'
import { Project } from '../budget/project.ts'
import { Goal, Outcome } from '../evaluate/goal.ts'
import { Indicator } from '../evaluate/indicator.ts'
import { ActualDraft } from '../evaluate/measurement.ts'
import { sumFen } from '../kernel/money.ts'
import type { Day } from '../kernel/time.ts'
import { exampleProjects } from './build.ts'
import { exampleFiles } from './evidence.ts'
import { paidIn } from './payment-rows.ts'

const today = '2026-06-15' as Day
const [lastYear, year, now] = exampleProjects(today)
if (!lastYear || !year || !now) throw new Error('the example has three projects')

test('everything is a valid record', () => {
  for (const one of [lastYear, year, now]) {
    Project.parse(one.project)
    for (const payment of one.payments) Payment.parse(payment)
    Goal.parse(one.goal)
    for (const indicator of one.indicators) Indicator.parse(indicator)
    if (one.outcome) Outcome.parse(one.outcome)
    for (const { draft } of one.results) ActualDraft.parse(draft)
  }
})

test('61 payments of 2023 make 45.87 of 46.95 万元, and stay within each use', () => {
  expect(year.payments).toHaveLength(61)
  expect(fourAmounts(year.project, year.payments).total).toEqual({
    initial: 46_950_000,
    fullYear: 46_950_000,
    arrived: 46_950_000,
    spent: 45_870_000,
  })
  expect(sumFen(year.project.uses.map((use) => use.amount))).toBe(46_950_000)
  for (const use of year.project.uses)
    expect(paidIn(year.payments.filter((p) => p.useId === use.id))).toBeLessThanOrEqual(use.amount)
  expect(year.project.leftover?.surplus).toBe(46_950_000 - 45_870_000)
})

test('2022 had 42.00 万元 and 2.00 more, of which 43.296 were spent', () => {
  expect(fourAmounts(lastYear.project, lastYear.payments).total).toEqual({
    initial: 42_000_000,
    fullYear: 44_000_000,
    arrived: 44_000_000,
    spent: 43_296_000,
  })
  expect(lastYear.project.leftover?.surplus).toBe(44_000_000 - 43_296_000)
})

test('weights are 100 with the ten points of the execution rate', () => {
  for (const one of [lastYear, year, now])
    expect(one.indicators.reduce((sum, i) => sum + i.weight, 1000)).toBe(10_000)
})

test('every indicator of the finished years is measured, and what was missed has a reason', () => {
  for (const one of [year, lastYear]) {
    const byHand = one.indicators.filter((i) => i.measuredBy.kind === 'hand')
    expect(byHand).toHaveLength(14)
    expect(one.results).toHaveLength(14)
  }
  const reasons = year.results.filter((r) => r.draft.deviationReason !== '').map((r) => r.key)
  expect(reasons).toEqual(['clientUp', 'upgrade', 'rules'])
})

test.each([
  { day: '2026-01-02', arrivals: 0, quarters: 0 },
  { day: '2026-06-15', arrivals: 1, quarters: 1 },
  { day: '2026-12-31', arrivals: 2, quarters: 3 },
])('on $day nothing of the running project lies in the future', ({ day, arrivals, quarters }) => {
  const running = exampleProjects(day as Day)[2]
  expect(running?.project.code).toBe('RM-2026-01')
  expect(running?.project.arrivals).toHaveLength(arrivals)
  expect(running?.payments.filter((p) => p.on > day || p.on < '2026-01-01')).toEqual([])
  expect(new Set(running?.results.map((r) => r.draft.period)).size).toBe(quarters)
})

test('ids are used once', () => {
  const ids = [lastYear, year, now].flatMap((one) => [
    one.project.id,
    ...one.project.uses.map((u) => u.id),
    ...one.payments.map((p) => p.id),
    ...one.indicators.map((i) => i.id),
    one.goal.id,
  ])
  expect(new Set([...ids, ...exampleFiles.map((f) => f.id)]).size).toBe(ids.length + exampleFiles.length)
})

test('the evidence agrees with the results', () => {
  const survey = exampleFiles.find((f) => f.year === 2023 && f.keys.includes('satisfaction'))?.text ?? ''
  const count = (name: string) => Number(new RegExp(`(?:^|\\n)${name},(\\d+)`).exec(survey)?.[1])
  // (178 + 88) ÷ 287 = 92.68 %
  expect(Math.round(((count('满意') + count('比较满意')) / count('有效问卷')) * 1000) / 10).toBe(92.7)
  expect(count('满意') + count('比较满意') + count('一般') + count('不满意')).toBe(count('有效问卷'))
  const repairs = exampleFiles.find((f) => f.keys.includes('response'))?.text ?? ''
  const minutes = [...repairs.matchAll(/,(\d+),[是否]/g)].map((m) => Number(m[1]))
  expect(minutes.reduce((a, b) => a + b, 0) / minutes.length).toBe(26)
})
