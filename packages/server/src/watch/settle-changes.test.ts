import type { Instant } from '@rongheng/core/kernel/time'
import type { VerdictChange } from '@rongheng/core/watch/verdict-change'
import { insert, rows, testDatabase } from '@rongheng/storage/testing'
import { transaction } from '@rongheng/storage/transaction'
import { beforeEach, expect, test } from 'vitest'
import { newIdAt } from '../new-id.ts'
import { settleChanges } from './settle-changes.ts'

const unitId = 'unt_01HAZERTS0000000000000000A'
const systemId = 'sys_01HAZERTS0000000000000000A'
let database: Awaited<ReturnType<typeof testDatabase>>
let db: typeof database.db
beforeEach(async () => {
  database = await testDatabase()
  db = database.db
})

const t0 = Date.UTC(2026, 10, 23, 2)
const chk = (n: number) => `chk_01HAZERTS${String(n).padStart(17, '0')}`
const row = (n: number, more: object = {}) => ({
  id: chk(n),
  unit_id: unitId,
  system_id: systemId,
  device_id: null,
  name: `监测点 ${n}`,
  settings: JSON.stringify({ kind: 'tcp', host: '10.0.0.1', port: 80 }),
  interval_s: 20,
  timeout_s: 5,
  rule: JSON.stringify({ failuresToDown: 3, successesToUp: 2, poorToWarning: 3 }),
  thresholds: '[]',
  severity: 'urgent',
  needs: [],
  paused: false,
  agent_id: null,
  push_hash: null,
  note: '',
  created_at: new Date(t0),
  changed_at: new Date(t0),
  removed_at: null,
  removed_by: null,
  version: 1,
  ...more,
})

let vch = 0
const change = (n: number, before: VerdictChange['before'], after: VerdictChange['after'], s = 0) =>
  ({
    id: `vch_01HAZERTS${String(++vch).padStart(17, '0')}`,
    checkId: chk(n),
    unitId,
    at: (t0 + s * 1000) as Instant,
    before,
    after,
    reason: 'readings',
    detail: after === 'up' ? '' : '连接被拒绝',
    readings: [],
  }) as VerdictChange
const settle = (changes: VerdictChange[], s = 0) => {
  const now = (t0 + s * 1000) as Instant
  return transaction(db, (tx) => settleChanges(tx, { now, newId: (prefix) => newIdAt(prefix, now) }, changes))
}
const alerts = async () => (await rows(db, 'alert')) as Record<string, unknown>[]

test('a check that falls has an alert until it is well again, and the same change opens none twice', async () => {
  await insert(db, 'watch_check', row(1))
  const fall = change(1, 'up', 'down')
  await settle([fall])
  await settle([fall], 1) // a killed writer writes its batch again
  expect(await alerts()).toMatchObject([
    { kind: 'down', severity: 'urgent', title: '监测点 1', detail: '连接被拒绝', ended_at: null },
  ])
  await settle([change(1, 'down', 'up', 40)], 40)
  expect(await alerts()).toMatchObject([{ ended_how: 'recovered' }])
  await settle([fall], 41)
  expect(await alerts()).toMatchObject([{ ended_how: 'recovered' }])
})

test('forty checks behind a dead switch call nobody, though they fell before it', async () => {
  await insert(db, 'watch_check', [
    row(1),
    ...Array.from({ length: 40 }, (_, i) => row(i + 2, { needs: [chk(1)] })),
  ])
  await settle(Array.from({ length: 40 }, (_, i) => change(i + 2, 'up', 'down', i)))
  await settle([change(1, 'up', 'down', 41)], 41)
  const found = await alerts()
  const parent = found.find((alert) => alert['check_id'] === chk(1))
  expect(found.filter((alert) => alert['explained_by'] === parent?.['id'])).toHaveLength(40)
})

test('a system behind the network is explained by it once every check of the network is down', async () => {
  const network = 'sys_01HAZERTS0000000000000000N'
  await insert(db, 'asset_need', { unit_id: unitId, from_id: systemId, to_id: network })
  await insert(db, 'watch_check', [
    row(1),
    row(2, { system_id: network }),
    row(3, { system_id: network }),
    row(4, { system_id: network, paused: true }),
  ])
  await settle([change(1, 'up', 'down'), change(2, 'up', 'down')])
  expect((await alerts()).every((alert) => alert['explained_by'] === null)).toBe(true)
  await settle([change(3, 'up', 'down', 1)], 1)
  const found = await alerts()
  const cause = found.find((alert) => alert['check_id'] === chk(2))
  expect(found.find((alert) => alert['check_id'] === chk(1))).toMatchObject({ explained_by: cause?.['id'] })
})

test('a check that was paused while it was down has its old alert again when it runs again', async () => {
  await insert(db, 'watch_check', [row(1), row(2)])
  const pause = (paused: boolean) => database.pool.query('update watch_check set paused = $1', [paused])
  await settle([change(1, 'up', 'down')])
  await pause(true)
  await settle([change(2, 'unknown', 'up', 5)], 5)
  expect(await alerts()).toMatchObject([{ ended_how: 'removed' }])
  await pause(false)
  await settle([change(2, 'up', 'warning', 9)], 9)
  expect((await alerts()).map((alert) => alert['ended_at'])).toEqual([null, null])
})

test('a thousand checks that fall at once are a handful of statements, and a thousand alerts of one system', async () => {
  await insert(
    db,
    'watch_check',
    Array.from({ length: 1000 }, (_, i) => row(i)),
  )
  await settle(Array.from({ length: 1000 }, (_, i) => change(i, 'up', 'down')))
  expect(await alerts()).toHaveLength(1000)
  await settle(
    Array.from({ length: 1000 }, (_, i) => change(i, 'down', 'up', 60)),
    60,
  )
  expect((await alerts()).filter((alert) => alert['ended_at'] === null)).toEqual([])
})
