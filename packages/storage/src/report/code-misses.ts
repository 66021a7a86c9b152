import type { Instant } from '@rongheng/core/kernel/time'
import type { Db, Tx } from '../db.ts'
import { sql } from '../sql.ts'

/** How many unknown verification codes came from an address after a moment. */
export async function countMisses(db: Db, ip: string, since: Instant): Promise<number> {
  const row = await sql(db)
    .selectFrom('report_code_miss')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('ip', '=', ip)
    .where('at', '>', new Date(since))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** Notes an unknown code from an address, and forgets those that no longer count. */
export async function addMiss(tx: Tx, ip: string, at: Instant, forgetBefore: Instant): Promise<void> {
  await sql(tx).deleteFrom('report_code_miss').where('at', '<=', new Date(forgetBefore)).execute()
  await sql(tx)
    .insertInto('report_code_miss')
    .values({ ip, at: new Date(at) })
    .execute()
}
