import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { keySealer } from '@rongheng/adapters/files/key-sealer'
import type { Instant } from '@rongheng/core/kernel/time'
import { usualRule } from '@rongheng/core/watch/judge'
import { CheckSettings } from '@rongheng/core/watch/kinds/all'
import { insert, rows, testDb } from '@rongheng/storage/testing'
import { describe, expect, test } from 'vitest'
import { testCtx } from '../testing.ts'
import { copyCheck } from './copy-check.ts'
import { pauseChecks, removeCheck } from './pause-checks.ts'
import { renewPush } from './push-address.ts'
import { choices, getCheck, listChecks } from './read-checks.ts'
import { createCheck, updateCheck } from './save-check.ts'
import { keepSecrets, secretsOf } from './secrets.ts'

const db = await testDb()
const home = 'unt_01HWATCH000000000000000001'
const other = 'unt_01HWATCH000000000000000002'
const system = 'sys_01HWATCH000000000000000001'
const foreignSystem = 'sys_01HWATCH000000000000000002'
const now = Date.UTC(2026, 10, 23, 2) as Instant
await insert(db, 'unit', [
  { id: home, parent_id: null, name: '示例区融媒体中心' },
  { id: other, parent_id: null, name: '另一个中心' },
])
for (const [id, unit_id, name] of [
  [system, home, '客户端'],
  [foreignSystem, other, '别家的系统'],
])
  await insert(db, 'asset_system', {
    id,
    unit_id,
    kind: 'app',
    name,
    importance: 'core',
    description: '',
    created_at: new Date(now),
    changed_at: new Date(now),
    version: 1,
  })
await insert(db, 'reach_policy', {
  id: 1,
  ranges: ['192.168.0.0/16'],
  own: ['127.0.0.1:8080'],
  version: 1,
  changed_at: new Date(now),
})
const sealer = keySealer(path.join(mkdtempSync(path.join(os.tmpdir(), 'rongheng-checks-')), 'secrets.key'))
const operator = testCtx(db, { roles: { operator: [home] }, now, ports: { sealer } })
const reader = testCtx(db, { roles: { reader: [home] }, now, ports: { sealer } })
const stranger = testCtx(db, { roles: { operator: [other] }, now, ports: { sealer } })

const entry = (name: string, url = 'https://www.example.cn/') => ({
  unitId: home as never,
  systemId: null,
  deviceId: null,
  name,
  settings: CheckSettings.parse({ kind: 'http', url }),
  intervalS: 30,
  timeoutS: 10,
  rule: usualRule,
  thresholds: [],
  severity: 'important' as const,
  needs: [],
  agentId: null,
  note: '',
  secrets: {},
})
const make = async (name: string, more: object = {}, url?: string) =>
  (await createCheck(operator, { ...entry(name, url), ...more })).view.check
/** What the form would send for a check as it stands. */
const form = (check: Awaited<ReturnType<typeof make>>) => {
  const { systemId, deviceId, name, settings, intervalS, timeoutS, rule, thresholds } = check
  const { severity, needs, agentId, note, version } = check
  const judged = { intervalS, timeoutS, rule, thresholds, severity, needs }
  const told = { systemId, deviceId, name, settings, agentId, note, version }
  return { ...judged, ...told, checkId: check.id, secrets: {} }
}

describe('setting up', () => {
  test('a check is on the list at once, unknown until it was looked at, and its making stands in the audit', async () => {
    const made = await make('首页', { systemId: system })
    expect(made.no).toBeGreaterThan(0)
    const { items, count } = await listChecks(reader, { page: 1, size: 50, text: '首页' })
    expect(count).toBe(1)
    expect(items[0]).toMatchObject({
      name: '首页',
      verdict: 'unknown',
      since: null,
      newest: null,
      kind: 'http',
      target: 'https://www.example.cn/',
      systemName: '客户端',
    })
    expect(await rows(db, 'audit_row')).toMatchObject([{ action: 'check.create', subject_id: made.id }])
  })

  test('a stranger finds nothing', async () => {
    const made = await make('内部')
    expect((await listChecks(stranger, { page: 1, size: 50 })).all).toBe(0)
    await expect(getCheck(stranger, { checkId: made.id })).rejects.toMatchObject({
      code: 'watch.no-such-check',
    })
    await expect(choices(stranger, { unitId: home })).rejects.toMatchObject({
      code: 'identity.no-such-unit',
    })
    await expect(createCheck(stranger, entry('入侵'))).rejects.toMatchObject({
      code: 'identity.no-such-unit',
    })
  })

  test('two checks of a unit have two names', async () => {
    await make('重名')
    await expect(make('重名')).rejects.toMatchObject({
      code: 'watch.check-name-taken',
      facts: { name: '重名' },
    })
  })

  test('a system of another unit is no system here', async () => {
    await expect(make('串门', { systemId: foreignSystem })).rejects.toMatchObject({
      code: 'watch.no-such-system',
    })
  })

  test.each([
    { url: 'http://192.168.3.4/', refused: null },
    { url: 'http://10.0.0.1:8080/', refused: '10.0.0.1:8080' },
    { url: 'http://127.0.0.1:8080/', refused: null },
    { url: 'http://127.0.0.1/', refused: '127.0.0.1:80' },
    { url: 'https://[::1]/', refused: '::1:443' },
    { url: 'http://name.not.asked.here/', refused: null },
  ])('an address is held to what may be reached: $url', async ({ url, refused }) => {
    const making = make(`范围 ${url}`, {}, url)
    if (refused === null) expect((await making).settings).toMatchObject({ url })
    else
      await expect(making).rejects.toMatchObject({ code: 'watch.out-of-reach', facts: { address: refused } })
  })
})

