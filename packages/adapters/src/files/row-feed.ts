import type { Cell, GridRow, GridSink } from '@rongheng/core/kernel/grid'
import { FileFault, MAX_COLUMNS, MAX_ROWS } from './file-fault.ts'

const BLOCK = 500

/** Collects rows of one sheet after the other and hands them on in blocks. */
export type RowFeed = {
  /** Takes a row; one without a value is dropped. */
  readonly add: (sheet: number, rowNo: number, cells: Cell[]) => void
  /** Hands over what has gathered, and waits until it was taken; call it between pieces of input. */
  readonly flush: (all: boolean) => Promise<void>
  /** Rows with something in them, by sheet. */
  readonly count: (sheet: number) => number
}

/** A feed into a sink. @throws FileFault `file-too-many-rows` */
export function rowFeed(sink: GridSink): RowFeed {
  let waiting: { sheet: number; rows: GridRow[] }[] = []
  const counts = new Map<number, number>()
  let total = 0
  return {
    add(sheet, rowNo, cells) {
      let width = Math.min(cells.length, MAX_COLUMNS)
      while (width > 0 && isNothing(cells[width - 1])) width -= 1
      if (width === 0) return
      cells.length = width
      for (let i = 0; i < width; i++) cells[i] = storable(cells[i])
      total += 1
      if (total > MAX_ROWS) throw new FileFault('file-too-many-rows')
      counts.set(sheet, (counts.get(sheet) ?? 0) + 1)
      const last = waiting.at(-1)
      if (last && last.sheet === sheet && last.rows.length < BLOCK) last.rows.push({ rowNo, cells })
      else waiting.push({ sheet, rows: [{ rowNo, cells }] })
    },
    async flush(all) {
      const keep = all || waiting.length === 0 ? [] : waiting.slice(-1)
      const ready = all ? waiting : waiting.slice(0, -1)
      waiting = keep
      for (const block of ready) await sink.rows(block.sheet, block.rows)
    },
    count: (sheet) => counts.get(sheet) ?? 0,
  }
}

// No database keeps a NUL or half a character pair.
const storable = (cell: Cell | undefined): Cell =>
  typeof cell === 'string' ? cell.replace(/[\0\ud800-\udfff]/gu, '') : (cell ?? null)

const isNothing = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
