import type { MaintenanceWindow } from '@rongheng/core/watch/maintenance-window'
import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { MaintenanceWindowRow } from './alert-tables.ts'

/** The maintenance windows of a unit that nobody has ended. */
export async function liveWindows(db: Db, unitId: string): Promise<MaintenanceWindow[]> {
  const rows = await sql(db)
    .selectFrom('maintenance_window')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(toWindow)
}

/** The windows of a scope, those that were ended too when they were ended after a moment. */
export async function listWindows(db: Db, scope: Scope, endedAfter: number): Promise<MaintenanceWindow[]> {
  const rows = await sql(db)
    .selectFrom('maintenance_window')
    .selectAll()
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', new Date(endedAfter))]))
    .orderBy('id')
    .limit(1000)
    .execute()
  return rows.map(toWindow)
}

const changing = (window: MaintenanceWindow) => ({
  name: window.name,
  time: JSON.stringify(window.time),
  everything: window.everything,
  system_ids: [...window.systemIds],
  check_ids: [...window.checkIds],
  reason: window.reason,
})

/** Enters a window. */
export async function addWindow(tx: Tx, window: MaintenanceWindow, now: number): Promise<void> {
  await sql(tx)
    .insertInto('maintenance_window')
    .values({
      ...changing(window),
      id: window.id,
      unit_id: window.unitId,
      created_at: new Date(now),
      created_by: window.createdBy,
      created_by_name: window.createdByName,
      ended_at: null,
      ended_by: null,
      ended_by_name: null,
      version: window.version,
    })
    .execute()
}

/** One window; nobody else changes it until the transaction ends. @throws Refusal `watch.no-such-window` */
export async function lockWindow(tx: Tx, scope: Scope, id: string): Promise<MaintenanceWindow> {
  const row = await sql(tx)
    .selectFrom('maintenance_window')
    .selectAll()
    .where('id', '=', id)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('watch.no-such-window', { id })
  return toWindow(row)
}

/** Writes a window if nobody changed it since it was read. @throws Refusal `kernel.stale` */
export async function saveWindow(
  tx: Tx,
  window: MaintenanceWindow,
  endedBy: string,
): Promise<MaintenanceWindow> {
  const row = await sql(tx)
    .updateTable('maintenance_window')
    .set({
      ...changing(window),
      ended_at: window.ended ? new Date(window.ended.at) : null,
      ended_by: window.ended ? endedBy : null,
      ended_by_name: window.ended?.byName ?? null,
      version: window.version + 1,
    })
    .where('id', '=', window.id)
    .where('version', '=', window.version)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id: window.id })
  return toWindow(row)
}

/** A row as it stands in the table. */
export const toWindow = (row: Omit<MaintenanceWindowRow, 'time'> & { time: unknown }): MaintenanceWindow =>
  ({
    id: row.id,
    unitId: row.unit_id,
    name: row.name,
    time: row.time,
    everything: row.everything,
    systemIds: row.system_ids,
    checkIds: row.check_ids,
    reason: row.reason,
    createdBy: row.created_by,
    createdByName: row.created_by_name,
    ended: row.ended_at ? { at: row.ended_at.getTime(), byName: row.ended_by_name ?? '' } : null,
    version: row.version,
  }) as MaintenanceWindow
