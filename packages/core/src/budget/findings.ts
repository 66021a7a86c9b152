import { type Decimal, decimalOf } from '../kernel/decimal.ts'
import { type Finding, Period } from '../kernel/fact.ts'
import type { Fen } from '../kernel/money.ts'
import { sumFen } from '../kernel/money.ts'
import type { Day } from '../kernel/time.ts'
import { type Amounts, fourAmounts, idsOf, type PaidOn, type PaidProof } from './amounts.ts'
import type { Project } from './project.ts'
import { type Source, sources } from './source.ts'

/** The metrics of the four amounts; with `.appropriation`, `.carried-over` or `.other` behind, of one 其中 row. */
export const amountMetrics = {
  initial: 'budget.initial',
  fullYear: 'budget.full-year',
  arrived: 'budget.arrived',
  spent: 'budget.spent',
} as const satisfies Record<keyof Amounts, string>

/** What was paid by the end of a milestone's day; its period is that day. */
export const spentByMetric = 'budget.spent-by'

/** What the findings are made from. */
export type BudgetGround = {
  readonly project: Project
  /** Live payments by day and source. */
  readonly paid: readonly PaidOn[]
  readonly proofs: readonly PaidProof[]
  /** Days of the project's milestones. */
  readonly milestoneDays: readonly Day[]
  /** A milestone is measured once its day is over. */
  readonly today: Day
}

/** Every number about a project's money that the evaluating half may use, in fen. */
export function budgetFindings(ground: BudgetGround): Finding[] {
  const { project, paid } = ground
  const amounts = fourAmounts(project, paid)
  // A number stands on the records that made it and no others: a source's number on the documents of that source, what was
  // spent by a day on the payments up to it. Later records leave earlier facts in force.
  const live = (rows: readonly { id: string; source: Source; removed: unknown }[], source: Source | null) =>
    rows
      .filter((row) => row.removed === null && (source === null || row.source === source))
      .map((row) => row.id)
  const evidence = (part: keyof Amounts, source: Source | null): readonly string[] => {
    if (part === 'initial') return [project.id]
    if (part === 'fullYear') return [project.id, ...live(project.adjustments, source)]
    if (part === 'arrived') return live(project.arrivals, source)
    return idsOf(ground.proofs.filter((p) => source === null || p.source === source))
  }
  const finding = (
    metric: string,
    period: string,
    value: Fen | null,
    part: keyof Amounts,
    stands = evidence(part, null),
  ): Finding => ({
    unitId: project.unitId,
    metric,
    subject: project.id,
    period: Period.parse(period),
    ...(value === null
      ? { value: null, why: part === 'arrived' ? 'budget.why.no-arrival' : 'budget.why.no-payment' }
      : { value: decimalOf(value) as Decimal, why: null }),
    unit: 'fen',
    evidence: [...stands],
  })
  const year = String(project.year)
  const parts = Object.keys(amountMetrics) as (keyof Amounts)[]
  return [
    ...parts.map((part) => finding(amountMetrics[part], year, amounts.total[part], part)),
    ...parts.flatMap((part) =>
      sources.map((source) =>
        finding(
          `${amountMetrics[part]}.${source}`,
          year,
          amounts.bySource[source][part],
          part,
          evidence(part, source),
        ),
      ),
    ),
    ...ground.milestoneDays
      .filter((day) => day < ground.today)
      .map((day) =>
        finding(
          spentByMetric,
          day,
          paid.length === 0 ? null : paidBy(paid, day),
          'spent',
          idsOf(ground.proofs.filter((p) => p.from <= day)),
        ),
      ),
  ]
}

/** What was paid up to and including a day. */
export const paidBy = (paid: readonly PaidOn[], day: Day): Fen =>
  sumFen(paid.filter((p) => p.on <= day).map((p) => p.amount))

/** What had been paid by the end of each day on which anything was paid, up to and including a day. */
export function cumulative(paid: readonly PaidOn[], until: Day): { on: Day; amount: Fen }[] {
  const byDay = new Map<Day, number>()
  for (const { on, amount } of paid) if (on <= until) byDay.set(on, (byDay.get(on) ?? 0) + amount)
  let sum = 0
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([on, amount]) => {
      sum += amount
      return { on, amount: sum as Fen }
    })
}
