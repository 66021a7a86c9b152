import { halfWidth, type Token } from './prose.ts'

/**
 * The tokens that say the same as a number typed at a place of a text: the same value with the token's unit behind it, or the
 * same day (one without a year is of `year`). What was reached comes before what was planned.
 */
export function tokensLike(
  text: string,
  typed: { readonly at: number; readonly text: string },
  tokens: Iterable<Token>,
  year: number,
): Token[] {
  const said = halfWidth(typed.text)
  const day = dayIn(said, year)
  const value = valueIn(said)
  const digits = digitsOf(said).length
  const behind = halfWidth(text.slice(typed.at + digits)).trimStart()
  const same = [...tokens].filter(({ piece, unit }) => {
    if (!('number' in piece)) return false
    if (day !== null) return dayIn(piece.number, year) === day
    return value !== null && unit !== '' && valueIn(piece.number) === value && behind.startsWith(unit)
  })
  return same.sort((a, b) => Number(a.group === 'target') - Number(b.group === 'target'))
}

/** The one token that a typed number can only mean, or null: several say the same, or none. */
export function onlyTokenLike(...args: Parameters<typeof tokensLike>): Token | null {
  const same = tokensLike(...args)
  const reached = same.filter((t) => t.group !== 'target')
  const likely = reached.length > 0 ? reached : same
  return likely.length === 1 ? (likely[0] ?? null) : null
}

/** The text with a token where a number was typed; the unit that people wrote behind it goes, as the token brings its own. */
export function withToken(
  text: string,
  typed: { readonly at: number; readonly text: string },
  token: Pick<Token, 'key' | 'unit'>,
): string {
  const digits = digitsOf(halfWidth(typed.text))
  const behind = text.slice(typed.at + digits.length)
  const said = token.unit !== '' && halfWidth(behind).trimStart().startsWith(token.unit)
  const unit = said ? halfWidth(behind).indexOf(token.unit) + token.unit.length : 0
  const length = Math.max(digits.length + unit, token.unit === '' ? typed.text.length : 0)
  return `${text.slice(0, typed.at)}{{${token.key}}}${text.slice(typed.at + length)}`
}

/** A typed number as it is entered by hand: value and unit apart, a day as 2023-08-09. */
export function typedParts(typed: string, year: number): { value: string; unit: string } {
  const said = halfWidth(typed)
  const day = dayIn(said, year)
  if (day !== null) return { value: day, unit: '' }
  const digits = digitsOf(said)
  return { value: digits.replaceAll(',', ''), unit: said.slice(digits.length).trim() }
}

const digitsOf = (text: string): string => /^[-+]?[\d,.]*\d/.exec(text)?.[0] ?? ''

/** "1,080.50" and "1080.5" are one value. */
function valueIn(text: string): string | null {
  const m = /^([-+]?)(\d[\d,]*)(?:\.(\d+))?/.exec(text)
  if (!m || dayIn(text, 0) !== null) return null
  const whole = (m[2] ?? '').replaceAll(',', '').replace(/^0+(?=\d)/, '')
  const decimals = (m[3] ?? '').replace(/0+$/, '')
  return `${m[1] === '-' ? '-' : ''}${whole}${decimals ? `.${decimals}` : ''}`
}

function dayIn(text: string, year: number): string | null {
  const m = /^(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日$/.exec(text)
  return m ? `${m[1] ?? year}-${m[2]?.padStart(2, '0')}-${m[3]?.padStart(2, '0')}` : null
}
