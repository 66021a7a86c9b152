import { type Decimal, fromScaled } from '../kernel/decimal.ts'
import type { Fact, Period } from '../kernel/fact.ts'
import type { Finding } from '../kernel/fact.ts'
import { FileId } from '../kernel/file.ts'
import type { Year } from '../kernel/time.ts'
import type { Indicator } from './indicator.ts'
import type { Actual, ActualEntry, Measurement } from './measurement.ts'

/** The metric of a result entered by hand; its subject is the indicator. */
export const ACTUAL_METRIC = 'indicator.actual'

/** The evaluation's own period: the whole year. */
export const yearPeriod = (year: Year): Period => String(year) as Period

const FEN_IN: Readonly<Record<string, bigint>> = {
  元: 100n,
  千元: 100_000n,
  万元: 1_000_000n,
  百万元: 100_000_000n,
  亿元: 10_000_000_000n,
}

/** An amount in fen as a decimal in 元, 万元 …, exact to six places; null when the unit is no unit of money. */
export function moneyIn(unit: string, fen: Decimal): Decimal | null {
  const per = FEN_IN[unit.trim()]
  return per === undefined ? null : fromScaled((BigInt(fen) * 1_000_000n) / per)
}

/**
 * What an indicator's result is for a period: the last entry made by hand, or the fact in force that it is bound to. The words
 * of the last entry (reason, improvement, evidence) go with either. Null when nobody has entered anything.
 *
 * @param entries oldest first; any indicator's and period's
 * @param facts   facts in force of the project
 * @param files   files attached to the indicator, beside those named by the entry; and those that were taken back
 */
export function measure(
  indicator: Indicator,
  period: Period,
  entries: readonly ActualEntry[],
  facts: readonly Fact[],
  files: { readonly attached: readonly string[]; readonly withdrawn: readonly string[] } = {
    attached: [],
    withdrawn: [],
  },
): Measurement | null {
  const mine = entries.filter((e) => e.indicatorId === indicator.id && e.period === period)
  const last = mine.at(-1) ?? null
  const words = {
    indicatorId: indicator.id,
    period,
    deviationReason: last?.deviationReason ?? '',
    improvement: last?.improvement ?? '',
    reduction: last?.reduction ?? null,
    sample: null,
    fileIds: [...new Set([...(last?.files ?? []), ...files.attached.map((id) => FileId.parse(id))])].filter(
      (id) => !files.withdrawn.includes(id),
    ),
  }
  if (indicator.measuredBy.kind === 'hand') {
    const valued = mine.filter((e) => e.actual !== null).at(-1)
    if (!valued || valued.actual === null) return null
    const own = valued.factId === null ? [] : [valued.factId]
    return {
      ...words,
      actual: valued.actual,
      sample: valued.sample,
      factIds: [...own, ...valued.sampleFactIds],
    }
  }
  const { metric } = indicator.measuredBy
  const fact = facts.find(
    (f) => f.metric === metric && f.subject === indicator.projectId && f.period === period,
  )
  if (!fact) return { ...words, actual: notMeasured('evaluate.why.no-fact'), factIds: [] }
  if (fact.value === null)
    return { ...words, actual: notMeasured(fact.why ?? 'evaluate.why.no-fact'), factIds: [fact.id] }
  const value = moneyIn(indicator.unit, fact.value)
  const actual: Actual =
    value === null ? notMeasured('evaluate.why.unit-not-money') : { kind: 'number', value }
  return { ...words, actual, factIds: [fact.id] }
}

const notMeasured = (why: string): Actual => ({ kind: 'not-measured', why })

/**
 * A result as the fact it becomes: a number as it is; a grade as its share in percent; yes and no as 1 and 0; a day as
 * yyyymmdd. What was not measured, or not done, has no value and says why.
 */
export function actualFinding(
  indicator: Pick<Indicator, 'id' | 'unitId' | 'unit'>,
  period: Period,
  actual: Actual,
  evidence: readonly string[],
): Finding {
  const base = {
    unitId: indicator.unitId,
    metric: ACTUAL_METRIC,
    subject: indicator.id,
    period,
    evidence: [...evidence],
  }
  const of = (value: string, unit: string): Finding => ({ ...base, value: value as Decimal, why: null, unit })
  const none = (why: string, unit: string): Finding => ({ ...base, value: null, why, unit })
  switch (actual.kind) {
    case 'number':
      return of(actual.value, indicator.unit)
    case 'graded':
      return of(fromScaled(BigInt(actual.shareBp) * 10_000n), '%')
    case 'yes-no':
      return of(actual.yes ? '1' : '0', '是非')
    case 'date':
      return actual.on === null
        ? none('evaluate.actual.not-done', '日期')
        : of(actual.on.replaceAll('-', ''), '日期')
    case 'not-measured':
      return none(actual.why, indicator.unit)
  }
}
