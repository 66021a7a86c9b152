import type { Decimal } from '../../kernel/decimal.ts'
import type { ReportReading } from './check-function.ts'
import type { Quote } from './place.ts'
import { quoteIn, type Sentence } from './sentence.ts'

/** A demanded progress: by this time of the year, at least this share. */
export type StatedMilestone = { readonly when: string; readonly percent: Decimal; readonly at: Quote }

const MILESTONE =
  /(第?[一二三四1-4]季度|上半年|前三季度|年底|\d{1,2}月(?:\d{1,2}日|底|末)?)(?:前|末|底)?,?(?:应|须|需|要|支出进度|执行率|进度|累计)?(?:不低于|达到|达|完成|不少于|≥|>=|为)(\d{1,3}(?:\.\d+)?)%/g

/** The first sentence with two or more demanded milestones, and these. */
export function statedMilestones(
  reading: ReportReading,
): { readonly sentence: Sentence; readonly milestones: readonly StatedMilestone[] } | null {
  for (const sentence of reading.sentences) {
    const found = [...sentence.plain.matchAll(MILESTONE)]
    if (found.length < 2) continue
    return {
      sentence,
      milestones: found.map((match) => ({
        when: match[1] ?? '',
        percent: (match[2] ?? '0') as Decimal,
        at: quoteIn(reading.files, sentence, match.index, match.index + match[0].length),
      })),
    }
  }
  return null
}
