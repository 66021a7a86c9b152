import { identityWords } from '@rongheng/core/identity/words'
import { fieldWords } from '@rongheng/core/kernel/field-words'
import { kernelWords } from '@rongheng/core/kernel/refusal-words'
import type { Words } from '@rongheng/core/kernel/words'
import { apiWords } from './words.ts'

// What every page may have to say comes with the shell. The words of a domain come with its pages (`addWords`), and all the
// others in one file of their own, when somebody asks for one of them.
type Rest = typeof import('@rongheng/core/words')

let known: Words = { ...kernelWords, ...fieldWords, ...identityWords, ...apiWords }
let rest: Rest | null = null
let loading: Promise<void> | null = null
const watchers = new Set<() => void>()

/** Makes the words of a domain known; its pages call this where they are loaded. */
export function addWords(words: Words): void {
  known = { ...known, ...words }
}

/** All words that have arrived. */
export const knownWords = (): Words => known

/** The words of all domains with what tells a field's name, once `loadWords` has fetched them; null before. */
export const allOfThem = (): Rest | null => rest

/** Fetches the words of all domains, once. A failure is not remembered: the next call tries again. */
export function loadWords(): Promise<void> {
  loading ??= import('@rongheng/core/words').then(
    (words) => {
      rest = words
      addWords(words.allWords)
      for (const told of watchers) told()
    },
    () => {
      loading = null
    },
  )
  return loading
}

/** For `useSyncExternalStore`: calls back when more words have arrived. */
export function watchWords(told: () => void): () => void {
  watchers.add(told)
  return () => watchers.delete(told)
}
