import type { Scope } from '@rongheng/core/identity/scope'
import { ReportCheck } from '@rongheng/core/report/report'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'

/** Who found which signed versions of some reports right, oldest first. */
export async function listChecks(db: Db, scope: Scope, reportIds: readonly string[]): Promise<ReportCheck[]> {
  const rows = await sql(db)
    .selectFrom('report_check')
    .selectAll()
    .where('report_id', '=', anyOf(reportIds))
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) =>
    ReportCheck.parse({
      id: row.id,
      unitId: row.unit_id,
      reportId: row.report_id,
      editionId: row.edition_id,
      by: row.by_id,
      at: row.at.getTime(),
    }),
  )
}

/** Appends a check; a second one by the same person says nothing new. */
export async function addCheck(tx: Tx, c: ReportCheck): Promise<void> {
  await sql(tx)
    .insertInto('report_check')
    .values({
      id: c.id,
      unit_id: c.unitId,
      report_id: c.reportId,
      edition_id: c.editionId,
      by_id: c.by,
      at: new Date(c.at),
    })
    .onConflict((on) => on.columns(['edition_id', 'by_id']).doNothing())
    .execute()
}
