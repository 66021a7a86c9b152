import type { Language } from '../../kernel/words.ts'
import type { CheckRule } from './check-rule.ts'
import type { Finding, Severity } from './finding.ts'

/** What a severity is called. */
export const severityWords: Readonly<Record<Severity, { readonly zh: string; readonly en: string }>> = {
  E: { zh: '错误', en: 'error' },
  W: { zh: '需说明', en: 'needs an explanation' },
  I: { zh: '质量', en: 'quality' },
}

const filled = (sentence: string, facts: Finding['facts']): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))

/** A finding as its author reads it: what is wrong, and what would resolve it. */
export function findingText(
  finding: Finding,
  rule: Pick<CheckRule, 'says'>,
  language: Language,
): { readonly says: string; readonly mend: string } {
  const words = rule.says[finding.says]
  const tongue = language === 'en' ? 'en' : 'zh'
  return words
    ? { says: filled(words[tongue], finding.facts), mend: filled(words.mend[tongue], finding.facts) }
    : { says: finding.rule, mend: '' }
}
