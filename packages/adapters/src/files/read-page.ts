import type { Block, Cell, ReadDocument } from '@rongheng/core/report/check/read-document'
import { decodeText } from './decode-text.ts'
import { FileFault, MAX_COLUMNS } from './file-fault.ts'
import { attribute, plainText, tokens } from './html-tokens.ts'
import { missedList } from './missed.ts'
import { paragraph } from './plain-document.ts'
import { titled } from '@rongheng/core/report/check/table-titles'

const BLOCKS = new Set(
  'p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 section article header footer main blockquote pre hr center form fieldset body html'.split(
    ' ',
  ),
)
const UNSEEN = new Set(['head', 'title', 'noscript', 'template', 'select', 'button'])
const MAX_CELLS = 200_000

type Open = {
  readonly cells: Cell[]
  /** Columns taken by cells from above, by row. */
  readonly taken: Map<number, Set<number>>
  row: number
  text: string | null
  span: readonly [columns: number, rows: number]
  readonly inner: Block[]
}

/** Reads a web page as a document: its headings, paragraphs and tables. Scripts and styles are skipped, never run. */
export function readPage(name: string, bytes: Uint8Array): ReadDocument {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4_000))
  const html = decodeText(bytes, /charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1] ?? null)
  const missed = missedList()
  const blocks: Block[] = []
  const tables: Open[] = []
  const lists: { counted: boolean; count: number }[] = []
  let [text, level, unseen] = ['', null as number | null, '']
  let autoNumber: string | null = null
  const flush = () => {
    const read = lined(text)
    if (read !== '') blocks.push(paragraph(read, level, autoNumber))
    text = ''
    autoNumber = null
  }
  const add = (piece: string) => {
    const open = tables.at(-1)
    if (!open) text += piece
    else if (open.text !== null) open.text += piece
  }
  for (const { tag, closing, attributes, text: before } of tokens(html)) {
    if (unseen !== '') {
      if (tag === unseen && closing) unseen = ''
      continue
    }
    if (before) add(before)
    const open = tables.at(-1)
    // LibreOffice writes the header and footer of the pages first and last.
    if (tag === 'div' && /\stitle="(header|footer)"/i.test(attributes)) unseen = 'div'
    else if (UNSEEN.has(tag) && !closing && !attributes.endsWith('/')) unseen = tag
    else if (tag === 'img') missed.add('picture', String(blocks.length + 1))
    else if (tag === 'br') add('\u0001')
    else if (tag === 'table' && !closing) {
      if (!open) flush()
      tables.push({ cells: [], taken: new Map(), row: -1, text: null, span: [1, 1], inner: [] })
    } else if (tag === 'table' && open) {
      endCell(open)
      tables.pop()
      const target = tables.at(-1)?.inner ?? blocks
      const only = open.cells.length === 1 ? open.cells[0] : undefined
      if (only && only.text !== '') for (const line of only.text.split('\n')) target.push(paragraph(line))
      else if (open.cells.some((c) => c.text !== ''))
        target.push({ kind: 'table', page: null, title: '', cells: open.cells })
      target.push(...open.inner)
    } else if (open && (tag === 'tr' || tag === 'td' || tag === 'th')) {
      endCell(open)
      if (tag === 'tr' && !closing) open.row += 1
      else if (tag !== 'tr' && !closing) {
        open.row = Math.max(open.row, 0)
        open.text = ''
        open.span = [span(attributes, 'colspan'), span(attributes, 'rowspan')]
      }
    } else if (BLOCKS.has(tag)) {
      if (open) add('\u0001')
      else flush()
      const heading = /^h([1-6])$/.exec(tag)?.[1]
      if (heading) level = closing ? null : Number(heading)
      if (tag === 'ol' || tag === 'ul') {
        if (closing) lists.pop()
        else lists.push({ counted: tag === 'ol', count: Number(attribute(attributes, 'start') ?? 1) - 1 })
      }
      const list = lists.at(-1)
      if (tag === 'li' && !closing && list?.counted) {
        list.count += 1
        autoNumber = `${list.count}.`
      }
    }
  }
  flush()
  for (const open of tables) {
    endCell(open)
    if (open.cells.length > 0) blocks.push({ kind: 'table', page: null, title: '', cells: open.cells })
    blocks.push(...open.inner)
  }
  const unread = missed.list()
  if (blocks.length === 0) throw new FileFault(unread.length > 0 ? 'file-pictures-only' : 'file-empty')
  return { name, format: 'html', blocks: titled(blocks), unread }
}

/** White space as a browser shows it; a break is marked until then with a character that no page holds. */
const lined = (text: string): string =>
  text
    .split('\u0001')
    .map((line) => plainText(line))
    .filter((line) => line !== '')
    .join('\n')

function endCell(open: Open): void {
  if (open.text === null) return
  const row = open.row
  const here = open.taken.get(row) ?? new Set()
  let column = 0
  while (here.has(column)) column += 1
  const [columns, rows] = open.span
  if (open.cells.length >= MAX_CELLS) throw new FileFault('file-too-heavy')
  open.cells.push({ row, column, rows, columns, text: lined(open.text) })
  for (let r = row; r < row + rows; r++) {
    const taken = open.taken.get(r) ?? new Set()
    open.taken.set(r, taken)
    for (let c = column; c < column + columns; c++) taken.add(c)
  }
  open.text = null
}

const span = (attributes: string, name: string): number =>
  Math.min(
    Math.max(Number.parseInt(attribute(attributes, name) ?? '1', 10) || 1, 1),
    name === 'rowspan' ? 200 : MAX_COLUMNS,
  )
