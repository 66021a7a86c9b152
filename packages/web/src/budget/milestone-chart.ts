import { FEN_PER_WAN } from '@rongheng/core/kernel/money'
import { type Day, daysBetween, yearDays } from '@rongheng/core/kernel/time'
import type { MilestoneView } from '@rongheng/core/budget/views'

/** A point of a curve: how many days after 1 January, how much in 万元, and whether it is marked (a milestone, a payment). */
export type CurvePoint = {
  readonly on: Day
  readonly at: number
  readonly wan: number
  readonly marked: boolean
}

/** Lines of a project's money through its year, in the order they are drawn. */
export type MilestoneCurve = {
  /** Days from the first of January to the last of December. */
  readonly length: number
  readonly lines: readonly {
    readonly kind: 'planned' | 'actual' | 'forecast'
    readonly points: readonly CurvePoint[]
  }[]
  /** Where today stands; null when it is not in the year. */
  readonly today: number | null
}

/**
 * The curve of a project's money through its year: the steps that are required, what has been paid, and where the pace so
 * far leads. `planned` and `actual` stay level from one point to the day of the next and rise there; `forecast` is straight.
 */
export function milestoneCurve(view: MilestoneView): MilestoneCurve {
  const { first, last } = yearDays(view.year)
  const point = (on: Day, fen: number, marked = false): CurvePoint => ({
    on,
    at: daysBetween(first, on),
    wan: fen / FEN_PER_WAN,
    marked,
  })
  const planned = view.rows.flatMap((row) =>
    row.planned === null ? [] : [point(row.day, row.planned, true)],
  )
  const until = view.today < last ? view.today : last
  const paid = view.cumulative.filter((one) => one.on <= last)
  const now = paid.at(-1)
  const begun = view.today >= first
  return {
    length: daysBetween(first, last),
    today: begun && view.today <= last ? daysBetween(first, view.today) : null,
    lines: [
      {
        kind: 'planned',
        points: [
          point(first, 0),
          ...planned,
          // The last step holds until the end of the year.
          ...planned
            .slice(-1)
            .flatMap((step) => (step.on < last ? [{ ...point(last, 0), wan: step.wan }] : [])),
        ],
      },
      {
        kind: 'actual',
        points:
          now === undefined || !begun
            ? []
            : [
                point(first, 0),
                // Many payments as dots would hide the curve.
                ...paid.map((one) => point(one.on, one.amount, paid.length <= 12)),
                point(until, now.amount),
              ],
      },
      ...(view.yearEnd === null || now === undefined
        ? []
        : [
            {
              kind: 'forecast' as const,
              points: [point(view.today, now.amount), point(last, view.yearEnd)],
            },
          ]),
    ],
  }
}
