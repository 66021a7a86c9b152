import type { Cell } from '@rongheng/core/report/check/read-document'
import type { PdfTable } from './pdf-grid.ts'
import type { PdfLine } from './pdf-lines.ts'

/** Lines and tables of a page, from the top. */
export type PdfItem =
  | { readonly kind: 'line'; readonly line: PdfLine }
  | { readonly kind: 'table'; readonly table: PdfTable }

/**
 * Finds tables without lines: three rows or more, one after the other, whose pieces stand apart and below each other. What is
 * no such table stays as lines.
 */
export function gapTables(lines: readonly PdfLine[]): PdfItem[] {
  const items: PdfItem[] = []
  let at = 0
  while (at < lines.length) {
    let end = at
    while (end < lines.length && isRow(lines[end] as PdfLine) && isNext(lines, end, at)) end += 1
    const table = end - at >= 3 ? tableOf(lines.slice(at, end)) : null
    if (table) {
      items.push({ kind: 'table', table })
      at = end
    } else {
      items.push({ kind: 'line', line: lines[at] as PdfLine })
      at += 1
    }
  }
  return items
}

const isRow = (line: PdfLine): boolean => line.parts.length >= 2
const isNext = (lines: readonly PdfLine[], i: number, first: number): boolean => {
  const [line, before] = [lines[i], lines[i - 1]]
  return i === first || (!!line && !!before && line.y - before.y < before.size * 4)
}

function tableOf(lines: readonly PdfLine[]): PdfTable | null {
  // Columns are what is left between the gaps that all rows share.
  const spans = lines.flatMap((l) => l.parts).sort((a, b) => a.x - b.x)
  const columns: { x: number; right: number }[] = []
  for (const { x, right } of spans) {
    const last = columns.at(-1)
    if (last && x < last.right + 2) last.right = Math.max(last.right, right)
    else columns.push({ x, right })
  }
  if (columns.length < 2) return null
  const cells: Cell[] = lines.flatMap((line, row) =>
    columns.map(({ x, right }, column) => {
      const text = line.parts
        .filter((p) => p.x >= x - 1 && p.right <= right + 1)
        .map((p) => p.text)
        .join(' ')
      return { row, column, rows: 1, columns: 1, text }
    }),
  )
  // Two columns of running text are no table: most cells of one are filled, and shortly.
  const filled = cells.filter((c) => c.text !== '')
  if (filled.length < cells.length * 0.6 || filled.some((c) => c.text.length > 40)) return null
  const [first, last] = [lines[0] as PdfLine, lines.at(-1) as PdfLine]
  return {
    top: first.y,
    bottom: last.y,
    xs: [...columns.map((c) => c.x), (columns.at(-1) as { right: number }).right],
    rows: lines.length,
    cells,
  }
}
