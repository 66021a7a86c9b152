import type { Notice } from '@rongheng/core/kernel/notice'
import type { Tx } from '../db.ts'
import { sql } from '../sql.ts'

/** Appends a notice unless the same person already has one with its key. Returns whether it was new. */
export async function appendNotice(tx: Tx, notice: Notice): Promise<boolean> {
  const row = await sql(tx)
    .insertInto('notice')
    .values({
      id: notice.id,
      unit_id: notice.unitId,
      user_id: notice.userId,
      code: notice.code,
      facts: JSON.stringify(notice.facts),
      link: notice.link,
      key: notice.key,
      at: new Date(notice.at),
      read_at: notice.readAt === null ? null : new Date(notice.readAt),
    })
    .onConflict((c) => c.columns(['user_id', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
