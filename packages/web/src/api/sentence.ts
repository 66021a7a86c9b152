import { type Language, say, type Words } from '@rongheng/core/kernel/words'
import { allWords } from '@rongheng/core/words'
import { ApiError, type FieldIssue } from './api-error.ts'
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
  if (error.issues.length > 0) return say(words, language, 'web.malformed', { count: error.issues.length })
  const known = error.code in words
  const code = known ? error.code : error.status >= 500 ? 'kernel.fault' : 'web.not-understood'
  return say(words, language, code, { requestId: error.requestId ?? error.code, ...error.facts })
}

/** Why one field was not taken. A code of ours comes with its own sentence. */
export function issueSentence(issue: FieldIssue, language: Language): string {
  const key = `issue.${issue.code}`
  if (key in apiWords) return say(apiWords, language, key)
  return issue.message in words ? say(words, language, issue.message) : issue.message
}
