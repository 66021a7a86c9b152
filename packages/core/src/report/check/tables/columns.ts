import type { MoneyUnit } from '../table-reading.ts'
import { cellsOf, type Grid, type GridCell } from './grid.ts'
import type { ColumnRole, TableWords } from './table-words.ts'

/** Which columns a header gives a meaning to, and where the header ends. */
export type Header = {
  readonly from: number
  /** The first row below it. */
  readonly to: number
  readonly columns: readonly HeaderColumn[]
}
export type HeaderColumn = {
  readonly role: ColumnRole
  readonly column: number
  /** One past the last column that it covers. */
  readonly end: number
  readonly cell: GridCell
}

/** What a header cell means; null when it is no header word. */
export type RoleFinder = (word: string) => ColumnRole | null

/** Brackets, years and signs around a header word: "2023年全年预算数（A）". */
const bare = (word: string): string =>
  word
    .replace(/\(.*?\)|\[.*?\]/g, '')
    .replace(/^(?:19|20)\d{2}年度?/, '')
    .replace(/[:*、/]/g, '')

export function roleFinder(words: TableWords): RoleFinder {
  const roles = new Map<string, ColumnRole>()
  for (const [role, list] of Object.entries(words.columns) as [ColumnRole, string[]][])
    for (const word of list) if (!roles.has(word)) roles.set(word, role)
  const long = [...roles.keys()].filter((w) => w.length >= 4).sort((a, b) => b.length - a.length)
  return (word) => {
    if (word === '' || word.length > 24) return null
    const text = bare(word)
    const exact = roles.get(text) ?? roles.get(word)
    if (exact) return exact
    // A longer header that holds a long word: 全年预算执行数, 2023年度指标值.
    if (text.length > 12) return null
    const held = long.find((w) => text.includes(w) && w.length * 3 >= text.length * 2)
    return held === undefined ? null : (roles.get(held) ?? null)
  }
}

/** The header that begins in a row, over one or two rows; null when the row is none. */
export function headerAt(grid: Grid, row: number, roleOf: RoleFinder): Header | null {
  const top = cellsOf(grid.rows[row] ?? []).filter((c) => c.row === row)
  const topRoles = top.flatMap((cell) => {
    const role = roleOf(cell.word)
    return role ? [{ role, column: cell.column, end: cell.column + cell.columns, cell }] : []
  })
  if (topRoles.length < 2) return null
  const own = cellsOf(grid.rows[row + 1] ?? []).filter((c) => c.row === row + 1)
  const below = own.flatMap((cell) => {
    const role = roleOf(cell.word)
    return role ? [{ role, column: cell.column, end: cell.column + cell.columns, cell }] : []
  })
  const filled = own.filter((c) => c.word !== '')
  const split = top.some(
    (c) => c.columns > 1 && below.some((b) => b.column >= c.column && b.end <= c.column + c.columns),
  )
  const isSecond = below.length > 0 && split && below.length === filled.length
  if (!isSecond) return { from: row, to: row + 1, columns: topRoles }
  const over = topRoles.filter((t) => !below.some((b) => b.column < t.end && b.end > t.column))
  return {
    from: row,
    to: row + 2,
    columns: [...over, ...below].sort((a, b) => a.column - b.column),
  }
}

/** The columns of a role. */
export const columnsOf = (header: Header, role: ColumnRole): HeaderColumn[] =>
  header.columns.filter((c) => c.role === role)

/** The cell of a row under a header column; of several the only one that is filled, else null. */
export function cellUnder(grid: Grid, row: number, at: HeaderColumn | undefined): GridCell | null {
  if (at === undefined) return null
  const cells = cellsOf((grid.rows[row] ?? []).slice(at.column, at.end))
  const filled = cells.filter((c) => c.word !== '')
  return filled.length > 1 ? null : (filled[0] ?? cells[0] ?? null)
}

const UNIT = /(亿元|万元|千元|元)/

/** The unit that some text gives: "单位：万元", "项目资金（万元）", "金额（元）". */
export function unitIn(word: string): MoneyUnit | null {
  const said = /(?:单位:?|\()(?:人民币)?(亿元|万元|千元|元)/.exec(word)
  if (said) return said[1] as MoneyUnit
  const end = /(亿元|万元|千元|元)\)?$/.exec(word)
  return end && UNIT.test(word) && word.length < 20 ? (end[1] as MoneyUnit) : null
}
