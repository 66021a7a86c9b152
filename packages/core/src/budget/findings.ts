import { type Decimal, decimalOf } from '../kernel/decimal.ts'
import { type Finding, Period } from '../kernel/fact.ts'
import type { Fen } from '../kernel/money.ts'
import { sumFen } from '../kernel/money.ts'
import type { Day } from '../kernel/time.ts'
import { type Amounts, fourAmounts, idsOf, type PaidOn, type PaidProof } from './amounts.ts'
import type { Project } from './project.ts'
import { sources } from './source.ts'

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
  const live = (rows: readonly { id: string; removed: unknown }[]) =>
    rows.filter((row) => row.removed === null).map((row) => row.id)
  const evidence: Record<keyof Amounts, readonly string[]> = {
    initial: [project.id],
    fullYear: [project.id, ...live(project.adjustments)],
    arrived: live(project.arrivals),
    spent: idsOf(ground.proofs),
  }
  const finding = (
    metric: string,
    period: string,
    value: Fen | null,
    part: keyof Amounts,
    stands = evidence[part],
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
  // A number stands on the payments that made it and no others, so a later payment leaves earlier facts in force.
  const stands = (part: keyof Amounts, counts: (proof: PaidProof) => boolean) =>
    part === 'spent' ? idsOf(ground.proofs.filter(counts)) : evidence[part]
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
          stands(part, (p) => p.source === source),
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
          stands('spent', (p) => p.from <= day),
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
