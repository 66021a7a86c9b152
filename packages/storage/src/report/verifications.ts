import type { Scope } from '@rongheng/core/identity/scope'
import { Verification } from '@rongheng/core/report/report'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'

/** Who found which signed versions of some reports right, oldest first. */
export async function listVerifications(
  db: Db,
  scope: Scope,
  reportIds: readonly string[],
): Promise<Verification[]> {
  const rows = await sql(db)
    .selectFrom('report_verification')
    .selectAll()
    .where('report_id', '=', anyOf(reportIds))
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) =>
    Verification.parse({
      id: row.id,
      unitId: row.unit_id,
      reportId: row.report_id,
      editionId: row.edition_id,
      by: row.by_id,
      at: row.at.getTime(),
    }),
  )
}

/** Appends a verification; a second one by the same person says nothing new. */
export async function addVerification(tx: Tx, v: Verification): Promise<void> {
  await sql(tx)
    .insertInto('report_verification')
    .values({
      id: v.id,
      unit_id: v.unitId,
      report_id: v.reportId,
      edition_id: v.editionId,
      by_id: v.by,
      at: new Date(v.at),
    })
    .onConflict((on) => on.columns(['edition_id', 'by_id']).doNothing())
    .execute()
}
