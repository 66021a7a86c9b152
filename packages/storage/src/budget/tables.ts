import type { ColumnType } from 'kysely'

/** bigint comes out of PostgreSQL as text unless the pool parses it; either is turned into a number on the way in. */
type BigintColumn = ColumnType<number | string, number, number>

export type ProjectRow = {
  id: string
  unit_id: string
  code: string
  name: string
  year: number
  owner_id: string
  fund_kind: string
  initial_appropriation_fen: BigintColumn
  initial_carried_over_fen: BigintColumn
  initial_other_fen: BigintColumn
  leftover_carried_over_fen: ColumnType<number | string | null, number | null, number | null>
  leftover_surplus_fen: ColumnType<number | string | null, number | null, number | null>
  leftover_note: string | null
  milestones: string | null
  finished_on: string | null
  copied_from: string | null
  created_at: Date
  changed_at: Date
  version: number
  removed_at: Date | null
  removed_by: string | null
  removed_why: string | null
}

export type ProjectUseRow = {
  id: string
  unit_id: string
  project_id: string
  position: number
  name: string
  amount_fen: BigintColumn
}

/** One shape for 预算调整 and 资金到位. */
export type MoneyDocumentRow = {
  id: string
  unit_id: string
  project_id: string
  day: string
  amount_fen: BigintColumn
  source: string
  document: string
  file_id: string | null
  removed_at: Date | null
  removed_by: string | null
  removed_why: string | null
}

export type PaymentRow = {
  id: string
  unit_id: string
  project_id: string
  use_id: string | null
  day: string
  amount_fen: BigintColumn
  source: string
  payee: string | null
  payee_account: string | null
  payee_bank: string | null
  contract: string | null
  purpose: string | null
  voucher: string | null
  person_uses: string | null
  person_applies: string | null
  person_carries_out: string | null
  person_evaluates: string | null
  batch_id: string | null
  dedupe_key: string
  reversed_at: Date | null
  reversed_by: string | null
  reversed_why: string | null
  created_at: Date
  version: number
}

export type BudgetTables = {
  project: ProjectRow
  project_use: ProjectUseRow
  budget_adjustment: MoneyDocumentRow
  fund_arrival: MoneyDocumentRow
  payment: PaymentRow
}
