import type { Scope } from '@rongheng/core/identity/scope'
import { Notice } from '@rongheng/core/kernel/notice'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Selectable } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { NoticeRow } from './tables.ts'

/** A person's notices from the units they still reach: unread ones first, newest first. */
export async function noticesOf(
  db: Db,
  scope: Scope,
  userId: string,
  limit: number,
): Promise<{ items: Notice[]; unread: number }> {
  const theirs = sql(db)
    .selectFrom('notice')
    .where('user_id', '=', userId)
    .where('unit_id', '=', anyOf(scope.unitIds))
  const rows = await theirs
    .selectAll()
    .orderBy((eb) => eb('read_at', 'is not', null))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  const { unread } = await theirs
    .where('read_at', 'is', null)
    .select((eb) => eb.fn.countAll<string>().as('unread'))
    .executeTakeFirstOrThrow()
  return { items: rows.map(toNotice), unread: Number(unread) }
}

/** Some notices of a person, as far as they are theirs, held until commit. */
export async function lockNotices(
  tx: Tx,
  scope: Scope,
  userId: string,
  ids: readonly string[],
): Promise<Notice[]> {
  const rows = await sql(tx)
    .selectFrom('notice')
    .selectAll()
    .where('id', '=', anyOf(ids))
    .where('user_id', '=', userId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(toNotice)
}

/** Marks notices as read. */
export async function markNoticesRead(tx: Tx, ids: readonly string[], at: Instant): Promise<void> {
  await sql(tx)
    .updateTable('notice')
    .set({ read_at: new Date(at) })
    .where('id', '=', anyOf(ids))
    .where('read_at', 'is', null)
    .execute()
}

const toNotice = (row: Selectable<NoticeRow>): Notice =>
  Notice.parse({
    id: row.id,
    unitId: row.unit_id,
    userId: row.user_id,
    code: row.code,
    facts: row.facts,
    link: row.link,
    key: row.key,
    at: row.at.getTime(),
    readAt: row.read_at?.getTime() ?? null,
  })
