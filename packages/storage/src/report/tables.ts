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

export type ReportVerificationRow = {
  id: string
  unit_id: string
  report_id: string
  edition_id: string
  by_id: string
  at: Date
}

export type ReportCheckRow = {
  id: string
  unit_id: string
  project_id: string | null
  keep: boolean
  previous_id: string | null
  last_year_id: string | null
  series_id: string
  rule_set_id: string | null
  title: string
  state: string
  files: ColumnType<unknown, string, string>
  documents: ColumnType<unknown, string, string>
  findings: ColumnType<unknown, string, string>
  year: number | null
  compared: ColumnType<unknown, string | null, string | null>
  created_at: Date
  created_by: string
  created_by_name: string
  begun_at: Date | null
  done_at: Date | null
  version: number
}

type ReportCheckFileRow = { check_id: string; position: number; bytes: Uint8Array }

type ReportCheckDismissalRow = {
  unit_id: string
  series_id: string
  key: string
  reason: string
  at: Date
  by_id: string
  by_name: string
}

export type ReportKeptFileRow = {
  file_id: string
  unit_id: string
  project_id: string
  check_id: string
  check_title: string
  kept_at: Date
  kept_by: string
  kept_by_name: string
}

export type ReportCodeMissRow = { ip: string; at: Date }

export type ReportTables = {
  report_check: ReportCheckRow
  report_check_file: ReportCheckFileRow
  report_check_dismissal: ReportCheckDismissalRow
  report_verification: ReportVerificationRow
  report_kept_file: ReportKeptFileRow
  report_code_miss: ReportCodeMissRow
  report: ReportRow
  report_number: ReportNumberRow
  report_edition: ReportEditionRow
  report_return: ReportReturnRow
}
