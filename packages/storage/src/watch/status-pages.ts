import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { StatusPage } from '@rongheng/core/watch/status-page'
import type { Selectable } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { StatusPageRow } from './tables.ts'

const toPage = (row: Selectable<StatusPageRow>): StatusPage =>
  ({
    unitId: row.unit_id,
    slug: row.slug,
    title: row.title,
    note: row.note,
    shownTo: row.shown_to,
    systemIds: row.system_ids,
    version: row.version,
  }) as StatusPage

/** The status page of a unit within a scope; null while nobody has made one. */
export async function statusPageOf(db: Db, scope: Scope, unitId: string): Promise<StatusPage | null> {
  const row = await sql(db)
    .selectFrom('status_page')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .executeTakeFirst()
  return row ? toPage(row) : null
}

/** The status page at an address, of any unit: whether it may be seen is for the caller to say. */
export async function statusPageAt(db: Db, slug: string): Promise<StatusPage | null> {
  const row = await sql(db).selectFrom('status_page').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row ? toPage(row) : null
}

/**
 * Writes a status page if nobody changed it since it was read.
 *
 * @throws Refusal `watch.slug-taken` when another unit has the address, `kernel.stale`
 */
export async function saveStatusPage(tx: Tx, page: StatusPage, now: number): Promise<StatusPage> {
  const holder = await statusPageAt(tx, page.slug)
  if (holder && holder.unitId !== page.unitId) throw new Refusal('watch.slug-taken', { slug: page.slug })
  const values = {
    slug: page.slug,
    title: page.title,
    note: page.note,
    shown_to: page.shownTo,
    system_ids: [...page.systemIds],
    changed_at: new Date(now),
    version: page.version + 1,
  }
  const row = await sql(tx)
    .insertInto('status_page')
    .values({ unit_id: page.unitId, ...values })
    .onConflict((c) =>
      c.column('unit_id').doUpdateSet(values).where('status_page.version', '=', page.version),
    )
    .returningAll()
    .executeTakeFirst()
  if (row?.version !== page.version + 1) throw new Refusal('kernel.stale', { id: page.unitId })
  return toPage(row)
}
