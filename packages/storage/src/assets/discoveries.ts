import { Discovery, type FoundHost } from '@rongheng/core/assets/discover'
import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { type Selectable, sql as raw } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { AssetDiscoveryRow } from './tables.ts'

/** Lets nobody else begin a look for a unit until this transaction ends. */
export async function lockDiscoveries(tx: Tx, unitId: string): Promise<void> {
  await raw`select pg_advisory_xact_lock(hashtext(${`asset_discovery ${unitId}`}))`.execute(sql(tx))
}

/** Writes a look that is about to begin. */
export async function addDiscovery(tx: Tx, discovery: Discovery, begunBy: string): Promise<void> {
  await sql(tx)
    .insertInto('asset_discovery')
    .values({
      id: discovery.id,
      unit_id: discovery.unitId,
      range: discovery.range,
      state: discovery.state,
      done: discovery.done,
      total: discovery.total,
      found: JSON.stringify(discovery.found),
      begun_at: new Date(discovery.begunAt),
      begun_by: begunBy,
      begun_by_name: discovery.begunByName,
      ended_at: null,
    })
    .execute()
}

const select = (db: Db, scope: Scope) =>
  sql(db).selectFrom('asset_discovery').selectAll().where('unit_id', '=', anyOf(scope.unitIds))

/** The newest look within a scope; null when there was none. */
export async function lastDiscovery(db: Db, scope: Scope): Promise<Discovery | null> {
  const row = await select(db, scope).orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row ? toDiscovery(row) : null
}

/** One look. @throws Refusal `assets.no-such-record` */
export async function getDiscovery(db: Db, scope: Scope, id: string): Promise<Discovery> {
  const row = await select(db, scope).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('assets.no-such-record', { id })
  return toDiscovery(row)
}

/** Notes how far a look has come. @returns false when somebody has stopped it */
export async function noteProgress(
  db: Db,
  id: string,
  done: number,
  found: readonly FoundHost[],
): Promise<boolean> {
  const row = await sql(db)
    .updateTable('asset_discovery')
    .set({ state: 'running', done, found: JSON.stringify(found) })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Ends a look that has not ended yet. */
export async function endDiscovery(
  db: Db,
  id: string,
  state: 'done' | 'failed' | 'stopped',
  now: number,
): Promise<void> {
  await sql(db)
    .updateTable('asset_discovery')
    .set({ state, ended_at: new Date(now) })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

const toDiscovery = (row: Selectable<AssetDiscoveryRow>): Discovery =>
  Discovery.parse({
    id: row.id,
    unitId: row.unit_id,
    range: row.range,
    state: row.state,
    done: row.done,
    total: row.total,
    found: row.found,
    begunAt: row.begun_at.getTime(),
    begunByName: row.begun_by_name,
    endedAt: row.ended_at?.getTime() ?? null,
  })
