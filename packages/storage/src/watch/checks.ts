import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { Check } from '@rongheng/core/watch/check'
import { type Selectable, sql as raw } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { WatchCheckRow } from './tables.ts'

/** All checks of a unit that are on the list, by name. */
export async function checksOfUnit(db: Db, unitId: string): Promise<Check[]> {
  const rows = await sql(db)
    .selectFrom('watch_check')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(toCheck)
}

/**
 * Holds one check until the transaction ends.
 *
 * @throws Refusal `watch.no-such-check` when it is gone or outside the scope
 */
export async function lockCheck(tx: Tx, scope: Scope, checkId: string): Promise<Check> {
  const row = await sql(tx)
    .selectFrom('watch_check')
    .selectAll()
    .where('id', '=', checkId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('watch.no-such-check', { id: checkId })
  return toCheck(row)
}

/** Holds the checks of a unit's list, so that two people cannot make a circle of needs together. */
export async function lockNeeds(tx: Tx, unitId: string): Promise<void> {
  await raw`select pg_advisory_xact_lock(hashtext(${`watch-needs ${unitId}`}))`.execute(sql(tx))
}

/** Writes a check that is not there yet, and returns it with its number. */
export async function addCheck(tx: Tx, check: Omit<Check, 'no'>, pushHash: string | null): Promise<Check> {
  const row = await sql(tx)
    .insertInto('watch_check')
    .values({
      id: check.id,
      unit_id: check.unitId,
      created_at: new Date(check.changedAt),
      push_hash: pushHash,
      removed_at: null,
      removed_by: null,
      ...columns(check),
      version: check.version,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toCheck(row)
}

/** Writes a check if nobody changed it since it was read. @throws Refusal `kernel.stale` when somebody was first */
export async function saveCheck(tx: Tx, check: Check): Promise<Check> {
  const row = await sql(tx)
    .updateTable('watch_check')
    .set({ ...columns(check), version: check.version + 1 })
    .where('id', '=', check.id)
    .where('version', '=', check.version)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id: check.id })
  return toCheck(row)
}

/** Sets the hash of the address that a push check is told at. */
export async function savePushHash(tx: Tx, checkId: string, pushHash: string, now: number): Promise<void> {
  await sql(tx)
    .updateTable('watch_check')
    .set({ push_hash: pushHash, changed_at: new Date(now) })
    .where('id', '=', checkId)
    .execute()
}

/** The check that is told at the address with this hash; null when nobody is. */
export async function checkByPushHash(tx: Tx, pushHash: string): Promise<Check | null> {
  const row = await sql(tx)
    .selectFrom('watch_check')
    .selectAll()
    .where('push_hash', '=', pushHash)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row ? toCheck(row) : null
}

/** The checks that hear the traps of an address. */
export async function checksHearing(db: Db, source: string): Promise<Check[]> {
  const rows = await sql(db)
    .selectFrom('watch_check')
    .selectAll()
    .where(raw`settings ->> 'kind'`, '=', 'trap')
    .where(raw`settings ->> 'source'`, '=', source)
    .where('removed_at', 'is', null)
    .where('paused', '=', false)
    .execute()
  return rows.map(toCheck)
}

/** Takes a check off the list. Others that needed it need it no longer. @throws Refusal `kernel.stale` */
export async function removeCheck(
  tx: Tx,
  check: Check,
  removed: { readonly at: number; readonly by: string },
): Promise<void> {
  const row = await sql(tx)
    .updateTable('watch_check')
    .set({
      removed_at: new Date(removed.at),
      removed_by: removed.by,
      changed_at: new Date(removed.at),
      push_hash: null,
      version: check.version + 1,
    })
    .where('id', '=', check.id)
    .where('version', '=', check.version)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id: check.id })
  await sql(tx).deleteFrom('watch_secret').where('check_id', '=', check.id).execute()
  await sql(tx)
    .updateTable('watch_check')
    .set({ needs: raw<string[]>`array_remove(needs, ${check.id})`, changed_at: new Date(removed.at) })
    .where('unit_id', '=', check.unitId)
    .where(raw<boolean>`${check.id} = any(needs)`)
    .execute()
}

const columns = (check: Omit<Check, 'no'>) => ({
  system_id: check.systemId,
  device_id: check.deviceId,
  name: check.name,
  settings: JSON.stringify(check.settings),
  interval_s: check.intervalS,
  timeout_s: check.timeoutS,
  rule: JSON.stringify(check.rule),
  thresholds: JSON.stringify(check.thresholds),
  severity: check.severity,
  needs: [...check.needs],
  paused: check.paused,
  agent_id: check.agentId,
  note: check.note,
  changed_at: new Date(check.changedAt),
})

/** The record of a row. */
export const toCheck = (row: Selectable<WatchCheckRow>): Check =>
  Check.parse({
    id: row.id,
    no: row.no,
    unitId: row.unit_id,
    systemId: row.system_id,
    deviceId: row.device_id,
    name: row.name,
    settings: row.settings,
    intervalS: row.interval_s,
    timeoutS: row.timeout_s,
    rule: row.rule,
    thresholds: row.thresholds,
    severity: row.severity,
    needs: row.needs,
    paused: row.paused,
    agentId: row.agent_id,
    note: row.note,
    changedAt: row.changed_at.getTime(),
    version: row.version,
  })
