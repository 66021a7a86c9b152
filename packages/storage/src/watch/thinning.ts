import type { Instant } from '@rongheng/core/kernel/time'
import { type ReadingStore, keptMs } from '@rongheng/core/watch/reading-store'
import {
  bySpan,
  mergeThinned,
  spanStart,
  stepMs,
  type StepName,
  steps,
  thin,
} from '@rongheng/core/watch/thinned'
import { type Selectable, sql as raw } from 'kysely'
import type { Db } from '../db.ts'
import { sql, transaction } from '../sql.ts'
import { dropPartitions, makePartitions, partitionsOf } from './partitions.ts'
import { toReading } from './readings.ts'
import type { ReadingRow } from './tables.ts'
import { GRACE_MS, putDirty, putThinned, type ThinnedOf, thinnedRows } from './thinned-rows.ts'

/** How many checks are thinned at once: what one piece takes is what a probe may be late by. */
const CHECKS_AT_ONCE: Readonly<Record<StepName, number>> = { '5m': 50, '1h': 40, '1d': 20 }
const DIRTY_AT_ONCE = 50

const finerThan = (step: StepName): StepName | null => steps[steps.indexOf(step) - 1] ?? null
const coarserThan = (step: StepName): StepName | null => steps[steps.indexOf(step) + 1] ?? null

/**
 * Thins the spans of a step that have ended, from where the last time left off, and those that late readings came into. What is
 * thinned already is thinned to the same again.
 *
 * @param until stops after the piece in which this moment passes; the next time goes on
 * @returns whether all is thinned that can be
 */
export async function thinStep(db: Db, step: StepName, now: Instant, until: () => boolean): Promise<boolean> {
  const end = spanStart(step, now - GRACE_MS)
  let from = await startOf(db, step, end)
  if (from === null) return true
  const nos = await checkNos(db)
  while (from < end) {
    if (step !== '1d') await makePartitions(db, `reading_${step}`, [new Date(from)])
    for (let at = 0; at < nos.length; at += CHECKS_AT_ONCE[step]) {
      if (until()) return false
      await thinSpan(db, step, nos.slice(at, at + CHECKS_AT_ONCE[step]), from as Instant)
    }
    from += stepMs[step]
    await setThinned(db, step, from)
  }
  return thinDirty(db, step, from as Instant, until)
}

/** Up to when a step is thinned; null before the first time. */
export async function thinnedUntil(db: Db, step: StepName): Promise<Instant | null> {
  const row = await sql(db)
    .selectFrom('reading_thinned')
    .select('done_until')
    .where('step', '=', step)
    .executeTakeFirst()
  return (row?.done_until.getTime() as Instant | undefined) ?? null
}

const setThinned = (db: Db, step: StepName, at: number) =>
  sql(db)
    .insertInto('reading_thinned')
    .values({ step, done_until: new Date(at) })
    .onConflict((c) => c.column('step').doUpdateSet({ done_until: new Date(at) }))
    .execute()

/** Where thinning goes on: where it left off, or at the oldest of what there is; null when there is nothing yet. */
async function startOf(db: Db, step: StepName, end: Instant): Promise<number | null> {
  const done = await thinnedUntil(db, step)
  // The clock was ahead of the time when this was written: what came since then is thinned when its span is over.
  if (done !== null && done > end) await setThinned(db, step, end)
  const finer = finerThan(step)
  if (done !== null) {
    const oldest =
      finer === '1d'
        ? undefined
        : (await partitionsOf(db, finer === null ? 'reading' : `reading_${finer}`))[0]
    return Math.min(end, Math.max(done, spanStart(step, oldest?.from.getTime() ?? 0)))
  }
  const { rows } = await raw<{ at: Date | null }>`
    select min(at) as at from ${raw.table(finer === null ? 'reading' : `reading_${finer}`)}`.execute(sql(db))
  return rows[0]?.at ? spanStart(step, rows[0].at.getTime()) : null
}

async function checkNos(db: Db): Promise<number[]> {
  const rows = await sql(db).selectFrom('watch_check').select('no').orderBy('no').execute()
  return rows.map(({ no }) => no)
}

/** Computes one span of some checks from the finer step, always in one order: sums of the same numbers are the same then. */
async function thinSpan(db: Db, step: StepName, nos: readonly number[], from: Instant): Promise<void> {
  const within = { from, to: (from + stepMs[step]) as Instant }
  const finer = finerThan(step)
  const found: ThinnedOf[] = []
  if (finer === null) {
    const { rows } = await raw<Selectable<ReadingRow>>`
      select check_no, at, took_ms, ok, poor, vals, '' as detail from reading
       where check_no = any(${[...nos]}::int[]) and at >= ${new Date(within.from)} and at < ${new Date(within.to)}
       order by check_no, at`.execute(sql(db))
    for (const [checkNo, readings] of byCheck(rows.map(toReading), ({ checkNo: no }) => no))
      found.push({ checkNo, thinned: thin(from, readings) })
  } else
    for (const [checkNo, parts] of byCheck(
      await thinnedRows(db, finer, nos, within),
      ({ checkNo: no }) => no,
    ))
      found.push({
        checkNo,
        thinned: mergeThinned(
          from,
          parts.map(({ thinned }) => thinned),
        ),
      })
  await putThinned(db, step, found)
}

