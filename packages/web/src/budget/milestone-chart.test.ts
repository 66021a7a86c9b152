import { expect, test } from 'vitest'
import { MilestoneView } from '@rongheng/core/budget/views'
import { milestoneCurve } from './milestone-chart.ts'

const view = MilestoneView.parse({
  projectId: 'prj_01HBXDGET00000000000000001',
  year: 2023,
  today: '2023-04-10',
  template: null,
  budget: 46_950_000,
  rows: [
    {
      day: '2023-03-31',
      label: '一季度',
      labelEn: 'Q1',
      plannedBp: 2000,
      planned: 9_390_000,
      actual: 9_000_000,
      actualBp: 1917,
      toPay: 390_000,
      asOf: null,
      verdict: 'missed',
      reachedOn: null,
      short: null,
      forecast: null,
    },
  ],
  cumulative: [{ on: '2023-02-01', amount: 9_000_000 }],
  yearEnd: 32_850_000,
})
const told = (one: typeof view) =>
  milestoneCurve(one).lines.map((line) => [line.kind, line.points.map((p) => [p.on, p.at, p.wan])])

test('the curve holds the steps, what was paid until today, and the pace on to the year’s end, in 万元', () => {
  expect(told(view)).toEqual([
    [
      'planned',
      [
        ['2023-01-01', 0, 0],
        ['2023-03-31', 89, 9.39],
        ['2023-12-31', 364, 9.39],
      ],
    ],
    [
      'actual',
      [
        ['2023-01-01', 0, 0],
        ['2023-02-01', 31, 9],
        ['2023-04-10', 99, 9],
      ],
    ],
    [
      'forecast',
      [
        ['2023-04-10', 99, 9],
        ['2023-12-31', 364, 32.85],
      ],
    ],
  ])
  expect(milestoneCurve(view)).toMatchObject({ length: 364, today: 99 })
})

test('milestones and payments are marked; where a line only begins or ends is not', () => {
  const [planned, actual] = milestoneCurve(view).lines
  expect(planned?.points.map((p) => p.marked)).toEqual([false, true, false])
  expect(actual?.points.map((p) => p.marked)).toEqual([false, true, false])
})

test('a year that is over has no today and no pace', () => {
  const curve = milestoneCurve({ ...view, today: '2024-02-01' as never, yearEnd: null })
  expect(curve.lines).toHaveLength(2)
  expect(curve.lines[1]?.points.at(-1)).toMatchObject({ on: '2023-12-31', wan: 9 })
  expect(curve.today).toBeNull()
})

test('without a payment there is no line of payments at all, rather than one at 0', () => {
  expect(milestoneCurve({ ...view, cumulative: [], yearEnd: null }).lines[1]?.points).toEqual([])
})
