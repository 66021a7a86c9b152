import { AuditRow, CHAIN_START, type AuditRow as Row } from '@rongheng/core/identity/audit'
import type { Scope } from '@rongheng/core/identity/scope'
import type { Selectable } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { AuditTableRow } from './tables.ts'

/** The last row of a unit's chain, locked until the transaction ends so that no other row comes between. */
export async function lockChain(tx: Tx, unitId: string): Promise<{ seq: number; sm3: string }> {
  await sql(tx)
    .insertInto('audit_head')
    .values({ unit_id: unitId, seq: 0, sm3: CHAIN_START })
    .onConflict((c) => c.column('unit_id').doNothing())
    .execute()
  const head = await sql(tx)
    .selectFrom('audit_head')
    .select(['seq', 'sm3'])
    .where('unit_id', '=', unitId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { seq: Number(head.seq), sm3: head.sm3 }
}

/** Appends a row to the chain that `lockChain` locked, and moves its head. */
export async function appendAuditRow(tx: Tx, row: Row): Promise<void> {
  await sql(tx)
    .insertInto('audit_row')
    .values({
      unit_id: row.unitId,
      seq: row.seq,
      at: new Date(row.at),
      actor_id: row.actorId,
      actor_name: row.actorName,
      via: row.via,
      ip: row.ip,
      request_id: row.requestId,
      action: row.action,
      subject_id: row.subjectId,
      subject_name: row.subjectName,
      result: row.result,
      before_sm3: row.beforeSm3,
      after_sm3: row.afterSm3,
      prev_sm3: row.prevSm3,
      sm3: row.sm3,
    })
    .execute()
  await sql(tx)
    .updateTable('audit_head')
    .set({ seq: row.seq, sm3: row.sm3 })
    .where('unit_id', '=', row.unitId)
    .execute()
}

/** Some rows of one chain in order, from a number on. */
export async function chainRows(db: Db, unitId: string, fromSeq: number, limit: number): Promise<Row[]> {
  const rows = await sql(db)
    .selectFrom('audit_row')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('seq', '>=', fromSeq)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(toAuditRow)
}

/** Turns a table row into a record. */
export function toAuditRow(row: Selectable<AuditTableRow>): Row {
  return AuditRow.parse({
    unitId: row.unit_id,
    seq: Number(row.seq),
    at: row.at.getTime(),
    actorId: row.actor_id,
    actorName: row.actor_name,
    via: row.via,
    ip: row.ip,
    requestId: row.request_id,
    action: row.action,
    subjectId: row.subject_id,
    subjectName: row.subject_name,
    result: row.result,
    beforeSm3: row.before_sm3,
    afterSm3: row.after_sm3,
    prevSm3: row.prev_sm3,
    sm3: row.sm3,
  })
}

/** The head of a chain, and the number of the last row that is really there, both at one moment. */
export type ChainHead = {
  readonly unitId: string
  readonly seq: number
  readonly sm3: string
  readonly lastSeq: number
}

/** The heads of the chains of some units, or of all chains when no scope is given (units of a removed example, too). */
export async function chainHeads(db: Db, scope: Scope | null): Promise<ChainHead[]> {
  let query = sql(db).selectFrom('audit_head')
  if (scope) query = query.where('audit_head.unit_id', '=', anyOf(scope.unitIds))
  const rows = await query
    .select((eb) => [
      'audit_head.unit_id',
      'audit_head.seq',
      'audit_head.sm3',
      eb
        .selectFrom('audit_row')
        .select((e) => e.fn.max('audit_row.seq').as('last'))
        .whereRef('audit_row.unit_id', '=', 'audit_head.unit_id')
        .as('last_seq'),
    ])
    .orderBy('audit_head.unit_id')
    .execute()
  return rows.map((row) => ({
    unitId: row.unit_id,
    seq: Number(row.seq),
    sm3: row.sm3,
    lastSeq: Number(row.last_seq ?? 0),
  }))
}
