import { findingText } from '@rongheng/core/report/check/finding-text'
import type { RuleView } from '@rongheng/core/report/check/rule-view'
import type { Severity } from '@rongheng/core/report/check/finding'
import type { Language } from '@rongheng/core/kernel/words'
import { isShown, type Listed, type Show } from './listed.ts'

/** A finding in the list with its sentences. */
export type Said = Listed & {
  readonly says: string
  readonly mend: string
  /** Undefined when the county has taken the rule away since. */
  readonly rule: RuleView | undefined
}

/** Gives the findings their sentences. */
export function saying(
  list: readonly Listed[],
  rules: readonly RuleView[],
  language: Language,
): readonly Said[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  return list.map((one) => {
    const rule = byId.get(one.finding.rule)
    return { ...one, rule, ...findingText(one.finding, rule ?? { says: {} }, language) }
  })
}

/** What the list is narrowed to; '' where nothing is. */
export type Wanted = {
  readonly show: Show
  readonly severity: Severity | ''
  readonly rule: string
  readonly text: string
}

/** The findings that are wanted. Words are looked for in the sentence, the quotes and the rule. */
export function wantedOf(list: readonly Said[], wanted: Wanted): readonly Said[] {
  const text = wanted.text.trim().toLowerCase()
  return list.filter(
    (one) =>
      isShown(one, wanted.show) &&
      (wanted.severity === '' || one.finding.severity === wanted.severity) &&
      (wanted.rule === '' || one.finding.rule === wanted.rule) &&
      (text === '' || wordsOf(one).includes(text)),
  )
}

const wordsOf = ({ says, mend, rule, finding }: Said): string =>
  [says, mend, finding.rule, rule?.title.zh, rule?.title.en, ...finding.quotes.map((q) => q.text)]
    .join('\n')
    .toLowerCase()
