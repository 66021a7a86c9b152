import type { Db } from '../db.ts'
import { sql } from '../sql.ts'

/** What names the series of checks in a store of their own: unit and keys of the metrics, by the number of the check. */
export async function labelsOf(
  db: Db,
  checkNos: readonly number[],
): Promise<Map<number, { readonly unitId: string; readonly metricKeys: readonly string[] }>> {
  if (checkNos.length === 0) return new Map()
  const rows = await sql(db)
    .selectFrom('watch_check')
    .select(['no', 'unit_id', 'metric_keys'])
    .where('no', 'in', [...checkNos])
    .execute()
  return new Map(rows.map((row) => [row.no, { unitId: row.unit_id, metricKeys: row.metric_keys }]))
}
