import type { Instant } from '@rongheng/core/kernel/time'
import { usualRule } from '@rongheng/core/watch/judge'
import { CheckSettings } from '@rongheng/core/watch/kinds/all'
import { Told } from '@rongheng/core/watch/kinds/push'
import { insert, rows, testDb } from '@rongheng/storage/testing'
import { expect, test } from 'vitest'
import { testCtx } from '../testing.ts'
import { hearPush, hearVisit } from './hear-push.ts'
import { pauseChecks } from './pause-checks.ts'
import { renewPush } from './push-address.ts'
import { createCheck } from './save-check.ts'

const db = await testDb()
const home = 'unt_01HWATCH000000000000000001'
const now = Date.UTC(2026, 10, 23, 2) as Instant
await insert(db, 'unit', [{ id: home, parent_id: null, name: '示例区融媒体中心' }])
const operator = testCtx(db, { roles: { operator: [home] }, now })
const target = testCtx(db, { roles: {}, now })

const made = await createCheck(operator, {
  unitId: home as never,
  systemId: null,
  deviceId: null,
  name: '夜间备份',
  settings: CheckSettings.parse({ kind: 'push', metrics: [{ name: 'files' }] }),
  intervalS: 300,
  timeoutS: 10,
  rule: usualRule,
  thresholds: [],
  severity: 'important',
  needs: [],
  agentId: null,
  note: '',
  secrets: {},
})
let token = made.push?.path.split('/').at(-1) as string
const heard = async () => ((await rows(db, 'watch_arrival')) as { seen: unknown }[]).map(({ seen }) => seen)

test('a visit to the address is a reading that waits, with its numbers', async () => {
  await hearVisit(target, { token, files: '12' })
  await hearPush(target, { token, ...Told.parse({ status: 'down', message: '备份盘满' }) })
  expect(await heard()).toEqual([
    { ok: true, tookMs: 0, values: [12], detail: '' },
    { ok: false, tookMs: 0, values: [null], detail: '备份盘满' },
  ])
})

test('an address that nobody has is no address, and one that was renewed neither', async () => {
  const before = await heard()
  await expect(hearVisit(target, { token: 'x'.repeat(32) })).rejects.toMatchObject({
    code: 'kernel.no-such-record',
  })
  const { path } = await renewPush(operator, { checkId: made.view.check.id })
  await expect(hearVisit(target, { token })).rejects.toMatchObject({ code: 'kernel.no-such-record' })
  token = path.split('/').at(-1) as string
  expect(await heard()).toEqual(before)
})

test('an address is heard sixty times at once and once a second from there; the rest is told when to come again', async () => {
  const at = (ms: number) => testCtx(db, { roles: {}, now: (now + 60_000 + ms) as Instant })
  const before = (await heard()).length
  for (let n = 0; n < 60; n++) await hearVisit(at(0), { token })
  await expect(hearVisit(at(0), { token })).rejects.toMatchObject({
    code: 'kernel.too-often',
    facts: { seconds: 1 },
  })
  await hearVisit(at(1_000), { token })
  expect((await heard()).length - before).toBe(61)
})

test('who tries sixty addresses that nobody has is refused, while a target at the same place is heard', async () => {
  const at = testCtx(db, { roles: {}, now: (now + 180_000) as Instant })
  const tried = (n: number) => hearVisit(at, { token: `nobody-has-this-one-${n}` })
  for (let n = 0; n < 60; n++) await expect(tried(n)).rejects.toMatchObject({ code: 'kernel.no-such-record' })
  await expect(tried(60)).rejects.toMatchObject({ code: 'kernel.too-often' })
  expect(await hearVisit(at, { token })).toEqual({ ok: true })
})

test('a paused check hears, and keeps nothing', async () => {
  const before = await heard()
  await pauseChecks(operator, { checkIds: [made.view.check.id], paused: true })
  expect(await hearVisit(target, { token })).toEqual({ ok: true })
  expect(await heard()).toEqual(before)
})
