import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { Report } from '@rongheng/core/report/report'
import type { Selectable } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { ReportRow } from './tables.ts'

/** The reports of some projects that anybody has saved. */
export async function listReports(db: Db, scope: Scope, projectIds: readonly string[]): Promise<Report[]> {
  const rows = await sql(db)
    .selectFrom('report')
    .selectAll()
    .where('project_id', '=', anyOf(projectIds))
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('id')
    .execute()
  return rows.map(toReport)
}

/** A project's report under one outline; null while nobody has saved it. */
export async function findReport(
  db: Db,
  scope: Scope,
  projectId: string,
  outlineId: string,
): Promise<Report | null> {
  return (await listReports(db, scope, [projectId])).find((r) => r.outlineId === outlineId) ?? null
}

/** Writes a report for the first time. @throws Refusal `kernel.stale` when somebody was first */
export async function addReport(tx: Tx, r: Report): Promise<Report> {
  const row = await sql(tx)
    .insertInto('report')
    .values({
      id: r.id,
      unit_id: r.unitId,
      project_id: r.projectId,
      outline_id: r.outlineId,
      ...columns(r),
      version: 1,
    })
    .onConflict((c) => c.columns(['project_id', 'outline_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id: r.projectId })
  return { ...r, version: 1 }
}

/** Writes the report if nobody changed it since it was read. @throws Refusal `kernel.stale` when somebody was first */
export async function saveReport(tx: Tx, r: Report): Promise<Report> {
  const row = await sql(tx)
    .updateTable('report')
    .set({ ...columns(r), version: r.version + 1 })
    .where('id', '=', r.id)
    .where('version', '=', r.version)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id: r.id })
  return { ...r, version: r.version + 1 }
}

const columns = (r: Report) => ({
  content: JSON.stringify(r.content),
  state: r.state,
  changed_at: new Date(r.changedAt),
  changed_by: r.changedBy,
})

const toReport = (row: Selectable<ReportRow>): Report =>
  Report.parse({
    id: row.id,
    unitId: row.unit_id,
    projectId: row.project_id,
    outlineId: row.outline_id,
    content: row.content,
    state: row.state,
    version: row.version,
    changedAt: row.changed_at.getTime(),
    changedBy: row.changed_by,
  })
