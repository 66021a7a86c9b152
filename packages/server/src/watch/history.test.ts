import { CheckSettings } from '@rongheng/core/watch/kinds/all'
import { type Instant } from '@rongheng/core/kernel/time'
import { usualRule } from '@rongheng/core/watch/judge'
import { insert, testDatabase } from '@rongheng/storage/testing'
import { makePartitions } from '@rongheng/storage/watch/partitions'
import { postgresReadings } from '@rongheng/storage/watch/readings'
import { addSample, putFrame } from '@rongheng/storage/watch/samples'
import { expect, test } from 'vitest'
import { testCtx } from '../testing.ts'
import { frame, sample, streams } from './pictures.ts'
import { checkCurves, checkHistory, systemWatch } from './read-history.ts'
import { createCheck } from './save-check.ts'

const database = await testDatabase()
const { db } = database
const home = 'unt_01HWPAST000000000000000001'
const system = 'sys_01HWPAST000000000000000001' as const
const HOUR = 3_600_000
const now = Date.UTC(2026, 10, 23, 4) as Instant // noon in Shanghai
await insert(db, 'unit', { id: home, parent_id: null, name: '示例区融媒体中心' })
await insert(db, 'asset_system', {
  id: system,
  unit_id: home,
  kind: 'playout',
  name: '播出系统',
  importance: 'core',
  description: '',
  created_at: new Date(now),
  changed_at: new Date(now),
  version: 1,
})
const operator = testCtx(db, { roles: { operator: [home] }, now })
const reader = testCtx(db, { roles: { reader: [home] }, now, ports: { files: operator.ports.files } })
const stranger = testCtx(db, { roles: { reader: ['unt_01HWPAST000000000000000009'] }, now })
const make = async (name: string, settings: object) =>
  (
    await createCheck(operator, {
      unitId: home,
      systemId: system,
      deviceId: null,
      name,
      settings: CheckSettings.parse(settings),
      intervalS: 30,
      timeoutS: 10,
      rule: usualRule,
      thresholds: [],
      severity: 'important',
      needs: [],
      agentId: null,
      note: '',
      secrets: {},
    })
  ).view.check
const site = await make('首页', { kind: 'http', url: 'https://www.example.cn/' })
const api = await make('接口', { kind: 'http', url: 'https://api.example.cn/' })
let changes = 0
const turn = (check: typeof site, hoursAgo: number, before: string, after: string) =>
  insert(db, 'verdict_change', {
    id: `vch_01HWPAST00000000000000000${++changes}`,
    check_id: check.id,
    unit_id: home,
    at: new Date(now - hoursAgo * HOUR),
    before,
    after,
    reason: 'readings',
    detail: after === 'down' ? 'HTTP 502' : '',
    readings: '[]',
  })
// The site: up for 100 hours, of them down from 10 to 8 hours ago. The interface: up for 20, down from 9 to 7.
await turn(site, 100, 'unknown', 'up')
await turn(site, 10, 'up', 'down')
await turn(site, 8, 'down', 'up')
await turn(api, 20, 'unknown', 'up')
await turn(api, 9, 'up', 'down')
await turn(api, 7, 'down', 'up')

test('the past of a check: what was up and down, what is not known, and its changes with the newest first', async () => {
  const { availability, days, changes: told } = await checkHistory(reader, { checkId: site.id })
  expect(availability['24h']).toMatchObject({
    upMs: 22 * HOUR,
    downMs: 2 * HOUR,
    unknownMs: 0,
    shareBp: 9166,
  })
  expect(availability['7d']).toMatchObject({ upMs: 98 * HOUR, unknownMs: 0, shareBp: 9800 })
  expect(days).toHaveLength(90)
  expect(days.at(-1)).toMatchObject({ day: '2026-11-23', worst: 'down', downMs: 2 * HOUR })
  expect(days[0]).toMatchObject({ worst: 'unknown', shareBp: null })
  expect(told.map((one) => one.after)).toEqual(['up', 'down', 'up'])
})

test('a system is down while any of its checks is', async () => {
  const { availability, checks } = await systemWatch(reader, { systemId: system })
  // From 10 to 7 hours ago.
  expect(availability['24h']).toMatchObject({ downMs: 3 * HOUR, shareBp: 8750 })
  expect(checks.map((check) => check.name)).toEqual(['接口', '首页'])
  await expect(systemWatch(stranger, { systemId: system })).rejects.toMatchObject({
    code: 'watch.no-such-system',
  })
})

test('maintenance in the past is no outage', async () => {
  await insert(db, 'maintenance_window', {
    id: 'mnt_01HWPAST000000000000000001',
    unit_id: home,
    name: '检修',
    time: JSON.stringify({ kind: 'once', from: now - 11 * HOUR, to: now - 7 * HOUR }),
    everything: false,
    system_ids: [],
    check_ids: [site.id],
    reason: '',
    created_at: new Date(now),
    created_by: 'usr_1',
    created_by_name: '罗斌',
    version: 1,
  })
  const { availability } = await checkHistory(reader, { checkId: site.id })
  expect(availability['24h']).toMatchObject({ downMs: 0, maintenanceMs: 4 * HOUR, shareBp: 10_000 })
  // The system goes on: its other check was not under maintenance.
  expect((await systemWatch(reader, { systemId: system })).availability['24h'].downMs).toBe(3 * HOUR)
})

