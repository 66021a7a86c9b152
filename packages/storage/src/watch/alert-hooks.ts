import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Alert } from '@rongheng/core/watch/alert'
import type { AlertHook, HookDelivery } from '@rongheng/core/watch/alert-ends'
import type { Digest, Told } from '@rongheng/core/watch/alert-outgoing'
import type { Selectable } from 'kysely'
import { sql as raw } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import { toAlert } from './alerts.ts'
import type { AlertHookRow, HookDeliveryRow } from './alert-tables.ts'

/** A hook with its secret as it is kept, sealed. */
export type KeptHook = { readonly hook: AlertHook; readonly secret: string | null }

const live = (db: Db) => sql(db).selectFrom('alert_hook').selectAll().where('removed_at', 'is', null)

/** The hooks of a scope by name. */
export async function listHooks(db: Db, scope: Scope): Promise<AlertHook[]> {
  const rows = await live(db)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map((row) => toHook(row).hook)
}

/** One hook; nobody else changes it until the transaction ends. @throws Refusal `watch.no-such-hook` */
export async function lockHook(tx: Tx, scope: Scope, id: string): Promise<KeptHook> {
  const row = await live(tx)
    .where('id', '=', id)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('watch.no-such-hook', { id })
  return toHook(row)
}

/** Enters a hook. */
export async function addHook(tx: Tx, { hook, secret }: KeptHook, now: number): Promise<void> {
  await sql(tx)
    .insertInto('alert_hook')
    .values({
      ...changing(hook),
      id: hook.id,
      unit_id: hook.unitId,
      secret,
      next_at: new Date(hook.nextAt),
      failures: 0,
      created_at: new Date(now),
      changed_at: new Date(now),
      removed_at: null,
      version: hook.version,
    })
    .execute()
}

/** Writes a hook if nobody changed it since it was read. @throws Refusal `kernel.stale` */
export async function saveHook(
  tx: Tx,
  { hook, secret }: KeptHook,
  change: { readonly now: number; readonly removed?: true },
): Promise<AlertHook> {
  const row = await sql(tx)
    .updateTable('alert_hook')
    .set({
      ...changing(hook),
      secret,
      next_at: new Date(hook.nextAt),
      failures: hook.failures,
      changed_at: new Date(change.now),
      ...(change.removed ? { removed_at: new Date(change.now) } : {}),
      version: hook.version + 1,
    })
    .where('id', '=', hook.id)
    .where('version', '=', hook.version)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id: hook.id })
  return toHook(row).hook
}

const changing = (hook: AlertHook) => ({
  name: hook.name,
  url: hook.url,
  severity: hook.severity,
  system_ids: [...hook.systemIds],
  recoveries: hook.recoveries,
  paused: hook.paused,
})

/** The hooks whose time has come. */
export async function dueHooks(db: Db, now: number): Promise<KeptHook[]> {
  const rows = await live(db)
    .where('paused', '=', false)
    .where('next_at', '<=', new Date(now))
    .orderBy('id')
    .execute()
  return rows.map(toHook)
}

