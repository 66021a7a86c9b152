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

/** Where a finding stands, for people: page or paragraph of a file. '' when something is missing altogether. */
export function placeText(
  finding: Finding,
  documents: readonly {
    readonly name: string
    readonly blocks: readonly { readonly page: number | null }[]
  }[],
  language: Language,
): string {
  const quote = finding.quotes[0]
  const document = quote && documents[quote.file]
  if (!quote || !document) return ''
  const page = document.blocks[quote.block]?.page
  const where =
    page == null
      ? language === 'en'
        ? `paragraph ${quote.block + 1}`
        : `第 ${quote.block + 1} 段`
      : language === 'en'
        ? `page ${page}`
        : `第 ${page} 页`
  return documents.length > 1 ? `${document.name} ${where}` : where
}
