import { z } from 'zod'

/**
 * Words as a rule file writes them: plain, with `*` for up to eight characters of the same clause (降低*成本) and `#` for a
 * number. No regular expressions: what a county writes can never take long to match.
 */
export const WordPattern = z.string().min(1).max(40)

const SPECIAL = /[.+?^${}()|[\]\\]/g

/** One expression for many patterns; null for none. */
export function patternOf(words: readonly string[]): RegExp | null {
  if (words.length === 0) return null
  const longest = [...words].sort((a, b) => b.length - a.length)
  const sources = longest.map((word) =>
    word
      .replace(SPECIAL, '\\$&')
      .replaceAll('*', '[^,。;:]{0,8}?')
      .replaceAll('#', '(?:\\d[\\d.,]*|[一二两三四五六七八九十百]+)'),
  )
  return new RegExp(sources.join('|'), 'g')
}
