import { z } from 'zod'
import { KnownRecord } from './known/known-project.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { Quote } from './place.ts'

/** E wrong · W needs an explanation · I quality. */
export const Severity = z.enum(['E', 'W', 'I'])
export type Severity = z.infer<typeof Severity>

/** Something that a rule objects to. */
export const Finding = z.strictObject({
  /** The rule's id, a file of rulebook/report-check. */
  rule: z.string(),
  severity: Severity,
  /** Which sentence of the rule, and what stands in its places. */
  says: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The place that is to be changed, then those it is held against. Empty when something is missing altogether. */
  quotes: z.array(Quote),
  /** The record of the project that the report was held against; null when it was held against itself. */
  record: KnownRecord.nullable().default(null),
  /** The rule set that was assumed, where points are concerned. */
  assumes: z.string().nullable(),
  /**
   * The same for the same fault in the next version of the report, wherever it has moved to: what tells resolved, new and
   * still open apart, and what a dismissal holds on to. Rule, sentence and the quoted words; no places.
   */
  key: z.string(),
  /** What the county's own list takes off for it, where it chose one: points, of which indicator, and how many that has. */
  deducts: z
    .strictObject({
      /** The list's title. */
      by: z.string(),
      points: Decimal,
      of: z.string().nullable(),
      most: Decimal.nullable(),
    })
    .optional(),
})
export type Finding = z.infer<typeof Finding>
