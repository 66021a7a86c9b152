import { z } from 'zod'
import { Fen, sumFen } from '../kernel/money.ts'
import type { Day } from '../kernel/time.ts'
import { mulDiv } from '../kernel/number.ts'
import type { Payment } from './payment.ts'
import type { Project } from './project.ts'
import { type Source, sources } from './source.ts'

/** Live payments added up by day and source, so that 50,000 of them need not be read to know a sum. */
export type PaidOn = Pick<Payment, 'on' | 'source' | 'amount'>

/**
 * What proves payments: a ledger batch, or one payment entered by hand, with the source and use that its payments name
 * and the first of their days. A batch comes once for each source and use in it.
 */
export type PaidProof = {
  readonly id: string
  readonly from: Day
  readonly source: Source
  readonly useId: Payment['useId']
}

/** The ids of some proofs, each once. */
export const idsOf = (proofs: readonly PaidProof[]): string[] => [...new Set(proofs.map((p) => p.id))].sort()

/**
 * The four amounts of a project, kept apart. Arrived and spent are null while no arrival and no payment is on record:
 * nothing was measured then, which is not 0.
 *
 * @source docs/rules/mof-2020.md#four-amounts
 */
export const Amounts = z.object({
  /** 年初预算数. */
  initial: Fen,
  /** 全年预算数 = 年初预算数 + adjustments. */
  fullYear: Fen,
  /** 到位资金. */
  arrived: Fen.nullable(),
  /** 执行数: payments less refunds. */
  spent: Fen.nullable(),
})
export type Amounts = z.infer<typeof Amounts>

/** The amounts of the whole project and of its 其中 rows, which add up to it. */
export const FourAmounts = z.object({
  total: Amounts,
  bySource: z.object({ appropriation: Amounts, 'carried-over': Amounts, other: Amounts }),
})
export type FourAmounts = z.infer<typeof FourAmounts>

/** The part of a project that its amounts depend on. */
export type Funded = Pick<Project, 'initial' | 'adjustments' | 'arrivals'>

/** Computes the four amounts. A removed adjustment or arrival does not count; `paid` holds live payments only. */
export function fourAmounts(project: Funded, paid: readonly PaidOn[]): FourAmounts {
  const adjustments = project.adjustments.filter((a) => a.removed === null)
  const arrivals = project.arrivals.filter((a) => a.removed === null)
  const add = (rows: readonly { source: Source; amount: Fen }[], source: Source) =>
    sumFen(rows.filter((row) => row.source === source).map((row) => row.amount))
  const of = (source: Source): Amounts => ({
    initial: project.initial[source],
    fullYear: (project.initial[source] + add(adjustments, source)) as Fen,
    arrived: arrivals.length === 0 ? null : add(arrivals, source),
    spent: paid.length === 0 ? null : add(paid, source),
  })
  const bySource = {
    appropriation: of('appropriation'),
    'carried-over': of('carried-over'),
    other: of('other'),
  }
  const rows = sources.map((source) => bySource[source])
  return {
    total: {
      initial: sumFen(rows.map((r) => r.initial)),
      fullYear: sumFen(rows.map((r) => r.fullYear)),
      arrived: arrivals.length === 0 ? null : sumFen(rows.map((r) => r.arrived ?? (0 as Fen))),
      spent: paid.length === 0 ? null : sumFen(rows.map((r) => r.spent ?? (0 as Fen))),
    },
    bySource,
  }
}

/** The rates that regulations ask for, each with the two amounts it is made of. @source docs/rules/mof-2020.md#execution-rates */
export const rateKinds = {
  /** 自评表: 全年执行数 ÷ 全年预算数. */
  'spent-of-full-year': ['spent', 'fullYear'],
  /** 财政/部门评价指标体系: 实际支出 ÷ 实际到位. */
  'spent-of-arrived': ['spent', 'arrived'],
  /** 执行监控表: 执行数 ÷ 年初预算数. */
  'spent-of-initial': ['spent', 'initial'],
  /** 资金到位率: 到位 ÷ 全年预算数. */
  'arrived-of-full-year': ['arrived', 'fullYear'],
} as const satisfies Record<string, readonly [keyof Amounts, keyof Amounts]>
export type RateKind = keyof typeof rateKinds

const AmountName = z.enum(['initial', 'fullYear', 'arrived', 'spent'])

/** One rate with what it was computed from. `bp` is for showing; points and verdicts are computed from the amounts. */
export const Rate = z.object({
  kind: z.enum(Object.keys(rateKinds) as [RateKind, ...RateKind[]]),
  numerator: AmountName,
  denominator: AmountName,
  /** Basis points, half away from zero; null when it cannot be computed. */
  bp: z.int().nullable(),
  /** Word key of the reason when `bp` is null. */
  why: z.enum(['budget.why.no-payment', 'budget.why.no-arrival', 'budget.why.zero-budget']).nullable(),
  /** More above than below the line: an error to look into (N08), never a bonus. */
  over: z.boolean(),
})
export type Rate = z.infer<typeof Rate>

/** One of the rates of some amounts. */
export function rateOf(kind: RateKind, amounts: Amounts): Rate {
  const [numerator, denominator] = rateKinds[kind]
  const [top, bottom] = [amounts[numerator], amounts[denominator]]
  const why =
    whyNoRate(numerator, top) ??
    whyNoRate(denominator, bottom) ??
    (bottom === 0 ? 'budget.why.zero-budget' : null)
  if (why !== null || top === null || bottom === null)
    return { kind, numerator, denominator, bp: null, why, over: false }
  return { kind, numerator, denominator, bp: mulDiv(top, 10_000, bottom), why: null, over: top > bottom }
}

const whyNoRate = (part: keyof Amounts, amount: Fen | null): Rate['why'] =>
  amount !== null ? null : part === 'arrived' ? 'budget.why.no-arrival' : 'budget.why.no-payment'

/** All rates of some amounts. */
export const ratesOf = (amounts: Amounts): Rate[] =>
  (Object.keys(rateKinds) as RateKind[]).map((kind) => rateOf(kind, amounts))

/** 全年预算数 by source. */
export const budgetOf = ({ bySource }: Pick<FourAmounts, 'bySource'>): Record<Source, Fen> => ({
  appropriation: bySource.appropriation.fullYear,
  'carried-over': bySource['carried-over'].fullYear,
  other: bySource.other.fullYear,
})

/** The one source that a project has budget from; null when there are several, or none: then a person has to say which. */
export function soleSource(budget: Readonly<Record<Source, Fen>>): Source | null {
  const [only, ...others] = sources.filter((source) => budget[source] > 0)
  return only !== undefined && others.length === 0 ? only : null
}
