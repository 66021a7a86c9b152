import { z } from 'zod'

/** What becomes of a row of an imported workbook. */
export const rowFates = ['new', 'changed', 'same', 'fault'] as const

/** Why a cell or row cannot be imported: the key of a sentence, its facts, and the title of the column. */
export const RowFault = z.object({
  column: z.string().nullable(),
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type RowFault = z.infer<typeof RowFault>

/** One row of the workbook, as Excel counts them. */
export const ImportRow = z.object({
  sheet: z.string(),
  rowNo: z.int(),
  /** What the row is about, in its own words. */
  name: z.string(),
  fate: z.enum(rowFates),
  faults: z.array(RowFault),
  /** Titles of the columns that change. */
  changes: z.array(z.string()),
})
export type ImportRow = z.infer<typeof ImportRow>

/** What an import does, or did. */
export const ImportResult = z.object({
  rows: z.array(ImportRow),
  /** Sheets of the file that are none of ours, or have no heading we know: nothing of them is read. */
  unread: z.array(z.string()),
  /** Says that this result was seen; the import asks for it. */
  digest: z.string(),
})
export type ImportResult = z.infer<typeof ImportResult>
