import { z } from 'zod'
import type { ReadDocument } from './read-document.ts'

/** Where something stands: file and block by index, a table's cell by its index in `cells`, characters `[from, to)` of that text. */
export const Place = z.strictObject({
  file: z.int().min(0),
  block: z.int().min(0),
  cell: z.int().min(0).nullable(),
  from: z.int().min(0),
  to: z.int().min(0),
})
export type Place = z.infer<typeof Place>

/** A place with the author's own characters there. */
export const Quote = Place.extend({ text: z.string() })
export type Quote = z.infer<typeof Quote>

/** The text that a place lies in. */
export function textAt(files: readonly ReadDocument[], at: Pick<Place, 'file' | 'block' | 'cell'>): string {
  const block = files[at.file]?.blocks[at.block]
  if (block?.kind === 'paragraph') return block.text
  return (at.cell === null ? undefined : block?.cells[at.cell]?.text) ?? ''
}

/** The quote at a place. */
export const quoteOf = (files: readonly ReadDocument[], at: Place): Quote => ({
  file: at.file,
  block: at.block,
  cell: at.cell,
  from: at.from,
  to: at.to,
  text: textAt(files, at).slice(at.from, at.to),
})

/** Reading order. */
export const byPlace = (a: Place, b: Place): number =>
  a.file - b.file || a.block - b.block || (a.cell ?? -1) - (b.cell ?? -1) || a.from - b.from || a.to - b.to
