import { sql as raw } from 'kysely'
import type { Db } from '../db.ts'
import { sql } from '../sql.ts'

/** How one check stands, for machines that collect it. Paused and unknown ones are neither up nor down. */
export type CheckFigure = {
  readonly id: string
  readonly name: string
  readonly unitId: string
  readonly verdict: string
  readonly paused: boolean
}

/** Every check of every unit, as it stands: only for the program's own figures. */
export async function checkFigures(db: Db): Promise<CheckFigure[]> {
  const rows = await sql(db)
    .selectFrom('watch_check as c')
    .leftJoin('check_standing as s', 's.check_id', 'c.id')
    .select(['c.id', 'c.name', 'c.unit_id', 'c.paused', 's.verdict'])
    .where('c.removed_at', 'is', null)
    .orderBy('c.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    unitId: row.unit_id,
    verdict: row.verdict ?? 'unknown',
    paused: row.paused,
  }))
}

/** The open alerts of every unit by how bad they are and whether they call for somebody. */
export async function alertFigures(db: Db): Promise<{ severity: string; calling: boolean; count: number }[]> {
  const calling = raw<boolean>`(explained_by is null and silenced_by is null and maintenance_by is null)`
  const rows = await sql(db)
    .selectFrom('alert')
    .select(['severity', calling.as('calling'), (eb) => eb.fn.countAll<number>().as('count')])
    .where('ended_at', 'is', null)
    .groupBy(['severity', calling])
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}
