import type { ColumnType } from 'kysely'

export type CheckStandingRow = {
  check_id: string
  unit_id: string
  change_id: string
  verdict: string
  at: Date
  reason: string
  detail: string
  falls: Date[]
  flapping_at: Date | null
  flapping: boolean
}

export type AlertRow = {
  id: string
  unit_id: string
  key: string
  source: string
  source_id: string | null
  kind: string
  severity: string
  title: string
  detail: string
  check_id: string | null
  system_id: string | null
  labels: ColumnType<Record<string, string>, string, string>
  change_id: string | null
  since: Date
  opened_at: Date
  tell_at: Date
  changed_at: Date
  explained_by: string | null
  silenced_by: string | null
  maintenance_by: string | null
  seen_at: Date | null
  seen_by: string | null
  seen_by_name: string | null
  ended_at: Date | null
  ended_how: string | null
  ended_by_name: string | null
}

export type AlertSourceRow = {
  id: string
  unit_id: string
  kind: string
  name: string
  token_hash: string
  severity: string
  system_id: string | null
  received: number
  last_at: Date | null
  minute_at: Date | null
  minute_count: number
  last_problem: ColumnType<unknown, string | null, string | null>
  created_at: Date
  changed_at: Date
  removed_at: Date | null
  version: number
}

export type SilenceRow = {
  id: string
  unit_id: string
  system_ids: string[]
  check_ids: string[]
  sources: string[]
  text: string
  from_at: Date
  until_at: Date
  reason: string
  created_by: string
  created_by_name: string
  ended_at: Date | null
  ended_by: string | null
  ended_by_name: string | null
}

export type MaintenanceWindowRow = {
  id: string
  unit_id: string
  name: string
  time: ColumnType<unknown, string, string>
  everything: boolean
  system_ids: string[]
  check_ids: string[]
  reason: string
  created_at: Date
  created_by: string
  created_by_name: string
  ended_at: Date | null
  ended_by: string | null
  ended_by_name: string | null
  version: number
}

export type AlertHookRow = {
  id: string
  unit_id: string
  name: string
  url: string
  severity: string
  system_ids: string[]
  recoveries: boolean
  secret: string | null
  paused: boolean
  next_at: Date
  failures: number
  created_at: Date
  changed_at: Date
  removed_at: Date | null
  version: number
}

export type HookDeliveryRow = {
  id: string
  hook_id: string
  unit_id: string
  at: Date
  test: boolean
  firing: number
  resolved: number
  ok: boolean
  status: number | null
  answer: string
  took_ms: number
}

/** The tables of alerts. */
export type AlertTables = {
  check_standing: CheckStandingRow
  alert: AlertRow
  alert_source: AlertSourceRow
  silence: SilenceRow
  maintenance_window: MaintenanceWindowRow
  alert_hook: AlertHookRow
  hook_told: { hook_id: string; alert_id: string; state: string; severity: string; at: Date }
  hook_delivery: HookDeliveryRow
}
