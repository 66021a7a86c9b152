import type { Instant } from '@rongheng/core/kernel/time'
import type { Reading } from '@rongheng/core/watch/reading'
import { readingStoreContract } from '@rongheng/core/watch/reading-store.contract'
import { expect, test } from 'vitest'
import { insert, rows, testDb } from '../testing.ts'
import { dropPartitions, makePartitions, partitionAt, partitionNamed, partitionsOf } from './partitions.ts'
import { postgresReadings } from './readings.ts'
import { thinnedUntil, dropOld, keepAroundChanges, thinStep } from './thinning.ts'

const at = (text: string): Instant => Date.parse(text) as Instant
const noon = at('2026-11-23T12:00:00Z')
const never = () => false

/** A database with the partitions of some days, and its store. */
async function place(now = noon) {
  const db = await testDb()
  const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map((day) => new Date(day))
  await makePartitions(db, 'reading', days)
  await makePartitions(db, 'reading_5m', days)
  await makePartitions(db, 'reading_1h', days)
  return { db, store: postgresReadings(db, () => now) }
}

const check = (no: number) => ({
  id: `chk_${no}`,
  no,
  unit_id: 'unt_1',
  name: 'x',
  settings: '{}',
  interval_s: 20,
  timeout_s: 5,
  rule: '{}',
  thresholds: '[]',
  severity: 'notice',
  needs: [],
  paused: false,
  note: '',
  created_at: new Date(0),
  changed_at: new Date(0),
  version: 1,
})
const reading = (checkNo: number, when: number, more: Partial<Reading> = {}): Reading => ({
  checkNo,
  at: when as Instant,
  tookMs: 10,
  ok: true,
  poor: false,
  values: [2],
  detail: '',
  ...more,
})

readingStoreContract(async () => (await place()).store)

test.each([
  ['reading', '2026-12-31T23:59:59Z', 'reading_20261231', '2027-01-01T00:00:00.000Z'],
  ['reading_5m', '2026-12-31T23:59:59Z', 'reading_5m_202612', '2027-01-01T00:00:00.000Z'],
  ['reading_1h', '2026-12-31T23:59:59Z', 'reading_1h_2026', '2027-01-01T00:00:00.000Z'],
] as const)('a reading of %s at %s lies in %s, which ends at %s', (table, when, name, to) => {
  const partition = partitionAt(table, new Date(when))
  expect(partition).toMatchObject({ name, table })
  expect(partition.to.toISOString()).toBe(to)
})

test.each(['reading_kept', 'reading_5m', 'reading_2026', 'reading_5m_20261123', 'fact'])(
  '%s is no partition',
  (name) => expect(partitionNamed(name)).toBeNull(),
)

test('partitions are made once by any number of processes, and old ones are dropped whole', async () => {
  const { db } = await place()
  const days = [new Date('2026-11-24'), new Date('2026-11-24T13:00:00Z')]
  await Promise.all([makePartitions(db, 'reading', days), makePartitions(db, 'reading', days)])
  expect(await dropPartitions(db, 'reading', new Date('2026-11-23'))).toEqual([
    'reading_20261120',
    'reading_20261121',
    'reading_20261122',
  ])
  expect((await partitionsOf(db, 'reading')).map((p) => p.name)).toEqual([
    'reading_20261123',
    'reading_20261124',
  ])
})

test('spans that have ended are thinned, hours from five minutes and days from hours; a second run changes nothing', async () => {
  const { db, store } = await place()
  await insert(db, 'watch_check', [check(1), check(2)])
  // Every minute from 09:00 to 12:00, and the first of each hour fails.
  const from = at('2026-11-23T09:00:00Z')
  await store.write(
    Array.from({ length: 180 }, (_, i) => reading(1, from + i * 60_000, { ok: i % 60 !== 0, values: [i] })),
  )
  for (const step of ['5m', '1h', '1d'] as const) expect(await thinStep(db, step, noon, never)).toBe(true)
  // Up to 11:55: the last span ended at 12:00, less than the grace ago.
  expect(await rows(db, 'reading_5m')).toHaveLength(35)
  expect(await rows(db, 'reading_1h')).toMatchObject([
    { count: 60, ok: 59, took_sum: 590, val_sums: [1_770] }, // 0 + 1 + … + 59
    { count: 60, ok: 59, val_sums: [5_370] }, // 60 + … + 119
  ])
  expect(await rows(db, 'reading_1d')).toEqual([])
  const before = await rows(db, 'reading_5m')
  await thinStep(db, '5m', noon, never)
  expect(await rows(db, 'reading_5m')).toEqual(before)
  // The series goes on behind what is thinned: the third hour from five minutes and single readings.
  const within = { from, to: noon }
  expect((await store.series(1, within, '1h')).map(({ count }) => count)).toEqual([60, 60, 60])
  // At 18:10 UTC the day in Shanghai (from 16:00 UTC of the 22nd) is over.
  const later = at('2026-11-23T18:10:00Z')
  for (const step of ['5m', '1h', '1d'] as const) await thinStep(db, step, later, never)
  expect(await rows(db, 'reading_1d')).toMatchObject([
    { at: new Date('2026-11-22T16:00:00Z'), count: 180, ok: 177 },
  ])
})

