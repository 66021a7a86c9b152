import { z } from 'zod'
import { id } from '../kernel/id.ts'
import { Sm3 } from '../kernel/file.ts'
import { Instant } from '../kernel/time.ts'
import { ReportContent } from './content.ts'
import type { Composed } from './compose.ts'
import type { ProseFlag } from './prose.ts'
import { piecesOf, piecesOfBlock, type ReportModel } from './model.ts'

export const ReportId = id('rpt')
export type ReportId = z.infer<typeof ReportId>
export const EditionId = id('red')
export type EditionId = z.infer<typeof EditionId>

/** `draft`, `offered` (waiting for who signs) and `returned` are written in; `signed` is locked as an edition until it is taken up again or returned. */
export const ReportState = z.enum(['draft', 'offered', 'signed', 'returned'])
export type ReportState = z.infer<typeof ReportState>

/** What people wrote into a project's report under one outline. Its numbers are made anew from facts each time it is read. */
export const Report = z.object({
  id: ReportId,
  unitId: z.string(),
  projectId: z.string(),
  outlineId: z.string(),
  content: ReportContent,
  state: ReportState,
  version: z.int(),
  changedAt: Instant,
  changedBy: z.string(),
})
export type Report = z.infer<typeof Report>

/** A signed version (定稿): the whole model with the facts it stands on. Never changed. */
export const Edition = z.object({
  id: EditionId,
  unitId: z.string(),
  reportId: ReportId,
  projectId: z.string(),
  outlineId: z.string(),
  /** 1 for the first. */
  number: z.int().min(1),
  /** Facts that numbers of the model name. */
  factIds: z.array(z.string()),
  /** SM3 of the model's canonical text; the verification code is made from it. */
  sm3: Sm3,
  code: z.string(),
  signedAt: Instant,
  signedBy: z.string(),
})
export type Edition = z.infer<typeof Edition>

/** An edition sent back by 主管部门 or 财政局 with their opinion. */
export const ReportReturn = z.object({
  id: id('rrt'),
  unitId: z.string(),
  reportId: ReportId,
  editionId: EditionId,
  opinion: z.string(),
  by: z.string(),
  at: Instant,
})
export type ReportReturn = z.infer<typeof ReportReturn>

/** A signed version looked at by 主管部门 or 财政局 and found right. */
export const Verification = z.object({
  id: id('rck'),
  unitId: z.string(),
  reportId: ReportId,
  editionId: EditionId,
  by: z.string(),
  at: Instant,
})
export type Verification = z.infer<typeof Verification>

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The verification code printed on a report: the first 60 bits of its SM3 as twelve letters that cannot be misread, `A1B2-C3D4-E5F6`. */
export function codeOf(sm3: string): string {
  let bits = BigInt(`0x${sm3.slice(0, 15)}`)
  let code = ''
  for (let i = 0; i < 12; i++) {
    code = LETTERS[Number(bits & 31n)] + code
    bits >>= 5n
  }
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** A code as people type it, in the form in which it is kept: upper case, O as 0, I and L as 1, dashes where they belong. */
export function plainCode(typed: string): string {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

/** What keeps a report from being signed: unfilled places and typed numbers, in the order of the report. */
export type Obstacle = {
  readonly kind: 'blank' | 'typed-number' | 'unknown-token'
  readonly text: string
  /** The part, attachment or place it stands in: `part-…`, `slot-…`, `quotes`. */
  readonly at: string
}

/** What must still be done before a report can be signed; empty when nothing. */
export function obstacles(composed: Composed): Obstacle[] {
  const blanks = new Map<string, string>()
  for (const holder of [...composed.model.parts, ...composed.model.attachments])
    for (const block of holder.blocks) {
      const slot = block.kind === 'paragraph' || block.kind === 'table' ? block.slot : undefined
      for (const piece of piecesOfBlock(block))
        if ('blank' in piece && !blanks.has(said(piece)))
          blanks.set(said(piece), slot ? `slot-${slot}` : `part-${holder.key}`)
    }
  return [
    ...[...blanks].map(([text, at]): Obstacle => ({ kind: 'blank', text, at })),
    ...composed.slots.flatMap((s) => s.flags.map((f) => flagged(f, f.text, `slot-${s.key}`))),
    ...composed.quotes.flatMap((q) => q.flags.map((f) => flagged(f, `${f.text}（${q.label}）`, 'quotes'))),
  ]
}

const said = ({ blank, of }: { blank: string; of?: string | undefined }): string =>
  of ? `“${of}”的${blank}` : blank

const flagged = (flag: ProseFlag, text: string, at: string): Obstacle => ({
  kind: flag.code === 'report.typed-number' ? 'typed-number' : 'unknown-token',
  text,
  at,
})

/** The facts that numbers of a model name, in the order in which they first stand. */
export function factIdsOf(model: ReportModel): string[] {
  const ids = new Set<string>()
  for (const piece of piecesOf(model))
    if ('number' in piece) for (const from of piece.from) if (from.startsWith('fct_')) ids.add(from)
  return [...ids]
}