test('the time before a check was made is no time at all, also when there was maintenance', async () => {
  const made = (now - 120_000) as Instant
  const fresh = await make('新加的', { kind: 'http', url: 'https://new.example.cn/' })
  await database.pool.query('update watch_check set created_at = $1, system_id = null where id = $2', [
    new Date(made),
    fresh.id,
  ])
  await insert(db, 'maintenance_window', {
    id: 'mnt_01HWPAST000000000000000002',
    unit_id: home,
    name: '很久以前就有的检修',
    time: JSON.stringify({ kind: 'once', from: now - 200 * HOUR, to: now - HOUR }),
    everything: false,
    system_ids: [],
    check_ids: [fresh.id],
    reason: '',
    created_at: new Date(now),
    created_by: 'usr_1',
    created_by_name: '罗斌',
    version: 1,
  })
  const { since, availability, days } = await checkHistory(reader, { checkId: fresh.id })
  expect(since).toBe(made)
  expect(availability['1y']).toMatchObject({ unknownMs: 120_000, maintenanceMs: 0, shareBp: null })
  expect(days.filter((day) => day.maintenanceMs > 0)).toEqual([])
  // The system counts from the first change known of its oldest check.
  expect((await systemWatch(reader, { systemId: system })).since).toBe(now - 100 * HOUR)
})

test('an hour is drawn of single readings, a day of steps of five minutes', async () => {
  await makePartitions(db, 'reading', [new Date(now)])
  const readings = Array.from({ length: 60 }, (_, i) => ({
    checkNo: site.no,
    at: (now - (59 - i) * 60_000) as Instant,
    tookMs: 100 + i,
    ok: i !== 30,
    poor: false,
    values: [1, 2, 3, 4, 200, 1000, 30],
    detail: '',
  }))
  await database.pool.query('update watch_check set metric_keys = $1 where no = $2', [
    ['dns-ms', 'connect-ms', 'tls-ms', 'first-byte-ms', 'status', 'bytes', 'certificate-days'],
    site.no,
  ])
  await operator.transaction((tx) => postgresReadings(tx, () => now).write(readings))
  const hour = await checkCurves(reader, { checkId: site.id, span: '1h' })
  expect(hour).toMatchObject({ stepMs: 0 })
  expect(hour.at).toHaveLength(59) // [from, to): the reading of this very moment is not in it yet
  expect(hour.p50[30]).toBeNull()
  expect(hour.metrics.find((one) => one.key === 'tls-ms')?.mean[0]).toBe(3)
  const day = await checkCurves(reader, { checkId: site.id, span: '24h' })
  expect(day.stepMs).toBe(300_000)
  expect(day.count.reduce((sum, n) => sum + n, 0)).toBe(59)
  expect(day.ok.reduce((sum, n) => sum + n, 0)).toBe(58)
})

test('what a target sent is handed on as plain text, whatever it called itself', async () => {
  const bytes = new TextEncoder().encode('<script>alert(1)</script>')
  const { sm3, sizeBytes } = await operator.ports.files.put(bytes)
  await operator.transaction(async (tx) => {
    await addSample(tx, {
      id: 'smp_01HWPAST000000000000000001',
      checkId: site.id,
      at: now,
      kind: 'body',
      file: {
        id: 'fil_01HWPAST000000000000000001',
        unitId: home,
        name: '首页',
        mediaType: 'text/html',
        sizeBytes,
        sm3,
        storedAt: now,
        storedBy: 'job:watch',
      },
    })
  })
  const got = await sample(reader, { sampleId: 'smp_01HWPAST000000000000000001' })
  expect(got).toMatchObject({ name: '首页.txt', mediaType: 'text/plain; charset=utf-8' })
  await expect(sample(stranger, { sampleId: 'smp_01HWPAST000000000000000001' })).rejects.toMatchObject({
    code: 'watch.no-such-sample',
  })
  expect((await checkHistory(reader, { checkId: site.id })).samples).toMatchObject([
    { kind: 'body', sizeBytes },
  ])
})

test('streams are shown with what the newest readings measured of them', async () => {
  const radio = await make('广播直播', { kind: 'hls', url: 'https://live.example.cn/b.m3u8' })
  await database.pool.query('update watch_check set metric_keys = $1 where no = $2', [
    ['bitrate', 'width', 'silence-s', 'loudness'],
    radio.no,
  ])
  const reading = (secondsAgo: number, values: (number | null)[]) => ({
    checkNo: radio.no,
    at: (now - secondsAgo * 1000) as Instant,
    tookMs: 20,
    ok: true,
    poor: false,
    values,
    detail: '',
  })
  await postgresReadings(db, () => now).write([
    reading(30, [64_000, null, 0, -23]),
    reading(10, [66_000, null, null, null]),
  ])
  expect((await streams(reader)).items).toMatchObject([
    { bitrate: 66_000, loudness: -23, loudnessAsked: false, soundOnly: true },
  ])
  await database.pool.query('update watch_check set removed_at = now() where no = $1', [radio.no])
})

test('streams are shown with when their newest picture was taken', async () => {
  const live = await make('一套直播', { kind: 'hls', url: 'https://live.example.cn/a.m3u8' })
  expect((await streams(reader)).items).toMatchObject([{ name: '一套直播', shown: 'unknown', frameAt: null }])
  await expect(frame(reader, { checkId: live.id })).rejects.toMatchObject({ code: 'watch.no-such-frame' })
  await operator.transaction((tx) =>
    putFrame(tx, {
      checkId: live.id,
      unitId: home,
      at: now,
      mediaType: 'image/jpeg',
      bytes: new Uint8Array([1, 2]),
    }),
  )
  expect((await streams(reader)).items).toMatchObject([{ frameAt: now, bitrate: null, loudness: null }])
  expect(await frame(reader, { checkId: live.id })).toMatchObject({ mediaType: 'image/jpeg' })
  await expect(frame(stranger, { checkId: live.id })).rejects.toMatchObject({ code: 'watch.no-such-frame' })
})
