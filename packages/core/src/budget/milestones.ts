import { z } from 'zod'
import { Fen } from '../kernel/money.ts'
import { mulDiv } from '../kernel/number.ts'
import { addDays, Day, daysBetween, type Year, yearDays } from '../kernel/time.ts'
import type { PaidOn } from './amounts.ts'
import { cumulative, paidBy } from './findings.ts'
import type { MilestoneStep } from './milestone-template.ts'

/**
 * How a milestone stands. Past days: `met`, `missed`, or `not-measured` when no payment is on record. Today and later:
 * `reached` ahead of its day, or `open`. `report-only`: the day requires no share.
 */
export const MilestoneVerdict = z.enum(['met', 'missed', 'reached', 'open', 'not-measured', 'report-only'])
export type MilestoneVerdict = z.infer<typeof MilestoneVerdict>

/** When a milestone will be reached if money goes on being paid as it was so far. */
export const Forecast = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['will-meet', 'will-miss']), reachedOn: Day, byItsDay: Fen }),
  /** At this pace it is not reached within the budget year; the day it would be, null when that is decades away. */
  z.object({ kind: z.literal('not-this-year'), reachedOn: Day.nullable(), byItsDay: Fen }),
  z.object({
    kind: z.literal('not-measured'),
    why: z.enum(['budget.why.no-payment', 'budget.why.all-back', 'budget.why.year-not-begun']),
  }),
])
export type Forecast = z.infer<typeof Forecast>

/** One milestone measured. Amounts are fen; every comparison is of amounts, never of rounded rates. */
export const Milestone = z.object({
  day: Day,
  label: z.string(),
  /** For readers of English. */
  labelEn: z.string(),
  plannedBp: z.int().nullable(),
  /** The least amount that must be paid by the end of the day; null when no share is required, or of a budget of 0. */
  planned: Fen.nullable(),
  /** Paid by the end of the day, or until now when the day is not over; null when no payment is on record. */
  actual: Fen.nullable(),
  /** Share paid, basis points, for showing; null without payment or budget. */
  actualBp: z.int().nullable(),
  /** What was missing at the end of its day; null unless it was missed. */
  short: Fen.nullable(),
  /** Still to be paid for it, from what is paid until now; 0 once it is reached, null when no share is required. */
  toPay: Fen.nullable(),
  verdict: MilestoneVerdict,
  /** The same by the budget of its day, where that is over and the budget was adjusted since; null otherwise. */
  asOf: z.object({ budget: Fen, actualBp: z.int(), met: z.boolean() }).nullable(),
  /** First day at whose end enough had been paid; null while there is none. */
  reachedOn: Day.nullable(),
  /** Null for days that are over, for milestones reached, and for those without a share. */
  forecast: Forecast.nullable(),
})
export type Milestone = z.infer<typeof Milestone>

/** What milestones are measured from. */
export type MilestoneGround = {
  readonly year: Year
  /** The amount that the shares are of. */
  readonly budget: Fen
  /** That amount as it stood at the end of a day. */
  readonly budgetOn?: ((day: Day) => Fen) | undefined
  readonly steps: readonly MilestoneStep[]
  readonly paid: readonly PaidOn[]
  readonly today: Day
}

/** Measures every milestone. @source docs/rules/milestones.md#verdict */
export function milestones(ground: MilestoneGround): Milestone[] {
  const { budget, steps, paid, today } = ground
  return steps.map((step) => {
    // A share of nothing asks for nothing: every milestone would count as met.
    const planned = step.shareBp === null || budget <= 0 ? null : shareOf(budget, step.shareBp)
    const over = step.day < today
    const actual = paid.length === 0 ? null : paidBy(paid, over ? step.day : today)
    const now = paidBy(paid, today)
    const verdict = verdictOf(planned, actual, over)
    return {
      day: step.day,
      label: step.label,
      labelEn: step.labelEn,
      plannedBp: step.shareBp,
      planned,
      actual,
      actualBp: actual === null || budget <= 0 ? null : mulDiv(actual, 10_000, budget),
      short: verdict === 'missed' && planned !== null ? ((planned - (actual ?? 0)) as Fen) : null,
      toPay: planned === null ? null : (Math.max(0, planned - now) as Fen),
      verdict,
      asOf: over ? asOfItsDay(ground, step, actual) : null,
      reachedOn: planned === null ? null : reachedOn(paid, planned, today),
      forecast: verdict === 'open' && planned !== null ? forecast(ground, planned, step.day) : null,
    }
  })
}

