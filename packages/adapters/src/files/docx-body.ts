import type { Unread } from '@rongheng/core/report/check/read-document'
import type { Draft, DraftCell, DraftRow } from './docx-draft.ts'
import type { Numbering } from './docx-numbering.ts'
import { type ParagraphStyle, valueOf } from './docx-styles.ts'
import { symbolOf } from './docx-symbols.ts'
import type { XmlVisitor } from './xml-walk.ts'

/** What a story is read with. */
export type BodyContext = {
  readonly styles: ReadonlyMap<string, ParagraphStyle>
  readonly numbering: Numbering
  /** The paragraphs of foot- and endnotes, by "footnote 2". */
  readonly notes: ReadonlyMap<string, readonly Draft[]>
  readonly missed: (why: Unread['why']) => void
  /** Told of all text that is taken: `[from, to)` of the n-th paragraph's text. */
  readonly taken?: (paragraph: number, from: number, to: number) => void
  /** Told of the end of the n-th paragraph. */
  readonly ended?: (paragraph: number) => void
}

type Open = {
  readonly ordinal: number
  text: string
  style: string
  numId: string | null
  listLevel: number | null
  outline: number | null
  markDeleted: boolean
  /** Text boxes of this paragraph, and notes it refers to. */
  readonly boxes: Draft[]
  readonly notes: { key: string; at: number }[]
}

/** Elements whose content is not, or no longer, part of the text. */
const SKIPPED = new Set([
  'Fallback',
  'rt',
  'pPrChange',
  'rPrChange',
  'tblPrChange',
  'tblPrExChange',
  'tcPrChange',
  'trPrChange',
  'sectPrChange',
  'numberingChange',
  'docPartPr',
])

/**
 * Reads the paragraphs and tables of a part of a .docx, as its XML is walked over. Tracked insertions count as text, deletions
 * do not; a field gives its result; lines of a table of contents are left out, since nobody wrote them.
 *
 * @returns the visitor, and what it has read so far
 */
