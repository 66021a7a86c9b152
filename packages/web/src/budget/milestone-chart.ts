import { FEN_PER_WAN } from '@rongheng/core/kernel/money'
import { type Day, yearDays } from '@rongheng/core/kernel/time'
import type { MilestoneView } from '@rongheng/core/budget/views'

/** The words on the chart, in the language of who looks. */
export type MilestoneChartWords = {
  readonly planned: string
  readonly actual: string
  readonly forecast: string
  /** Unit of the vertical axis, 万元. */
  readonly unit: string
  readonly today: string
}

/** A drawing as plain data for ECharts: the page and the report draw the same. */
export type ChartOption = Readonly<Record<string, unknown>>

/**
 * The curve of a project's money through its year: the steps that are required, what has been paid, and dotted where the
 * pace so far leads. Days stand on the axis as UTC midnights, so that no time zone of a reader moves them.
 */
export function milestoneChart(view: MilestoneView, words: MilestoneChartWords): ChartOption {
  const { first, last } = yearDays(view.year)
  const x = (day: Day) => Date.parse(`${day}T00:00:00Z`)
  const wan = (fen: number) => fen / FEN_PER_WAN
  // Corners of the line that are no milestones carry no mark.
  const bare = (day: number, amount: number) => ({ value: [day, amount], symbol: 'none' })
  const planned = view.rows.flatMap((row) =>
    row.planned === null ? [] : [{ day: row.day, amount: row.planned }],
  )
  const until = view.today < last ? view.today : last
  const paid = view.cumulative.filter((point) => point.on <= last)
  const now = paid.at(-1)
  const begun = view.today >= first
  return {
    useUTC: true,
    color: ['#5b6b7f', '#0b5cab', '#0b5cab'],
    grid: { left: 12, right: 28, top: 74, bottom: 12, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      data: [words.planned, words.actual, ...(view.yearEnd === null ? [] : [words.forecast])],
    },
    tooltip: { trigger: 'axis', confine: true },
    xAxis: {
      type: 'time',
      min: x(first),
      max: x(last),
      axisLabel: { formatter: '{MM}-{dd}', hideOverlap: true },
    },
    yAxis: { type: 'value', name: words.unit, min: 0, nameTextStyle: { align: 'left' }, nameGap: 10 },
    series: [
      {
        name: words.planned,
        type: 'line',
        // The amount is asked for by the end of its day, so the line stays level and rises at the day itself.
        step: 'end',
        symbol: 'diamond',
        showAllSymbol: true,
        symbolSize: 9,
        lineStyle: { width: 2, type: 'dashed' },
        data: [
          bare(x(first), 0),
          ...planned.map((step) => [x(step.day), wan(step.amount)]),
          ...planned.slice(-1).flatMap((step) => (step.day < last ? [bare(x(last), wan(step.amount))] : [])),
        ],
      },
      {
        name: words.actual,
        type: 'line',
        step: 'end',
        // Many payments as dots would hide the curve.
        showSymbol: paid.length <= 12,
        symbol: 'circle',
        symbolSize: 6,
        lineStyle: { width: 3 },
        data:
          now === undefined || !begun
            ? []
            : [
                [x(first), 0],
                ...paid.map((point) => [x(point.on), wan(point.amount)]),
                [x(until), wan(now.amount)],
              ],
        ...(begun && view.today <= last
          ? {
              markLine: {
                symbol: 'none',
                silent: true,
                label: { formatter: words.today, position: 'end', rotate: 0 },
                lineStyle: { color: '#8a94a3', type: 'solid', width: 1 },
                data: [{ xAxis: x(view.today) }],
              },
            }
          : {}),
      },
      ...(view.yearEnd === null || now === undefined
        ? []
        : [
            {
              name: words.forecast,
              type: 'line',
              symbol: 'none',
              lineStyle: { width: 2, type: 'dotted' },
              data: [
                [x(view.today), wan(now.amount)],
                [x(last), wan(view.yearEnd)],
              ],
            },
          ]),
    ],
  }
}
