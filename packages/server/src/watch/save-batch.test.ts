import type { Instant } from '@rongheng/core/kernel/time'
import type { Reading } from '@rongheng/core/watch/reading'
import { rows, testDatabase } from '@rongheng/storage/testing'
import { postgresReadings } from '@rongheng/storage/watch/readings'
import { expect, test } from 'vitest'
import { saveBatch } from './save-batch.ts'

const { db, pool } = await testDatabase()
const now = Date.parse('2026-11-23T02:00:00Z') as Instant
const reading: Reading = { checkNo: 7, at: now, tookMs: 12, ok: true, poor: false, values: [200], detail: '' }

test('waiting for a store outside holds no transaction open, and puts no reading into the database', async () => {
  const outside: unknown[] = []
  const save = saveBatch({
    db,
    store: (at) => ({
      ...postgresReadings(at, () => now),
      elsewhere: true,
      write: async (readings) => {
        const { rows: open } = await pool.query(
          "select pid from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'",
        )
        outside.push({ readings, open })
      },
    }),
    settle: async () => {},
    now: () => now,
    noOf: () => 7,
    onTrouble: () => {},
  })
  expect(await save({ readings: [reading], changes: [], arrivals: [] })).toEqual({ outdated: [] })
  expect(outside).toEqual([{ readings: [reading], open: [] }])
  expect(await rows(db, 'reading')).toEqual([])
})
