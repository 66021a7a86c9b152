import { z } from 'zod'
import { Finding } from './finding.ts'
import { CheckedFile } from './report-check.ts'
import { RuleView } from './rule-view.ts'

/**
 * The check without a database: the command line starts the program as a desk, hands it paths of files line by line, and is
 * answered in the same way. One line of JSON each.
 */
export const DeskAsk = z.strictObject({
  /** Given back with the answer: several asks may be under way at once. */
  id: z.int(),
  /** The files of one report. */
  files: z.array(z.string()).min(1),
  /** The files of last year's report; empty for none. */
  lastYear: z.array(z.string()),
  ruleSetId: z.string().nullable(),
  /** Where to write the first .docx with comments; null not to. */
  docx: z.string().nullable(),
})
export type DeskAsk = z.infer<typeof DeskAsk>

export const DeskAnswer = z.union([
  z.strictObject({
    id: z.int(),
    title: z.string(),
    files: z.array(CheckedFile),
    lastYear: z.array(CheckedFile),
    findings: z.array(Finding),
    /** Where each of them stands, for people. */
    places: z.array(z.strictObject({ zh: z.string(), en: z.string() })),
  }),
  /** The ask as a whole was refused: no such rule set, a file that cannot be written. */
  z.strictObject({
    id: z.int(),
    refused: z.strictObject({
      code: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  }),
])
export type DeskAnswer = z.infer<typeof DeskAnswer>

/** The first line the desk says: it is open, and these are its rules. */
export const DeskOpen = z.strictObject({ rules: z.array(RuleView) })
export type DeskOpen = z.infer<typeof DeskOpen>
