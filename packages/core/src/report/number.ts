import { divRound, fromScaled, scaled, type Decimal } from '../kernel/decimal.ts'
import type { Fact } from '../kernel/fact.ts'
import { wanText, yuanText, type Fen } from '../kernel/money.ts'
import type { Day } from '../kernel/time.ts'
import { typedNumbers } from './prose.ts'
import { piecesOf, type NumberKind, type NumberPiece, type Piece, type ReportModel } from './model.ts'

type Value = (facts: readonly Fact[]) => string | null

const ONE = 1_000_000n
const valueOf = (fact: Fact | undefined): bigint | null => (fact?.value == null ? null : scaled(fact.value))
/** Runs only when every fact has a value: what was not measured gives no number. */
const known =
  (compute: (values: readonly bigint[]) => string | null): Value =>
  (facts) => {
    const values = facts.map(valueOf)
    return values.some((v) => v === null) ? null : compute(values as bigint[])
  }
const fen = (value: bigint): Fen => Number(value / ONE) as Fen
const percent = (n: bigint, d: bigint): string | null =>
  d === 0n ? null : twoPlaces(divRound(n * 10_000n, d))

/** 9770n hundredths → "97.70". */
function twoPlaces(hundredths: bigint): string {
  const magnitude = hundredths < 0n ? -hundredths : hundredths
  return `${hundredths < 0n ? '-' : ''}${magnitude / 100n}.${String(magnitude % 100n).padStart(2, '0')}`
}

/**
 * The named computations by which numbers follow from facts. Each takes facts in order and gives the printed text without
 * its unit sign, or null when a fact has no value or a divisor is 0. Money is added in fen and rates are rounded once.
 */
export const computations = {
  'amount-wan': known(([a = 0n]) => wanText(fen(a))),
  'amount-yuan': known(([a = 0n]) => yuanText(fen(a))),
  'magnitude-wan': known(([a = 0n]) => wanText(fen(a < 0n ? -a : a))),
  'sum-wan': known((all) => wanText(fen(all.reduce((x, y) => x + y, 0n)))),
  'difference-yuan': known(([a = 0n, b = 0n]) => yuanText(fen(a - b))),
  'difference-wan': known(([a = 0n, b = 0n]) => wanText(fen(a - b))),
  rate: known(([a = 0n, b = 0n]) => percent(a, b)),
  'rate-gap': known(([a = 0n, b = 0n]) => percent(b - a, b)),
  change: known(([a = 0n, b = 0n]) => percent(a - b, b)),
  decline: known(([a = 0n, b = 0n]) => percent(b - a, b)),
  actual: (facts) => (facts[0]?.value == null ? null : measuredText(facts[0].value, facts[0].unit)),
} as const satisfies Partial<Record<NumberKind, Value>>
/** The unit of facts whose value is a day, kept as yyyymmdd. */
export const dayUnit = '日期'

/** A measured value as printed: days as people write them, 1 and 0 of a yes-or-no as words. */
export function measuredText(value: Decimal, unit: string): string {
  if (unit === '是非') return value === '1' ? '是' : '否'
  if (unit === dayUnit) return dayText(value.replace(/^(....)(..)(..)$/, '$1-$2-$3') as Day)
  return fromScaled(scaled(value))
}
export type Computation = keyof typeof computations

/** A number that follows from facts, or the blank that says which one is missing. */
export function number(by: Computation, facts: readonly (Fact | undefined)[], missing: string): Piece {
  if (facts.some((f) => f === undefined)) return { blank: missing }
  const text = computations[by](facts as Fact[])
  return text === null ? { blank: missing } : { number: text, by, from: facts.map((f) => (f as Fact).id) }
}

/** A number that a record holds: a target, a weight, a day. `from` are ids of those records. */
export const recorded = (
  text: string,
  by: Exclude<NumberKind, Computation>,
  from: readonly string[],
): NumberPiece => ({
  number: text,
  by,
  from: [...from],
})

/** How many there are of some records. */
export const count = (ids: readonly string[], none: string): Piece =>
  ids.length === 0 ? { blank: none } : recorded(String(ids.length), 'count', ids)

/** "2023-11-30" → "2023年11月30日". */
export function dayText(day: Day): string {
  const [y, m, d] = day.split('-').map(Number)
  return `${y}年${m}月${d}日`
}

/** A date of a record. */
export const day = (on: Day, from: readonly string[]): NumberPiece => recorded(dayText(on), 'day', from)

/** Cell or label for a share kept in basis points: 9770 → "97.70". */
export const shareText = (bp: number): string => twoPlaces(BigInt(bp))

/** Points kept in hundredths: 977 → "9.77". */
export const pointsText = (centipoints: number): string => twoPlaces(BigInt(centipoints))

/** Value of a decimal for the axis of a chart, where a pixel is coarser than a float. */
export const axisValue = (d: Decimal): number => Number(d)

/**
 * The numbers of a report that do not follow from the facts they name, counts that count something else, and quoted words
 * that still hold a typed number. Empty is what a report must have before it is signed.
 *
 * @param facts all facts that the model names; one that is missing is a finding too
 */
export function strayNumbers(model: ReportModel, facts: ReadonlyMap<string, Fact>): NumberPiece[] {
  const strays: NumberPiece[] = []
  for (const piece of piecesOf(model)) {
    if (!('number' in piece)) continue
    if (piece.by === 'count' && piece.number !== String(piece.from.length)) strays.push(piece)
    if (piece.by === 'quoted' && typedNumbers(piece.number).length > 0) strays.push(piece)
    if (!(piece.by in computations)) continue
    const named = piece.from.map((id) => facts.get(id))
    const text = named.some((f) => f === undefined)
      ? null
      : computations[piece.by as Computation](named as Fact[])
    if (text !== piece.number) strays.push(piece)
  }
  return strays
}
