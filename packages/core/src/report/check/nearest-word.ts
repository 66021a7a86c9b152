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

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** @param words by meaning; a word that has two meanings keeps the first */
export function wordFinder<R extends string>(words: Partial<Record<R, readonly string[]>>): WordFinder<R> {
  const roles = new Map<string, R>()
  for (const [role, list] of Object.entries(words) as [R, readonly string[]][])
    for (const word of list) if (!roles.has(word)) roles.set(word, role)
  if (roles.size === 0) return { last: () => null, first: () => null }
  // Longer words first, so that 全年预算数 is not taken for 预算.
  const longest = [...roles.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(longest.map(escaped).join('|'), 'g')
  const found = (match: RegExpMatchArray): FoundWord<R> => {
    const from = match.index ?? 0
    return { role: roles.get(match[0]) as R, word: match[0], from, to: from + match[0].length }
  }
  return {
    last: (text) => {
      let last: FoundWord<R> | null = null
      for (const match of text.matchAll(pattern)) last = found(match)
      return last
    },
    first: (text) => {
      pattern.lastIndex = 0
      const match = pattern.exec(text)
      return match ? found(match) : null
    },
  }
}
