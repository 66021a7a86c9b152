import { z } from 'zod'
import { Decimal, fromScaled, scaled } from '../kernel/decimal.ts'
import { type Fact, Period } from '../kernel/fact.ts'
import type { Day, Year } from '../kernel/time.ts'
import { spentByMetric } from '../budget/findings.ts'
import { Quarter, quarters } from './goal.ts'
import { type Indicator, IndicatorId, type Target } from './indicator.ts'
import { measure, moneyIn, yearPeriod } from './measure.ts'
import { Actual, type ActualEntry, type Measurement } from './measurement.ts'
import { bpOf, ratio } from './ratio.ts'

/** How a stage stands: reached, missed, due but not entered, entered as not measured, for people to judge, or not over yet. */
export const StageVerdict = z.enum(['met', 'missed', 'not-entered', 'not-measured', 'to-judge', 'open'])
export type StageVerdict = z.infer<typeof StageVerdict>

/** An indicator at the end of one quarter: what was planned, what was reached, and how far apart they are. */
export const StageLine = z.object({
  indicatorId: IndicatorId,
  quarter: Quarter,
  period: Period,
  /** What was planned, as people wrote it. */
  target: z.string(),
  actual: Actual.nullable(),
  verdict: StageVerdict,
  /** Reached less planned, in the indicator's unit; null where one of the two is no number. */
  deviation: Decimal.nullable(),
  /** The deviation as a share of what was planned, basis points; null where there is none, or the plan is 0. */
  deviationBp: z.int().nullable(),
  reason: z.string(),
  factIds: z.array(z.string()),
  fileIds: z.array(z.string()),
})
export type StageLine = z.infer<typeof StageLine>

const ENDS: Readonly<Record<Quarter, string>> = { Q1: '03-31', Q2: '06-30', Q3: '09-30', Q4: '12-31' }

/** The last day of a quarter. */
export const quarterEnd = (year: Year, quarter: Quarter): Day => `${year}-${ENDS[quarter]}` as Day

/** The quarters of a year that are over on a day, in order. */
export const quartersOver = (year: Year, today: Day): Quarter[] =>
  quarters.filter((q) => quarterEnd(year, q) < today)

/**
 * Every quarterly target of some indicators beside what was reached by the end of that quarter. Targets are read as they
 * are written: cumulative, with a sign of their own or the indicator's. What is no number is for people to judge.
 *
 * @param entries oldest first; any period's
 * @param facts   facts in force of the project
 * @source docs/rules/goals.md#stages
 */
export function stages(
  indicators: readonly Indicator[],
  year: Year,
  entries: readonly ActualEntry[],
  facts: readonly Fact[],
  today: Day,
): StageLine[] {
  return indicators.flatMap((indicator) =>
    indicator.quarters
      .filter((q) => q.target.trim() !== '' && !/^(不适用|无|—|-|\/)$/.test(q.target.trim()))
      .map(({ quarter, target }) => {
        const period = Period.parse(`${year}-${quarter}`)
        const measured = stageMeasurement(indicator, year, quarter, entries, facts, today)
        const actual = measured?.actual ?? null
        const plan = planOf(target, indicator)
        const end = quarterEnd(year, quarter)
        return {
          indicatorId: indicator.id,
          quarter,
          period,
          target: target.trim(),
          actual,
          verdict:
            actual?.kind === 'date' && measured?.period !== period
              ? // The day of the year's own target says nothing of what the last quarter was to bring.
                ('to-judge' as const)
              : verdictOf(indicator, plan, actual, end, today),
          ...deviationOf(plan, actual),
          reason: measured?.deviationReason ?? '',
          factIds: [...(measured?.factIds ?? [])],
          fileIds: [...(measured?.fileIds ?? [])],
        }
      }),
  )
}

