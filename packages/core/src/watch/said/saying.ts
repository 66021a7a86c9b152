import type { Fact, Sentence } from './fact.ts'
import type { SentenceFacts, SentenceKey } from './sentences.ts'

/**
 * What a check has to say, as it is kept and sent: sentences by key with their facts, in no language yet; `inWords` makes words
 * of it. What the target said itself stands as it is, and so does what was kept before sentences had keys.
 *
 * `§[["http.status",{"status":502}]]`, or plain text; '' says nothing.
 */
export type Saying = '' | (string & { readonly [made]: true })
declare const made: unique symbol

/** What begins a text that holds sentences. */
export const SENTENCES = '§['

/** One sentence, for a place of another. Only keys and facts of the catalogue compile. */
export function sentence<K extends SentenceKey>(key: K, ...facts: SentenceFacts<K>): Sentence {
  const [given] = facts
  return given === undefined ? [key] : [key, given]
}

/** One sentence, said. */
export const say = <K extends SentenceKey>(key: K, ...facts: SentenceFacts<K>): Saying =>
  written([sentence(key, ...facts)])

/** A sentence that was made for a place, said by itself. */
export const said = (one: Sentence): Saying => written([one])

/** Words that are nobody's sentence: what the target said of itself, what a person wrote. */
export function ownWords(text: string): Saying {
  const words = text.replaceAll('\0', '')
  return words.startsWith(SENTENCES) ? written([['words', { text: words }]]) : (words as Saying)
}

/** Several sayings as one; those that say nothing are left out. */
export function together(...sayings: readonly Saying[]): Saying {
  const saying = sayings.filter((one) => one !== '')
  return saying.length < 2 ? (saying[0] ?? '') : written(saying.flatMap(sentencesIn))
}

/** A saying in the place of another sentence. */
export function asFact(saying: Saying): Fact {
  const sentences = sentencesIn(saying)
  const [first] = sentences
  if (sentences.length !== 1 || !first) return { list: sentences }
  return first[0] === 'words' ? (first[1]?.['text'] as string) : first
}

/** A text that was kept, sent or imported: whatever it is, it can be read. */
export const asKept = (text: string): Saying => text as Saying

/** The sentences of a text; words of somebody's own are one of the key `words`. */
export function sentencesIn(text: string): readonly Sentence[] {
  if (text === '') return []
  if (text.startsWith(SENTENCES))
    try {
      const read: unknown = JSON.parse(text.slice(1))
      if (Array.isArray(read) && read.every(isSentence)) return read
    } catch {
      // somebody's own words that begin like ours
    }
  return [['words', { text }]]
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isSentence = (value: unknown): value is Sentence =>
  Array.isArray(value) &&
  typeof value[0] === 'string' &&
  value.length <= 2 &&
  (value[1] === undefined || (isRecord(value[1]) && Object.values(value[1]).every(isFact)))

const isFact = (value: unknown): value is Fact =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  isSentence(value) ||
  (isRecord(value) &&
    (Array.isArray(value['list'])
      ? value['list'].every(isFact)
      : typeof value['zh'] === 'string' && typeof value['en'] === 'string'))

const written = (sentences: readonly Sentence[]): Saying =>
  // No database takes the sign 0, and nobody reads it.
  `§${JSON.stringify(sentences.map((one) => changed(one, (text) => text.replaceAll('\0', ''))))}` as Saying

/** The same sentences with other words in their places: secrets are masked so, and what is too long is cut. */
export function withWords(saying: Saying, change: (text: string) => string): Saying {
  const sentences = sentencesIn(saying)
  const [first] = sentences
  if (sentences.length === 1 && first?.[0] === 'words') return ownWords(change(saying))
  return sentences.length === 0 ? '' : written(sentences.map((one) => changed(one, change)))
}

const changed = ([key, facts]: Sentence, change: (text: string) => string): Sentence =>
  facts === undefined
    ? [key]
    : [
        key,
        Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, changedFact(fact, change)])),
      ]

function changedFact(fact: Fact, change: (text: string) => string): Fact {
  if (typeof fact === 'string') return change(fact)
  if (typeof fact === 'number') {
    const text = String(fact)
    return change(text) === text ? fact : change(text)
  }
  if (isSentence(fact)) return changed(fact, change)
  if ('list' in fact) return { list: fact.list.map((one) => changedFact(one, change)) }
  return { zh: change(fact.zh), en: change(fact.en) }
}

/** No longer than this, still readable: the words in its places are cut, never the sentence around them. */
export function fitted(saying: Saying, most: number): Saying {
  const plain = saying.replaceAll('\0', '') as Saying
  if (plain.length <= most) return plain
  if (!isOurs(plain)) return plain.slice(0, most) as Saying
  for (let longest = most; longest > 4; longest = Math.floor(longest * 0.8)) {
    const shorter = withWords(plain, (text) => text.slice(0, longest))
    if (shorter.length <= most) return shorter
  }
  const [first] = sentencesIn(plain)
  return written([[(first as Sentence)[0]]])
}

/** Whether a text holds sentences by key. */
export const isOurs = (text: string): boolean => {
  const [first] = sentencesIn(text)
  return (
    first !== undefined &&
    text.startsWith(SENTENCES) &&
    !(first[0] === 'words' && first[1]?.['text'] === text)
  )
}

/**
 * Names in a row, as many as are read.
 *
 * @param most how many of them, and how many characters with one sign between two
 */
export function listOf(
  names: readonly string[],
  most: { readonly names?: number; readonly characters?: number } = {},
): Fact {
  const list: string[] = []
  let left = most.characters ?? Infinity
  for (const name of names.slice(0, most.names ?? names.length)) {
    if (left <= 0) break
    list.push(name.slice(0, left))
    left -= name.length + 1
  }
  return { list }
}
