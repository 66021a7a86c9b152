import { centerId } from '@rongheng/core/example/center'
import { type ExampleCheck, exampleChecks } from '@rongheng/core/example/watch/checks'
import { Course } from '@rongheng/core/example/watch/course'
import { Scenario } from '@rongheng/core/example/watch/scenario'
import { thinnedPast } from '@rongheng/core/example/watch/thinned-past'
import { begunAt, type Trouble } from '@rongheng/core/example/watch/troubles'
import { PAST_MS, pastTroubles } from '@rongheng/core/example/watch/turns'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Reading } from '@rongheng/core/watch/reading'
import { spanStart, stepMs, type StepName } from '@rongheng/core/watch/thinned'
import type { Tx } from '@rongheng/storage/db'
import { checkNumbers } from '@rongheng/storage/example/past'
import { exampleSims, holdExample, markFilled } from '@rongheng/storage/example/sims'
import { makePartitions, type Partitioned } from '@rongheng/storage/watch/partitions'
import { postgresReadings } from '@rongheng/storage/watch/readings'
import { putThinned, type ThinnedOf } from '@rongheng/storage/watch/thinned-rows'
import type { Ctx } from '../ctx.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** How far back each step goes, ms. */
export type Reach = Readonly<Record<StepName | 'raw', number>>

/** As far as pages draw it. */
const FULL: Reach = {
  raw: 3 * HOUR,
  '5m': 8 * DAY,
  '1h': 100 * DAY,
  '1d': PAST_MS,
}
/** Rows in one write: what one takes is what a probe may be late by. */
const AT_ONCE = 400

type Filled = { readonly no: number; readonly course: Course; readonly own: readonly Trouble[] }

/**
 * Fills in the readings of the year behind the example center: days first, then the last hours, so that pages are right early.
 * Begun again it writes the same; when the example is removed meanwhile, it stops.
 */
export async function fillPast(ctx: Ctx, reach: Reach = FULL): Promise<void> {
  const sims = await exampleSims(ctx.db)
  if (!sims || sims.filled) return
  const scenario = new Scenario(begunAt(sims.begunAt))
  const known = pastTroubles(scenario)
  const numbers = await checkNumbers(ctx.db, centerId)
  const all = exampleChecks(sims.firstPort, sims.begunAt).flatMap((of: ExampleCheck): Filled[] => {
    const no = numbers.get(of.check.id)
    const own = known.filter((t) => t.targets.includes(of.target))
    return no === undefined ? [] : [{ no, own, course: new Course(of, scenario) }]
  })
  const steps: (() => Promise<boolean>)[] = [
    () => fillStep(ctx, all, '1d', sims.begunAt, reach['1d']),
    () => fillRaw(ctx, all, sims.begunAt, reach.raw),
    () => fillStep(ctx, all, '5m', sims.begunAt, reach['5m']),
    () => fillStep(ctx, all, '1h', sims.begunAt, reach['1h']),
  ]
  for (const step of steps) if (!(await step())) return
  await markFilled(ctx.db, ctx.now)
}

/** @returns false when the example is gone */
async function fillStep(
  ctx: Ctx,
  all: readonly Filled[],
  step: StepName,
  until: Instant,
  reach: number,
): Promise<boolean> {
  const from = spanStart(step, until - reach)
  const end = spanStart(step, until)
  if (step !== '1d') await partitionsFor(ctx, `reading_${step}`, from, end)
  for (const { no, own, course } of all)
    for (let at = from; at < end; at = (at + AT_ONCE * stepMs[step]) as Instant) {
      const rows: ThinnedOf[] = []
      for (
        let span = at;
        span < Math.min(end, at + AT_ONCE * stepMs[step]);
        span = (span + stepMs[step]) as Instant
      )
        rows.push({ checkNo: no, thinned: thinnedPast(course, own, step, span) })
      if (!(await whileThere(ctx, (tx) => putThinned(tx, step, rows)))) return false
    }
  return true
}

async function fillRaw(ctx: Ctx, all: readonly Filled[], until: Instant, reach: number): Promise<boolean> {
  const from = (until - reach) as Instant
  await partitionsFor(ctx, 'reading', from, until)
  for (const { no, course } of all) {
    const step = course.of.check.intervalS * 1000
    const readings: Reading[] = []
    for (let at: number = until - step; at > from; at -= step)
      readings.push({ checkNo: no, ...course.readingAt(at as Instant) })
    // "Now" is then: none of them comes late, for all that lies before is filled in as well.
    const write = (tx: Tx) => postgresReadings(tx, () => from).write(readings)
    if (!(await whileThere(ctx, write))) return false
  }
  return true
}

async function whileThere(ctx: Ctx, write: (tx: Tx) => Promise<void>): Promise<boolean> {
  return ctx.transaction(async (tx) => {
    if (!(await holdExample(tx))) return false
    await write(tx)
    return true
  })
}

/** The partitions of every day from one moment to another: those of months and years are among them. */
async function partitionsFor(ctx: Ctx, table: Partitioned, from: Instant, until: Instant): Promise<void> {
  const days = Math.ceil((until - from) / DAY)
  const moments = Array.from({ length: days + 1 }, (_, i) => new Date(Math.min(from + i * DAY, until)))
  await makePartitions(ctx.db, table, moments)
}
