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

/** Strokes that touch each other, together. */
function boxesOf(across: readonly Stroke[], down: readonly Stroke[]): Box[] {
  const boxes: Box[] = []
  const all: Box[] = [
    ...across.map((s) => ({ left: s.from, right: s.to, top: s.at, bottom: s.at, across: [s], down: [] })),
    ...down.map((s) => ({ left: s.at, right: s.at, top: s.from, bottom: s.to, across: [], down: [s] })),
  ]
  for (const box of all.sort((a, b) => a.top - b.top || a.left - b.left)) {
    let own = box
    for (let i = boxes.length - 1; i >= 0; i--) {
      const other = boxes[i] as Box
      if (!touches(own, other)) continue
      own = {
        left: Math.min(own.left, other.left),
        right: Math.max(own.right, other.right),
        top: Math.min(own.top, other.top),
        bottom: Math.max(own.bottom, other.bottom),
        across: [...other.across, ...own.across],
        down: [...other.down, ...own.down],
      }
      boxes.splice(i, 1)
    }
    boxes.push(own)
  }
  return boxes
}

const touches = (a: Box, b: Box): boolean =>
  a.left <= b.right + NEAR && b.left <= a.right + NEAR && a.top <= b.bottom + NEAR && b.top <= a.bottom + NEAR

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
  if (rows * columns < 2 || columns < 2 || rows * columns > 20_000) return null
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
