import { type Language, say, type Words } from '@rongheng/core/kernel/words'
import { allWords, factsInWords, issueText } from '@rongheng/core/words'
import { ApiError } from './api-error.ts'
import { apiWords } from './words.ts'

const words: Words = { ...allWords, ...apiWords }

/** The sentence of a word key of any domain, for refusals, notices and dues. */
export const sentence = (
  language: Language,
  code: string,
  facts: Readonly<Record<string, string | number>> = {},
): string => say(words, language, code, facts)

/** What an error says to people: what happened, where, and what to do. */
export function sentenceOf(error: unknown, language: Language): string {
  if (!(error instanceof ApiError)) return say(words, language, 'kernel.fault', { requestId: '-' })
  const { issues } = error
  if (issues.length > 0)
    return say(words, language, 'web.malformed', {
      count: issues.length,
      issues: issues.map((issue) => issueText(language, issue)).join(language === 'en' ? '; ' : '；'),
    })
  const known = error.code in words
  const code = known ? error.code : error.status >= 500 ? 'kernel.fault' : 'web.not-understood'
  const facts = factsInWords(language, error.facts)
  return say(words, language, code, { requestId: error.requestId ?? error.code, ...facts })
}

/** What is wrong with one field; `label` is what the form calls it, where that is not its usual name. */
export const issueSentence = issueText
