import { anyOf } from './literal.ts'

/** A word found in a text: what it means, itself, and `[from, to)`. */
export type FoundWord<R extends string> = {
  readonly role: R
  readonly word: string
  readonly from: number
  readonly to: number
}

/** Finds which of many words stands nearest before a place. Built once for a check, asked for each number. */
export type WordFinder<R extends string> = {
  /** The word that ends last in the text; of two that end together the longer. Null when none is there. */
  readonly last: (text: string) => FoundWord<R> | null
  /** The word that begins first; of two that begin together the longer. */
  readonly first: (text: string) => FoundWord<R> | null
}

/** @param words by meaning; a word that has two meanings keeps the first */
export function wordFinder<R extends string>(words: Partial<Record<R, readonly string[]>>): WordFinder<R> {
  const roles = new Map<string, R>()
  for (const [role, list] of Object.entries(words) as [R, readonly string[]][])
    for (const word of list) if (!roles.has(word)) roles.set(word, role)
  if (roles.size === 0) return { last: () => null, first: () => null }
  const longest = [...roles.keys()].sort((a, b) => b.length - a.length)
  // Looks ahead, so that 项目预算 does not hide the 预算总额 that begins inside it; longer words first at each place.
  const pattern = new RegExp(`(?=(${anyOf(longest)}))`, 'g')
  const found = (match: RegExpMatchArray): FoundWord<R> => {
    const [from, word] = [match.index ?? 0, match[1] as string]
    return { role: roles.get(word) as R, word, from, to: from + word.length }
  }
  return {
    last: (text) => {
      let last: FoundWord<R> | null = null
      for (const match of text.matchAll(pattern)) {
        const word = found(match)
        if (last === null || word.to > last.to) last = word
      }
      return last
    },
    first: (text) => {
      const match = text.matchAll(pattern).next().value
      return match ? found(match) : null
    },
  }
}