describe('changing', () => {
  test('of two who change a check at once the second is told', async () => {
    const made = await make('并发')
    const { view } = await updateCheck(operator, { ...form(made), intervalS: 60 })
    expect(view.check).toMatchObject({ intervalS: 60, version: 2, no: made.no })
    await expect(updateCheck(operator, { ...form(made), intervalS: 20 })).rejects.toMatchObject({
      code: 'kernel.stale',
    })
  })

  test('what needs each other makes no circle, and what is gone is needed no longer', async () => {
    const net = await make('交换机')
    const host = await make('服务器', { needs: [net.id] })
    const site = await make('网站', { needs: [host.id] })
    await expect(updateCheck(operator, { ...form(net), needs: [site.id] })).rejects.toMatchObject({
      code: 'watch.needs-circle',
      facts: { name: '网站' },
    })
    await expect(updateCheck(operator, { ...form(net), needs: [net.id] })).rejects.toMatchObject({
      code: 'watch.needs-circle',
    })
    const view = await getCheck(reader, { checkId: host.id })
    expect(view.needs.map((one) => one.name)).toEqual(['交换机'])
    expect(view.neededBy.map((one) => one.name)).toEqual(['网站'])
    await removeCheck(operator, { checkId: net.id, version: 1, why: '换了设备' })
    expect((await getCheck(reader, { checkId: host.id })).needs).toEqual([])
    await expect(getCheck(reader, { checkId: net.id })).rejects.toMatchObject({ code: 'watch.no-such-check' })
    await expect(make('又一个', { needs: [net.id] })).rejects.toMatchObject({ code: 'watch.no-such-need' })
  })

  test('some are paused together and run again; who was paused already is left alone', async () => {
    const [a, b] = [await make('甲'), await make('乙')]
    expect(await pauseChecks(operator, { checkIds: [a.id, b.id], paused: true })).toEqual({ changed: 2 })
    expect(await pauseChecks(operator, { checkIds: [a.id, b.id], paused: true })).toEqual({ changed: 0 })
    expect((await listChecks(reader, { page: 1, size: 50, paused: true })).count).toBe(2)
    expect(await pauseChecks(operator, { checkIds: [a.id], paused: false })).toEqual({ changed: 1 })
  })
})

describe('secrets', () => {
  test('are sealed, named and never shown; an empty one is taken away, one that is not typed stays', async () => {
    const made = await make('有密码')
    const keep = (typed: Record<string, string>) =>
      operator.transaction((tx) => keepSecrets(tx, operator, made, typed))
    await keep({ community: '机密公共体', user: 'monitor' })
    expect(JSON.stringify(await rows(db, 'watch_secret'))).not.toContain('机密')
    expect((await getCheck(reader, { checkId: made.id })).secrets).toEqual(['community', 'user'])
    await keep({ user: '' })
    expect((await getCheck(reader, { checkId: made.id })).secrets).toEqual(['community'])
    const opened = await secretsOf(db, sealer, [made.id])
    expect(opened.get(made.id)).toEqual({ community: '机密公共体' })
    expect(JSON.stringify(await rows(db, 'audit_row'))).not.toContain('机密')
  })

  test('go along with a copy', async () => {
    const from = await make('源', {}, 'http://192.168.1.1/status')
    await operator.transaction((tx) => keepSecrets(tx, operator, from, { community: 'abc' }))
    const { made, there } = await copyCheck(operator, {
      checkId: from.id,
      copies: [
        { name: '二号', place: '192.168.1.2' },
        { name: '源', place: '192.168.1.3' },
      ],
    })
    expect(there).toEqual(['源'])
    expect(made.map((one) => one.name)).toEqual(['二号'])
    const copy = await getCheck(reader, { checkId: made[0]!.id })
    expect(copy.check.settings).toMatchObject({ url: 'http://192.168.1.2/status' })
    expect((await secretsOf(db, sealer, [copy.check.id])).get(copy.check.id)).toEqual({ community: 'abc' })
  })
})

test('a copy to a place that is none changes nothing at all', async () => {
  const from = await make('原样')
  const copies = [
    { name: '好的', place: 'www.example.cn' },
    { name: '坏的', place: 'not a host' },
  ]
  await expect(copyCheck(operator, { checkId: from.id, copies })).rejects.toMatchObject({
    code: 'watch.not-a-place',
  })
  expect((await listChecks(reader, { page: 1, size: 50, text: '好的' })).count).toBe(0)
})

test('only what is told by itself has an address to be told at', async () => {
  const made = await make('不自报')
  await expect(renewPush(operator, { checkId: made.id })).rejects.toMatchObject({ code: 'watch.not-pushed' })
})

test('the worst comes first, with why and since when', async () => {
  const [well, bad] = [await make('排序一'), await make('排序二')]
  for (const [check, after, n] of [
    [well, 'up', 1],
    [bad, 'down', 2],
  ] as const)
    await insert(db, 'verdict_change', {
      id: `vch_01HWATCH00000000000000000${n}`,
      check_id: check.id,
      unit_id: home,
      at: new Date(now - 60_000),
      before: 'unknown',
      after,
      reason: 'readings',
      detail: after === 'down' ? 'HTTP 502' : '',
      readings: '[]',
    })
  const { items } = await listChecks(reader, { page: 1, size: 50, text: '排序' })
  expect(items.map((item) => [item.name, item.verdict, item.why, item.since])).toEqual([
    ['排序二', 'down', 'HTTP 502', now - 60_000],
    ['排序一', 'up', '', now - 60_000],
  ])
  expect((await listChecks(reader, { page: 1, size: 50, verdict: 'down' })).count).toBe(1)
})
