import { afterAll, expect, test } from 'vitest'
import { enqueue } from './queue.ts'
import { testDatabase } from './testing.ts'
import { transaction } from './transaction.ts'
import { startWorker } from './worker.ts'
import { keepPresence } from './worker-presence.ts'

const database = await testDatabase()
afterAll(() => database.close())

const timing = { everyMs: 50, graceMs: 10_000 }
const locked = async () =>
  (await database.pool.query('select locked_by from graphile_worker.jobs order by locked_by')).rows.map(
    (row: { locked_by: string | null }) => row.locked_by,
  )
test('jobs of a worker whose process is gone are free again, those of a living one are not', async () => {
  await transaction(database.db, async (tx) => {
    for (const key of ['dead', 'alive', 'mine', 'young']) await enqueue(tx, 'test.job', {}, { key })
  })
  const troubles: unknown[] = []
  const heard = (error: unknown) => void troubles.push(error)
  const ours = keepPresence(database.pool, heard, timing)
  const other = keepPresence(database.pool, heard, timing)
  ours.is('mine')
  other.is('alive')
  await new Promise((done) => setTimeout(done, 300))
  await database.pool.query(
    `update graphile_worker._private_jobs set locked_by = key,
      locked_at = now() - case key when 'young' then interval '0' else interval '1 minute' end`,
  )
  await expect.poll(locked, { timeout: 2_000 }).toEqual(['alive', 'mine', 'young', null])
  await other.stop()
  await expect.poll(locked, { timeout: 2_000 }).toEqual(['mine', 'young', null, null])
  await ours.stop()
  expect(troubles).toEqual([])
})

test('a job that takes longer than a sweep is not taken from its living worker', async () => {
  let runs = 0
  let end = () => {}
  const ended = new Promise<void>((done) => {
    end = done
  })
  const slow = async () => {
    runs += 1
    await ended
  }
  const stop = await startWorker(
    database,
    { 'test.slow': slow },
    {
      concurrency: 2,
      onFailure: () => {},
      presence: { everyMs: 100, graceMs: 200 },
    },
  )
  try {
    await transaction(database.db, (tx) => enqueue(tx, 'test.slow', {}))
    await expect.poll(() => runs, { timeout: 15_000 }).toBe(1)
    await new Promise((done) => setTimeout(done, 1_000))
    const held = await database.pool.query(
      `select locked_by from graphile_worker.jobs where task_identifier = 'test.slow'`,
    )
    expect(held.rows[0]?.locked_by).not.toBeNull()
  } finally {
    end()
    await stop()
  }
  expect(runs).toBe(1)
})
