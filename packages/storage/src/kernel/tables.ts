import type { ColumnType } from 'kysely'

export type FactRow = {
  id: string
  unit_id: string
  metric: string
  subject: string
  period: string
  value: string | null
  why: string | null
  unit: string
  evidence: string[]
  recorded_at: Date
  recorded_by: string
  replaces: string | null
}

export type NoticeRow = {
  id: string
  unit_id: string
  user_id: string
  code: string
  facts: ColumnType<Record<string, string | number>, string, string>
  link: string
  key: string
  at: Date
  read_at: Date | null
}

export type StoredFileRow = {
  id: string
  unit_id: string
  name: string
  media_type: string
  size_bytes: number
  sm3: string
  stored_at: Date
  stored_by: string
}

export type JobMomentRow = { name: string; due_at: Date }

export type KernelTables = {
  fact: FactRow
  notice: NoticeRow
  stored_file: StoredFileRow
  job_moment: JobMomentRow
}
