import { ActualEntry } from '@rongheng/core/evaluate/measurement'
import type { Scope } from '@rongheng/core/identity/scope'
import type { Selectable } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { IndicatorResultRow } from './tables.ts'

/** Every entry made about the results of some projects, oldest first. */
export async function listEntries(
  db: Db,
  scope: Scope,
  projectIds: readonly string[],
): Promise<ActualEntry[]> {
  const rows = await sql(db)
    .selectFrom('indicator_result')
    .selectAll()
    .where('project_id', '=', anyOf(projectIds))
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('entered_at')
    .orderBy('id')
    .execute()
  return rows.map(toEntry)
}

/** Appends an entry. There is no update and no delete. */
export async function addEntry(tx: Tx, projectId: string, entry: ActualEntry): Promise<void> {
  await sql(tx)
    .insertInto('indicator_result')
    .values({
      id: entry.id,
      unit_id: entry.unitId,
      project_id: projectId,
      indicator_id: entry.indicatorId,
      period: entry.period,
      actual: entry.actual === null ? null : JSON.stringify(entry.actual),
      deviation_reason: entry.deviationReason,
      improvement: entry.improvement,
      reduction: entry.reduction === null ? null : JSON.stringify(entry.reduction),
      sample: entry.sample === null ? null : JSON.stringify(entry.sample),
      sample_fact_ids: entry.sampleFactIds,
      files: entry.files,
      fact_id: entry.factId,
      entered_at: new Date(entry.enteredAt),
      entered_by: entry.enteredBy,
    })
    .execute()
}

const toEntry = (row: Selectable<IndicatorResultRow>): ActualEntry =>
  ActualEntry.parse({
    id: row.id,
    unitId: row.unit_id,
    indicatorId: row.indicator_id,
    period: row.period,
    actual: row.actual,
    deviationReason: row.deviation_reason,
    improvement: row.improvement,
    reduction: row.reduction,
    sample: row.sample,
    sampleFactIds: row.sample_fact_ids,
    files: row.files,
    factId: row.fact_id,
    enteredAt: row.entered_at.getTime(),
    enteredBy: row.entered_by,
  })
