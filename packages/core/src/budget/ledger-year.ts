import { Year } from '../kernel/time.ts'
import type { LedgerColumns } from './ledger-columns.ts'
import { readDay } from '../kernel/read-day.ts'
import { cellText, type GridRow } from '../kernel/grid.ts'

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

/** The one year that the rows down to a header's last speak of: “2023年度支付明细”, or “2023年” over months and days. */
export function yearOfHead(head: readonly GridRow[], bottom: number): Year | null {
  const texts = head.filter((row) => row.rowNo <= bottom).flatMap((row) => row.cells.map(cellText))
  const years = texts.flatMap((text) =>
    [...text.matchAll(/(?<!\d)((?:19|20|21)\d{2})\s*年/g)].map((m) => m[1]),
  )
  const read = Year.safeParse(Number(years[0]))
  return new Set(years).size === 1 && read.success ? read.data : null
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
