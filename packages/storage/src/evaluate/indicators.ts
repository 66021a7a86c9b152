import { Indicator } from '@rongheng/core/evaluate/indicator'
import type { Scope } from '@rongheng/core/identity/scope'
import type { Instant } from '@rongheng/core/kernel/time'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Selectable } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { IndicatorRow } from './tables.ts'

/** The indicators of some projects in the order of their forms; dropped ones are left out. */
export async function listIndicators(
  db: Db,
  scope: Scope,
  projectIds: readonly string[],
): Promise<Indicator[]> {
  const rows = await sql(db)
    .selectFrom('indicator')
    .selectAll()
    .where('project_id', '=', anyOf(projectIds))
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('dropped_at', 'is', null)
    .orderBy('project_id')
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(toIndicator)
}

/** One indicator. @throws Refusal `evaluate.no-such-indicator` when it does not exist, was dropped, or is outside the scope */
export async function getIndicator(db: Db, scope: Scope, indicatorId: string): Promise<Indicator> {
  const row = await sql(db)
    .selectFrom('indicator')
    .selectAll()
    .where('id', '=', indicatorId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('dropped_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new Refusal('evaluate.no-such-indicator', { id: indicatorId })
  return toIndicator(row)
}

/** Makes these the indicators of a goal: writes each, and marks as dropped what is no longer among them. The caller holds the goal. */
export async function replaceIndicators(
  tx: Tx,
  goalId: string,
  indicators: readonly Indicator[],
  at: Instant,
): Promise<void> {
  const kept = indicators.map((i) => i.id as string)
  await sql(tx)
    .updateTable('indicator')
    .set({ dropped_at: new Date(at) })
    .where('goal_id', '=', goalId)
    .where('dropped_at', 'is', null)
    .where((eb) => eb.not(eb('id', '=', anyOf(kept))))
    .execute()
  for (const i of indicators) {
    const columns = {
      position: i.position,
      level2: i.level2,
      name: i.name,
      target: JSON.stringify(i.target),
      measure_unit: i.unit,
      weight_cp: i.weight,
      explanation: i.explanation,
      basis: i.basis,
      method: i.method,
      source: i.source,
      scoring: i.scoring,
      quarters: JSON.stringify(i.quarters),
      core: i.core,
      measured_by: JSON.stringify(i.measuredBy),
    }
    await sql(tx)
      .insertInto('indicator')
      .values({
        id: i.id,
        unit_id: i.unitId,
        project_id: i.projectId,
        goal_id: goalId,
        ...columns,
        dropped_at: null,
      })
      .onConflict((c) => c.column('id').doUpdateSet(columns))
      .execute()
  }
}

/** Writes the explaining texts of an indicator; the caller holds its project. */
export async function saveIndicatorNotes(
  tx: Tx,
  indicator: Pick<Indicator, 'id' | 'explanation' | 'basis' | 'source'>,
): Promise<void> {
  const { id, explanation, basis, source } = indicator
  await sql(tx).updateTable('indicator').set({ explanation, basis, source }).where('id', '=', id).execute()
}

const toIndicator = (row: Selectable<IndicatorRow>): Indicator =>
  Indicator.parse({
    id: row.id,
    unitId: row.unit_id,
    projectId: row.project_id,
    goalId: row.goal_id,
    position: row.position,
    level2: row.level2,
    name: row.name,
    target: row.target,
    unit: row.measure_unit,
    weight: row.weight_cp,
    explanation: row.explanation,
    basis: row.basis,
    method: row.method,
    source: row.source,
    scoring: row.scoring,
    quarters: row.quarters,
    core: row.core,
    measuredBy: row.measured_by,
  })
