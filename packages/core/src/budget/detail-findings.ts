import { decimalOf } from '../kernel/decimal.ts'
import { type Finding, Period } from '../kernel/fact.ts'
import type { Fen } from '../kernel/money.ts'
import { idsOf, type PaidProof } from './amounts.ts'
import type { Project, UseId } from './project.ts'

/** Metrics of the parts of a project's money: what a report tells one by one. Fen; the subject is the part's own id. */
export const detailMetrics = {
  /** One use's share of 年初预算数; subject = use. */
  use: 'budget.use',
  /** What was paid for one use; subject = use. */
  useSpent: 'budget.use-spent',
  /** What was paid without a use being named; subject = project. */
  unassigned: 'budget.spent-unassigned',
  /** One arrival; subject = arrival. */
  arrival: 'budget.arrival',
  /** One adjustment; subject = adjustment. */
  adjustment: 'budget.adjustment',
  /** 结转 and 结余 as declared; subject = project. */
  carriedOver: 'budget.leftover-carried-over',
  surplus: 'budget.leftover-surplus',
} as const

/** Live payments added up by use; `null` holds those that name none. */
export type PaidForUse = { readonly useId: UseId | null; readonly amount: Fen }

/** The parts of a project's money as findings. */
export function detailFindings(
  project: Project,
  paid: readonly PaidForUse[],
  proofs: readonly PaidProof[],
): Finding[] {
  const year = String(project.year)
  const finding = (
    metric: string,
    subject: string,
    value: Fen | null,
    evidence: readonly string[],
    why = 'budget.why.no-payment',
  ): Finding => ({
    unitId: project.unitId,
    metric,
    subject,
    period: Period.parse(year),
    ...(value === null ? { value: null, why } : { value: decimalOf(value), why: null }),
    unit: 'fen',
    evidence: [...evidence],
  })
  // Where no payment names the use, what is known of it comes from those that name another one, or none.
  const provedBy = (useId: UseId | null) => {
    const own = proofs.filter((p) => p.useId === useId)
    const unsaid = proofs.filter((p) => p.useId === null)
    return own.length > 0 ? idsOf(own) : unsaid.length > 0 ? idsOf(unsaid) : [project.id]
  }
  const unassigned = paid.find((p) => p.useId === null)
  // While payments lie about that name no use, a use without payments of its own is unknown, not 0.
  const spentFor = (useId: UseId): Fen | null =>
    paid.find((p) => p.useId === useId)?.amount ?? (paid.length === 0 || unassigned ? null : (0 as Fen))
  const why = unassigned ? 'budget.why.use-not-said' : 'budget.why.no-payment'
  const { leftover } = project
  return [
    ...project.uses.flatMap((use) => [
      finding(detailMetrics.use, use.id, use.amount, [project.id]),
      finding(detailMetrics.useSpent, use.id, spentFor(use.id), provedBy(use.id), why),
    ]),
    finding(
      detailMetrics.unassigned,
      project.id,
      paid.length === 0 ? null : (unassigned?.amount ?? (0 as Fen)),
      provedBy(null),
    ),
    ...project.arrivals
      .filter((a) => a.removed === null)
      .map((a) => finding(detailMetrics.arrival, a.id, a.amount, [a.id])),
    ...project.adjustments
      .filter((a) => a.removed === null)
      .map((a) => finding(detailMetrics.adjustment, a.id, a.amount, [a.id])),
    ...(leftover
      ? [
          finding(detailMetrics.carriedOver, project.id, leftover.carriedOver, [project.id]),
          finding(detailMetrics.surplus, project.id, leftover.surplus, [project.id]),
        ]
      : []),
  ]
}

/** Ids that the facts about a project's money speak of: itself and its parts. */
export const moneySubjects = (project: Project): string[] => [
  project.id,
  ...project.uses.map((use) => use.id),
  ...project.arrivals.map((a) => a.id),
  ...project.adjustments.map((a) => a.id),
]
