import type { ColumnType } from 'kysely'

export type WatchAgentRow = {
  id: string
  unit_id: string
  name: string
  place: string
  ranges: string[]
  own: string[]
  code_hash: string | null
  code_until: Date | null
  token_hash: string | null
  registered_at: Date | null
  seen_at: Date | null
  silent_since: Date | null
  skew_ms: number | null
  report: ColumnType<unknown, string | null, string | null>
  spool: string | null
  kept_seq: ColumnType<number, number | undefined, number>
  created_at: Date
  changed_at: Date
  revoked_at: Date | null
  version: number
}

export type AgentTables = { watch_agent: WatchAgentRow }
