import type { FieldIssue } from '@rongheng/core/kernel/field-issue'
import { type Language, say } from '@rongheng/core/kernel/words'
import { ApiError } from './api-error.ts'
import { allOfThem, knownWords, loadWords } from './known-words.ts'

/** Stands where a sentence is on its way: the page is drawn again when it has come. */
const ON_ITS_WAY = '…'

/** The sentence of a word key of any domain, for refusals, notices and dues. Never the key itself. */
export function sentence(
  language: Language,
  code: string,
  facts: Readonly<Record<string, string | number>> = {},
): string {
  const words = knownWords()
  if (code in words) return say(words, language, code, facts)
  if (allOfThem()) return code
  void loadWords()
  return ON_ITS_WAY
}

/** Whether an error can be told with the words at hand. If not, `loadWords` before it is shown spares people the wait. */
export const canTell = (error: ApiError): boolean =>
  allOfThem() !== null ||
  (error.issues.length === 0 && error.facts.permission === undefined && error.code in knownWords())

/** What an error says to people: what happened, where, and what to do. */
export function sentenceOf(error: unknown, language: Language): string {
  if (!(error instanceof ApiError)) return sentence(language, 'kernel.fault', { requestId: '-' })
  const { issues } = error
  if (issues.length > 0)
    return sentence(language, 'web.malformed', {
      count: issues.length,
      issues: issues.map((issue) => issueSentence(language, issue)).join(language === 'en' ? '; ' : '；'),
    })
  const all = allOfThem()
  if (!all && !canTell(error)) void loadWords()
  const known = error.code in knownWords()
  if (!all && !known && error.status < 500) return ON_ITS_WAY
  const code = known ? error.code : error.status >= 500 ? 'kernel.fault' : 'web.not-understood'
  const facts = all ? all.factsInWords(language, error.facts) : error.facts
  return sentence(language, code, { requestId: error.requestId ?? error.code, ...facts })
}

/** What is wrong with one field; `label` is what the form calls it, where that is not its usual name. */
export function issueSentence(language: Language, issue: FieldIssue, label?: string): string {
  const all = allOfThem()
  if (all) return all.issueText(language, issue, label)
  if (label !== undefined && issue.code in knownWords())
    return `${label}${language === 'en' ? ': ' : '：'}${sentence(language, issue.code, issue.facts)}`
  void loadWords()
  return ON_ITS_WAY
}