test('a late reading comes into its span, its hour and its day, though these were thinned before', async () => {
  const { db, store } = await place(at('2026-11-23T18:10:00Z'))
  await insert(db, 'watch_check', check(1))
  const when = at('2026-11-23T09:01:00Z')
  await store.write([reading(1, when)])
  const later = at('2026-11-23T18:10:00Z')
  const thinAll = async () => {
    for (const step of ['5m', '1h', '1d'] as const) expect(await thinStep(db, step, later, never)).toBe(true)
  }
  await thinAll()
  await store.write([reading(1, when + 20_000), reading(1, when)])
  await thinAll()
  for (const table of ['reading_5m', 'reading_1h', 'reading_1d'] as const)
    expect([table, await rows(db, table)]).toMatchObject([table, [{ count: 2 }]])
  expect(await rows(db, 'reading_dirty')).toEqual([])
})

test('thinning that is cut off goes on where it was, and a clock that was ahead leaves no gap', async () => {
  const { db, store } = await place()
  await insert(db, 'watch_check', check(1))
  await store.write([reading(1, at('2026-11-23T11:01:00Z')), reading(1, at('2026-11-23T11:31:00Z'))])
  let pieces = 0
  expect(await thinStep(db, '5m', noon, () => ++pieces > 3)).toBe(false)
  expect(await thinStep(db, '5m', noon, never)).toBe(true)
  expect(await rows(db, 'reading_5m')).toHaveLength(2)
  await thinStep(db, '5m', at('2026-11-23T13:02:00Z'), never)
  expect(await thinnedUntil(db, '5m')).toBe(at('2026-11-23T13:00:00Z'))
  await thinStep(db, '5m', noon, never)
  await store.write([reading(1, at('2026-11-23T12:03:00Z'))])
  await thinStep(db, '5m', at('2026-11-23T12:08:00Z'), never)
  expect(await rows(db, 'reading_5m')).toHaveLength(3)
})

test('nothing is dropped before the next step is made of it', async () => {
  const { db, store } = await place()
  await insert(db, 'watch_check', check(1))
  await store.write([reading(1, at('2026-11-20T01:00:00Z'))])
  const later = at('2026-12-10T00:00:00Z')
  expect(await dropOld(db, later)).toEqual([])
  expect(await thinStep(db, '5m', later, never)).toBe(true)
  expect(await dropOld(db, later)).toEqual([
    'reading_20261120',
    'reading_20261121',
    'reading_20261122',
    'reading_20261123',
  ])
})

test('the readings of 15 minutes around a change are copied when those minutes are over', async () => {
  const { db, store } = await place()
  await insert(db, 'watch_check', check(1))
  const change = at('2026-11-23T11:00:00Z')
  await insert(db, 'verdict_change', {
    id: 'vch_1',
    check_id: 'chk_1',
    unit_id: 'unt_1',
    at: new Date(change),
    before: 'up',
    after: 'down',
    reason: 'readings',
    detail: '',
    readings: '[]',
  })
  await insert(db, 'reading_to_keep', { change_id: 'vch_1', check_no: 1, at: new Date(change) })
  // Every five minutes from 10:30 to 11:30.
  await store.write(Array.from({ length: 13 }, (_, i) => reading(1, change + (i - 6) * 300_000)))
  expect(await keepAroundChanges(db, at('2026-11-23T11:16:00Z'), 10)).toBe(0)
  expect(await keepAroundChanges(db, at('2026-11-23T11:20:00Z'), 10)).toBe(1)
  expect(await keepAroundChanges(db, at('2026-11-23T11:20:00Z'), 10)).toBe(0)
  expect(await rows(db, 'reading_kept')).toHaveLength(7) // 10:45 … 11:15
})
