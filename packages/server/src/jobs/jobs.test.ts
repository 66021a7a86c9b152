import type { Instant } from '@rongheng/core/kernel/time'
import { enqueue } from '@rongheng/storage/queue'
import { rows, testDatabase } from '@rongheng/storage/testing'
import { transaction } from '@rongheng/storage/transaction'
import { afterAll, expect, test } from 'vitest'
import type { Ports } from '../ctx.ts'
import { job } from './job.ts'
import { runJobs } from './run-jobs.ts'
import { cronOf, enqueueDue } from './schedule.ts'

const database = await testDatabase()
afterAll(() => database.close())

test.each([
  ['daily 02:10', '10 2 * * *'],
  ['monthly 1 08:05', '5 8 1 * *'],
  ['every 15m', '*/15 * * * *'],
] as const)('%s is %s', (at, cron) => expect(cronOf(at)).toBe(cron))

const waiting = async () =>
  (await database.pool.query('select task_identifier from graphile_worker.jobs')).rows

test('a scheduled job is put on the queue once for its moment in Shanghai, whoever asks and how often', async () => {
  const nightly = job({ name: 'test.nightly', at: 'daily 02:10', run: async () => {} })
  const at = (text: string) => new Date(text)
  const asked = await Promise.all(
    Array.from({ length: 6 }, () => enqueueDue(database.db, nightly, at('2023-06-30T02:10:20+08:00'))),
  )
  expect(asked.filter(Boolean)).toHaveLength(1)
  expect(await rows(database.db, 'job_moment')).toEqual([
    { name: 'test.nightly', due_at: at('2023-06-29T18:10:00Z') }, // 02:10 in Shanghai is 18:10 UTC of the day before
  ])
  expect(await enqueueDue(database.db, nightly, at('2023-07-01T02:09:59+08:00'))).toBe(false)
  expect(await enqueueDue(database.db, nightly, at('2023-07-01T02:10:00+08:00'))).toBe(true)
  expect(await waiting()).toHaveLength(1) // the one of yesterday had not run yet: replaced, not doubled
})

test('a job runs when its transaction commits, never when that rolls back, and a failing one is tried again', async () => {
  const ran: unknown[] = []
  const failures: unknown[] = []
  const stop = await runJobs(
    {
      database,
      ports: {} as Ports,
      clock: () => Date.now() as Instant,
      log: { info: () => {}, warn: () => {}, error: (facts) => void failures.push(facts) },
    },
    [
      job({
        name: 'test.note',
        run: async (ctx, payload) => {
          ran.push([payload['n'], ctx.actor.id, ctx.from.via])
          if (payload['n'] === 'fails') throw new Error('no')
        },
      }),
    ],
  )
  await transaction(database.db, async (tx) => {
    await enqueue(tx, 'test.note', { n: 'lost' })
    throw new Error('rolled back')
  }).catch(() => {})
  await transaction(database.db, (tx) => enqueue(tx, 'test.note', { n: 'kept' }))
  await transaction(database.db, (tx) => enqueue(tx, 'test.note', { n: 'fails' }))
  await expect.poll(() => ran.length, { timeout: 5_000 }).toBe(2)
  await expect.poll(() => failures).toMatchObject([{ job: 'test.note', attempt: 1, final: false }])
  await stop()
  // Two run at once: which of them is first is not promised.
  expect(ran).toHaveLength(2)
  expect(ran).toEqual(
    expect.arrayContaining([
      ['kept', 'job:test.note', 'job'],
      ['fails', 'job:test.note', 'job'],
    ]),
  )
})

test('stopped right after its start, it waits for the look at the schedules and no failure is logged', async () => {
  const failures: unknown[] = []
  const log = { info: () => {}, warn: () => {}, error: (facts: object) => void failures.push(facts) }
  const other = await testDatabase()
  const daily = Array.from({ length: 5 }, (_, n) =>
    job({ name: `test.daily-${n}`, at: 'daily 00:20', run: async () => {} }),
  )
  const stop = await runJobs(
    { database: other, ports: {} as Ports, clock: () => Date.now() as Instant, log },
    daily,
  )
  await stop()
  await other.close()
  await new Promise((done) => setTimeout(done, 100))
  expect(failures).toEqual([])
})

test('a job that took long is said in the log when it is done, a short one is not', async () => {
  const said: unknown[] = []
  const other = await testDatabase()
  const silent = { warn: () => {}, error: () => {} }
  const stop = await runJobs(
    {
      database: other,
      ports: {} as Ports,
      clock: () => Date.now() as Instant,
      log: { ...silent, info: (facts, text) => void said.push([text, facts]) },
    },
    [
      job({ name: 'test.short', run: async () => {} }),
      job({ name: 'test.long', run: () => new Promise((done) => setTimeout(done, 1_050)) }),
    ],
  )
  for (const name of ['test.short', 'test.long']) await transaction(other.db, (tx) => enqueue(tx, name, {}))
  await expect
    .poll(() => said, { timeout: 5_000 })
    .toEqual([['long job done', { job: 'test.long', tookMs: expect.any(Number) }]])
  await stop()
  await other.close()
})
