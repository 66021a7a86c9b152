import type { Generated, GeneratedAlways } from 'kysely'

export type UnitRow = {
  id: string
  parent_id: string | null
  name: string
  code: string
  is_example: Generated<boolean>
  version: Generated<number>
}

export type UserRow = {
  id: string
  unit_id: string
  user_name: string
  name: string
  state: string
  duty: string
  password_hash: string
  password_set_at: Date
  must_change: boolean
  one_time_until: Date | null
  active_since: Date
  last_visit_at: Date | null
  previous_visit_at: Date | null
  created_at: Date
  is_example: boolean
  version: number
}

export type PastPasswordRow = { user_id: string; set_at: Date; password_hash: string }

export type RoleGrantRow = {
  user_id: string
  unit_id: string
  role: string
  duty: GeneratedAlways<string>
  granted_by: string
  granted_at: Date
}

export type SessionRow = {
  id: string
  unit_id: string
  user_id: string
  token_hash: string
  started_at: Date
  seen_at: Date
  ip: string
  agent: string
  ended_at: Date | null
  end_reason: string | null
}

export type FailedSignInRow = { id: GeneratedAlways<number>; user_name: string; ip: string; at: Date }

export type AuditTableRow = {
  unit_id: string
  seq: number
  at: Date
  actor_id: string
  actor_name: string
  via: string
  ip: string
  request_id: string
  action: string
  subject_id: string
  subject_name: string
  result: string
  before_sm3: string | null
  after_sm3: string | null
  prev_sm3: string
  sm3: string
}

export type AuditHeadRow = { unit_id: string; seq: number; sm3: string }

export type IdentityTables = {
  unit: UnitRow
  user_account: UserRow
  past_password: PastPasswordRow
  role_grant: RoleGrantRow
  session: SessionRow
  failed_sign_in: FailedSignInRow
  audit_row: AuditTableRow
  audit_head: AuditHeadRow
}
