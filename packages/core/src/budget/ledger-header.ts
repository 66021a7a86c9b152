import {
  ledgerFields,
  plainTitle,
  type ColumnBook,
  type LedgerColumns,
  type LedgerField,
} from './ledger-columns.ts'
import type { UnitTitle } from './ledger-columns.ts'
import { readAmount } from './ledger-amount.ts'
import { cellText, type GridRow } from '../kernel/grid.ts'

/** The header of a sheet: its rows (by number, both inside), the title over each column, and what the columns hold. */
export type Header = {
  readonly top: number
  readonly bottom: number
  readonly titles: readonly string[]
  readonly columns: LedgerColumns
}

const DEEPEST = 3
const WORTH: Partial<Record<LedgerField, number>> = {
  amount: 5,
  paidOn: 5,
  month: 2,
  day: 3,
  voucher: 3,
  payee: 3,
  purpose: 2,
  project: 2,
}

/**
 * Finds the header among the first rows, in which merged ranges are already filled: one to three rows, below any title
 * and unit note. Null when no rows name an amount: then a person has to say which columns are which.
 */
export function findHeader(
  rows: readonly GridRow[],
  book: ColumnBook,
  own: readonly UnitTitle[],
): Header | null {
  let best: { header: Header; score: number } | null = null
  for (let start = 0; start < rows.length; start++) {
    for (let depth = 1; depth <= DEEPEST; depth++) {
      const part = rows.slice(start, start + depth)
      const [first, last] = [part[0], part.at(-1)]
      if (part.length < depth || !first || !last || last.rowNo - first.rowNo >= DEEPEST) break
      const header = headerOf(part, book, own)
      const amount = header.columns.amount
      if (amount === undefined || part.some((row) => 'fen' in readAmount(row.cells[amount], 'yuan'))) continue
      const assigned = Object.keys(header.columns) as LedgerField[]
      const score = assigned.reduce((sum, field) => sum + (WORTH[field] ?? 1), 0) - (depth - 1) * 0.5
      if (best === null || score > best.score) best = { header, score }
    }
  }
  return best?.header ?? null
}

/** The header that these rows make when a person has named them as the header. */
export function headerOf(part: readonly GridRow[], book: ColumnBook, own: readonly UnitTitle[]): Header {
  const width = Math.max(0, ...part.map((row) => row.cells.length))
  const titles: string[] = []
  const forms: string[][] = []
  for (let column = 0; column < width; column++) {
    const parts = part.map((row) => cellText(row.cells[column])).filter((t, i, all) => t && t !== all[i - 1])
    titles.push(parts.join(' '))
    forms.push([plainTitle(parts.join('')), ...parts.map(plainTitle).reverse()].filter(Boolean))
  }
  return {
    top: part[0]?.rowNo ?? 1,
    bottom: part.at(-1)?.rowNo ?? 1,
    titles,
    columns: assign(forms, book, own),
  }
}

type Match = { field: LedgerField; column: number; rank: number }

function assign(forms: readonly string[][], book: ColumnBook, own: readonly UnitTitle[]): LedgerColumns {
  const matches: Match[] = []
  const ownTitles = new Map(own.map((o) => [plainTitle(o.title), o.field]))
  const plain = new Map(ledgerFields.map((f) => [f, (book.fields[f] ?? []).map(plainTitle)]))
  for (const [column, titles] of forms.entries()) {
    const whole = titles[0]
    if (whole === undefined) continue
    const chosen = ownTitles.get(whole)
    if (chosen !== undefined) {
      if (chosen !== null) matches.push({ field: chosen, column, rank: 0 })
      continue
    }
    for (const [field, aliases] of plain) {
      for (const [form, title] of titles.entries()) {
        const alias = aliases.indexOf(title)
        if (alias >= 0) matches.push({ field, column, rank: 100 * (form + 1) + alias })
      }
      const within = aliases.findIndex((a) => a.length >= 4 && whole.includes(a))
      if (within >= 0) matches.push({ field, column, rank: 1000 + within - (aliases[within]?.length ?? 0) })
    }
  }
  matches.sort((a, b) => a.rank - b.rank || a.column - b.column)
  const columns: LedgerColumns = {}
  const taken = new Set<number>()
  for (const { field, column } of matches) {
    if (columns[field] !== undefined || taken.has(column)) continue
    columns[field] = column
    taken.add(column)
  }
  return columns
}
