import { z } from 'zod'
import { anyOf } from './literal.ts'

/** More places left open than this in one pattern, and finding it could take long in a report made to that end. */
const MOST_OPEN = 3

/**
 * Words as a rule file writes them: plain, with `*` for up to eight characters of the same clause (降低*成本) and `#` for a
 * number. No regular expressions, short, and few places left open: what a county writes can never take long to match.
 */
export const WordPattern = z
  .string()
  .min(1)
  .max(40)
  .refine((word) => (word.match(/[*#]/g)?.length ?? 0) <= MOST_OPEN, 'at most 3 of * and # in one pattern')

/** One expression for many patterns; null for none. */
export function patternOf(words: readonly string[]): RegExp | null {
  if (words.length === 0) return null
  const longest = [...words].sort((a, b) => b.length - a.length)
  const sources = longest.map((word) =>
    word
      .split(/([*#])/)
      .map((part) => (part === '*' ? ANY : part === '#' ? NUMBER : anyOf([part])))
      .join(''),
  )
  return new RegExp(sources.join('|'), 'g')
}

const ANY = '[^,。;:]{0,8}?'
const NUMBER = '(?:\\d[\\d.,]{0,15}|[一二两三四五六七八九十百]{1,9})'
