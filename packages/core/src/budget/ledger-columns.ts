import { z } from 'zod'
import { RuleHead, type RuleKind } from '../kernel/rulebook.ts'

/** What a column of a ledger may hold, in the order people are shown it. */
export const ledgerFields = [
  'paidOn',
  'month',
  'day',
  'amount',
  'amountBack',
  'voucher',
  'payee',
  'payeeAccount',
  'payeeBank',
  'purpose',
  'project',
  'projectCode',
  'year',
  'contract',
  'usedBy',
  'appliedBy',
  'doneBy',
  'assessedBy',
  'deptEconomic',
  'govEconomic',
  'functionClass',
  'indicatorDoc',
  'method',
  'trackedFund',
  'unit',
  'region',
  'payer',
  'payerAccount',
  'procurement',
  'directFund',
] as const
export const LedgerField = z.enum(ledgerFields)
export type LedgerField = z.infer<typeof LedgerField>

/** Which column (from 0) holds which field. */
export const LedgerColumns = z.partialRecord(LedgerField, z.int().min(0).max(300))
export type LedgerColumns = z.infer<typeof LedgerColumns>

/** Titles of columns and words of rows, by which a ledger is understood. */
export const ColumnBook = z.object({
  fields: z.partialRecord(LedgerField, z.array(z.string())).default({}),
  totals: z.array(z.string()).default([]),
  refunds: z.array(z.string()).default([]),
  notRefunds: z.array(z.string()).default([]),
  notPayments: z.array(z.string()).default([]),
})
export type ColumnBook = z.infer<typeof ColumnBook>

/** Column books as data: rulebook/ledger/*.yaml. A county's own file adds to ours. */
export const columnBookKind = {
  folder: 'ledger',
  schema: RuleHead.extend(ColumnBook.shape),
} as const satisfies RuleKind

/** A title a unit has once assigned to a field by hand; it goes before every book. */
export type UnitTitle = { readonly title: string; readonly field: LedgerField | null }

/** Several books as one: the later a book, the earlier its titles (a county's file comes after ours). */
export function mergeBooks(books: readonly ColumnBook[]): ColumnBook {
  const words = (key: 'totals' | 'refunds' | 'notRefunds' | 'notPayments') => [
    ...new Set(books.flatMap((b) => b[key])),
  ]
  const fields: Partial<Record<LedgerField, string[]>> = {}
  for (const field of ledgerFields) fields[field] = [...books].reverse().flatMap((b) => b.fields[field] ?? [])
  return {
    fields,
    totals: words('totals'),
    refunds: words('refunds'),
    notRefunds: words('notRefunds'),
    notPayments: words('notPayments'),
  }
}

const UNIT_NOTE = /\((?:单位[:]?)?(?:人民币)?(?:万元|元|万)\)|[:]$|^\*|\*$/g

/** A title as it is compared: half-width, without spaces, unit notes, `*` and a closing colon. */
export const plainTitle = (title: string): string =>
  title.normalize('NFKC').replace(/\s+/g, '').replace(UNIT_NOTE, '').toLowerCase()
