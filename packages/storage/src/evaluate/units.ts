import type { Db } from '../db.ts'
import { sql } from '../sql.ts'

/** Names of a unit (实施单位) and of the one above it (主管部门), for the head of a form. The caller may read the unit's records. */
export async function unitAndParent(
  db: Db,
  unitId: string,
): Promise<{ unit: string; parent: string | null }> {
  const row = await sql(db)
    .selectFrom('unit')
    .leftJoin('unit as above', 'above.id', 'unit.parent_id')
    .select(['unit.name as unit', 'above.name as parent'])
    .where('unit.id', '=', unitId)
    .executeTakeFirst()
  return row ?? { unit: '', parent: null }
}
