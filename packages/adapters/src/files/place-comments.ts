import type { CommentPlacer, PlacedComment } from '@rongheng/core/report/check/document-reader'
import { addToPackage, newComment } from './docx-comments.ts'
import type { FlatBlock, Piece } from './docx-draft.ts'
import { docxRuns, type RunParagraph, type Stretch } from './docx-runs.ts'
import { documentRefusal } from './document-refusal.ts'
import { docxReading } from './read-docx.ts'
import { replaceInZip } from './replace-in-zip.ts'
import { zipEntries } from './zip-entries.ts'

type Point = { readonly paragraph: RunParagraph; readonly offset: number }
type Mark = { readonly id: number; readonly side: 'start' | 'end' }

/** Writes comments into a .docx in this process. Files of strangers go through the child that does just this. */
export const placeCommentsHere: CommentPlacer = async (name, docx, comments) => {
  try {
    return await commented(docx, comments)
  } catch (cause) {
    throw documentRefusal(cause, name)
  }
}

async function commented(docx: Uint8Array, comments: readonly PlacedComment[]): Promise<Uint8Array> {
  const zip = await zipEntries(docx)
  let xml = ''
  let runs: ReturnType<typeof docxRuns> | null = null
  const { bodyPart, blocks } = await docxReading(
    zip,
    async (part, visitor) => {
      xml = await zip.text(part)
      runs = docxRuns(xml)
      runs.walk(visitor)
    },
    {
      taken: (...taken) => runs?.watch.taken?.(...taken),
      ended: (ordinal) => runs?.watch.ended?.(ordinal),
    },
  )
  const paragraphs = (runs as ReturnType<typeof docxRuns> | null)?.paragraphs ?? new Map()
  const target = await newComment(zip, bodyPart, xml)
  const marks = new Map<RunParagraph, Map<number, Mark[]>>()
  const written: { id: number; comment: PlacedComment }[] = []
  for (const comment of comments) {
    const range = rangeOf(blocks, comment, paragraphs)
    if (!range) continue
    const id = target.firstId + written.length
    written.push({ id, comment })
    for (const [point, side] of [
      [range.start, 'start'],
      [range.end, 'end'],
    ] as const) {
      const at = marks.get(point.paragraph) ?? new Map<number, Mark[]>()
      marks.set(point.paragraph, at)
      at.set(point.offset, [...(at.get(point.offset) ?? []), { id, side }])
    }
  }
  if (written.length === 0) return docx
  const edits = [...marks].flatMap(([paragraph, at]) =>
    [...at].flatMap(([offset, all]) => edit(xml, paragraph, offset, marksXml(all))),
  )
  const parts = await addToPackage(zip, bodyPart, target, written)
  parts.set(bodyPart, Buffer.from(spliced(xml, edits)))
  return replaceInZip(docx, parts)
}

/** Where a comment begins and ends, or null when its place is not in this file. */
function rangeOf(
  blocks: readonly FlatBlock[],
  { place }: PlacedComment,
  paragraphs: ReadonlyMap<number, RunParagraph>,
): { start: Point; end: Point } | null {
  const block = blocks[place.block]
  const pieces: readonly Piece[] =
    block?.kind === 'paragraph'
      ? [block.piece]
      : ((place.cell === null ? block?.cells[0] : block?.cells[place.cell])?.pieces ?? [])
  const whole = block?.kind === 'table' && place.cell === null
  const touched = pieces.filter(
    ({ at, from, to }) =>
      whole || at === null || (at < Math.max(place.to, place.from + 1) && at + to - from > place.from),
  )
  const [first, last] = [touched[0] ?? pieces[0], touched.at(-1) ?? pieces[0]]
  if (!first || !last) return null
  const within = (piece: Piece, offset: number) =>
    piece.at === null ? offset : Math.min(Math.max(piece.from + offset - piece.at, piece.from), piece.to)
  const startParagraph = paragraphs.get(first.paragraph)
  const endParagraph = paragraphs.get(last.paragraph)
  if (!startParagraph || !endParagraph) return null
  return {
    start: {
      paragraph: startParagraph,
      offset: first.at === null || whole ? first.from : within(first, place.from),
    },
    end: {
      paragraph: endParagraph,
      offset: last.at === null || whole ? last.to : within(last, place.to),
    },
  }
}

