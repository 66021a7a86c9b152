import type { Silence } from '@rongheng/core/watch/silence'
import type { Db } from '../db.ts'
import { sql } from '../sql.ts'
import type { SilenceRow } from './alert-tables.ts'

/** The silences of a unit that are in force or will be. */
export async function liveSilences(db: Db, unitId: string, now: number): Promise<Silence[]> {
  const rows = await sql(db)
    .selectFrom('silence')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('ended_at', 'is', null)
    .where('until_at', '>', new Date(now))
    .orderBy('id')
    .execute()
  return rows.map(toSilence)
}

/** A row as it stands in the table. */
export const toSilence = (row: SilenceRow): Silence =>
  ({
    id: row.id,
    unitId: row.unit_id,
    systemIds: row.system_ids,
    checkIds: row.check_ids,
    sources: row.sources,
    text: row.text,
    from: row.from_at.getTime(),
    until: row.until_at.getTime(),
    reason: row.reason,
    createdBy: row.created_by,
    createdByName: row.created_by_name,
    ended: row.ended_at ? { at: row.ended_at.getTime(), byName: row.ended_by_name ?? '' } : null,
  }) as Silence
