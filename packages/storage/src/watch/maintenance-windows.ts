import type { MaintenanceWindow } from '@rongheng/core/watch/maintenance-window'
import type { Db } from '../db.ts'
import { sql } from '../sql.ts'
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
