import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { Edition, ReportReturn } from '@rongheng/core/report/report'
import type { Selectable } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { ReportEditionRow } from './tables.ts'

const meta = [
  'id',
  'unit_id',
  'report_id',
  'project_id',
  'outline_id',
  'number',
  'fact_ids',
  'sm3',
  'code',
  'signed_at',
  'signed_by',
] as const

/** The signed versions of some reports, oldest first, without their models. */
export async function listEditions(db: Db, scope: Scope, reportIds: readonly string[]): Promise<Edition[]> {
  const rows = await sql(db)
    .selectFrom('report_edition')
    .select(meta)
    .where('report_id', '=', anyOf(reportIds))
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('report_id')
    .orderBy('number')
    .execute()
  return rows.map(toEdition)
}

/** A signed version with its model as the text that its SM3 was taken of. @throws Refusal `report.no-such-edition` */
export async function getEdition(
  db: Db,
  scope: Scope,
  id: string,
): Promise<{ edition: Edition; model: string }> {
  const row = await sql(db)
    .selectFrom('report_edition')
    .selectAll()
    .where('id', '=', id)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .executeTakeFirst()
  if (!row) throw new Refusal('report.no-such-edition', { id })
  return { edition: toEdition(row), model: row.model }
}

/** What a verification code stands for, in whatever unit: who holds the paper may ask. Null when there is no such code. */
export async function editionByCode(
  db: Db,
  code: string,
): Promise<{ edition: Edition; model: string; latest: number; returned: boolean } | null> {
  const row = await sql(db)
    .selectFrom('report_edition')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row) return null
  const later = await sql(db)
    .selectFrom('report_edition')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('report_id', '=', row.report_id)
    .executeTakeFirstOrThrow()
  const returned = await sql(db)
    .selectFrom('report_return')
    .select('id')
    .where('edition_id', '=', row.id)
    .executeTakeFirst()
  return {
    edition: toEdition(row),
    model: row.model,
    latest: Number(later.number),
    returned: Boolean(returned),
  }
}

/** Appends a signed version. There is no update and no delete. */
export async function addEdition(tx: Tx, e: Edition, model: string): Promise<void> {
  await sql(tx)
    .insertInto('report_edition')
    .values({
      id: e.id,
      unit_id: e.unitId,
      report_id: e.reportId,
      project_id: e.projectId,
      outline_id: e.outlineId,
      number: e.number,
      model,
      fact_ids: e.factIds,
      sm3: e.sm3,
      code: e.code,
      signed_at: new Date(e.signedAt),
      signed_by: e.signedBy,
    })
    .execute()
}

/** How versions of some reports were sent back, oldest first. */
export async function listReturns(
  db: Db,
  scope: Scope,
  reportIds: readonly string[],
): Promise<ReportReturn[]> {
  const rows = await sql(db)
    .selectFrom('report_return')
    .selectAll()
    .where('report_id', '=', anyOf(reportIds))
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) =>
    ReportReturn.parse({
      id: row.id,
      unitId: row.unit_id,
      reportId: row.report_id,
      editionId: row.edition_id,
      opinion: row.opinion,
      by: row.by_id,
      at: row.at.getTime(),
    }),
  )
}

/** Appends a return. @throws Refusal `report.already-returned` when the version was sent back before */
export async function addReturn(tx: Tx, r: ReportReturn): Promise<void> {
  const row = await sql(tx)
    .insertInto('report_return')
    .values({
      id: r.id,
      unit_id: r.unitId,
      report_id: r.reportId,
      edition_id: r.editionId,
      opinion: r.opinion,
      by_id: r.by,
      at: new Date(r.at),
    })
    .onConflict((c) => c.column('edition_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Refusal('report.already-returned', { id: r.editionId })
}

const toEdition = (row: Omit<Selectable<ReportEditionRow>, 'model'>): Edition =>
  Edition.parse({
    id: row.id,
    unitId: row.unit_id,
    reportId: row.report_id,
    projectId: row.project_id,
    outlineId: row.outline_id,
    number: row.number,
    factIds: row.fact_ids,
    sm3: row.sm3,
    code: row.code,
    signedAt: row.signed_at.getTime(),
    signedBy: row.signed_by,
  })
