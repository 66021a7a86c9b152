import type { Instant } from '@rongheng/core/kernel/time'
import type { Span } from '@rongheng/core/watch/maintenance'
import type { Reading } from '@rongheng/core/watch/reading'
import { packSketch, unpackSketch } from '@rongheng/core/watch/sketch'
import { spanStart, stepMs, type StepName, type Summary, type Thinned } from '@rongheng/core/watch/thinned'
import { type Selectable, sql as raw } from 'kysely'
import type { Db } from '../db.ts'
import { rowText } from '../row-text.ts'
import { sql } from '../sql.ts'
import type { ThinnedRow } from './tables.ts'

/** A thinned span with the check it is of. */
export type ThinnedOf = { readonly checkNo: number; readonly thinned: Thinned }

const table = (step: StepName) => `reading_${step}` as const

/** The thinned spans of some checks that begin within a time, by check, oldest first. */
export async function thinnedRows(
  db: Db,
  step: StepName,
  checkNos: readonly number[],
  within: Span,
): Promise<ThinnedOf[]> {
  const rows = await sql(db)
    .selectFrom(table(step))
    .selectAll()
    .where('check_no', '=', raw<number>`any(${[...checkNos]}::int[])`)
    .where('at', '>=', new Date(within.from))
    .where('at', '<', new Date(within.to))
    .orderBy('check_no')
    .orderBy('at')
    .execute()
  return rows.map((row) => ({ checkNo: row.check_no, thinned: toThinned(row) }))
}

/** Writes thinned spans in place of what was there of them. */
export async function putThinned(db: Db, step: StepName, rows: readonly ThinnedOf[]): Promise<void> {
  if (rows.length > 0) await putThinnedBytes(db, step, Buffer.from(`{${rows.map(thinnedText).join()}}`))
}

/** The same with the rows as an array in PostgreSQL's words, the bytes of its text. */
export async function putThinnedBytes(db: Db, step: StepName, rows: Buffer): Promise<void> {
  await raw`
    insert into ${raw.table(table(step))}
    select * from unnest(convert_from(${rows}, 'UTF8')::${raw.table(table(step))}[])
    on conflict (check_no, at) do update set count = excluded.count, ok = excluded.ok, took_sum = excluded.took_sum,
      took_min = excluded.took_min, took_max = excluded.took_max, val_counts = excluded.val_counts,
      val_sums = excluded.val_sums, val_mins = excluded.val_mins, val_maxs = excluded.val_maxs, sketch = excluded.sketch`.execute(
    sql(db),
  )
}

/** Whoever thins waits so long after the end of a span, and whoever writes calls a reading late after half of it. */
export const GRACE_MS = 120_000

/** Notes the spans of readings that came so late that their span may have been thinned already. */
export async function markDirty(db: Db, readings: readonly Reading[], now: Instant): Promise<void> {
  const late = readings
    .map(({ checkNo, at }) => ({ no: checkNo, at: spanStart('5m', at) }))
    .filter(({ at }) => at + stepMs['5m'] + GRACE_MS / 2 <= now)
  if (late.length > 0) await putDirty(db, '5m', late)
}

/** Notes spans that are to be thinned again. */
export async function putDirty(
  db: Db,
  step: StepName,
  spans: readonly { readonly no: number; readonly at: Instant }[],
): Promise<void> {
  await raw`
    insert into reading_dirty (step, check_no, at)
    select distinct ${step}::text, no, to_timestamp(at / 1000.0)
      from unnest(${spans.map((s) => s.no)}::int[], ${spans.map((s) => s.at)}::bigint[]) as s (no, at)
    on conflict do nothing`.execute(sql(db))
}

/** A thinned span as the text of its row. */
export function thinnedText({ checkNo, thinned: t }: ThinnedOf): string {
  const list = (of: (summary: Summary) => number, empty: string) =>
    `{${t.values.map((s) => (s === null ? empty : of(s))).join()}}`
  return rowText([
    checkNo,
    new Date(t.at).toISOString(),
    t.count,
    t.ok,
    t.took?.sum ?? null,
    t.took?.min ?? null,
    t.took?.max ?? null,
    list((s) => s.count, '0'),
    list((s) => s.sum, '0'),
    list((s) => s.min, 'NULL'),
    list((s) => s.max, 'NULL'),
    `\\x${Buffer.from(packSketch(t.sketch)).toString('hex')}`,
  ])
}

const toThinned = (row: Selectable<ThinnedRow>): Thinned => ({
  at: row.at.getTime() as Instant,
  count: row.count,
  ok: row.ok,
  took:
    row.took_min === null || row.took_max === null || row.took_sum === null
      ? null
      : { count: row.ok, sum: row.took_sum, min: row.took_min, max: row.took_max },
  sketch: unpackSketch(row.sketch),
  values: row.val_counts.map((count, place) =>
    count === 0
      ? null
      : {
          count,
          sum: row.val_sums[place] as number,
          min: row.val_mins[place] as number,
          max: row.val_maxs[place] as number,
        },
  ),
})
