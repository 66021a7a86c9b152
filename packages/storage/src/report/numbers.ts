import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { type ContractPaid, HandNumber } from '@rongheng/core/report/inputs'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'

/** Numbers entered by hand for a project's reports, oldest first. */
export async function listHandNumbers(db: Db, scope: Scope, projectId: string): Promise<HandNumber[]> {
  const rows = await sql(db)
    .selectFrom('report_number')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('entered_at')
    .orderBy('id')
    .execute()
  return rows.map((row) =>
    HandNumber.parse({
      id: row.id,
      unitId: row.unit_id,
      projectId: row.project_id,
      label: row.label,
      unit: row.measure_unit,
      document: row.document,
      fileId: row.file_id,
      factId: row.fact_id,
      enteredAt: row.entered_at.getTime(),
      enteredBy: row.entered_by,
    }),
  )
}

/** Adds a number; its fact is already written. @throws Refusal `report.number-label-taken` */
export async function addHandNumber(tx: Tx, h: HandNumber): Promise<void> {
  const row = await sql(tx)
    .insertInto('report_number')
    .values({
      id: h.id,
      unit_id: h.unitId,
      project_id: h.projectId,
      label: h.label,
      measure_unit: h.unit,
      document: h.document,
      file_id: h.fileId,
      fact_id: h.factId,
      entered_at: new Date(h.enteredAt),
      entered_by: h.enteredBy,
    })
    .onConflict((c) => c.columns(['project_id', 'label']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Refusal('report.number-label-taken', { label: h.label })
}

/** The contracts and payees that a project's money went to, each pair once. */
export async function contractsPaid(db: Db, scope: Scope, projectId: string): Promise<ContractPaid[]> {
  return sql(db)
    .selectFrom('payment')
    .select(['contract', 'payee'])
    .distinct()
    .where('project_id', '=', projectId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('reversed_at', 'is', null)
    .orderBy('contract')
    .orderBy('payee')
    .execute()
}
