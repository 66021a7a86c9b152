import { z } from 'zod'
import { Day } from '../kernel/time.ts'

/** How a number in a report was made from the facts it names; see `computations` in number.ts for the first group. */
export const numberKinds = [
  'amount-wan', // one fact in fen, shown in 万元
  'amount-yuan', // one fact in fen, shown in 元
  'magnitude-wan', // one fact in fen without its sign, shown in 万元
  'sum-wan', // facts in fen, added
  'difference-yuan', // first − second, in fen, shown in 元
  'difference-wan', // the same in 万元
  'rate', // first ÷ second, in per cent with two decimals
  'rate-gap', // 100 % − first ÷ second, in percentage points
  'change', // (first − second) ÷ second, in per cent
  'decline', // (second − first) ÷ second, in per cent
  'actual', // one fact as it was measured
  'plan', // set beforehand by people or by the rulebook: target, weight, planned share; `from` names the record
  'gap', // what is missing from a planned share, in percentage points; `from` names the plan and the facts
  'quoted', // words that people recorded elsewhere, as they stand there; `from` names the record
  'measured', // a result in words: a grade, yes or no, a day; `from` names the facts
  'points', // computed by the rule set; `from` names the scored line and the facts that went in
  'day', // a date of a record
  'count', // how many records `from` names
] as const
export const NumberKind = z.enum(numberKinds)
export type NumberKind = z.infer<typeof NumberKind>

/** A number as printed, how it was made, and the facts (`fct_…`) or records it was made from. Never typed by hand. */
export const NumberPiece = z.object({
  number: z.string(),
  by: NumberKind,
  from: z.array(z.string()).min(1),
})
export type NumberPiece = z.infer<typeof NumberPiece>

/** A stretch of a sentence: words, a bound number, or a place that nobody has filled, which says so. */
export const Piece = z.union([
  NumberPiece,
  z.object({ text: z.string() }),
  /** `of` says what it belongs to where the place itself shows it, as in a row of a table. */
  z.object({ blank: z.string(), of: z.string().optional() }),
])
export type Piece = z.infer<typeof Piece>

export const Cell = z.object({
  pieces: z.array(Piece),
  /** Columns it spans; 1 when absent. */
  span: z.int().min(1).optional(),
  /** Rows it spans downwards; 1 when absent. The rows below leave the cell out. */
  down: z.int().min(1).optional(),
  align: z.enum(['left', 'center', 'right']).optional(),
  strong: z.boolean().optional(),
})
export type Cell = z.infer<typeof Cell>

/** The place that people fill in here: the key of the outline's place, or `steps` or `methods`. Absent where the program writes. */
const slot = { slot: z.string().optional() }

export const Table = z.object({
  kind: z.literal('table'),
  ...slot,
  /** It goes on the table before it: both are one form on paper. */
  goesOn: z.boolean().optional(),
  caption: z.string(),
  /** Relative widths of the columns. */
  widths: z.array(z.number()),
  /** Rows repeated at the top of every page. */
  head: z.array(z.array(Cell)),
  body: z.array(z.array(Cell)),
})
export type Table = z.infer<typeof Table>

/** One value of a chart: its height, and the number it stands for. `value` is null where nothing was measured. */
export const ChartPoint = z.object({ value: z.number().nullable(), piece: Piece })
export type ChartPoint = z.infer<typeof ChartPoint>

export const Chart = z.object({
  kind: z.literal('chart'),
  caption: z.string(),
  shape: z.enum(['steps', 'bars']),
  /** What one unit of the value axis is, `%` or `万元`. */
  unit: z.string(),
  labels: z.array(z.string()),
  series: z.array(z.object({ name: z.string(), points: z.array(ChartPoint) })),
})
export type Chart = z.infer<typeof Chart>

/** What a report is made of, in reading order. */
export const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.int().min(1).max(4), text: z.string() }),
  z.object({
    kind: z.literal('paragraph'),
    ...slot,
    pieces: z.array(Piece),
    /** `body` indents the first line by two characters; `addressee` (主送机关) does not; `note` is small print under a table. */
    style: z.enum(['body', 'addressee', 'note']).optional(),
  }),
  Table,
  Chart,
  z.object({ kind: z.literal('signatures'), boxes: z.array(z.string()) }),
])
export type Block = z.infer<typeof Block>

/** How far a part is: `open` waits for a person, `flagged` holds something to look at, `done` and `generated` need nobody. */
export const PartState = z.enum(['open', 'flagged', 'done', 'generated'])
export type PartState = z.infer<typeof PartState>

export const Part = z.object({
  key: z.string(),
  heading: z.string(),
  state: PartState,
  blocks: z.array(Block),
})
export type Part = z.infer<typeof Part>

/** A page behind the report: 自评表, 评分依据, 数据来源. `landscape` pages lie on their side. */
export const Attachment = z.object({
  key: z.string(),
  title: z.string(),
  landscape: z.boolean(),
  blocks: z.array(Block),
})
export type Attachment = z.infer<typeof Attachment>

/** All that a report says, and nothing of what it looks like. The same inputs give the same model. */
export const ReportModel = z.object({
  outlineId: z.string(),
  outlineChecksum: z.string(),
  title: z.string(),
  subtitle: z.string(),
  unitName: z.string(),
  projectCode: z.string(),
  year: z.int(),
  parts: z.array(Part),
  attachments: z.array(Attachment),
  /** Who wrote it, and the day it was signed off; null in a draft. */
  author: z.string(),
  signedOn: Day.nullable(),
  /** Number of the signed version; null in a draft. */
  edition: z.int().nullable(),
})
export type ReportModel = z.infer<typeof ReportModel>

/** Every piece of a model, wherever it stands: paragraphs, tables, charts, attachments. */
export function* piecesOf(model: ReportModel): Generator<Piece> {
  for (const holder of [...model.parts, ...model.attachments])
    for (const block of holder.blocks) yield* piecesOfBlock(block)
}

/** Every piece of one block. */
export function* piecesOfBlock(block: Block): Generator<Piece> {
  if (block.kind === 'heading') yield { text: block.text }
  if (block.kind === 'paragraph') yield* block.pieces
  if (block.kind === 'table')
    for (const row of [...block.head, ...block.body]) for (const cell of row) yield* cell.pieces
  if (block.kind === 'chart') for (const s of block.series) for (const p of s.points) yield p.piece
}

/** The text of some pieces as it is printed; an unfilled place reads 【未填写：…】. */
export const plain = (pieces: readonly Piece[]): string =>
  pieces.map((p) => ('number' in p ? p.number : 'text' in p ? p.text : `【未填写：${p.blank}】`)).join('')
