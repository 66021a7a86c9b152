import { z } from 'zod'
import { type RuleKind, RuleHead } from '../../kernel/rulebook.ts'
import { amountRoles, rateRoles } from './claim.ts'
import { TableWords } from './tables/table-words.ts'

const List = z.array(z.string().min(1).max(20)).default([])

/** Words by which a report's numbers are understood: rulebook/report-words/*.yaml. All files count together. */
export const ReportWords = z.strictObject({
  amounts: z.partialRecord(z.enum(amountRoles), List).default({}),
  exact: List,
  rates: z.partialRecord(z.enum(rateRoles), List).default({}),
  plan: List,
  funds: List,
  shares: List,
  elsewhere: List,
  parts: List,
  /** Words before a number that name nobody: what is left of a sentence without them is whose number it is. */
  nobody: List,
  totals: List,
  scoreParts: List,
  /** Words of each grade, as reports write them. */
  grades: z.record(z.string(), List).default({}),
  methods: List,
  tables: TableWords.prefault({}),
  /** Wordings of a heading by what it means. */
  headings: z.record(z.string(), z.array(z.string().min(1).max(40))).default({}),
  /** Outlines by the meaning of their headings. */
  outlines: z
    .array(
      z.strictObject({
        id: z.string(),
        parts: z.array(z.string()).min(1),
        only: z.array(z.string()),
        /** Headings that a part must hold. */
        inside: z.record(z.string(), z.array(z.string())),
        /** Headings of which any one shows that the part is there: a report on 项目概况 has its 基本情况. */
        shows: z.record(z.string(), z.array(z.string())).default({}),
      }),
    )
    .default([]),
})
export type ReportWords = z.infer<typeof ReportWords>
export type OutlineMarks = ReportWords['outlines'][number]

export const reportWordsKind = {
  folder: 'report-words',
  schema: RuleHead.extend(ReportWords.shape),
} as const satisfies RuleKind
