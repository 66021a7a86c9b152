import type { AlertTables } from './alert-tables.ts'
import type { Generated } from 'kysely'

export type WatchCheckRow = {
  id: string
  no: Generated<number>
  unit_id: string
  system_id: string | null
  device_id: string | null
  name: string
  settings: unknown
  interval_s: number
  timeout_s: number
  rule: unknown
  thresholds: unknown
  severity: string
  needs: string[]
  paused: boolean
  agent_id: string | null
  metric_keys: Generated<string[]>
  push_hash: string | null
  note: string
  created_at: Date
  changed_at: Date
  removed_at: Date | null
  removed_by: string | null
  version: number
}

export type ReadingRow = {
  check_no: number
  at: Date
  took_ms: number
  ok: boolean
  poor: boolean
  vals: (number | null)[]
  detail: string
}

export type ThinnedRow = {
  check_no: number
  at: Date
  count: number
  ok: number
  took_sum: number | null
  took_min: number | null
  took_max: number | null
  val_counts: number[]
  val_sums: number[]
  val_mins: (number | null)[]
  val_maxs: (number | null)[]
  sketch: Uint8Array
}

export type VerdictChangeRow = {
  id: string
  check_id: string
  unit_id: string
  at: Date
  before: string
  after: string
  reason: string
  detail: string
  readings: unknown
}

export type StatusPageRow = {
  unit_id: string
  slug: string
  title: string
  note: string
  shown_to: string
  system_ids: string[]
  changed_at: Date
  version: number
}

/** The tables of watching. */
export type WatchTables = AlertTables & {
  watch_check: WatchCheckRow
  status_page: StatusPageRow
  watch_secret: { check_id: string; unit_id: string; name: string; sealed: string; changed_at: Date }
  reading: ReadingRow
  reading_5m: ThinnedRow
  reading_1h: ThinnedRow
  reading_1d: ThinnedRow
  reading_kept: ReadingRow
  reading_thinned: { step: string; done_until: Date }
  reading_dirty: { step: string; check_no: number; at: Date }
  reading_to_keep: { change_id: string; check_no: number; at: Date }
  watch_arrival: { id: Generated<number>; check_id: string; unit_id: string; at: Date; seen: unknown }
  verdict_change: VerdictChangeRow
  watch_sample: { id: string; check_id: string; unit_id: string; at: Date; kind: string; file_id: string }
  watch_frame: { check_id: string; unit_id: string; at: Date; media_type: string; bytes: Uint8Array }
}
