import { z } from 'zod'
import { type RuleKind, RuleHead } from '../../kernel/rulebook.ts'
import { amountRoles, rateRoles } from './claim.ts'

const List = z.array(z.string().min(1).max(20)).default([])

/** Words by which a report's numbers are understood: rulebook/report-words/*.yaml. All files count together. */
export const ReportWords = z.strictObject({
  amounts: z.partialRecord(z.enum(amountRoles), List).default({}),
  exact: List,
  rates: z.partialRecord(z.enum(rateRoles), List).default({}),
  plan: List,
  funds: List,
  elsewhere: List,
  parts: List,
})
export type ReportWords = z.infer<typeof ReportWords>

export const reportWordsKind = {
  folder: 'report-words',
  schema: RuleHead.extend(ReportWords.shape),
} as const satisfies RuleKind
