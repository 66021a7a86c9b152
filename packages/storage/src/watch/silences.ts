import type { Silence } from '@rongheng/core/watch/silence'
import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
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

const PAGE = 50

/** The silences of a scope: those in force and to come, or those that are over, the newest first. */
export async function listSilences(
  db: Db,
  scope: Scope,
  filter: { readonly over: boolean; readonly page: number; readonly now: number },
): Promise<{ items: Silence[]; count: number }> {
  const now = new Date(filter.now)
  const within = sql(db)
    .selectFrom('silence')
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where((eb) => {
      const over = eb.or([eb('ended_at', 'is not', null), eb('until_at', '<=', now)])
      return filter.over ? over : eb.not(over)
    })
  const { count } = await within
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const rows = await within
    .selectAll()
    .orderBy('id', 'desc')
    .limit(PAGE)
    .offset((filter.page - 1) * PAGE)
    .execute()
  return { items: rows.map(toSilence), count: Number(count) }
}

/** Enters a silence. */
export async function addSilence(tx: Tx, silence: Silence): Promise<void> {
  await sql(tx)
    .insertInto('silence')
    .values({
      id: silence.id,
      unit_id: silence.unitId,
      system_ids: [...silence.systemIds],
      check_ids: [...silence.checkIds],
      sources: [...silence.sources],
      text: silence.text,
      from_at: new Date(silence.from),
      until_at: new Date(silence.until),
      reason: silence.reason,
      created_by: silence.createdBy,
      created_by_name: silence.createdByName,
      ended_at: null,
      ended_by: null,
      ended_by_name: null,
    })
    .execute()
}

/** One silence; nobody else changes it until the transaction ends. @throws Refusal `watch.no-such-silence` */
export async function lockSilence(tx: Tx, scope: Scope, id: string): Promise<Silence> {
  const row = await sql(tx)
    .selectFrom('silence')
    .selectAll()
    .where('id', '=', id)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('watch.no-such-silence', { id })
  return toSilence(row)
}

/** Ends a silence before its time. */
export async function endSilence(
  tx: Tx,
  id: string,
  end: { readonly at: number; readonly by: string; readonly byName: string },
): Promise<void> {
  await sql(tx)
    .updateTable('silence')
    .set({ ended_at: new Date(end.at), ended_by: end.by, ended_by_name: end.byName })
    .where('id', '=', id)
    .execute()
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