/** The result of a quarter: entered by hand, or the payments made by its last day when the indicator reads the ledger. */
function stageMeasurement(
  indicator: Indicator,
  year: Year,
  quarter: Quarter,
  entries: readonly ActualEntry[],
  facts: readonly Fact[],
  today: Day,
): Measurement | null {
  const measured = measure(indicator, Period.parse(`${year}-${quarter}`), entries, facts)
  // The year ends with its last quarter: what was entered for the year needs no second entry.
  const ofYear = () => measure(indicator, yearPeriod(year), entries, facts)
  if (indicator.measuredBy.kind === 'hand') return measured ?? (quarter === 'Q4' ? ofYear() : null)
  if (measured === null || indicator.measuredBy.metric !== 'budget.spent') return measured
  const day = quarterEnd(year, quarter)
  const of = (metric: string, period: string) =>
    facts.find((f) => f.metric === metric && f.subject === indicator.projectId && f.period === period)
  const fact = of(spentByMetric, day)
  if (!fact || fact.value === null) return quarter === 'Q4' && day < today ? ofYear() : measured
  const value = moneyIn(indicator.unit, fact.value)
  return value === null ? measured : { ...measured, actual: { kind: 'number', value }, factIds: [fact.id] }
}

/** A quarterly target that can be compared by number. */
type Plan = { readonly kind: Extract<Target, { value: Decimal }>['kind']; readonly value: Decimal }

const SIGNS: Readonly<Record<string, Plan['kind']>> = {
  '≥': 'at-least',
  '>=': 'at-least',
  不低于: 'at-least',
  不少于: 'at-least',
  '≤': 'at-most',
  '<=': 'at-most',
  不超过: 'at-most',
  不高于: 'at-most',
  '>': 'more-than',
  '<': 'less-than',
  '=': 'equal',
  '＝': 'equal',
}
const WRITTEN = /^(≥|≤|>=|<=|>|<|=|＝|不低于|不少于|不超过|不高于)?\s*(-?\d{1,15}(?:\.\d{1,6})?)\s*(\S*)$/

/** What a quarterly target asks for in numbers; null when it is words, or in another unit than the indicator's. */
export function planOf(text: string, indicator: Pick<Indicator, 'target' | 'unit'>): Plan | null {
  if (!('value' in indicator.target)) return null
  const [, sign, value, unit = ''] = WRITTEN.exec(text.trim().replace('％', '%')) ?? []
  if (value === undefined || (unit !== '' && unit !== indicator.unit.trim())) return null
  return { kind: (sign && SIGNS[sign]) || indicator.target.kind, value: value as Decimal }
}

function verdictOf(
  indicator: Indicator,
  plan: Plan | null,
  actual: Actual | null,
  end: Day,
  today: Day,
): StageVerdict {
  if (actual === null) return end < today ? 'not-entered' : 'open'
  switch (actual.kind) {
    case 'not-measured':
      // What reads the ledger has no fact before the quarter is over.
      return indicator.measuredBy.kind === 'fact' && end >= today ? 'open' : 'not-measured'
    case 'yes-no':
      return actual.yes ? 'met' : 'missed'
    case 'graded':
      return actual.grade === 'achieved' ? 'met' : 'missed'
    case 'date':
      return actual.on !== null && actual.on <= end ? 'met' : 'missed'
    case 'number':
      return plan === null ? 'to-judge' : isReached(plan, actual.value) ? 'met' : 'missed'
  }
}

function isReached(plan: Plan, value: Decimal): boolean {
  const [v, p] = [scaled(value), scaled(plan.value)]
  switch (plan.kind) {
    case 'at-least':
      return v >= p
    case 'at-most':
      return v <= p
    case 'more-than':
      return v > p
    case 'less-than':
      return v < p
    case 'equal':
      // On the way to "= 52" more than planned is ahead of the plan; a plan of 0 allows nothing.
      return p > 0n ? v >= p : v === p
  }
}

function deviationOf(plan: Plan | null, actual: Actual | null): Pick<StageLine, 'deviation' | 'deviationBp'> {
  if (plan === null || actual?.kind !== 'number') return { deviation: null, deviationBp: null }
  const by = scaled(actual.value) - scaled(plan.value)
  const planned = scaled(plan.value)
  return {
    deviation: fromScaled(by),
    deviationBp: planned === 0n ? null : bpOf(ratio(by, planned < 0n ? -planned : planned)),
  }
}

/** The stage lines that ask something of somebody: missed without a reason, or over and not entered. */
export const stagesToMend = (lines: readonly StageLine[]) => ({
  missed: lines.filter((l) => l.verdict === 'missed' && l.reason.trim() === ''),
  open: lines.filter((l) => l.verdict === 'not-entered'),
})
