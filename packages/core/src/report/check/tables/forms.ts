import { type Decimal, fromScaled, scaled } from '../../../kernel/decimal.ts'
import type { ReportReading } from '../check-function.ts'
import type { Quote } from '../place.ts'
import type { CellMoney, CellNumber, FormReading, IndicatorRow, MoneyRow } from '../table-reading.ts'
import { placesOf } from './cell-value.ts'
import { wordOf } from './grid.ts'

/** The forms and scoring tables of a report; without the tables of amounts. */
export const formsOf = (reading: ReportReading): FormReading[] =>
  reading.tables.filter((t): t is FormReading => t.kind !== 'amounts')

/** The 年度资金总额 row; null when there is none or more than one. */
export function totalRow(form: FormReading): MoneyRow | null {
  const rows = form.money.filter((m) => m.row === 'total')
  return rows.length === 1 ? (rows[0] ?? null) : null
}

/** The row of the table that scores 预算执行率 as an indicator. */
export const executionIndicator = (reading: ReportReading, form: FormReading): IndicatorRow | null =>
  form.indicators.find((i) => reading.words.tables.execution.includes(wordOf(i.name.text))) ?? null

/** Whether a cell says nothing: empty, a dash, 无. */
export const saysNothing = (reading: ReportReading, at: Quote | null): boolean => {
  const word = at === null ? '' : wordOf(at.text).replace(/[。.]$/, '')
  return word === '' || /^[-/\\]+$/.test(word) || reading.words.tables.nothing.includes(word)
}

/** Whether a row that was not understood holds just the number that a sum is off by. */
export const isLoose = (form: FormReading, off: bigint): boolean =>
  form.loose.some((cell) => cell.value !== null && scaled(cell.value) === magnitude(off))

/** Cells of numbers, each place once: a merged cell is given to every row that it covers. */
export function onceEach<C extends CellNumber | CellMoney>(
  cells: readonly (C | null)[],
): (C & { value: Decimal })[] {
  const seen = new Set<string>()
  const once: (C & { value: Decimal })[] = []
  for (const cell of cells) {
    if (cell === null || cell.value === null) continue
    const key = `${cell.at.file}/${cell.at.block}/${cell.at.cell}`
    if (seen.has(key)) continue
    seen.add(key)
    once.push(cell as C & { value: Decimal })
  }
  return once
}

/** Sum of cells in millionths. */
export const sumScaled = (cells: readonly { readonly value: Decimal }[]): bigint =>
  cells.reduce((sum, cell) => sum + scaled(cell.value), 0n)

/** Millionths as a person writes them: at most four decimals. */
export const shown = (millionths: bigint): string => fromScaled((millionths / 100n) * 100n)

/** One hundredth, in millionths. */
export const HUNDREDTH = 10_000n
/** A hundred, in millionths. */
export const HUNDRED = 100_000_000n

export const magnitude = (value: bigint): bigint => (value < 0n ? -value : value)

/** How far a sum of printed numbers may lie from its printed total because lines were rounded: half of each last place. */
export function roundingSlack(cells: readonly { readonly value: Decimal }[]): bigint {
  let slack = 0n
  for (const { value } of cells) {
    const places = placesOf(value)
    if (places > 0) slack += 1_000_000n / 10n ** BigInt(places) / 2n
  }
  return slack
}
