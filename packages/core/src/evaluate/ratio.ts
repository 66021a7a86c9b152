import { type Decimal, divRound, scaled } from '../kernel/decimal.ts'

/** An exact fraction; `d` is positive. All scoring is done in fractions and rounded once, at the end of a line. */
export type Ratio = { readonly n: bigint; readonly d: bigint }

/** n ÷ d. @throws RangeError when d is 0: a bug in the caller */
export function ratio(n: bigint | number, d: bigint | number): Ratio {
  const [top, bottom] = [BigInt(n), BigInt(d)]
  if (bottom === 0n) throw new RangeError('ratio: division by zero')
  const g = gcd(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom) * (bottom < 0n ? -1n : 1n)
  return { n: top / g, d: bottom / g }
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a || 1n : gcd(b, a % b))

export const NOTHING: Ratio = { n: 0n, d: 1n }
export const WHOLE: Ratio = { n: 1n, d: 1n }

/** A decimal as a fraction. */
export const ratioOf = (value: Decimal): Ratio => ratio(scaled(value), 1_000_000n)
/** Basis points as a fraction of 1. */
export const ratioOfBp = (bp: number): Ratio => ratio(bp, 10_000)

export const add = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d + b.n * a.d, a.d * b.d)
export const minus = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d - b.n * a.d, a.d * b.d)
export const times = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.n, a.d * b.d)
export const over = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d, a.d * b.n)

/** Negative, zero or positive, like a comparator for sort. */
export function compare(a: Ratio, b: Ratio): number {
  const difference = a.n * b.d - b.n * a.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Within [low, high]. */
export const clamp = (value: Ratio, low: Ratio, high: Ratio): Ratio =>
  compare(value, low) < 0 ? low : compare(value, high) > 0 ? high : value

/** The nearest whole number, half up (for values ≥ 0; below 0 half away from zero). */
export const rounded = (value: Ratio): number => Number(divRound(value.n, value.d))

/** In basis points, rounded. */
export const bpOf = (value: Ratio): number => rounded(times(value, { n: 10_000n, d: 1n }))

/** As text with at most so many decimals, "…" behind when that is not all of it: 12/13 → "0.923077…". */
export function ratioText(value: Ratio, places = 6): string {
  const power = 10n ** BigInt(places)
  const magnitude = ((value.n < 0n ? -value.n : value.n) * power) / value.d
  const exact = (value.n * power) % value.d === 0n
  const fraction = (magnitude % power).toString().padStart(places, '0')
  const shown = exact ? fraction.replace(/0+$/, '') : fraction
  return `${value.n < 0n ? '-' : ''}${magnitude / power}${shown && `.${shown}`}${exact ? '' : '…'}`
}

/** As a percentage with two decimals, rounded: "97.70%". */
export const percentText = (value: Ratio): string => bpText(bpOf(value))

/** 9770 → "97.70%". */
export function bpText(bp: number): string {
  const magnitude = Math.abs(bp)
  return `${bp < 0 ? '-' : ''}${Math.trunc(magnitude / 100)}.${String(magnitude % 100).padStart(2, '0')}%`
}