function byCheck<T>(rows: readonly T[], noOf: (row: T) => number): Map<number, T[]> {
  const found = new Map<number, T[]>()
  for (const row of rows) {
    const list = found.get(noOf(row))
    if (list) list.push(row)
    else found.set(noOf(row), [row])
  }
  return found
}

/** Computes the spans anew that late readings came into, and notes the longer spans that they lie in. */
async function thinDirty(db: Db, step: StepName, doneUntil: Instant, until: () => boolean): Promise<boolean> {
  for (;;) {
    const spans = await sql(db)
      .selectFrom('reading_dirty')
      .select(['check_no', 'at'])
      .where('step', '=', step)
      .where('at', '<', new Date(doneUntil))
      .orderBy('at')
      .orderBy('check_no')
      .limit(DIRTY_AT_ONCE)
      .execute()
    if (spans.length === 0) return true
    for (const [at, ones] of bySpan(
      step,
      spans.map((s) => ({ no: s.check_no, at: s.at.getTime() as Instant })),
    )) {
      if (until()) return false
      const nos = ones.map(({ no }) => no)
      if (step !== '1d') await makePartitions(db, `reading_${step}`, [new Date(at)])
      await transaction(db, async (tx) => {
        // Taken off the list first: a reading that comes meanwhile puts its span on it again.
        await sql(tx)
          .deleteFrom('reading_dirty')
          .where('step', '=', step)
          .where('at', '=', new Date(at))
          .where('check_no', '=', raw<number>`any(${nos}::int[])`)
          .execute()
        // What it was made from may be gone by now: then what was thinned stays.
        await thinSpan(tx, step, nos, at)
        const coarser = coarserThan(step)
        if (coarser !== null)
          await putDirty(
            tx,
            coarser,
            nos.map((no) => ({ no, at: spanStart(coarser, at) })),
          )
      })
    }
  }
}

const kept = [
  { table: 'reading', ms: keptMs.raw, into: '5m' },
  { table: 'reading_5m', ms: keptMs['5m'], into: '1h' },
  { table: 'reading_1h', ms: keptMs['1h'], into: '1d' },
] as const

/** Drops the partitions that were kept long enough, and of which the next step is made. @returns their names */
export async function dropOld(db: Db, now: Instant): Promise<string[]> {
  const dropped: string[] = []
  for (const { table, ms, into } of kept) {
    const before = Math.min(now - ms, (await thinnedUntil(db, into)) ?? 0)
    dropped.push(...(await dropPartitions(db, table, new Date(before))))
  }
  return dropped
}

/**
 * Copies the readings of 15 minutes on either side of changes whose 15 minutes are over, so that they stay when the others go.
 *
 * @returns how many changes; none when nothing is left to copy
 */
export function keepAroundChanges(db: Db, now: Instant, most: number): Promise<number> {
  return transaction(db, async (tx) => {
    const { rows } = await raw<{ n: number }>`
      with due as (
        select change_id, check_no, at from reading_to_keep
         where at < ${new Date(now - AROUND_MS - GRACE_MS)} order by at limit ${most} for update skip locked
      ), copied as (
        insert into reading_kept
        select distinct on (r.check_no, r.at) r.* from due d join reading r on r.check_no = d.check_no
           and r.at >= d.at - ${AROUND_MS} * interval '1 ms' and r.at <= d.at + ${AROUND_MS} * interval '1 ms'
        on conflict do nothing
      ), gone as (
        delete from reading_to_keep k using due d where k.change_id = d.change_id
      )
      select count(*) as n from due`.execute(sql(tx))
    return Number(rows[0]?.n ?? 0)
  })
}

/** As `keepAroundChanges`, of readings that lie outside the database. */
export function keepFromElsewhere(
  db: Db,
  store: Pick<ReadingStore, 'readings'>,
  now: Instant,
  most: number,
): Promise<number> {
  return transaction(db, async (tx) => {
    const due = await sql(tx)
      .selectFrom('reading_to_keep')
      .selectAll()
      .where('at', '<', new Date(now - AROUND_MS - GRACE_MS))
      .orderBy('at')
      .limit(most)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const { change_id, check_no, at } of due) {
      const within = {
        from: (at.getTime() - AROUND_MS) as Instant,
        to: (at.getTime() + AROUND_MS + 1) as Instant,
      }
      const readings = await store.readings(check_no, within, MOST_AROUND)
      if (readings.length > 0)
        await sql(tx)
          .insertInto('reading_kept')
          .values(
            readings.map((reading) => ({
              check_no,
              at: new Date(reading.at),
              took_ms: reading.tookMs,
              ok: reading.ok,
              poor: reading.poor,
              vals: [...reading.values],
              detail: reading.detail,
            })),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      await sql(tx).deleteFrom('reading_to_keep').where('change_id', '=', change_id).execute()
    }
    return due.length
  })
}

/** Half an hour of the shortest interval, twice over. */
const MOST_AROUND = 720
const AROUND_MS = 15 * 60_000
