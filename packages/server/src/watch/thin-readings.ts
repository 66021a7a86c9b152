import { steps } from '@rongheng/core/watch/thinned'
import { makePartitions } from '@rongheng/storage/watch/partitions'
import { dropOld, keepAroundChanges, keepFromElsewhere, thinStep } from '@rongheng/storage/watch/thinning'
import type { Ctx } from '../ctx.ts'

/** A run ends after so long and leaves the rest to the next: jobs of others wait as well. */
const LONGEST_MS = 120_000
const CHANGES_AT_ONCE = 100

/** Thins what has ended since the last time, the finest step first, and keeps what lies around changes of verdict. */
export async function thinReadings(ctx: Ctx): Promise<void> {
  const end = performance.now() + LONGEST_MS
  const isOver = () => performance.now() > end
  const store = ctx.ports.readings(ctx.db)
  const keep = store.elsewhere
    ? () => keepFromElsewhere(ctx.db, store, ctx.now, CHANGES_AT_ONCE)
    : () => keepAroundChanges(ctx.db, ctx.now, CHANGES_AT_ONCE)
  while (!isOver() && (await keep()) > 0);
  for (const step of steps) if (!(await thinStep(ctx.db, step, ctx.now, isOver))) return
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Makes the partitions of the coming days, and drops those that have been kept long enough and are thinned. */
export async function turnPartitions(ctx: Ctx): Promise<void> {
  const ahead = (ms: number) => new Date(ctx.now + ms)
  await makePartitions(ctx.db, 'reading', [ahead(0), ahead(DAY), ahead(2 * DAY), ahead(3 * DAY)])
  await makePartitions(ctx.db, 'reading_5m', [ahead(0), ahead(4 * DAY)])
  await makePartitions(ctx.db, 'reading_1h', [ahead(0), ahead(4 * DAY)])
  await dropOld(ctx.db, ctx.now)
}
