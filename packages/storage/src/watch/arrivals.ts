import type { Instant } from '@rongheng/core/kernel/time'
import type { CheckId } from '@rongheng/core/watch/ids'
import type { Seen } from '@rongheng/core/watch/probe'
import { sql as raw } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { sql } from '../sql.ts'

/** Something that came by itself for a check. */
export type Arrival = {
  readonly id: number
  readonly checkId: CheckId
  readonly at: Instant
  readonly seen: Seen
}

/** Keeps what came for a check until the process that runs it has made a reading of it. */
export async function addArrival(
  tx: Tx,
  arrival: {
    readonly checkId: string
    readonly unitId: string
    readonly at: Instant
    readonly seen: Omit<Seen, 'sample' | 'frame'>
  },
): Promise<void> {
  await sql(tx)
    .insertInto('watch_arrival')
    .values({
      check_id: arrival.checkId,
      unit_id: arrival.unitId,
      at: new Date(arrival.at),
      seen: JSON.stringify(arrival.seen),
    })
    .execute()
}

/** How many are looked at in one go. */
export const MOST_ARRIVALS = 1_000

/** What waits for checks of these shards, in the order it came, without what was taken already. */
export async function waitingArrivals(
  db: Db,
  shards: readonly number[],
  taken: readonly number[],
): Promise<Arrival[]> {
  const { rows } = await raw<{ id: number; check_id: CheckId; at: Date; seen: Seen }>`
    select a.id, a.check_id, a.at, a.seen from watch_arrival a join watch_check c on c.id = a.check_id
     where c.no % 16 = any(${[...shards]}::int[]) and a.id <> all(${[...taken]}::bigint[])
     order by a.id limit ${MOST_ARRIVALS}`.execute(sql(db))
  return rows.map((row) => ({
    id: row.id,
    checkId: row.check_id,
    at: row.at.getTime() as Instant,
    seen: row.seen,
  }))
}

/** Forgets what is a reading now, or can never be one. */
export async function removeArrivals(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await raw`delete from watch_arrival where id = any(${[...ids]}::bigint[])`.execute(sql(tx))
}
