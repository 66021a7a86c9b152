import { centerId, examplePeople } from '@rongheng/core/example/center'
import { checkId, exampleChecks } from '@rongheng/core/example/watch/checks'
import { simPlaces } from '@rongheng/core/example/watch/targets'
import { PAST_MS } from '@rongheng/core/example/watch/turns'
import { UnitId } from '@rongheng/core/identity/unit'
import type { Day, Instant } from '@rongheng/core/kernel/time'
import type { Reading } from '@rongheng/core/watch/reading'
import { spanStart, stepMs, steps } from '@rongheng/core/watch/thinned'
import { getReachPolicy, saveReachPolicy } from '@rongheng/storage/assets/reach-policy'
import { checkNumbers } from '@rongheng/storage/example/past'
import { exampleSims } from '@rongheng/storage/example/sims'
import { rows, testDb } from '@rongheng/storage/testing'
import { sampleFile } from '@rongheng/storage/watch/history'
import { postgresReadings } from '@rongheng/storage/watch/readings'
import { putDirty } from '@rongheng/storage/watch/thinned-rows'
import { thinStep } from '@rongheng/storage/watch/thinning'
import { expect, test } from 'vitest'
import { register } from '../assets/register.ts'
import { makeFirstAdmin } from '../identity/first-admin.ts'
import { shippedRulebook, testCtx } from '../testing.ts'
import { overview } from '../watch/overview.ts'
import { checkHistory } from '../watch/read-history.ts'
import { fillPast } from './fill-past.ts'
import { loadExample } from './load.ts'
import { removeExample } from './remove.ts'

/** A line for each row, in order: what the rows of a table come to. */
const lines = (list: unknown[]) => list.map((row) => JSON.stringify(row)).sort()

const db = await testDb()
const ports = { rulebook: await shippedRulebook() }
const now = Date.UTC(2026, 5, 15, 2) as Instant // 2026-06-15 10:00 in Shanghai
const HOUR = 3_600_000
const admin = testCtx(db, { now, ports, permissions: ['example.remove'], unitIds: ['unt_root'] })
await makeFirstAdmin(admin)
// What an administrator had allowed before.
const allowed = { ranges: ['192.168.0.0/16'], own: ['127.0.0.1:8080'], version: 0 }
await admin.transaction((tx) => saveReachPolicy(tx, allowed, now))
await loadExample(admin, '2026-06-15' as Day, 47_100)
const operator = testCtx(db, {
  now,
  ports,
  id: examplePeople.operator.id,
  roles: { operator: [centerId] },
})

test('the operator finds 7 systems, 42 devices and what they need', async () => {
  const all = await register(operator, { unitId: UnitId.parse(centerId) })
  expect(all.systems).toHaveLength(7)
  expect(all.devices).toHaveLength(42)
  expect(all.contracts).toHaveLength(7)
  expect(all.needs.length).toBe(9)
})

test('the wall knows how each of the 60 checks stands before any was run', async () => {
  const wall = await overview(operator)
  const { checks } = wall
  expect(wall.systems).toHaveLength(7)
  expect(checks).toHaveLength(60)
  expect(
    checks
      .filter((c) => c.shown === 'warning')
      .map((c) => c.name)
      .sort(),
  ).toEqual(['编辑部打印机碳粉', '非编3号机'])
  expect(checks.filter((c) => c.shown === 'down' || c.shown === 'unknown')).toEqual([])
})

test('a reader of another unit sees nothing of it', async () => {
  const stranger = testCtx(db, { now, ports, id: 'usr_stranger', roles: { operator: ['unt_other'] } })
  expect((await overview(stranger)).systems).toEqual([])
})

test('who asks for the newest readings while the past is still being written gets those of the beginning', async () => {
  const store = postgresReadings(db, () => now)
  const numbers = await checkNumbers(db, centerId)
  const intervalOf = new Map(
    exampleChecks(47_100, now).map(({ check }) => [numbers.get(check.id) ?? 0, check.intervalS * 1000]),
  )
  let pieces = 0
  const late: number[] = []
  let seen = 0
  const slow = {
    ...operator,
    transaction: (async (work) => {
      if (pieces++ === 4) throw new Error('cut short')
      const done = await operator.transaction(work)
      for (const [no, [newest]] of await store.newest([...intervalOf.keys()], 1)) {
        seen++
        if (now - (newest?.at ?? 0) > (intervalOf.get(no) ?? 0)) late.push(no)
      }
      return done
    }) as typeof operator.transaction,
  }
  const reach = { raw: 2 * HOUR, '5m': 6 * HOUR, '1h': 48 * HOUR, '1d': 364 * 24 * HOUR }
  await expect(fillPast(slow, reach)).rejects.toThrow('cut short')
  expect(seen).toBeGreaterThan(150)
  expect(late).toEqual([])
})

