import { Year } from '../kernel/time.ts'
import type { LedgerColumns } from './ledger-columns.ts'
import { readDay } from './ledger-date.ts'
import { cellText, type GridRow } from './ledger-grid.ts'

/**
 * The budget year that most rows of a ledger speak of: by its 预算年度 column, else by the days paid. Null when no year has
 * more than half of the rows that name one: then nobody should guess.
 */
export function likelyYear(rows: readonly GridRow[], columns: LedgerColumns, date1904: boolean): Year | null {
  const cellOf = (row: GridRow, column: number | undefined) =>
    column === undefined ? null : (row.cells[column] ?? null)
  const named = rows.map((row) => /^(\d{4})年?度?$/.exec(cellText(cellOf(row, columns.year)))?.[1])
  const paid = rows.map((row) => {
    const read = readDay(cellOf(row, columns.paidOn), null, date1904)
    return 'day' in read ? read.day.slice(0, 4) : undefined
  })
  return majority(named) ?? majority(paid)
}

function majority(years: readonly (string | undefined)[]): Year | null {
  const counts = new Map<string, number>()
  for (const year of years) if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1)
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const [best] = [...counts].sort(([, a], [, b]) => b - a)
  if (!best || best[1] * 2 <= all) return null
  const read = Year.safeParse(Number(best[0]))
  return read.success ? read.data : null
}
