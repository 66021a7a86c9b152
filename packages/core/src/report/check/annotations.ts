import type { Instant } from '../../kernel/time.ts'
import type { CheckRule } from './check-rule.ts'
import type { PlacedComment } from './document-reader.ts'
import { findingText, severityWords } from './finding-text.ts'
import type { Finding } from './finding.ts'

/** The findings that stand in one file, as comments for its margin. Those that stand nowhere are left out. */
export const annotations = (
  findings: readonly Finding[],
  file: number,
  rules: ReadonlyMap<string, Pick<CheckRule, 'says'>>,
  at: Instant,
): PlacedComment[] =>
  findings.flatMap((finding) => {
    const place = finding.quotes.find((quote) => quote.file === file)
    const rule = rules.get(finding.rule)
    if (!place || !rule) return []
    const { says, mend } = findingText(finding, rule, 'zh-CN')
    const text = `【${severityWords[finding.severity].zh} ${finding.rule}】${says}\n${mend}`
    return [{ place, text, author: '融衡报告体检', at }]
  })
