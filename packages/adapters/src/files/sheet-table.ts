import type { Cell as GridCell, Merge } from '@rongheng/core/kernel/grid'
import { cellText } from '@rongheng/core/kernel/grid'
import type { Cell, Table } from '@rongheng/core/report/check/read-document'
import { FileFault } from './file-fault.ts'

/** Most cells of one sheet: a report's table has some hundreds. */
const MAX_CELLS = 200_000

/** Gathers the cells of a sheet into a table; a sheet's first row is row 0, as A is column 0. */
export function sheetTable(title: string) {
  const cells = new Map<string, Cell>()
  const merges: Merge[] = []
  return {
    row(rowNo: number, row: readonly GridCell[]) {
      row.forEach((value, column) => {
        const text = cellText(value)
        if (text === '') return
        if (cells.size >= MAX_CELLS) throw new FileFault('file-too-heavy')
        cells.set(`${rowNo - 1} ${column}`, { row: rowNo - 1, column, rows: 1, columns: 1, text })
      })
    },
    merge(merge: Merge) {
      if (merges.length < MAX_CELLS) merges.push(merge)
    },
    /** Null for an empty sheet. */
    table(): Table | null {
      if (cells.size === 0) return null
      for (const { top, left, bottom, right } of merges) {
        const cell = cells.get(`${top - 1} ${left}`)
        if (cell) Object.assign(cell, { rows: bottom - top + 1, columns: right - left + 1 })
      }
      const list = [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column)
      return { kind: 'table', page: null, title, cells: list }
    },
  }
}
