import { centerId } from '@rongheng/core/example/center'
import { exampleChecks } from '@rongheng/core/example/watch/checks'
import { Course } from '@rongheng/core/example/watch/course'
import {
  finestAt,
  type Past,
  pastDay,
  pastHour,
  type Reach,
  reachesTo,
  spans,
} from '@rongheng/core/example/watch/past'
import { Scenario } from '@rongheng/core/example/watch/scenario'
import { begunAt } from '@rongheng/core/example/watch/troubles'
import { PAST_MS, pastTroubles } from '@rongheng/core/example/watch/turns'
import type { Instant } from '@rongheng/core/kernel/time'
import { keptMs } from '@rongheng/core/watch/reading-store'
import { mergeThinned, spanStart, stepMs, type Thinned } from '@rongheng/core/watch/thinned'
import { checkNumbers } from '@rongheng/storage/example/past'
import { exampleSims, holdExample, markFilled } from '@rongheng/storage/example/sims'
import { makePartitions, type Partitioned } from '@rongheng/storage/watch/partitions'
import { putDirty } from '@rongheng/storage/watch/thinned-rows'
import type { Ctx } from '../ctx.ts'
import { PastWriter } from './past-writer.ts'

const DAY = stepMs['1d']

/** Single readings as far back as they are kept; the steps as far as pages draw them. */
const FULL: Reach = { raw: keptMs.raw, '5m': 8 * DAY, '1h': 100 * DAY, '1d': PAST_MS }

/** A check, and its number in the store of readings. */
type Filled = Past & { readonly no: number }

/**
 * Fills in the readings of the year behind the example center: the last two days first, then the year, which is little, then
 * the rest of the single readings. Begun again it writes the same; when the example is removed meanwhile, it stops.
 */
export async function fillPast(ctx: Ctx, reach: Reach = FULL): Promise<void> {
  const sims = await exampleSims(ctx.db)
  if (!sims || sims.filled) return
  const scenario = new Scenario(begunAt(sims.begunAt))
  const known = pastTroubles(scenario)
  const numbers = await checkNumbers(ctx.db, centerId)
  const all = exampleChecks(sims.firstPort, sims.begunAt).flatMap((of): Filled[] => {
    const no = numbers.get(of.check.id)
    const own = known.filter((t) => t.targets.includes(of.target))
    return no === undefined ? [] : [{ no, own, course: new Course(of, scenario) }]
  })
  await makeDays(ctx, sims.begunAt, reach)
  const days = spans('1d', reachesTo(reach, '1d', sims.begunAt), sims.begunAt).reverse()
  const early = (day: Instant) => finestAt(reach, day, sims.begunAt) !== 'raw'
  const inTurn = [
    ...days.slice(0, 2),
    ...days.slice(2).filter(early),
    ...days.slice(2).filter((d) => !early(d)),
  ]
  const writer = new PastWriter(ctx)
  // Before all else the newest of each, at once: who asks for that while the rest is still being written would get one of hours
  // ago, and take the check for one that nobody looked at since.
  const rawFrom = reachesTo(reach, 'raw', sims.begunAt)
  for (const { no: checkNo, course } of all) {
    const from = Math.max(rawFrom, sims.begunAt - course.of.check.intervalS * 1000) as Instant
    const newest = course.readingsIn(from, sims.begunAt).at(-1)
    if (newest) await writer.readings([{ checkNo, ...newest }])
  }
  if (!(await writer.flush())) return
  for (const day of inTurn) {
    for (const one of all) await fillDay(writer, one, day, reach)
    if (!(await writer.flush())) return
  }
  await ctx.transaction(async (tx) => {
    if (!(await holdExample(tx))) return
    // The spans in which the example began: with what was measured in them since, also where they were thinned before this.
    const at = spanStart('5m', sims.begunAt)
    await putDirty(
      tx,
      '5m',
      all.map(({ no }) => ({ no, at })),
    )
    await markFilled(tx, ctx.now)
  })
}

async function fillDay(writer: PastWriter, past: Filled, day: Instant, reach: Reach): Promise<void> {
  const { no: checkNo, course } = past
  const until = course.scenario.begun.at
  const thinned = (one: Thinned) => ({ checkNo, thinned: one })
  let hours: Thinned | null = null
  const hasHours = finestAt(reach, day, until) !== '1d'
  for (const at of hasHours ? spans('1h', day, Math.min(day + DAY, until) as Instant) : []) {
    const { readings, fives, hour } = pastHour(past, at, reach)
    await writer.readings(readings.map((reading) => ({ checkNo, ...reading })))
    await writer.thinned('5m', fives.map(thinned))
    if (!hour) continue
    await writer.thinned('1h', [thinned(hour)])
    hours = mergeThinned(day, hours ? [hours, hour] : [hour])
  }
  const whole = pastDay(past, day, hours && [hours])
  if (whole) await writer.thinned('1d', [thinned(whole)])
}

/** The partitions of every day that is filled: those of months and years are among them. */
async function makeDays(ctx: Ctx, until: Instant, reach: Reach): Promise<void> {
  const tables = { raw: 'reading', '5m': 'reading_5m', '1h': 'reading_1h' } as const
  for (const [step, table] of Object.entries(tables) as [keyof typeof tables, Partitioned][]) {
    const from = reachesTo(reach, step, until)
    const moments = [...spans('1d', from, until), until].map((at) => new Date(at))
    await makePartitions(ctx.db, table, moments)
  }
}
