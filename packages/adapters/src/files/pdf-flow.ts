import type { Block, Cell } from '@rongheng/core/report/check/read-document'
import type { PdfItem } from './pdf-gap-table.ts'
import type { PdfTable } from './pdf-grid.ts'
import type { PdfLine } from './pdf-lines.ts'
import { endsSentence, isNumbered, joined, widthOf } from './wrapped-lines.ts'

/** A page as lines and tables, from the top. */
export type FlowPage = {
  readonly number: number
  readonly height: number
  readonly items: readonly PdfItem[]
}

const PAGE_NUMBER =
  /^[-—–―\s·]*(?:第\s*)?(?:\d{1,4}|[ivxIVX]{1,5})\s*(?:页)?(?:\s*[,，、/／|]?\s*共?\s*\d{1,4}\s*页)?(?:\s*[/／]\s*\d{1,4})?[-—–―\s·]*$/
const LEADER = /(?:[.．…·。]\s?){4,}\s*\d{1,4}$/

/** The pages without what is printed on each of them: headers, footers, page numbers; and without a table of contents. */
export function withoutFurniture(pages: readonly FlowPage[]): FlowPage[] {
  const seen = new Map<string, Set<number>>()
  const keyOf = (line: PdfLine, page: FlowPage) =>
    `${line.y < page.height / 2 ? 'top' : 'end'} ${line.text.replace(/\d+/g, '#').replace(/\s/g, '')}`
  const { left, right } = marginsOf(pages)
  // A full line is text at whatever height, and so is the end of a sentence.
  const atEdge = ({ x, right: end, y, text }: PdfLine, { height }: FlowPage) =>
    (y < height * 0.115 || y > height * 0.89) && end - x < (right - left) * 0.85 && !endsSentence(text)
  for (const page of pages)
    for (const item of page.items)
      if (item.kind === 'line' && atEdge(item.line, page)) {
        const key = keyOf(item.line, page)
        seen.set(key, (seen.get(key) ?? new Set()).add(page.number))
      }
  const often = Math.max(2, Math.min(3, Math.ceil(pages.length / 2)))
  return pages.map((page) => ({
    ...page,
    items: page.items.filter((item) => {
      if (item.kind !== 'line') return true
      if (LEADER.test(item.line.text)) return false
      if (!atEdge(item.line, page)) return true
      return !PAGE_NUMBER.test(item.line.text) && (seen.get(keyOf(item.line, page))?.size ?? 0) < often
    }),
  }))
}

/** Paragraphs and tables of all pages: lines broken at the margin are joined, a table goes on after a page break. */
export function pdfBlocks(pages: readonly FlowPage[]): Block[] {
  const blocks: Block[] = []
  const margins = marginsOf(pages)
  let last: PdfLine | null = null
  let open: { table: PdfTable; block: number } | null = null
  for (const page of pages) {
    for (const item of page.items) {
      if (item.kind === 'table') {
        const above: Block | undefined = open ? blocks[open.block] : undefined
        if (open && above?.kind === 'table' && isRest(open.table, item.table)) {
          const whole = continued(open.table, item.table)
          blocks[open.block] = { ...above, cells: [...whole.cells] }
          open = { table: whole, block: open.block }
        } else {
          open = { table: item.table, block: blocks.length }
          blocks.push({ kind: 'table', page: page.number, title: '', cells: [...item.table.cells] })
        }
        last = null
        continue
      }
      open = null
      const before = blocks.at(-1)
      if (last && before?.kind === 'paragraph' && goesOn(last, item.line, margins))
        blocks[blocks.length - 1] = { ...before, text: joined(before.text, item.line.text) }
      else
        blocks.push({
          kind: 'paragraph',
          text: item.line.text,
          page: page.number,
          level: null,
          autoNumber: null,
        })
      last = item.line
    }
  }
  return blocks
}

type Margins = { readonly left: number; readonly right: number; readonly indented: boolean }

/** Where most lines of running text begin and end, and whether paragraphs begin with an indent. */
function marginsOf(pages: readonly FlowPage[]): Margins {
  const lines = pages.flatMap((p) => p.items.flatMap((i) => (i.kind === 'line' ? [i.line] : [])))
  const left = lines.map((l) => l.x).sort((a, b) => a - b)[Math.floor(lines.length * 0.1)] ?? 0
  const right = rightMargin(lines)
  const indents = lines.filter((l) => Math.abs(l.x - left - l.size * 2) < l.size * 0.5)
  return { left, right, indented: indents.length > lines.length * 0.1 }
}

/** The furthest right that several lines come near to: one line that sticks out is no margin, nor are short lines. */
function rightMargin(lines: readonly PdfLine[]): number {
  const rights = lines.map((l) => l.right).sort((a, b) => b - a)
  const size = lines.map((l) => l.size).sort((a, b) => a - b)[Math.floor(lines.length / 2)] ?? 0
  const enough = Math.max(2, Math.ceil(lines.length * 0.03))
  const found = rights.find(
    (right, i) => (rights[i + enough - 1] ?? Number.NEGATIVE_INFINITY) >= right - size * 1.5,
  )
  return found ?? rights[0] ?? 0
}

