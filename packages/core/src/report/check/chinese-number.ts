const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** "九十七点七" → "97.7", "一百" → "100", "〇" → "0"; null when it is no number below 一万. */
export function chineseNumber(text: string): string | null {
  const [whole = '', fraction, more] = text.split('点')
  if (more !== undefined || whole === '') return null
  const value = /[十百千]/.test(whole) ? withUnits(whole) : digits(whole)
  if (value === null) return null
  if (fraction === undefined) return value
  const decimals = digits(fraction)
  return decimals === null ? null : `${value}.${decimals}`
}

function digits(text: string): string | null {
  const all = [...text].map((char) => DIGITS[char])
  return all.length === 0 || all.some((d) => d === undefined) ? null : all.join('')
}

function withUnits(text: string): string | null {
  let sum = 0
  let digit: number | null = null
  for (const char of text) {
    const unit = UNITS[char]
    if (unit !== undefined) {
      sum += (digit ?? 1) * unit
      digit = null
    } else if (DIGITS[char] !== undefined) digit = DIGITS[char]
    else return null
  }
  return String(sum + (digit ?? 0))
}
