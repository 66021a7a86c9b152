import { type Quote, quoteOf } from '../place.ts'
import { plainText } from '../plain-text.ts'
import type { ReadDocument, Table } from '../read-document.ts'

/** A cell of a grid: the quote of its whole text, its text as rules compare it, and what it covers. */
export type GridCell = {
  readonly at: Quote
  /** In half width, without any space. */
  readonly word: string
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** A table laid out: `rows[r][c]` is the cell that covers that place, merged or not; null where there is none. */
export type Grid = {
  readonly file: number
  readonly block: number
  readonly title: string
  readonly width: number
  readonly rows: readonly (readonly (GridCell | null)[])[]
}

/** Wider or longer than any form people print; what lies beyond is not looked at. */
const WIDEST = 60
const LONGEST = 5_000

/** A text without spaces and line breaks, in half width. */
export const wordOf = (text: string): string => plainText(text).replace(/\s/g, '')

/** Lays out one table. Where cells overlap (a merge that is not a rectangle) the one that begins later counts. */
export function gridOf(files: readonly ReadDocument[], file: number, block: number, table: Table): Grid {
  const rows: (GridCell | null)[][] = []
  let width = 0
  table.cells.forEach((cell, index) => {
    const { row, column } = cell
    const [down, across] = [Math.min(row + cell.rows, LONGEST), Math.min(column + cell.columns, WIDEST)]
    if (row >= LONGEST || column >= WIDEST) return
    const at = quoteOf(files, { file, block, cell: index, from: 0, to: cell.text.length })
    const laid = {
      at,
      word: wordOf(cell.text),
      row,
      column,
      rows: down - row,
      columns: across - column,
    }
    width = Math.max(width, across)
    for (let r = row; r < down; r++) {
      while (rows.length <= r) rows.push([])
      for (let c = column; c < across; c++) (rows[r] as (GridCell | null)[])[c] = laid
    }
  })
  return {
    file,
    block,
    title: table.title,
    width,
    rows: rows.map((row) => Array.from({ length: width }, (_, c) => row[c] ?? null)),
  }
}

/** The rows of one grid put below another: a table that goes on in the next block. */
export function gridBelow(upper: Grid, lower: Grid): Grid {
  const moved = new Map<GridCell, GridCell>()
  const down = (cell: GridCell | null): GridCell | null => {
    if (cell === null) return null
    const known = moved.get(cell) ?? { ...cell, row: cell.row + upper.rows.length }
    moved.set(cell, known)
    return known
  }
  return { ...upper, rows: [...upper.rows, ...lower.rows.map((row) => row.map(down))] }
}

/** The cells of a row from the left, each once. */
export function cellsOf(row: readonly (GridCell | null)[]): GridCell[] {
  const cells: GridCell[] = []
  for (const cell of row) if (cell !== null && cells.at(-1) !== cell) cells.push(cell)
  return cells
}