function goesOn(line: PdfLine, next: PdfLine, { left, right, indented }: Margins): boolean {
  const size = line.size
  if (Math.abs(next.size - size) > size * 0.15) return false
  // On the same page: the next line, not the one after a gap. A page further it stands higher up.
  if (next.y > line.y && next.y - line.y > size * 2.6) return false
  // What the next line begins with would have had room here (signs may hang over the margin): it was ended on purpose.
  const ends = endsSentence(line.text)
  // Where paragraphs are indented, a line that neither is nor follows the end of a sentence needs less proof.
  const room = indented && !ends ? 4 : 1.2
  if (line.right + unbrokenWidth(next) < right - size * room) return false
  if (next.x > left + size * 1.2) {
    const hangs = line.x > left + size * 1.2 && Math.abs(next.x - line.x) < size * 0.5
    return hangs && !indented && !isNumbered(next.text) && !ends
  }
  // Without indents a full line that ends a sentence may end its paragraph; to part sentences does no harm.
  return indented ? !(ends && isNumbered(next.text)) : !ends
}

/** How wide is what may not be parted at the head of a line: a word or number, or a character with the signs after it. */
function unbrokenWidth({ text, size }: PdfLine): number {
  const head = /^(?:[A-Za-z\d.,:%/+-]+|[“（《〔「【]*.)[，。、；：？！）》”〕」】%]*/u.exec(text)?.[0] ?? ''
  // Some fonts have digits wider than half a character.
  const latin = head.replace(/[^A-Za-z\d%]/g, '').length
  return (widthOf(head) + latin * 0.15) * size
}

const near = (a: number | undefined, b: number | undefined): boolean => Math.abs((a ?? 0) - (b ?? -1_000)) < 6

const isRest = (table: PdfTable, next: PdfTable): boolean =>
  near(table.xs[0], next.xs[0]) && near(table.xs.at(-1), next.xs.at(-1)) && table.top !== next.top

/** A table and its rest on the next page as one, on the columns of both; a header printed again is dropped. */
function continued(table: PdfTable, rest: PdfTable): PdfTable {
  const xs = [...table.xs]
  for (const x of rest.xs) if (!xs.some((own) => near(own, x))) xs.push(x)
  xs.sort((a, b) => a - b)
  const placed = (cells: readonly Cell[], own: readonly number[]) =>
    cells.map((cell) => {
      const column = xs.findIndex((x) => near(x, own[cell.column]))
      const end = xs.findIndex((x) => near(x, own[cell.column + cell.columns]))
      return { ...cell, column, columns: Math.max(1, end - column) }
    })
  const upper = placed(table.cells, table.xs)
  const lower = placed(rest.cells, rest.xs)
  const again = repeatedRows(upper, lower)
  const shift = table.rows - again
  const kept = lower.filter((c) => c.row >= again).map((c) => ({ ...c, row: c.row + shift }))
  const cells = carriedOver(upper, kept, table.rows)
  const rows = Math.max(...cells.map((c) => c.row + c.rows))
  return { top: table.top, bottom: rest.bottom, xs, rows, cells }
}

/** How many rows at the head of the rest say what the head of the table says. */
function repeatedRows(upper: readonly Cell[], lower: readonly Cell[]): number {
  const rowText = (cells: readonly Cell[], row: number) =>
    cells.flatMap((c) => (c.row === row ? [`${c.column}${c.text.replace(/\s/g, '')}`] : [])).join('|')
  for (let skipped = 0; skipped < 3; skipped++) {
    let count = 0
    while (
      count < 4 &&
      /\d[^|]*[^\d|]/.test(rowText(lower, count)) &&
      rowText(upper, skipped + count) === rowText(lower, count)
    )
      count += 1
    if (count > 0) return count
  }
  return 0
}

/**
 * Whether a page break cut a row in two, so that its text goes on: all but a few cells of the lower part are empty, or no
 * number stands under any of the numbers that the upper part has.
 */
function isCutRow(upper: readonly Cell[], firstRow: readonly Cell[], edge: number): boolean {
  if (firstRow.length <= 2) return false
  const empty = firstRow.filter((c) => c.text === '')
  if (empty.length >= firstRow.length * 0.6) return true
  const pairs = firstRow.map((cell) => ({
    above: upper.findLast((c) => c.column === cell.column && c.row + c.rows === edge),
    below: cell.text.trim(),
  }))
  if (pairs.some(({ above }) => above === undefined)) return false
  const numbers = pairs.filter(
    ({ above }) => above?.rows === 1 && /^-?\d[\d,]*(?:\.\d+)?\s*%?$/.test(above.text.trim()),
  )
  return numbers.length > 0 && numbers.every(({ below }) => !/\d/.test(below))
}

/** A merged cell that a page break cut goes on: its lower part is empty, and only the rows below belong to it. */
function carriedOver(upper: readonly Cell[], lower: readonly Cell[], edge: number): Cell[] {
  const firstRow = lower.filter((c) => c.row === edge)
  const empty = firstRow.filter((c) => c.text === '')
  const above = (cell: Cell) => upper.findLast((c) => c.column === cell.column && c.row + c.rows === edge)
  const cells = upper.map((c) => ({ ...c }))
  const gone = new Set<Cell>()
  if (isCutRow(upper, firstRow, edge)) {
    for (const cell of firstRow) {
      const own = cells.find((c) => c.column === cell.column && c.row + c.rows === edge)
      if (!own) continue
      if (cell.text !== '') own.text = own.text === '' ? cell.text : joined(own.text, cell.text)
      own.rows += cell.rows - 1
      gone.add(cell)
    }
    return [
      ...cells,
      ...lower.filter((c) => !gone.has(c)).map((c) => ({ ...c, row: Math.max(edge - 1, c.row - 1) })),
    ]
  } else
    for (const cell of empty) {
      const target = above(cell)
      const own = target && cells[upper.indexOf(target)]
      const leads = cell.column === 0 || firstRow.some((c) => c.column < cell.column && gone.has(c))
      if (!own || own.text === '' || !leads) continue
      own.rows += cell.rows
      gone.add(cell)
    }
  return [...cells, ...lower.filter((c) => !gone.has(c))]
}
