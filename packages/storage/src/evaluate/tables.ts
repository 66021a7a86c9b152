import type { ColumnType } from 'kysely'

/** jsonb: read as it was parsed, written as text. */
type Json = ColumnType<unknown, string, string>
type NullableJson = ColumnType<unknown, string | null, string | null>

export type GoalRow = {
  id: string
  unit_id: string
  project_id: string
  year: number
  annual: string
  stages: Json
  template_id: string
  rule_set_id: string
  state: string
  version: number
  changed_at: Date
  changed_by: string
}

export type IndicatorRow = {
  id: string
  unit_id: string
  project_id: string
  goal_id: string
  position: number
  level2: string
  name: string
  target: Json
  measure_unit: string
  weight_cp: number
  explanation: string
  basis: string
  method: string
  source: string
  scoring: string
  quarters: Json
  core: boolean
  measured_by: Json
  dropped_at: Date | null
}

export type GoalReviewRow = {
  id: string
  unit_id: string
  goal_id: string
  move: string
  opinion: string
  by_id: string
  at: Date
}

export type GoalOutcomeRow = {
  project_id: string
  unit_id: string
  achieved: string
  execution_reason: string
  version: number
}

export type IndicatorResultRow = {
  id: string
  unit_id: string
  project_id: string
  indicator_id: string
  period: string
  actual: NullableJson
  deviation_reason: string
  improvement: string
  reduction: NullableJson
  sample: NullableJson
  sample_fact_ids: string[]
  files: string[]
  fact_id: string | null
  entered_at: Date
  entered_by: string
}

export type EvidenceRow = {
  file_id: string
  unit_id: string
  project_id: string
  note: string
  withdrawn_at: Date | null
  withdrawn_by: string | null
  withdrawn_why: string | null
}
export type EvidenceIndicatorRow = { file_id: string; indicator_id: string; unit_id: string }

export type EvaluateTables = {
  goal: GoalRow
  indicator: IndicatorRow
  goal_review: GoalReviewRow
  goal_outcome: GoalOutcomeRow
  indicator_result: IndicatorResultRow
  evidence: EvidenceRow
  evidence_indicator: EvidenceIndicatorRow
}