/** Takes a hook for this process by putting off its next time. @returns whether nobody else had */
export async function takeHook(tx: Tx, id: string, now: number, holdMs: number): Promise<boolean> {
  const { numUpdatedRows } = await sql(tx)
    .updateTable('alert_hook')
    .set({ next_at: new Date(now + holdMs) })
    .where('id', '=', id)
    .where('next_at', '<=', new Date(now))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Severities that are at least as bad. */
const atLeast = {
  notice: ['notice', 'important', 'urgent'],
  important: ['important', 'urgent'],
  urgent: ['urgent'],
} satisfies Record<AlertHook['severity'], readonly string[]>

/**
 * What a receiver may not know yet, with what it was told: the open alerts that call for it and that it was not told of as they
 * are, and those that ended while it believes them open. Looked for every second, and so only what may be news is read.
 */
export async function aboutHook(
  db: Db,
  hook: AlertHook,
  now: number,
): Promise<{ alerts: Alert[]; told: Map<string, Told> }> {
  const withTold = sql(db)
    .selectFrom('alert as a')
    .leftJoin('hook_told as t', (join) => join.onRef('t.alert_id', '=', 'a.id').on('t.hook_id', '=', hook.id))
    .selectAll('a')
    .select(['t.state as told_state', 't.severity as told_severity'])
  let fallen = withTold
    .where('a.unit_id', '=', hook.unitId)
    .where('a.ended_at', 'is', null)
    .where('a.explained_by', 'is', null)
    .where('a.silenced_by', 'is', null)
    .where('a.maintenance_by', 'is', null)
    .where('a.tell_at', '<=', new Date(now))
    .where('a.severity', '=', anyOf(atLeast[hook.severity]))
    .where((eb) =>
      eb.or([
        eb('t.state', 'is', null),
        eb('t.state', '<>', 'firing'),
        eb('t.severity', '<>', eb.ref('a.severity')),
      ]),
    )
  if (hook.systemIds.length > 0) fallen = fallen.where('a.system_id', '=', anyOf(hook.systemIds))
  const over = withTold.where('t.state', '=', 'firing').where('a.ended_at', 'is not', null)
  const rows = [...(await fallen.execute()), ...(await over.execute())]
  const knows = rows.flatMap((row) =>
    row.told_state === null
      ? []
      : [[row.id, { state: row.told_state, severity: row.told_severity } as Told] as const],
  )
  return { alerts: rows.map(toAlert), told: new Map(knows) }
}

/** Writes what a receiver has taken. */
export async function noteTold(tx: Tx, hookId: string, digest: Digest, now: number): Promise<void> {
  const rows = [
    ...digest.firing.map((alert) => ({ alert, state: 'firing' })),
    ...digest.resolved.map((alert) => ({ alert, state: 'resolved' })),
  ].map(({ alert, state }) => ({ alert_id: alert.id, state, severity: alert.severity }))
  if (rows.length === 0) return
  await raw`insert into hook_told (hook_id, alert_id, state, severity, at)
    select ${hookId}, alert_id, state, severity, ${new Date(now)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(alert_id text, state text, severity text)
    on conflict (hook_id, alert_id) do update set state = excluded.state, severity = excluded.severity,
      at = excluded.at`.execute(sql(tx))
}

const KEPT = 50

/** Writes a try and its answer, and when the next one is; keeps the newest fifty of a hook. */
export async function noteDelivery(
  tx: Tx,
  hook: Pick<AlertHook, 'id' | 'unitId'>,
  delivery: HookDelivery,
  next: { readonly at: number; readonly failures: number } | null,
): Promise<void> {
  await sql(tx)
    .insertInto('hook_delivery')
    .values({
      id: delivery.id,
      hook_id: hook.id,
      unit_id: hook.unitId,
      at: new Date(delivery.at),
      test: delivery.test,
      firing: delivery.firing,
      resolved: delivery.resolved,
      ok: delivery.ok,
      status: delivery.status,
      answer: delivery.answer,
      took_ms: delivery.tookMs,
    })
    .execute()
  await raw`delete from hook_delivery where hook_id = ${hook.id} and id <
    (select id from hook_delivery where hook_id = ${hook.id} order by id desc offset ${KEPT - 1} limit 1)`.execute(
    sql(tx),
  )
  if (next) await setNext(tx, hook.id, next)
}

/** Says when a hook is looked at again. */
export async function setNext(
  tx: Tx,
  hookId: string,
  next: { readonly at: number; readonly failures: number },
): Promise<void> {
  await sql(tx)
    .updateTable('alert_hook')
    .set({ next_at: new Date(next.at), failures: next.failures })
    .where('id', '=', hookId)
    .execute()
}

/** The newest tries of some hooks, newest first. */
export async function newestDeliveries(
  db: Db,
  hookIds: readonly string[],
): Promise<Map<string, HookDelivery[]>> {
  const found = new Map<string, HookDelivery[]>()
  const rows = await sql(db)
    .selectFrom('hook_delivery')
    .selectAll()
    .where('hook_id', '=', anyOf(hookIds))
    .orderBy('id', 'desc')
    .limit(KEPT * Math.max(1, hookIds.length))
    .execute()
  for (const row of rows) {
    const own = found.get(row.hook_id) ?? []
    if (own.length < 10) found.set(row.hook_id, [...own, toDelivery(row)])
  }
  return found
}

const toDelivery = (row: HookDeliveryRow): HookDelivery =>
  ({
    id: row.id,
    at: row.at.getTime(),
    test: row.test,
    firing: row.firing,
    resolved: row.resolved,
    ok: row.ok,
    status: row.status,
    answer: row.answer,
    tookMs: row.took_ms,
  }) as HookDelivery

const toHook = (row: Selectable<AlertHookRow>): KeptHook => ({
  secret: row.secret,
  hook: {
    id: row.id,
    unitId: row.unit_id,
    name: row.name,
    url: row.url,
    severity: row.severity,
    systemIds: row.system_ids,
    recoveries: row.recoveries,
    signed: row.secret !== null,
    paused: row.paused,
    nextAt: row.next_at.getTime(),
    failures: row.failures,
    version: row.version,
  } as AlertHook,
})
