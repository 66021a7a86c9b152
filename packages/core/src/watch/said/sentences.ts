import type { Fact } from './fact.ts'
import { hostSentences } from './host-sentences.ts'
import { importSentences } from './import-sentences.ts'
import { judgedSentences } from './judged-sentences.ts'
import { networkSentences } from './network-sentences.ts'
import { streamSentences } from './stream-sentences.ts'
import { webSentences } from './web-sentences.ts'

/** All that checks say, by key, in both languages; `{name}` takes a fact. It is large: pages load it when they show a reason. */
export const sentences = {
  ...networkSentences,
  ...webSentences,
  ...hostSentences,
  ...streamSentences,
  ...judgedSentences,
  ...importSentences,
} as const

export type SentenceKey = keyof typeof sentences

type Places<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Places<Rest>
  : never

/** The facts that a sentence has places for; none where it has no place. */
export type SentenceFacts<K extends SentenceKey> = [Places<(typeof sentences)[K]['zh']>] extends [never]
  ? readonly []
  : readonly [facts: Readonly<Record<Places<(typeof sentences)[K]['zh']>, Fact>>]
