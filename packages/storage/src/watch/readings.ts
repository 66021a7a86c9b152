import type { Instant } from '@rongheng/core/kernel/time'
import type { Span } from '@rongheng/core/watch/maintenance'
import type { Reading } from '@rongheng/core/watch/reading'
import type { ReadingStore } from '@rongheng/core/watch/reading-store'
import {
  bySpan,
  mergeThinned,
  seriesStep,
  spanStart,
  stepMs,
  type StepName,
  thin,
  type Thinned,
} from '@rongheng/core/watch/thinned'
import { type Selectable, sql as raw } from 'kysely'
import type { Db } from '../db.ts'
import { sql } from '../sql.ts'
import type { ReadingRow } from './tables.ts'
import { markDirty, thinnedRows } from './thinned-rows.ts'

/** The readings in PostgreSQL; within a transaction, as part of it. The partitions of their days have to be there. */
export const postgresReadings = (db: Db, now: () => Instant): ReadingStore => ({
  elsewhere: false,
  write: async (readings) => {
    if (readings.length === 0) return
    await insertReadings(db, readings)
    await markDirty(db, readings, now())
  },
  newest: (checkNos, count) => newest(db, checkNos, count),
  readings: async (checkNo, within, most) => {
    const rows = await sql(db)
      .selectFrom('reading')
      .selectAll()
      .where('check_no', '=', checkNo)
      .where('at', '>=', new Date(within.from))
      .where('at', '<', new Date(within.to))
      .orderBy('at', 'desc')
      .limit(most)
      .execute()
    return rows.map(toReading).reverse()
  },
  series: async (checkNo, within, step) => (await series(db, checkNo, within, step)).map(seriesStep),
})

/** The columns of readings as arrays, so that any number of them is one statement. */
async function insertReadings(db: Db, readings: readonly Reading[]): Promise<void> {
  const column = <T>(of: (r: Reading) => T) => readings.map(of)
  await raw`
    insert into reading (check_no, at, took_ms, ok, poor, vals, detail)
    select no, to_timestamp(at / 1000.0), took, ok, poor, vals::real[], detail
      from unnest(${column((r) => r.checkNo)}::int[], ${column((r) => r.at)}::bigint[], ${column((r) => r.tookMs)}::real[],
        ${column((r) => r.ok)}::bool[], ${column((r) => r.poor)}::bool[],
        ${column((r) => `{${r.values.map((v) => v ?? 'NULL').join()}}`)}::text[], ${column((r) => r.detail)}::text[])
        as r (no, at, took, ok, poor, vals, detail)
    on conflict do nothing`.execute(sql(db))
}

async function newest(db: Db, checkNos: readonly number[], count: number): Promise<Map<number, Reading[]>> {
  const { rows } = await raw<Selectable<ReadingRow>>`
    select r.* from unnest(${[...checkNos]}::int[]) as c (no)
     cross join lateral (select * from reading where check_no = c.no order by at desc limit ${count}) r`.execute(
    sql(db),
  )
  const found = new Map<number, Reading[]>()
  for (const row of rows) {
    const reading = toReading(row)
    const list = found.get(reading.checkNo)
    if (list) list.push(reading)
    else found.set(reading.checkNo, [reading])
  }
  return found
}

/** Thinned spans of a step; behind the last of them the finer steps, and at the end the readings themselves. */
async function series(db: Db, checkNo: number, within: Span, step: StepName): Promise<Thinned[]> {
  const parts: Thinned[] = []
  let from: number =
    spanStart(step, within.from) < within.from ? spanStart(step, within.from) + stepMs[step] : within.from
  const finer: readonly StepName[] =
    step === '1d' ? ['1d', '1h', '5m'] : step === '1h' ? ['1h', '5m'] : ['5m']
  for (const one of finer) {
    const rows = await thinnedRows(db, one, [checkNo], { from: from as Instant, to: within.to })
    parts.push(...rows.map(({ thinned }) => thinned))
    const last = parts.at(-1)
    if (rows.length > 0 && last) from = last.at + stepMs[one]
  }
  const rest = await sql(db)
    .selectFrom('reading')
    .selectAll()
    .where('check_no', '=', checkNo)
    .where('at', '>=', new Date(from))
    .where('at', '<', new Date(within.to))
    .orderBy('at')
    .execute()
  for (const [at, readings] of bySpan('5m', rest.map(toReading))) parts.push(thin(at, readings))
  if (step === '5m') return parts
  return [...bySpan(step, parts)].map(([at, ones]) =>
    ones.length === 1 && ones[0]?.at === at ? ones[0] : mergeThinned(at, ones),
  )
}

/** The record of a row. */
export const toReading = (row: Selectable<ReadingRow>): Reading => ({
  checkNo: row.check_no,
  at: row.at.getTime() as Instant,
  tookMs: row.took_ms,
  ok: row.ok,
  poor: row.poor,
  values: row.vals,
  detail: row.detail,
})
