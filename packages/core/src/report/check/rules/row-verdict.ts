import { isMet, type NumberTarget } from '../../../evaluate/completion.ts'
import { over, type Ratio, ratioOf } from '../../../evaluate/ratio.ts'
import { compareDecimal, type Decimal } from '../../../kernel/decimal.ts'
import type { ReportReading } from '../check-function.ts'
import type { FormReading, IndicatorRow } from '../table-reading.ts'
import { isMinimum, readActual, readTarget } from '../tables/cell-target.ts'
import { formsOf, saysNothing } from '../tables/forms.ts'
import { wordOf } from '../tables/grid.ts'

/** An indicator whose target and result are both plain numbers of one unit. */
export type Verdict = {
  readonly form: FormReading
  readonly row: IndicatorRow
  /** Null when a bare target leaves open whether more or less is better. */
  readonly met: boolean | null
  /** Result ÷ target of a minimum above 0; null otherwise. */
  readonly ratio: Ratio | null
  readonly actual: Decimal
  /** 得分 against 分值: null when one of them was not read or they cover different rows. */
  readonly full: boolean | null
  /** The form has a column for reasons and this cell of it says nothing. */
  readonly silent: boolean
}

/** Every row of every form (no 监控表: its year is not over) that can be judged by its numbers. */
export function verdicts(reading: ReportReading): readonly Verdict[] {
  const known = judged.get(reading)
  if (known) return known
  const found = judge(reading)
  judged.set(reading, found)
  return found
}

/** Four rules ask for the same verdicts of a report. */
const judged = new WeakMap<ReportReading, readonly Verdict[]>()

function judge(reading: ReportReading): Verdict[] {
  return formsOf(reading)
    .filter((form) => form.kind !== 'monitoring')
    .flatMap((form) => form.indicators.flatMap((row) => verdict(reading, form, row) ?? []))
}

function verdict(reading: ReportReading, form: FormReading, row: IndicatorRow): Verdict | null {
  const read = readTarget(row)
  if (!read) return null
  const actual = readActual(row, read.unit)
  if (actual === null) return null
  const { target, signed } = read
  const minimum = isMinimum(row, reading.words.tables)
  const met = signed && target.kind !== 'equal' ? isMet(target, actual) : equalMet(target, actual, minimum)
  const isFloor =
    target.kind === 'at-least' || target.kind === 'more-than' || (target.kind === 'equal' && minimum)
  const floor = isFloor && compareDecimal(target.value, ZERO) > 0 ? target.value : null
  return {
    form,
    row,
    met,
    ratio: met !== null && floor !== null ? over(ratioOf(actual), ratioOf(floor)) : null,
    actual,
    full: fullMarks(row),
    silent: isSilent(reading, form, row),
  }
}

/** "＝52次", or a bare 52: met when equal; 0 is met by 0 alone; else it depends on whether more is better. */
function equalMet(target: NumberTarget, actual: Decimal, minimum: boolean): boolean | null {
  if (!('value' in target)) return null
  if (compareDecimal(target.value, actual) === 0) return true
  if (compareDecimal(target.value, ZERO) === 0) return false
  return minimum ? isMet(target, actual) : null
}

const ZERO = '0' as Decimal

/** Whether a row has all its marks; null when that is not to be told. */
export function fullMarks(row: IndicatorRow): boolean | null {
  const { weight, points } = row
  if (weight?.value == null || points?.value == null || weight.rows !== points.rows) return null
  if (compareDecimal(weight.value, '0' as Decimal) <= 0) return null
  return compareDecimal(points.value, weight.value) >= 0
}

/** Whether the form asks for a reason and none is given: neither in the row, nor where the report speaks of the indicator. */
export function isSilent(reading: ReportReading, form: FormReading, row: IndicatorRow): boolean {
  if (!form.columns.includes('reason') || !saysNothing(reading, row.reason)) return false
  const name = wordOf(row.name.text).replace(/\(.*?\)/g, '')
  if (name.length < 3) return true
  return !reading.sentences.some(
    ({ plain }) => plain.includes(name) && /因|原因|由于|受|未达|未完成|偏差|扣/.test(plain),
  )
}
