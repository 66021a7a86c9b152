import type { Scope } from '@rongheng/core/identity/scope'
import type { StoredFile } from '@rongheng/core/kernel/file'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Turn } from '@rongheng/core/watch/availability'
import type { Sample } from '@rongheng/core/watch/history-api'
import type { MaintenanceWindow } from '@rongheng/core/watch/maintenance-window'
import { VerdictChange } from '@rongheng/core/watch/verdict-change'
import { sql as raw } from 'kysely'
import type { Db } from '../db.ts'
import { getStoredFile } from '../kernel/files.ts'
import { anyOf, sql } from '../sql.ts'
import { toWindow } from './maintenance-windows.ts'

/** When the verdicts of some checks turned, oldest first, since a moment; with it the last turn before it. By check. */
export async function turnsOf(
  db: Db,
  checkIds: readonly string[],
  since: Instant,
): Promise<Map<string, Turn[]>> {
  const { rows } = await raw<{ check_id: string; at: Date; after: string }>`
    select c.id as check_id, v.at, v.after from unnest(${[...checkIds]}::text[]) as c (id)
     cross join lateral (
       (select at, after, id from verdict_change where check_id = c.id and at < ${new Date(since)}
         order by at desc, id desc limit 1)
       union all
       (select at, after, id from verdict_change where check_id = c.id and at >= ${new Date(since)} and before <> after)
     ) v order by v.at, v.id`.execute(sql(db))
  const found = new Map<string, Turn[]>(checkIds.map((id) => [id, []]))
  for (const row of rows)
    found.get(row.check_id)?.push({ at: row.at.getTime() as Instant, after: row.after as Turn['after'] })
  return found
}

/** Since when some checks are watched: made, or known to have been something, whichever was first. Null without checks. */
export async function watchedSince(db: Db, checkIds: readonly string[]): Promise<Instant | null> {
  const { rows } = await raw<{ at: Date | null }>`
    select least(
      (select min(created_at) from watch_check where id = any(${[...checkIds]}::text[])),
      (select min(at) from verdict_change where check_id = any(${[...checkIds]}::text[]))
    ) as at`.execute(sql(db))
  return (rows[0]?.at?.getTime() ?? null) as Instant | null
}

/** The newest changes of a check, newest first. */
export async function newestChanges(db: Db, checkId: string, most: number): Promise<VerdictChange[]> {
  const rows = await sql(db)
    .selectFrom('verdict_change')
    .selectAll()
    .where('check_id', '=', checkId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) =>
    VerdictChange.parse({
      id: row.id,
      checkId: row.check_id,
      unitId: row.unit_id,
      at: row.at.getTime(),
      before: row.before,
      after: row.after,
      reason: row.reason,
      detail: row.detail,
      readings: row.readings,
    }),
  )
}

/** The keys of a check's metrics by the place of their values in its readings. */
export async function metricKeysOf(db: Db, checkId: string): Promise<string[]> {
  const row = await sql(db)
    .selectFrom('watch_check')
    .select('metric_keys')
    .where('id', '=', checkId)
    .executeTakeFirst()
  return row?.metric_keys ?? []
}

/** The same of several checks, by check. */
export async function metricKeysByCheck(
  db: Db,
  checkIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await sql(db)
    .selectFrom('watch_check')
    .select(['id', 'metric_keys'])
    .where('id', '=', anyOf(checkIds))
    .execute()
  return new Map(rows.map((row) => [row.id, row.metric_keys]))
}

/** All maintenance windows of a unit, also those that are over. */
export async function allWindows(db: Db, unitId: string): Promise<MaintenanceWindow[]> {
  const rows = await sql(db)
    .selectFrom('maintenance_window')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy('id')
    .execute()
  return rows.map(toWindow)
}

/** What came back around the newest changes of a check, newest first. */
export async function samplesOf(db: Db, checkId: string, most: number): Promise<Sample[]> {
  const rows = await sql(db)
    .selectFrom('watch_sample')
    .innerJoin('stored_file', 'stored_file.id', 'watch_sample.file_id')
    .select(['watch_sample.id', 'at', 'kind', 'media_type', 'size_bytes'])
    .where('check_id', '=', checkId)
    .orderBy('at', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    id: row.id as Sample['id'],
    at: row.at.getTime() as Instant,
    kind: row.kind as Sample['kind'],
    mediaType: row.media_type,
    sizeBytes: Number(row.size_bytes),
  }))
}

/** The file of a sample. @throws Refusal `watch.no-such-sample` */
export async function sampleFile(db: Db, scope: Scope, sampleId: string): Promise<StoredFile> {
  const row = await sql(db)
    .selectFrom('watch_sample')
    .select('file_id')
    .where('id', '=', sampleId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .executeTakeFirst()
  if (!row) throw new Refusal('watch.no-such-sample', { id: sampleId })
  return getStoredFile(db, scope, row.file_id)
}

/** When the newest pictures of streams were taken, by check. */
export async function frameMoments(db: Db, scope: Scope): Promise<Map<string, Instant>> {
  const rows = await sql(db)
    .selectFrom('watch_frame')
    .select(['check_id', 'at'])
    .where('unit_id', '=', anyOf(scope.unitIds))
    .execute()
  return new Map(rows.map((row) => [row.check_id, row.at.getTime() as Instant]))
}

/** The newest picture of a stream. @throws Refusal `watch.no-such-frame` when there is none, or outside the scope */
export async function newestFrame(
  db: Db,
  scope: Scope,
  checkId: string,
): Promise<{ mediaType: string; bytes: Uint8Array }> {
  const row = await sql(db)
    .selectFrom('watch_frame')
    .select(['media_type', 'bytes'])
    .where('check_id', '=', checkId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .executeTakeFirst()
  if (!row) throw new Refusal('watch.no-such-frame', { id: checkId })
  return { mediaType: row.media_type, bytes: row.bytes }
}
