import { expect, test } from 'vitest'
import { milestoneChart } from './milestone-chart.ts'
import { MilestoneView } from '@rongheng/core/budget/views'

const words = { planned: '应支付', actual: '已支付', forecast: '推算', unit: '万元', today: '今天' }
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
      verdict: 'missed',
      reachedOn: null,
      short: null,
      forecast: null,
    },
  ],
  cumulative: [{ on: '2023-02-01', amount: 9_000_000 }],
  yearEnd: 32_850_000,
})
type Point = [number, number]
type Line = { name: string; data: (Point | { value: Point })[]; markLine?: unknown }
const points = (line: Line) => line.data.map((p) => (Array.isArray(p) ? p : p.value))
const lines = (option: Readonly<Record<string, unknown>>) => option['series'] as Line[]
const day = (text: string) =>
  Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8)))

test('the curve holds the steps, what was paid until today, and the pace dotted on to the year’s end, in 万元', () => {
  expect(lines(milestoneChart(view, words)).map((line) => [line.name, points(line)])).toEqual([
    [
      '应支付',
      [
        [day('2023-01-01'), 0],
        [day('2023-03-31'), 9.39],
        [day('2023-12-31'), 9.39],
      ],
    ],
    [
      '已支付',
      [
        [day('2023-01-01'), 0],
        [day('2023-02-01'), 9],
        [day('2023-04-10'), 9],
      ],
    ],
    [
      '推算',
      [
        [day('2023-04-10'), 9],
        [day('2023-12-31'), 32.85],
      ],
    ],
  ])
})

test('a year that is over has no today and no pace', () => {
  const option = milestoneChart({ ...view, today: '2024-02-01' as never, yearEnd: null }, words)
  expect(lines(option)).toHaveLength(2)
  expect(lines(option)[1]?.data.at(-1)).toEqual([day('2023-12-31'), 9])
  expect(lines(option)[1]?.markLine).toBeUndefined()
})

test('without a payment there is no line of payments at all, rather than one at 0', () => {
  const option = milestoneChart({ ...view, cumulative: [], yearEnd: null }, words)
  expect(lines(option)[1]?.data).toEqual([])
})