function asOfItsDay(ground: MilestoneGround, step: MilestoneStep, actual: Fen | null): Milestone['asOf'] {
  const budget = ground.budgetOn?.(step.day) ?? ground.budget
  if (budget === ground.budget || budget <= 0 || step.shareBp === null || actual === null) return null
  const met = actual >= shareOf(budget, step.shareBp)
  return { budget, actualBp: mulDiv(actual, 10_000, budget), met }
}

/** The least whole fen that is at least this share of the budget. */
export const shareOf = (budget: Fen, shareBp: number): Fen => {
  const exact = BigInt(budget) * BigInt(shareBp)
  return Number((exact + 9_999n) / 10_000n) as Fen
}

function verdictOf(planned: Fen | null, actual: Fen | null, over: boolean): MilestoneVerdict {
  if (planned === null) return 'report-only'
  if (over) return actual === null ? 'not-measured' : actual >= planned ? 'met' : 'missed'
  return actual !== null && actual >= planned ? 'reached' : 'open'
}

function reachedOn(paid: readonly PaidOn[], planned: Fen, today: Day): Day | null {
  return cumulative(paid, today).find((point) => point.amount >= planned)?.on ?? null
}

/** Twenty years: a day further away says nothing to anybody. */
const FAR_DAYS = 7_300

/**
 * The pace so far is what was paid from 1 January to today, divided by those days, today among them; it is taken to go on
 * evenly. So after `elapsed` days and `paid` fen, an amount is reached on day ⌈amount × elapsed ÷ paid⌉ of the year.
 * The pace of a young year says little, and money is seldom paid evenly: the page says so beside the date. Own choice.
 *
 * @source docs/rules/milestones.md#forecast
 */
export function forecast(
  ground: Pick<MilestoneGround, 'year' | 'paid' | 'today'>,
  planned: Fen,
  day: Day,
): Forecast {
  const { first, last } = yearDays(ground.year)
  if (ground.today < first) return { kind: 'not-measured', why: 'budget.why.year-not-begun' }
  const paid = paidBy(ground.paid, ground.today)
  if (paid <= 0)
    return {
      kind: 'not-measured',
      why: ground.paid.length === 0 ? 'budget.why.no-payment' : 'budget.why.all-back',
    }
  const elapsed = daysBetween(first, ground.today) + 1
  const byItsDay = mulDiv(paid, daysBetween(first, day) + 1, elapsed) as Fen
  const nth = Number((BigInt(planned) * BigInt(elapsed) + BigInt(paid) - 1n) / BigInt(paid))
  if (nth > daysBetween(first, last) + 1)
    return { kind: 'not-this-year', reachedOn: nth > FAR_DAYS ? null : addDays(first, nth - 1), byItsDay }
  const reached = addDays(first, nth - 1)
  return { kind: reached <= day ? 'will-meet' : 'will-miss', reachedOn: reached, byItsDay }
}

/** Days before a milestone on which its owner is warned. @source docs/rules/milestones.md#warnings */
export const warningDays = [5, 15, 30] as const

/** One warning that is due: the milestone, and which of the warnings it is. */
export type MilestoneWarning = {
  readonly milestone: Milestone
  readonly before: (typeof warningDays)[number]
}

/**
 * The warnings due today: for every milestone still open, the latest warning whose day has come, so that a server that
 * was off on the very day warns on the next one. Who sends it says each one once.
 */
export function warningsDue(measured: readonly Milestone[], today: Day): MilestoneWarning[] {
  return measured.flatMap((milestone) => {
    if (milestone.verdict !== 'open') return []
    const left = daysBetween(today, milestone.day)
    const before = warningDays.find((days) => left <= days)
    return before === undefined ? [] : [{ milestone, before }]
  })
}

/** For so many days after a milestone its owner is still told that it was missed: for servers that were off the day after. */
const TELL_DAYS = 7

/** Milestones whose day has just gone by without enough being paid, or without anything on record that would tell. */
export const missedLately = (measured: readonly Milestone[], today: Day): Milestone[] =>
  measured.filter((milestone) => {
    const since = daysBetween(milestone.day, today)
    const missed = milestone.verdict === 'missed' || milestone.verdict === 'not-measured'
    return missed && since >= 1 && since <= TELL_DAYS
  })
