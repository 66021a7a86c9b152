import { z } from 'zod'
import { plainNumber } from './typed-number.ts'

/** Money, in whole fen (分): 1 yuan = 100 fen, 1 万元 = 1 000 000 fen. */
export const Fen = z.int().brand('Fen')
export type Fen = z.infer<typeof Fen>

/** Fen in one 万元. */
export const FEN_PER_WAN = 1_000_000

/** 46950000 → "469,500.00". Two decimals always; the unit is printed by the caller. */
export function yuanText(amount: Fen): string {
  const sign = amount < 0 ? '-' : ''
  const whole = String(Math.trunc(Math.abs(amount) / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${whole}.${String(Math.abs(amount) % 100).padStart(2, '0')}`
}

/** What follows the point in 万元, without the zeros at its end that say nothing; two digits at least. */
const wanDecimals = (amount: Fen): string =>
  String(Math.abs(amount) % FEN_PER_WAN)
    .padStart(6, '0')
    .replace(/0{1,4}$/, '')

/**
 * 46950000 → "46.95"; 4695 → "0.004695". Exact: at least two decimals, at most six; the unit is printed by the caller.
 *
 * @param places decimals at least: what `wanPlaces` gives for the column that the amount stands in
 */
export function wanText(amount: Fen, places = 2): string {
  const sign = amount < 0 ? '-' : ''
  const whole = String(Math.trunc(Math.abs(amount) / FEN_PER_WAN)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${whole}.${wanDecimals(amount).padEnd(places, '0')}`
}

/** Decimals that amounts in 万元 need to stand one under the other, exact: two, or as many as the longest of them has. */
export const wanPlaces = (amounts: Iterable<Fen | null>): number =>
  Math.max(2, ...[...amounts].map((amount) => (amount === null ? 2 : wanDecimals(amount).length)))

/** The sum of some amounts. */
export const sumFen = (amounts: Iterable<Fen>): Fen => {
  let sum = 0
  for (const amount of amounts) sum += amount
  return sum as Fen
}

/**
 * Money as somebody typed it, "469,500.5" or "４６.95", in 元 or 万元; null when it is no amount or has parts of a fen. Exact.
 * Full-width digits and thousand separators are taken; anything else is not guessed at.
 */
export function fenOf(text: string, unit: 'yuan' | 'wan'): Fen | null {
  const parts = /^(-?)(\d{1,13})(?:\.(\d*))?$/.exec(plainNumber(text).replace(/,/g, ''))
  if (!parts) return null
  const places = unit === 'wan' ? 6 : 2
  const decimals = (parts[3] ?? '').replace(/0+$/, '')
  if (decimals.length > places) return null
  const fen = Number(`${parts[2]}${decimals.padEnd(places, '0')}`)
  return Number.isSafeInteger(fen) ? ((parts[1] && fen !== 0 ? -fen : fen) as Fen) : null
}
