import { z } from 'zod'
import { plainNumber } from './typed-number.ts'

const PLACES = 6
const ONE = 10n ** BigInt(PLACES)

/**
 * An exact decimal number as text, "99.95": what an indicator's target and actual are made of.
 * At most 15 digits before the point and 6 after. Never a float: 0.1 + 0.2 is 0.3 here.
 */
export const Decimal = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,6})?$/, 'field.decimal')
  .brand('Decimal')
export type Decimal = z.infer<typeof Decimal>

/** A number as somebody typed it; null when it is none, or longer than a `Decimal` can be. Never guessed at. */
export const decimalFrom = (text: string): Decimal | null => Decimal.safeParse(plainNumber(text)).data ?? null

/** Millionths, exact. */
export function scaled(d: Decimal): bigint {
  const negative = d.startsWith('-')
  const [whole = '0', fraction = ''] = (negative ? d.slice(1) : d).split('.')
  const value = BigInt(whole) * ONE + BigInt(fraction.padEnd(PLACES, '0'))
  return negative ? -value : value
}

/** Millionths back to text, without trailing zeros: 99950000n → "99.95". */
export function fromScaled(value: bigint): Decimal {
  const negative = value < 0n
  const magnitude = negative ? -value : value
  const fraction = (magnitude % ONE).toString().padStart(PLACES, '0').replace(/0+$/, '')
  return `${negative ? '-' : ''}${magnitude / ONE}${fraction && `.${fraction}`}` as Decimal
}

/** A whole number as a decimal. @throws RangeError when it is not whole: a bug in the caller */
export function decimalOf(whole: number): Decimal {
  if (!Number.isSafeInteger(whole)) throw new RangeError(`decimalOf: ${whole} is not a whole number`)
  return String(whole) as Decimal
}

/** Negative, zero or positive, like a comparator for sort. */
export function compareDecimal(a: Decimal, b: Decimal): number {
  const difference = scaled(a) - scaled(b)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** n ÷ d rounded half away from zero (四舍五入), d ≠ 0. @throws RangeError when d is 0: a bug in the caller */
export function divRound(n: bigint, d: bigint): bigint {
  if (d === 0n) throw new RangeError('divRound: division by zero')
  const negative = n < 0n !== d < 0n
  const [p, q] = [n < 0n ? -n : n, d < 0n ? -d : d]
  const rounded = (2n * p + q) / (2n * q)
  return negative ? -rounded : rounded
}
