import type { Language } from '../../kernel/words.ts'
import type { Fact, Sentence } from './fact.ts'
import { sentencesIn } from './saying.ts'
import { sentences } from './sentences.ts'

/** What is said, in the language of the reader. Words of the target's own, and what was kept before, stay as they are. */
export const inWords = (text: string, language: Language): string =>
  sentencesIn(text)
    .map((one) => inOne(one, language))
    .join(language === 'en' ? '; ' : '；')

/** A sentence of a newer version than this one is said by its key and its facts. */
function inOne([key, facts = {}]: Sentence, language: Language): string {
  const known = Object.hasOwn(sentences, key) ? sentences[key as keyof typeof sentences] : null
  const words = (name: string) => {
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined
    return fact === undefined ? '…' : inFact(fact, language)
  }
  if (!known) return [key, ...Object.keys(facts).map(words)].join(' ')
  const text = language === 'en' ? known.en : known.zh
  return text.replace(/\{(\w+)\}/g, (_, name: string) => words(name))
}

function inFact(fact: Fact, language: Language): string {
  if (typeof fact !== 'object') return String(fact)
  if (!isList(fact)) return 'zh' in fact ? (language === 'en' ? fact.en : fact.zh) : inOne(fact, language)
  return fact.list.map((one) => inFact(one, language)).join(language === 'en' ? ', ' : '、')
}

const isList = (fact: object): fact is { readonly list: readonly Fact[] } => 'list' in fact

/** The keys of the sentences that say a text in either language: what a person looks for may stand in no fact. */
export const keysSaying = (text: string): string[] => {
  const wanted = text.toLowerCase()
  return Object.entries(sentences)
    .filter(([, { zh, en }]) =>
      [zh, en].some((one) =>
        one
          .toLowerCase()
          .split(/\{\w+\}/)
          .some((part) => part.includes(wanted)),
      ),
    )
    .map(([key]) => key)
}
