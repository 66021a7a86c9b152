import { z } from 'zod'
import { Day } from './time.ts'

/**
 * One cell as a reader found it: text, a number, yes/no, a civil day, an Excel error such as `#REF!`, or nothing (null).
 * A number keeps its number format only where that speaks of 万 or 元.
 */
export const Cell = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.object({ day: Day }),
  z.object({ error: z.string() }),
  z.object({ number: z.number(), format: z.string() }),
])
export type Cell = z.infer<typeof Cell>

/** A row of a sheet; `rowNo` counts from 1, as Excel shows it. Rows without any value are left out. */
export const GridRow = z.object({ rowNo: z.int().min(1), cells: z.array(Cell) })
export type GridRow = z.infer<typeof GridRow>

/** A merged range; rows count from 1, columns from 0, both ends inside. */
export const Merge = z.object({ top: z.int(), left: z.int(), bottom: z.int(), right: z.int() })
export type Merge = z.infer<typeof Merge>

/** What is known of a sheet besides its rows. */
export const SheetInfo = z.object({
  name: z.string(),
  hidden: z.boolean(),
  /** Whether serial dates count from 1904 (files made on old Macs). */
  date1904: z.boolean(),
  rowCount: z.int(),
  /** Merged ranges of the first rows only; a header is never further down. */
  merges: z.array(Merge),
})
export type SheetInfo = z.infer<typeof SheetInfo>

/** How far a read has come: bytes or entries done of all, in any unit that grows evenly. */
export type ReadProgress = { readonly done: number; readonly total: number }

/** What a reader hands over while it reads: rows of one sheet in blocks, in order. It waits for `rows` before it goes on. */
export type GridSink = {
  readonly rows: (sheet: number, rows: readonly GridRow[]) => Promise<void>
  readonly progress: (p: ReadProgress) => void
}

/**
 * Port: reads a spreadsheet of any kind we know (.xlsx, .xls, HTML or XML named .xls, .csv), judged by its content, not its name.
 *
 * @returns the sheets, in the order of the file; their rows have gone to the sink
 * @throws Refusal `budget.file-…` with one sentence when the file cannot be read
 */
export type GridReader = (bytes: Uint8Array, sink: GridSink) => Promise<SheetInfo[]>

/** Text of a cell as a person would read it; '' for nothing. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell.trim()
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  if ('day' in cell) return cell.day
  if ('error' in cell) return cell.error
  return String(cell.number)
}

/** The first rows with every merged range filled with its top-left value, so that a title stands above each of its columns. */
export function fillMerges(rows: readonly GridRow[], merges: readonly Merge[]): GridRow[] {
  const filled = new Map(rows.map((r) => [r.rowNo, [...r.cells]]))
  for (const merge of merges) {
    const value = filled.get(merge.top)?.[merge.left] ?? null
    if (value === null) continue
    for (let rowNo = merge.top; rowNo <= Math.min(merge.bottom, merge.top + 20); rowNo++) {
      const cells = filled.get(rowNo) ?? []
      filled.set(rowNo, cells)
      for (let column = merge.left; column <= merge.right; column++) {
        while (cells.length <= column) cells.push(null)
        cells[column] = value
      }
    }
  }
  return [...filled].sort(([a], [b]) => a - b).map(([rowNo, cells]) => ({ rowNo, cells }))
}

/** "A", "Z", "AA": a column as Excel names it. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

/** Rows in error, as they stood in the file, with what is wrong where; `column` null: with the row as a whole. */
export type ErrorSheet = {
  readonly titles: readonly string[]
  readonly rows: readonly {
    readonly rowNo: number
    readonly cells: readonly string[]
    readonly faults: readonly { readonly column: number | null; readonly text: string }[]
  }[]
}

/** Port: writes rows in error as .xlsx with a comment in each bad cell. */
export type ErrorSheetWriter = (sheet: ErrorSheet) => Promise<Uint8Array>
