import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { AlertSourceRecord } from '@rongheng/core/watch/alert-ends'
import type { Selectable } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { AlertSourceRow } from './alert-tables.ts'

const live = (db: Db) => sql(db).selectFrom('alert_source').selectAll().where('removed_at', 'is', null)

/** The programs of a scope that hand in alerts, by name. */
export async function listSources(db: Db, scope: Scope): Promise<AlertSourceRecord[]> {
  const rows = await live(db)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(toSource)
}

/** One of them. @throws Refusal `watch.no-such-source` */
export async function lockSource(tx: Tx, scope: Scope, id: string): Promise<AlertSourceRecord> {
  const row = await live(tx)
    .where('id', '=', id)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('watch.no-such-source', { id })
  return toSource(row)
}

/** The one whose address holds this word; null for none. Whoever knows the word is that program: no scope is asked for. */
export async function sourceByToken(db: Db, tokenHash: string): Promise<AlertSourceRecord | null> {
  const row = await live(db).where('token_hash', '=', tokenHash).executeTakeFirst()
  return row ? toSource(row) : null
}

/** Enters one. */
export async function addSource(
  tx: Tx,
  source: AlertSourceRecord,
  tokenHash: string,
  now: number,
): Promise<void> {
  await sql(tx)
    .insertInto('alert_source')
    .values({
      id: source.id,
      unit_id: source.unitId,
      kind: source.kind,
      name: source.name,
      token_hash: tokenHash,
      severity: source.severity,
      system_id: source.systemId,
      received: 0,
      last_at: null,
      minute_at: null,
      minute_count: 0,
      last_problem: null,
      created_at: new Date(now),
      changed_at: new Date(now),
      removed_at: null,
      version: source.version,
    })
    .execute()
}

/** Writes one if nobody changed it since it was read. @throws Refusal `kernel.stale` */
export async function saveSource(
  tx: Tx,
  source: AlertSourceRecord,
  change: { readonly now: number; readonly tokenHash?: string; readonly removed?: true },
): Promise<AlertSourceRecord> {
  const row = await sql(tx)
    .updateTable('alert_source')
    .set({
      name: source.name,
      severity: source.severity,
      system_id: source.systemId,
      changed_at: new Date(change.now),
      ...(change.tokenHash === undefined ? {} : { token_hash: change.tokenHash }),
      ...(change.removed ? { removed_at: new Date(change.now) } : {}),
      version: source.version + 1,
    })
    .where('id', '=', source.id)
    .where('version', '=', source.version)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id: source.id })
  return toSource(row)
}

const MINUTE = 60_000

/** Counts a message before it is read. @returns whether it is within the limit of its minute */
export async function countMessage(tx: Tx, id: string, now: number, most: number): Promise<boolean> {
  const minute = new Date(Math.floor(now / MINUTE) * MINUTE)
  const { numUpdatedRows } = await sql(tx)
    .updateTable('alert_source')
    .set((eb) => ({
      minute_at: minute,
      minute_count: eb
        .case()
        .when('minute_at', '=', minute)
        .then(eb('minute_count', '+', 1))
        .else(1)
        .end(),
    }))
    .where('id', '=', id)
    .where((eb) =>
      eb.or([eb('minute_at', 'is', null), eb('minute_at', '<>', minute), eb('minute_count', '<', most)]),
    )
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Notes how the newest message went. */
export async function noteMessage(
  tx: Tx,
  id: string,
  now: number,
  problem: AlertSourceRecord['lastProblem'],
): Promise<void> {
  await sql(tx)
    .updateTable('alert_source')
    .set((eb) => ({
      last_at: new Date(now),
      last_problem: problem && JSON.stringify(problem),
      ...(problem === null ? { received: eb('received', '+', 1) } : {}),
    }))
    .where('id', '=', id)
    .execute()
}

const toSource = (row: Selectable<AlertSourceRow>): AlertSourceRecord =>
  ({
    id: row.id,
    unitId: row.unit_id,
    kind: row.kind,
    name: row.name,
    severity: row.severity,
    systemId: row.system_id,
    received: row.received,
    lastAt: row.last_at?.getTime() ?? null,
    lastProblem: row.last_problem,
    version: row.version,
  }) as AlertSourceRecord
