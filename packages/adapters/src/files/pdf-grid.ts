import type { Cell } from '@rongheng/core/report/check/read-document'
import { pdfLines, type PdfLine } from './pdf-lines.ts'
import type { PdfPage, PdfText, Stroke } from './pdf-page.ts'
import { joined, widthOf } from './wrapped-lines.ts'

/** A table found on a page: its cells, and where its columns stand, so that it can be put together with its rest on the next page. */
export type PdfTable = {
  readonly top: number
  readonly bottom: number
  readonly xs: readonly number[]
  readonly rows: number
  readonly cells: readonly Cell[]
}

const NEAR = 3
/** Cells times strokes: what takes longer is no table of a report. */
const MAX_WORK = 10_000_000
type Box = { left: number; right: number; top: number; bottom: number; across: Stroke[]; down: Stroke[] }

/** The tables that are drawn with lines, and the texts that stand in none. */
export function ruledTables({ across, down, texts }: PdfPage): { tables: PdfTable[]; rest: PdfText[] } {
  const tables: PdfTable[] = []
  let rest = [...texts]
  for (const box of boxesOf(across, down)) {
    const inside = rest.filter((t) => isInside(t, box))
    const table = tableOf(
      box,
      inside.flatMap((t) => partedAt(t, box.down)),
    )
    if (!table) continue
    tables.push(table)
    const taken = new Set(inside)
    rest = rest.filter((t) => !taken.has(t))
  }
  return { tables: tables.sort((a, b) => a.top - b.top), rest: rest.filter((t) => !t.turned) }
}

const isInside = (t: PdfText, box: Box): boolean => {
  const [x, y] = [t.x + t.width / 2, t.y - t.size * 0.35]
  return x > box.left && x < box.right && y > box.top && y < box.bottom
}

/** A text that runs through a stroke is two, which the file's maker wrote as one: parted where the stroke is, at a space if one is near. */
function partedAt(text: PdfText, down: readonly Stroke[]): PdfText[] {
  const middle = text.y - text.size * 0.35
  const right = text.x + text.width
  const stroke = down.find(
    (s) => s.at > text.x + 2 && s.at < right - 2 && s.from < middle && s.to > middle && text.text.length > 1,
  )
  if (!stroke) return [text]
  const full = widthOf(text.text)
  const scale = text.width / (full || 1)
  let best = { index: 0, off: Number.POSITIVE_INFINITY, at: text.x }
  let at = text.x
  for (let i = 0; i < text.text.length; i++) {
    const isGap = text.text[i] === ' ' || text.text[i] === '\u3000'
    const off = Math.abs(at - stroke.at) - (isGap ? text.size * 1.5 : 0)
    if (i > 0 && off < best.off) best = { index: i, off, at }
    at += widthOf(text.text[i] as string) * scale
  }
  if (best.index === 0) return [text]
  const first = {
    ...text,
    text: text.text.slice(0, best.index),
    width: Math.min(best.at, stroke.at - 1) - text.x,
  }
  const from = Math.max(best.at, stroke.at + 1)
  return [
    first,
    ...partedAt({ ...text, text: text.text.slice(best.index), x: from, width: right - from }, down),
  ]
}

/** Strokes that meet each other, together. A frame around a table that meets none of its lines is not of it. */
function boxesOf(across: readonly Stroke[], down: readonly Stroke[]): Box[] {
  const all = [...across, ...down]
  const parent = all.map((_, i) => i)
  const rootOf = (i: number): number => {
    let root = i
    while (parent[root] !== root) root = parent[root] = parent[parent[root] as number] as number
    return root
  }
  const join = (i: number, j: number) => {
    parent[rootOf(i)] = rootOf(j)
  }
  across.forEach((a, i) =>
    down.forEach((d, j) => {
      const meets = d.at > a.from - NEAR && d.at < a.to + NEAR && a.at > d.from - NEAR && a.at < d.to + NEAR
      if (meets) join(i, across.length + j)
    }),
  )
  joinInLine(across, 0, join)
  joinInLine(down, across.length, join)
  const boxes = new Map<number, Box>()
  all.forEach((stroke, i) => {
    const isAcross = i < across.length
    const [left, right] = isAcross ? [stroke.from, stroke.to] : [stroke.at, stroke.at]
    const [top, bottom] = isAcross ? [stroke.at, stroke.at] : [stroke.from, stroke.to]
    const box = boxes.get(rootOf(i)) ?? { left, right, top, bottom, across: [], down: [] }
    boxes.set(rootOf(i), box)
    box.left = Math.min(box.left, left)
    box.right = Math.max(box.right, right)
    box.top = Math.min(box.top, top)
    box.bottom = Math.max(box.bottom, bottom)
    ;(isAcross ? box.across : box.down).push(stroke)
  })
  // The smallest first: a table inside a cell has its text before the table around it.
  const area = (box: Box) => (box.right - box.left) * (box.bottom - box.top)
  return [...boxes.values()].sort((x, y) => area(x) - area(y))
}

