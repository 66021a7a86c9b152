import type { ColumnType } from 'kysely'

export type ReportRow = {
  id: string
  unit_id: string
  project_id: string
  outline_id: string
  content: ColumnType<unknown, string, string>
  state: string
  version: number
  changed_at: Date
  changed_by: string
}

export type ReportNumberRow = {
  id: string
  unit_id: string
  project_id: string
  label: string
  measure_unit: string
  document: string
  file_id: string | null
  fact_id: string
  entered_at: Date
  entered_by: string
}

export type ReportEditionRow = {
  id: string
  unit_id: string
  report_id: string
  project_id: string
  outline_id: string
  number: number
  model: string
  fact_ids: string[]
  sm3: string
  code: string
  signed_at: Date
  signed_by: string
}

export type ReportReturnRow = {
  id: string
  unit_id: string
  report_id: string
  edition_id: string
  opinion: string
  by_id: string
  at: Date
}

export type ReportCheckRow = {
  id: string
  unit_id: string
  report_id: string
  edition_id: string
  by_id: string
  at: Date
}

export type ReportCodeMissRow = { ip: string; at: Date }

export type ReportTables = {
  report_check: ReportCheckRow
  report_code_miss: ReportCodeMissRow
  report: ReportRow
  report_number: ReportNumberRow
  report_edition: ReportEditionRow
  report_return: ReportReturnRow
}