export function docxBody(context: BodyContext): { visitor: XmlVisitor; drafts: Draft[] } {
  const drafts: Draft[] = []
  const flows: Draft[][] = [drafts]
  const paragraphs: Open[] = []
  const tables: DraftRow[][] = []
  const path: string[] = []
  let [ordinal, skipping, hidden, raised, embedded, math] = [0, 0, false, false, 0, 0]

  const take = (text: string) => {
    const open = paragraphs.at(-1)
    if (!open || text === '') return
    const from = open.text.length
    open.text += text
    context.taken?.(open.ordinal, from, open.text.length)
  }
  const row = () => tables.at(-1)?.at(-1)
  const cell = () => row()?.cells.at(-1)
  const openParagraph = (open: Open, name: string, attributes: Readonly<Record<string, string>>) => {
    const parent = path.at(-2)
    if (name === 'pStyle') open.style = valueOf(attributes) ?? ''
    else if (name === 'outlineLvl' && parent === 'pPr') open.outline = Number(valueOf(attributes) ?? 9)
    else if (name === 'numId' && parent === 'numPr') open.numId = valueOf(attributes) ?? null
    else if (name === 'ilvl' && parent === 'numPr') open.listLevel = Number(valueOf(attributes) ?? 0)
    else if (name === 'footnoteReference' || name === 'endnoteReference')
      open.notes.push({
        key: `${name.slice(0, -9)} ${valueOf(attributes, 'id') ?? ''}`,
        at: open.text.length,
      })
    else if (name === 'sym') take(symbolOf(valueOf(attributes, 'char') ?? ''))
    else if (parent !== 'r') return
    else if (name === 'tab' || name === 'ptab') take('\t')
    else if (name === 'br' || name === 'cr') take('\n')
    else if (name === 'noBreakHyphen') take('-')
  }
  const openTable = (name: string, attributes: Readonly<Record<string, string>>) => {
    const own = cell()
    const parent = path.at(-2)
    if (name === 'tbl') tables.push([])
    else if (name === 'tr') tables.at(-1)?.push({ before: 0, deleted: false, cells: [] })
    else if (name === 'tc') {
      const fresh: DraftCell = { columns: 1, merge: null, flow: [] }
      row()?.cells.push(fresh)
      flows.push(fresh.flow)
    } else if (parent === 'trPr' && name === 'gridBefore') {
      const last = row()
      if (last) last.before = count(attributes)
    } else if (parent === 'tcPr' && own) {
      if (name === 'gridSpan') own.columns = count(attributes)
      else if (name === 'vMerge' && (valueOf(attributes) ?? 'continue') === 'continue') own.merge = 'down'
      else if (name === 'hMerge' && (valueOf(attributes) ?? 'continue') === 'continue') own.merge = 'right'
    }
  }
  const deletion = () => {
    const parent = path.at(-2)
    const last = row()
    if (parent === 'trPr' && last) {
      last.deleted = true
      context.missed('tracked-deletion')
      return
    }
    const open = paragraphs.at(-1)
    if (parent === 'rPr') {
      if (open && path.at(-3) === 'pPr') open.markDeleted = true
      return
    }
    context.missed('tracked-deletion')
    skipping = 1
  }
  const closeParagraph = () => {
    const open = paragraphs.pop()
    if (!open) return
    context.ended?.(open.ordinal)
    const style = context.styles.get(open.style)
    const flow = flows.at(-1) ?? drafts
    if (!style?.contents) flow.push(paragraphOf(open, style, context.numbering))
    const hung = (from: number, to: number) => (draft: Draft) => hangOn(draft, open.ordinal, from, to)
    flow.push(...open.boxes.map(hung(0, open.text.length)))
    for (const { key, at } of open.notes) flow.push(...(context.notes.get(key) ?? []).map(hung(at, at)))
  }
  return {
    drafts,
    visitor: {
      open(name, attributes, qualified) {
        path.push(name)
        if (skipping > 0) {
          skipping += 1
          return
        }
        if (SKIPPED.has(name)) skipping = 1
        else if (name === 'del' || name === 'moveFrom') deletion()
        else if (qualified.startsWith('a:')) return
        else if (name === 'p') {
          const fresh = { text: '', style: '', numId: null, listLevel: null, outline: null }
          paragraphs.push({ ...fresh, ordinal, markDeleted: false, boxes: [], notes: [] })
          ordinal += 1
        } else if (name === 'txbxContent') flows.push([])
        else if (name === 'r') hidden = raised = false
        else if (name === 'vertAlign' && path.at(-3) === 'r') raised = valueOf(attributes) === 'superscript'
        else if (name === 'vanish' && path.at(-3) === 'r') {
          hidden = !/^(0|false|off)$/.test(valueOf(attributes) ?? '1')
          if (hidden) context.missed('hidden-text')
        } else if (name === 'object') embedded += 1
        else if (name === 'OLEObject')
          context.missed(/^equation/i.test(attributes.ProgID ?? '') ? 'picture' : 'embedded-file')
        else if (name === 'altChunk') context.missed('embedded-file')
        else if (name === 'pic' || name === 'chart' || name === 'relIds') {
          if (qualified !== name) context.missed('picture')
        } else if (name === 'imagedata' && embedded === 0) context.missed('picture')
        else if (name === 'oMath') math += 1
        else if (math > 0 && name === 'sup') take('^')
        else {
          openTable(name, attributes)
          const open = paragraphs.at(-1)
          if (open && !hidden) openParagraph(open, name, attributes)
        }
      },
      text(text) {
        if (skipping > 0 || hidden || path.at(-1) !== 't' || path.at(-2) !== 'r') return
        // A raised 2 after 46.95 is a note or a power, not one more decimal.
        if (raised && /^\d/.test(text)) take('^')
        take(text)
      },
      close(name, qualified) {
        path.pop()
        if (skipping > 0) {
          skipping -= 1
          return
        }
        if (qualified.startsWith('a:')) return
        if (name === 'p') closeParagraph()
        else if (name === 'r') hidden = raised = false
        else if (name === 'tc') flows.pop()
        else if (name === 'tbl') {
          const rows = tables.pop()
          if (rows) flows.at(-1)?.push({ kind: 'table', rows })
        } else if (name === 'txbxContent') {
          const flow = flows.pop() ?? []
          const host = paragraphs.at(-1)
          if (host) host.boxes.push(...flow)
          else flows.at(-1)?.push(...flow)
        } else if (name === 'object') embedded -= 1
        else if (name === 'oMath') math -= 1
        else if (math > 0 && name === 'num') take('/')
      },
    },
  }
}

const count = (attributes: Readonly<Record<string, string>>): number =>
  Math.min(Math.max(Math.trunc(Number(valueOf(attributes) ?? 1)) || 1, 1), 300)

function paragraphOf(open: Open, style: ParagraphStyle | undefined, numbering: Numbering): Draft {
  const level = open.outline === null ? (style?.level ?? null) : open.outline < 9 ? open.outline + 1 : null
  const list = open.numId === null ? (style?.list ?? null) : { numId: open.numId, level: null }
  let autoNumber: string | null = null
  // A paragraph whose end was deleted goes on in the next one, which has the number.
  if (list && list.numId !== '0' && !(open.markDeleted && open.text === '')) {
    const at = open.listLevel ?? numbering.levelOf(list.numId, open.style) ?? style?.list?.level ?? 0
    autoNumber = numbering.next(list.numId, at)
  }
  const piece = { paragraph: open.ordinal, from: 0, to: open.text.length, at: 0 }
  return { kind: 'paragraph', text: open.text, level, autoNumber, piece }
}

/** The same text, but a comment on it goes to what it hangs on. */
function hangOn(draft: Draft, paragraph: number, from: number, to: number): Draft {
  if (draft.kind === 'paragraph') return { ...draft, piece: { paragraph, from, to, at: null } }
  const cells = (all: readonly DraftCell[]) =>
    all.map((c) => ({ ...c, flow: c.flow.map((d) => hangOn(d, paragraph, from, to)) }))
  return { kind: 'table', rows: draft.rows.map((r) => ({ ...r, cells: cells(r.cells) })) }
}