/** Pieces of one line, one after the other. */
function joinInLine(strokes: readonly Stroke[], first: number, join: (i: number, j: number) => void): void {
  const order = strokes.map((_, i) => i)
  const stroke = (i: number) => strokes[i] as Stroke
  order.sort((i, j) => stroke(i).at - stroke(j).at || stroke(i).from - stroke(j).from)
  order.forEach((i, n) => {
    for (let k = n + 1; k < Math.min(order.length, n + 40); k++) {
      const j = order[k] as number
      if (stroke(j).at - stroke(i).at > NEAR) break
      if (stroke(j).from < stroke(i).to + NEAR && stroke(j).to > stroke(i).from - NEAR)
        join(first + i, first + j)
    }
  })
}

/** Values that lie near each other as one, in order. */
function distinct(values: readonly number[]): number[] {
  const found: number[] = []
  for (const value of [...values].sort((a, b) => a - b))
    if (found.length === 0 || value - (found.at(-1) as number) > NEAR) found.push(value)
  return found
}

function tableOf(box: Box, texts: readonly PdfText[]): PdfTable | null {
  if (box.across.length < 2 || box.down.length < 1) return null
  const ys = distinct([box.top, box.bottom, ...box.across.map((s) => s.at)])
  const xs = distinct([box.left, box.right, ...box.down.map((s) => s.at)])
  const [rows, columns] = [ys.length - 1, xs.length - 1]
  const work = rows * columns * (box.across.length + box.down.length)
  if (rows * columns < 2 || columns < 2 || work > MAX_WORK) return null
  const wall = (strokes: readonly Stroke[], at: number, from: number, to: number) => {
    let covered = 0
    for (const s of strokes)
      if (Math.abs(s.at - at) <= NEAR) covered += Math.max(0, Math.min(s.to, to) - Math.max(s.from, from))
    return covered >= (to - from) * 0.6
  }
  const x = (i: number) => xs[i] as number
  const y = (i: number) => ys[i] as number
  const owner: number[] = []
  const cells: Cell[] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (owner[row * columns + column] !== undefined) continue
      let across = 1
      while (
        column + across < columns &&
        owner[row * columns + column + across] === undefined &&
        !wall(box.down, x(column + across), y(row), y(row + 1))
      )
        across += 1
      let below = 1
      while (row + below < rows && !wall(box.across, y(row + below), x(column), x(column + across)))
        below += 1
      for (let r = row; r < row + below; r++)
        for (let c = column; c < column + across; c++) owner[r * columns + c] = cells.length
      cells.push({ row, column, rows: below, columns: across, text: '' })
    }
  const held: PdfText[][] = cells.map(() => [])
  for (const t of texts) {
    const [cx, cy] = [t.x + t.width / 2, t.y - t.size * 0.35]
    const column = Math.min(
      Math.max(
        xs.findLastIndex((v) => v <= cx),
        0,
      ),
      columns - 1,
    )
    const row = Math.min(
      Math.max(
        ys.findLastIndex((v) => v <= cy),
        0,
      ),
      rows - 1,
    )
    held[owner[row * columns + column] ?? 0]?.push(t)
  }
  const filled = cells.map((cell, i) => ({
    ...cell,
    text: cellText(pdfLines(held[i] ?? []), x(cell.column + cell.columns) - x(cell.column)),
  }))
  // A frame around text, or a drawing.
  if (filled.length < 2 || filled.every((c) => c.text === '')) return null
  return { top: box.top, bottom: box.bottom, xs, rows, cells: filled }
}

/** Lines of a cell: one that reaches the cell's end goes on in the next. */
function cellText(lines: readonly PdfLine[], width: number): string {
  let text = ''
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    const reaches = before && before.right - before.x >= width - before.size * 2.2
    text = text === '' ? line.text : reaches ? joined(text, line.text) : `${text}\n${line.text}`
  })
  return text
}
