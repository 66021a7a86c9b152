import type { KeptReachPolicy } from '@rongheng/core/assets/reach-policy'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Db, Tx } from '../db.ts'
import { sql } from '../sql.ts'

/** What the program may reach. Version 0, and nothing allowed, while nobody has said. */
export async function getReachPolicy(db: Db): Promise<KeptReachPolicy> {
  const row = await sql(db).selectFrom('reach_policy').selectAll().executeTakeFirst()
  return row
    ? {
        ranges: row.ranges,
        own: row.own,
        version: row.version,
        changedAt: row.changed_at.getTime() as Instant,
      }
    : { ranges: [], own: [], version: 0, changedAt: null }
}

/** Writes it if nobody changed it since it was read. @throws Refusal `kernel.stale` */
export async function saveReachPolicy(
  tx: Tx,
  next: Pick<KeptReachPolicy, 'ranges' | 'own' | 'version'>,
  now: Instant,
): Promise<KeptReachPolicy> {
  const values = { ranges: next.ranges, own: next.own, version: next.version + 1, changed_at: new Date(now) }
  const row = await sql(tx)
    .insertInto('reach_policy')
    .values({ id: 1, ...values })
    .onConflict((c) => c.column('id').doUpdateSet(values).where('reach_policy.version', '=', next.version))
    .returning('version')
    .executeTakeFirst()
  if (row?.version !== next.version + 1) throw new Refusal('kernel.stale')
  return { ...next, version: row.version, changedAt: now }
}
