import type { Cell } from '@rongheng/core/report/check/read-document'

/** A cell with its index in the table, or a hole where no cell was read. */
export type RowCell = { readonly cell: Cell; readonly index: number } | { readonly hole: number }

/**
 * The cells of a table row by row, each where it begins, with holes filled: a browser lays cells out one after another, so a
 * missing one would shift the rest of its row.
 */
export function tableRows(cells: readonly Cell[]): readonly (readonly RowCell[])[] {
  const height = cells.reduce((most, cell) => Math.max(most, cell.row + 1), 0)
  const byRow = Array.from({ length: height }, (): { cell: Cell; index: number }[] => [])
  for (const [index, cell] of cells.entries()) byRow[cell.row]?.push({ cell, index })
  // For each column, the first row that no cell from above reaches into.
  const free: number[] = []
  return byRow.map((own, row) => {
    const line: RowCell[] = []
    let column = 0
    for (const one of [...own].sort((a, b) => a.cell.column - b.cell.column)) {
      for (; column < one.cell.column; column++) if ((free[column] ?? 0) <= row) line.push({ hole: column })
      line.push(one)
      column = one.cell.column + one.cell.columns
      for (let c = one.cell.column; c < column; c++) free[c] = row + one.cell.rows
    }
    return line
  })
}