test('the year behind it is filled in by days, hours and minutes, once', async () => {
  const reach = { raw: 2 * HOUR, '5m': 6 * HOUR, '1h': 48 * HOUR, '1d': PAST_MS }
  await fillPast(operator, reach)
  const store = postgresReadings(db, () => now)
  const within = (hours: number) => ({ from: (now - hours * HOUR) as Instant, to: now })
  const no = (await checkNumbers(db, centerId)).get(checkId('core-switch')) ?? 0
  const days = await store.series(no, within(365 * 24), '1d')
  expect(days.length).toBeGreaterThanOrEqual(364)
  // 43 minutes of 1440 without an answer 23 days ago: of 5760 readings at 15 s 172 failed.
  const outage = days.find((d) => d.ok < d.count - 100)
  expect(outage).toMatchObject({ count: 5760, ok: 5588 })
  expect((await store.series(no, within(48), '1h')).length).toBeGreaterThanOrEqual(47)
  expect((await store.series(no, within(6), '5m')).length).toBeGreaterThanOrEqual(71)
  expect((await store.readings(no, within(2), 1000)).length).toBeGreaterThan(470)
  expect((await exampleSims(db))?.filled).toBe(true)
  const before = (await rows(db, 'reading_1h')).length
  await fillPast(operator, reach)
  expect((await rows(db, 'reading_1h')).length).toBe(before)
})

test('thinning what was filled in anew, as it is done with what is measured, changes no row of any step', async () => {
  const tables = ['reading_5m', 'reading_1h', 'reading_1d'] as const
  const all = () => Promise.all(tables.map(async (table) => lines(await rows(db, table))))
  const before = await all()
  // As much of each step as the next finer one is there of: 2 hours, 6 hours, the 2 days before today.
  for (const [step, count] of [
    ['5m', 24],
    ['1h', 6],
    ['1d', 2],
  ] as const) {
    const first = spanStart(step, now) - count * stepMs[step]
    const spans = Array.from({ length: count }, (_, i) => (first + i * stepMs[step]) as Instant)
    const nos = [...(await checkNumbers(db, centerId)).values()]
    await putDirty(
      db,
      step,
      nos.flatMap((no) => spans.map((at) => ({ no, at }))),
    )
  }
  for (const step of steps) expect(await thinStep(db, step, now, () => false)).toBe(true)
  const after = await all()
  expect(after.map((list) => list.length)).toEqual(before.map((list) => list.length))
  expect(after).toEqual(before)
})

test('what follows the beginning is thinned together with what was filled in before it', async () => {
  // The example began at 10:00:00; its core switch is read every 15 s, the first time 20 s later.
  const no = (await checkNumbers(db, centerId)).get(checkId('core-switch')) ?? 0
  const store = postgresReadings(db, () => now)
  const last = (await store.newest([no], 1)).get(no)?.[0]
  expect(last?.at).toBe(now - 15_000)
  const live = Array.from({ length: 18 }, (_, i) => ({
    ...(last as Reading),
    at: (now + 20_000 + i * 15_000) as Instant,
  }))
  await store.write(live)
  for (const step of steps) await thinStep(db, step, (now + 10 * 60_000) as Instant, () => false)
  const span = { from: (now - 10 * 60_000) as Instant, to: (now + 10 * 60_000) as Instant }
  expect((await store.series(no, span, '5m')).map((five) => [five.at - now, five.count])).toEqual([
    [-600_000, 20],
    [-300_000, 20],
    [0, 18],
  ])
})

test('bodies and pictures of its failures are kept where they came, and of what was refused there is none', async () => {
  const past = async (key: string) => (await checkHistory(operator, { checkId: checkId(key) })).samples
  const [black] = await past('live-tv')
  expect(black).toMatchObject({ mediaType: 'image/jpeg', kind: 'body' })
  const [page] = await past('web-site')
  expect(page?.mediaType).toBe('text/html')
  const file = await sampleFile(db, { unitIds: [centerId] }, page?.id ?? '')
  const bytes = await admin.ports.files.get(file.sm3)
  expect(Buffer.from(bytes).toString()).toContain('<h1>502 Bad Gateway</h1>')
  expect(await past('transmitter')).toEqual([])
})

test('its places are allowed, and only they go when it is removed', async () => {
  expect((await getReachPolicy(db)).own).toEqual(['127.0.0.1:8080', ...simPlaces(47_100)])
  await removeExample(admin)
  expect(await getReachPolicy(db)).toMatchObject({ ranges: ['192.168.0.0/16'], own: ['127.0.0.1:8080'] })
})

test('nothing is left of it, its readings neither', async () => {
  for (const table of [
    ...(['asset_system', 'asset_device', 'asset_software', 'asset_location', 'asset_vendor'] as const),
    ...([
      'asset_contract',
      'asset_need',
      'asset_event',
      'watch_check',
      'verdict_change',
      'check_standing',
    ] as const),
    ...(['alert', 'silence', 'maintenance_window', 'example_sims', 'reading_to_keep', 'hook_told'] as const),
    'watch_sample' as const,
    ...(['reading', 'reading_5m', 'reading_1h', 'reading_1d'] as const),
  ])
    expect([table, (await rows(db, table)).length]).toEqual([table, 0])
})

test('filling in what was removed meanwhile writes nothing', async () => {
  await fillPast(operator)
  expect(await rows(db, 'reading_1d')).toEqual([])
})
