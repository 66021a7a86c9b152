import { Decimal, fromScaled, scaled } from '../../../kernel/decimal.ts'
import type { Fen } from '../../../kernel/money.ts'
import type { CellMoney, CellNumber, MoneyUnit } from '../table-reading.ts'
import type { GridCell } from './grid.ts'

const NUMBER =
  /^[(]?(-?\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|-?\d{1,15}(?:\.\d{1,6})?)(%|分|亿元|万元|千元|元)?[)]?$/
const FEN_OF: Readonly<Record<MoneyUnit, bigint>> = {
  元: 100n,
  千元: 100_000n,
  万元: 1_000_000n,
  亿元: 10_000_000_000n,
}
const MILLION = 1_000_000n

/** The number of a cell that holds nothing else: "15", "15分", "97.70%", "1,200.50". Null for words, dashes and blanks. */
export function plainNumber(word: string): { value: Decimal; percent: boolean; unit: string } | null {
  const match = NUMBER.exec(word)
  if (!match) return null
  const value = Decimal.safeParse((match[1] ?? '').replaceAll(',', ''))
  return value.success ? { value: value.data, percent: match[2] === '%', unit: match[2] ?? '' } : null
}

/** How many decimals a number is printed with. */
export const placesOf = (value: Decimal): number => value.split('.')[1]?.length ?? 0

/** A cell read as points, a weight or a rate. */
export function cellNumber(cell: GridCell | null): CellNumber | null {
  if (cell === null) return null
  const number = plainNumber(cell.word)
  const isMoney = number !== null && number.unit.endsWith('元')
  return {
    at: cell.at,
    value: number === null || isMoney ? null : number.value,
    percent: number?.percent ?? false,
    rows: cell.rows,
  }
}

/** A cell read as money, in its own unit or the column's. */
export function cellMoney(cell: GridCell | null, unit: MoneyUnit | null): CellMoney | null {
  if (cell === null) return null
  const number = plainNumber(cell.word)
  const none = { at: cell.at, value: null, fen: null, slackFen: 0 as Fen, rows: cell.rows }
  if (number === null || number.percent || number.unit === '分') return none
  const own = number.unit === '' ? unit : (number.unit as MoneyUnit)
  if (own !== null && unit !== null && own !== unit) return none
  if (own === null) return { ...none, value: number.value }
  const fen = (scaled(number.value) * FEN_OF[own]) / MILLION
  const half = FEN_OF[own] / 10n ** BigInt(placesOf(number.value)) / 2n
  return { ...none, value: number.value, fen: Number(fen) as Fen, slackFen: Number(half) as Fen }
}

/** The sum of some decimals, exact. */
export const sumOf = (values: readonly Decimal[]): Decimal =>
  fromScaled(values.reduce((sum, value) => sum + scaled(value), 0n))
