import { z } from 'zod'

/** A paragraph as it was read. `text` keeps the author's characters; a soft line break inside it is `\n`. */
export const Paragraph = z.strictObject({
  kind: z.literal('paragraph'),
  text: z.string(),
  /** The page it begins on, from 1; null where the format has none (.docx, .txt, .md, .html). */
  page: z.int().min(1).nullable(),
  /** Its outline level as the file says it (a heading style), 1–9; null for body text. */
  level: z.int().min(1).max(9).nullable(),
  /** The number that the word processor makes and the text does not hold (一、, 1.); '' when it is numbered in a way we cannot tell, null without. */
  autoNumber: z.string().nullable(),
})
export type Paragraph = z.infer<typeof Paragraph>

/** A cell where it begins; `rows` and `columns` are how many it covers. */
export const Cell = z.strictObject({
  row: z.int().min(0),
  column: z.int().min(0),
  rows: z.int().min(1),
  columns: z.int().min(1),
  text: z.string(),
})
export type Cell = z.infer<typeof Cell>

/** A table, by rows, from the left. A table that goes on after a page break, with or without its header again, is one. */
export const Table = z.strictObject({
  kind: z.literal('table'),
  page: z.int().min(1).nullable(),
  /** The sheet's name in a workbook, the caption right above it otherwise; '' without. */
  title: z.string(),
  cells: z.array(Cell),
})
export type Table = z.infer<typeof Table>

export const Block = z.discriminatedUnion('kind', [Paragraph, Table])
export type Block = z.infer<typeof Block>

export const DocumentFormat = z.enum(['docx', 'pdf', 'txt', 'md', 'html', 'xlsx'])
export type DocumentFormat = z.infer<typeof DocumentFormat>

/** What a file holds that could not be read, and is said to the user so that silence is not taken for approval. */
export const Unread = z.strictObject({
  why: z.enum([
    'picture',
    'embedded-file',
    'formula-without-value',
    'page-without-text',
    'tracked-deletion',
    'hidden-text',
    'hidden-sheet',
    'macro',
    'table',
  ]),
  count: z.int().min(1),
  /** Pages or blocks, as the reader counts them, for the first few; for tables that were not understood, what stands above them or in their first cell. */
  where: z.array(z.string()).max(20),
})
export type Unread = z.infer<typeof Unread>

/** One file of a report, read: its paragraphs and tables in the order a person reads them. */
export const ReadDocument = z.strictObject({
  name: z.string().min(1),
  format: DocumentFormat,
  blocks: z.array(Block),
  unread: z.array(Unread),
})
export type ReadDocument = z.infer<typeof ReadDocument>