/** Ends before starts, so that one comment closes before the next opens; a comment of no length opens before it closes. */
function marksXml(marks: readonly Mark[]): string {
  const empty = new Set(
    marks.filter((m) => marks.some((o) => o.id === m.id && o.side !== m.side)).map((m) => m.id),
  )
  const end = (id: number) => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`
  const start = (id: number) => `<w:commentRangeStart w:id="${id}"/>`
  return [
    ...marks.filter((m) => m.side === 'end' && !empty.has(m.id)).map((m) => end(m.id)),
    ...[...empty].map((id) => start(id) + end(id)),
    ...marks.filter((m) => m.side === 'start' && !empty.has(m.id)).map((m) => start(m.id)),
  ].join('')
}

type Edit = { readonly at: number; readonly text: string }

/** What to write where, so that marks stand at an offset of a paragraph's text. */
function edit(xml: string, paragraph: RunParagraph, offset: number, marks: string): Edit[] {
  const { stretches } = paragraph
  const last = stretches.at(-1)
  if (!last) return [{ at: paragraph.start, text: marks }]
  const next = stretches.find((s) => s.to > offset)
  if (!next) return [{ at: last.run.to, text: marks }]
  const previous = stretches[stretches.indexOf(next) - 1]
  if (next.from < offset && next.text && next.text.to > next.text.from)
    return inside(xml, next, offset - next.from, marks)
  if (next.from < offset || next.run.whole || previous?.run !== next.run)
    return [{ at: next.run.from, text: marks }]
  return [{ at: next.element, text: `</${next.run.name}>${marks}${reopened(xml, next)}` }]
}

const openTag = (xml: string, at: number): string => xml.slice(at, xml.indexOf('>', at) + 1)
const reopened = (xml: string, { run }: Stretch): string => openTag(xml, run.from) + run.properties

function inside(xml: string, stretch: Stretch, offset: number, marks: string): Edit[] {
  const text = stretch.text
  if (!text) return []
  const at = rawOffset(xml, text.from, offset)
  const tag = openTag(xml, stretch.element)
  const space: Edit[] = tag.includes('xml:space')
    ? []
    : [{ at: text.from - 1, text: ' xml:space="preserve"' }]
  const again = `<${text.name} xml:space="preserve">`
  const closed = `</${text.name}></${stretch.run.name}>`
  return [...space, { at, text: `${closed}${marks}${reopened(xml, stretch)}${again}` }]
}

/** The place in the XML of the n-th character of a text: an entity is one character there and several here. */
function rawOffset(xml: string, from: number, count: number): number {
  let at = from
  for (let left = count; left > 0; left--) {
    if (xml[at] === '&') {
      const end = xml.indexOf(';', at)
      const astral = /^&#(?:x([0-9a-f]+)|(\d+));$/i.exec(xml.slice(at, end + 1))
      if (astral && Number.parseInt(astral[1] ?? astral[2] ?? '0', astral[1] ? 16 : 10) > 0xffff) left -= 1
      at = end + 1
    } else if (xml[at] === '\r' && xml[at + 1] === '\n') at += 2
    else at += 1
  }
  return at
}

function spliced(xml: string, edits: readonly Edit[]): string {
  let made = ''
  let at = 0
  const seen = new Set<string>()
  for (const next of [...edits].sort((a, b) => a.at - b.at)) {
    // A text split twice asks twice to keep its spaces.
    const key = `${next.at}${next.text}`
    if (next.text.startsWith(' xml:space') && seen.has(key)) continue
    seen.add(key)
    made += xml.slice(at, next.at) + next.text
    at = next.at
  }
  return made + xml.slice(at)
}
