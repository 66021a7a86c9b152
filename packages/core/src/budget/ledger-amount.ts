import type { Fen } from '../kernel/money.ts'
import type { Cell } from '../kernel/grid.ts'

/** The unit that a ledger's amounts are written in: 元 or 万元. */
export type MoneyUnit = 'yuan' | 'wan'

/** An amount read from a cell, or why it could not be read. `missing`: the cell says nothing. */
export type ReadAmount =
  | { readonly fen: Fen }
  | { readonly why: 'missing' | 'unreadable' | 'not-whole-fen' | 'too-large' }

const BLANK = /^[-—–_/\\.*]*$/
const PLAIN = /^\d*\.?\d*$/
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d*)?$/
const SCALE = { yuan: 2, wan: 6 } as const

/**
 * Reads money from a cell: numbers, numbers as text, full-width digits, thousand separators, ￥, parentheses or a trailing
 * minus for negatives. A unit inside the cell ("1.2万元") goes before the unit of the ledger. Exact: no float arithmetic.
 * Excel's floats carry 15 digits; what lies beyond is noise and is cut before the fen are counted.
 */
export function readAmount(cell: Cell | undefined, unit: MoneyUnit): ReadAmount {
  if (cell === null || cell === undefined) return { why: 'missing' }
  if (typeof cell === 'number') return fromNumber(cell, unit)
  if (typeof cell === 'string') return fromText(cell, unit)
  if (typeof cell === 'object' && 'number' in cell) return fromNumber(cell.number, unit)
  return { why: 'unreadable' }
}

function fromNumber(value: number, unit: MoneyUnit): ReadAmount {
  if (!Number.isFinite(value)) return { why: 'unreadable' }
  if (Math.abs(value) >= 1e15) return { why: 'too-large' }
  if (Math.abs(value) < 1e-9) return { fen: 0 as Fen }
  return fromDigits(plainDigits(Math.abs(value)), value < 0, SCALE[unit])
}

function plainDigits(magnitude: number): string {
  const [mantissa = '', exponent = '0'] = magnitude.toPrecision(15).split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const shift = Number(exponent)
  if (shift >= 0) return `${whole}${fraction.padEnd(shift, '0').slice(0, shift)}.${fraction.slice(shift)}`
  return `0.${'0'.repeat(-shift - 1)}${whole}${fraction}`
}

function fromText(raw: string, unit: MoneyUnit): ReadAmount {
  let text = raw
    .normalize('NFKC')
    .replace(/[\s'"’‘`]/g, '')
    .replace(/[−–—]/g, '-')
  if (BLANK.test(text)) return { why: 'missing' }
  text = text.replace(/^(人民币|RMB|CNY)/i, '')
  let negative = false
  const enclosed = /^\((.*)\)$/.exec(text)
  if (enclosed) [negative, text] = [true, enclosed[1] ?? '']
  const sign = /^([-+]?)(?:¥|\$)?([-+]?)(.*?)(-?)$/.exec(text)
  if (!sign) return { why: 'unreadable' }
  const minus = [sign[1], sign[2], sign[4]].filter((s) => s === '-').length + (enclosed ? 1 : 0)
  if (minus > 1) return { why: 'unreadable' }
  negative = minus === 1
  const named = /^(.*?)(万元|万|元整|元|圆整|圆)?(整|正)?$/.exec(sign[3] ?? '')
  const scale = named?.[2] === undefined ? SCALE[unit] : named[2].startsWith('万') ? SCALE.wan : SCALE.yuan
  const digits = named?.[1] ?? ''
  if (!/\d/.test(digits)) return { why: 'unreadable' }
  const exponent = /^(\d(?:\.\d+)?)e([+-]?\d{1,2})$/i.exec(digits)
  if (exponent) return fromNumber(Number(digits) * (negative ? -1 : 1), scale === 6 ? 'wan' : 'yuan')
  if (!GROUPED.test(digits) && !PLAIN.test(digits)) return { why: 'unreadable' }
  return fromDigits(digits.replaceAll(',', ''), negative, scale)
}

function fromDigits(digits: string, negative: boolean, scale: number): ReadAmount {
  const [whole = '', fraction = ''] = digits.split('.')
  if (/[1-9]/.test(fraction.slice(scale))) return { why: 'not-whole-fen' }
  const fen = BigInt((whole || '0') + fraction.padEnd(scale, '0').slice(0, scale))
  if (fen > 9_000_000_000_000_000n) return { why: 'too-large' }
  return { fen: (negative && fen !== 0n ? -Number(fen) : Number(fen)) as Fen }
}
