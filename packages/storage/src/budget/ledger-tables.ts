import type { ColumnType } from 'kysely'

/** Written as JSON text, read as the value. */
type Json<T> = ColumnType<T, string, string>

export type LedgerBatchRow = {
  id: string
  unit_id: string
  file_id: string
  state: string
  progress_done: number
  progress_total: number
  failure: Json<unknown>
  sheets: Json<unknown>
  wish: Json<unknown>
  settings: Json<unknown>
  suggested: Json<unknown>
  titles: Json<unknown>
  guess: Json<unknown>
  summary: Json<unknown>
  created_at: Date
  created_by: string
  created_by_name: string
  confirmed_at: Date | null
  confirmed_by: string | null
  confirmed_by_name: string | null
  reversed_at: Date | null
  reversed_by: string | null
  reversed_by_name: string | null
  reversed_why: string | null
  version: number
}

export type LedgerLineRow = {
  batch_id: string
  unit_id: string
  sheet: number
  row_no: number
  cells: Json<unknown>
}

export type LedgerFateRow = {
  batch_id: string
  unit_id: string
  row_no: number
  fate: string
  remarks: Json<unknown>
  written_fen: ColumnType<number | string | null, number | null, number | null>
  payment: Json<unknown>
  payment_id: string | null
  dedupe_key: string | null
  label: string
}

export type LedgerTitleRow = { unit_id: string; title: string; field: string | null }

export type LedgerTables = {
  ledger_batch: LedgerBatchRow
  ledger_line: LedgerLineRow
  ledger_fate: LedgerFateRow
  ledger_title: LedgerTitleRow
}
