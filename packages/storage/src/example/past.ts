import type { Instant } from '@rongheng/core/kernel/time'
import type { Reading } from '@rongheng/core/watch/reading'
import { spanStart, steps } from '@rongheng/core/watch/thinned'
import type { VerdictChange } from '@rongheng/core/watch/verdict-change'
import { sql as raw } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { rowText } from '../row-text.ts'
import { sql } from '../sql.ts'

/** Writes changes of verdict that nobody is told of any more: what lay around them is not copied by itself. */
export async function addPastChanges(tx: Tx, changes: readonly VerdictChange[]): Promise<void> {
  const rows = changes.map((c) => ({
    id: c.id,
    check_id: c.checkId,
    unit_id: c.unitId,
    at: new Date(c.at).toISOString(),
    before: c.before,
    after: c.after,
    reason: c.reason,
    detail: c.detail,
    readings: c.readings,
  }))
  const columns = raw.raw('id, check_id, unit_id, at, before, after, reason, detail, readings')
  await raw`insert into verdict_change (${columns}) select ${columns}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, check_id text, unit_id text, at timestamptz,
      before text, after text, reason text, detail text, readings jsonb)`.execute(sql(tx))
}

/** A single reading as the text of its row. */
export const readingText = (reading: Reading): string =>
  rowText([
    reading.checkNo,
    new Date(reading.at).toISOString(),
    reading.tookMs,
    reading.ok,
    reading.poor,
    `{${reading.values.map((value) => value ?? 'NULL').join()}}`,
    reading.detail,
  ])

/**
 * Writes single readings that nobody waits for: their spans are thinned by whoever writes them. What is there stays.
 *
 * @param rows the texts of them as an array in PostgreSQL's words, in bytes
 */
export async function addPastReadings(tx: Tx, rows: Buffer): Promise<void> {
  await raw`insert into reading select * from unnest(convert_from(${rows}, 'UTF8')::reading[])
    on conflict do nothing`.execute(sql(tx))
}

/** Says in which order the values of past readings stand, so that those to come stand in the same. */
export async function setMetricKeys(tx: Tx, checkId: string, keys: readonly string[]): Promise<void> {
  await sql(tx)
    .updateTable('watch_check')
    .set({ metric_keys: [...keys] })
    .where('id', '=', checkId)
    .execute()
}

/** Says that all up to a moment is thinned, where thinning never ran. */
export async function thinnedBefore(tx: Tx, at: Instant): Promise<void> {
  await sql(tx)
    .insertInto('reading_thinned')
    .values(steps.map((step) => ({ step, done_until: new Date(spanStart(step, at)) })))
    .onConflict((c) => c.doNothing())
    .execute()
}

/** The numbers of checks in the store of readings, by id. */
export async function checkNumbers(db: Db, unitId: string): Promise<Map<string, number>> {
  const rows = await sql(db)
    .selectFrom('watch_check')
    .select(['id', 'no'])
    .where('unit_id', '=', unitId)
    .execute()
  return new Map(rows.map(({ id, no }) => [id, no]))
}
