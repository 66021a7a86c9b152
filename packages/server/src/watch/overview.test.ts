import type { AddressInfo } from 'node:net'
import type { Instant } from '@rongheng/core/kernel/time'
import type { AlertCounts } from '@rongheng/core/watch/alert-views'
import { watchApi } from '@rongheng/core/watch/api'
import { type Overview, type OverviewChange, withChange } from '@rongheng/core/watch/overview'
import { usualRule } from '@rongheng/core/watch/judge'
import { insert, testDb } from '@rongheng/storage/testing'
import { sql } from '@rongheng/storage/sql'
import { afterAll, expect, test } from 'vitest'
import { buildApp } from '../http/app.ts'
import { makeLog } from '../http/log.ts'
import { testCtx } from '../testing.ts'
import { Live, type Told } from './live.ts'
import { readOverview } from './overview.ts'
import { watchRoutes } from './routes.ts'

const db = await testDb()
const home = 'unt_01HWAXX0000000000000000001'
const other = 'unt_01HWAXX0000000000000000002'
const system = 'sys_01HWAXX0000000000000000001'
const scope = { unitIds: [home] }
const now = Date.UTC(2026, 10, 23, 2) as Instant
const at = new Date(now)
await insert(db, 'unit', [
  { id: home, parent_id: null, name: '示例区融媒体中心' },
  { id: other, parent_id: null, name: '另一个中心' },
])
await insert(db, 'asset_system', {
  id: system,
  unit_id: home,
  kind: 'app',
  name: '播出系统',
  importance: 'core',
  description: '',
  created_at: at,
  changed_at: at,
  version: 1,
})
const idOf = (n: number) => `chk_01HWAXX${String(n).padStart(19, '0')}`
const check = (n: number, unit = home) => ({
  id: idOf(n),
  unit_id: unit,
  system_id: unit === home ? system : null,
  device_id: null,
  name: `县融媒体中心客户端接口与图文直播间健康状况监测点第${n}号`,
  settings: JSON.stringify({ kind: 'http', url: 'https://www.example.cn/' }),
  interval_s: 20,
  timeout_s: 10,
  rule: JSON.stringify(usualRule),
  thresholds: '[]',
  severity: 'important',
  needs: [],
  paused: false,
  agent_id: null,
  push_hash: null,
  note: '',
  created_at: at,
  changed_at: at,
  removed_at: null,
  removed_by: null,
  version: 1,
})
const standing = (n: number, verdict: string, unit = home) => ({
  check_id: idOf(n),
  unit_id: unit,
  change_id: `vch_01HWAXX${String(n).padStart(19, '0')}`,
  verdict,
  at,
  reason: 'readings',
  detail: '连接被对方拒绝：服务没有启动，或者防火墙不允许从监测服务器访问这个端口，请先看服务',
  falls: [],
  flapping_at: null,
  flapping: false,
})
await insert(
  db,
  'watch_check',
  Array.from({ length: 500 }, (_, n) => check(n)),
)
await insert(
  db,
  'check_standing',
  Array.from({ length: 500 }, (_, n) => standing(n, 'down')),
)
await insert(db, 'watch_check', check(900, other))
const turn = (n: number, verdict: string) =>
  sql(db).updateTable('check_standing').set({ verdict }).where('check_id', '=', idOf(n)).execute()

test('of 500 checks that are all down, the first paint is not more than 200 KB', async () => {
  const wall = await readOverview(db, scope, now)
  expect(wall.checks).toHaveLength(500)
  expect(wall.systems).toMatchObject([{ name: '播出系统', shown: 'down', counts: { down: 500 } }])
  expect(Buffer.byteLength(JSON.stringify(wall))).toBeLessThanOrEqual(200_000)
})

test('what is under maintenance is shown so, and a system of another unit is not shown', async () => {
  await insert(db, 'maintenance_window', {
    id: 'mnt_01HWAXX0000000000000000001',
    unit_id: home,
    name: '例行检修',
    time: JSON.stringify({ kind: 'once', from: now - 1000, to: now + 1000 }),
    everything: false,
    system_ids: [],
    check_ids: [idOf(7)],
    reason: '',
    created_at: at,
    created_by: 'usr_1',
    created_by_name: '罗斌',
    version: 1,
  })
  const shown = async (moment: number) =>
    (await readOverview(db, scope, moment as Instant)).checks.find((one) => one.id === idOf(7))?.shown
  expect(await shown(now)).toBe('maintenance')
  expect(await shown(now + 1000)).toBe('down')
  const wall = await readOverview(db, scope, now)
  expect(wall.checks.some((one) => one.id === idOf(900))).toBe(false)
})

/** What a listener was told so far, and a wait for the next. */
function ear() {
  const told: Told[] = []
  let hear: () => void = () => undefined
  return {
    told,
    tell: (one: Told) => {
      told.push(one)
      hear()
    },
    next: async (count: number) => {
      while (told.length < count) await new Promise<void>((resolve) => (hear = resolve))
      return told[count - 1] as Told
    },
  }
}

test('a listener is told of a change alone, and one that comes back after a break is told what it missed', async () => {
  const live = new Live(db, () => Date.now() as Instant)
  const page = ear()
  const end = live.listen(scope, { wall: '', alerts: false }, page.tell)
  const first = (await page.next(1)).data as Overview
  await turn(3, 'up')
  const change = await page.next(2)
  expect(change.event).toBe('change')
  expect((change.data as OverviewChange).checks.map((one) => one.shown)).toEqual(['up'])
  const second = withChange(first, change.data as OverviewChange) as Overview
  end()
  expect(live.listeners).toBe(0)

  // In the meantime something changes, and another process answers.
  await turn(4, 'warning')
  const elsewhere = new Live(db, () => Date.now() as Instant)
  const again = ear()
  const stop = elsewhere.listen(scope, { wall: second.rev, alerts: false }, again.tell)
  // All of it; or, where an answer was still fresh, that first and then the change.
  for (let count = 1; ; count++) {
    const { checks } = (await again.next(count)).data as Overview
    if (checks.find((one) => one.id === idOf(4))?.shown === 'warning') break
  }
  stop()
})

const alert = (n: number, more: object = {}) => ({
  id: `alt_01HWAXX${String(n).padStart(19, '0')}`,
  unit_id: home,
  key: `check ${n}`,
  source: 'check',
  source_id: null,
  kind: 'down',
  severity: 'urgent',
  title: '首页打不开',
  detail: '',
  check_id: idOf(n),
  system_id: system,
  labels: '{}',
  change_id: null,
  since: at,
  opened_at: at,
  tell_at: at,
  changed_at: at,
  explained_by: null,
  silenced_by: null,
  maintenance_by: null,
  seen_at: null,
  seen_by: null,
  seen_by_name: null,
  ended_at: null,
  ended_how: null,
  ended_by_name: null,
  ...more,
})

test('who listens for alerts is told their number at first and whenever an open one is another, in a few bytes', async () => {
  const live = new Live(db, () => now)
  const page = ear()
  const end = live.listen(scope, { wall: null, alerts: true }, page.tell)
  const told = (one: Told) => [one.event, one.rev, (one.data as AlertCounts).urgent]
  expect(told(await page.next(1))).toEqual(['alerts', null, 0])
  await insert(db, 'alert', alert(1))
  expect(told(await page.next(2))).toEqual(['alerts', null, 1])
  // Somebody takes note: the list shows it, the number stays.
  await sql(db).updateTable('alert').set({ seen_at: at, seen_by: 'usr_1', seen_by_name: '罗斌' }).execute()
  expect(told(await page.next(3))).toEqual(['alerts', null, 1])
  await sql(db).updateTable('alert').set({ ended_at: at, ended_how: 'recovered' }).execute()
  const last = await page.next(4)
  expect(told(last)).toEqual(['alerts', null, 0])
  expect(Buffer.byteLength(JSON.stringify(last.data))).toBeLessThan(200)
  // Of alerts of another unit nothing is said, and nothing of what stays as it is.
  await insert(db, 'alert', alert(900, { unit_id: other, system_id: null }))
  await new Promise((done) => setTimeout(done, 1500))
  expect(page.told).toHaveLength(4)
  end()
})

const signed = testCtx(db, { roles: { reader: [home] } }).actor
let open = true
const { fastify, deps } = await buildApp({
  db,
  ports: {} as never,
  enqueue: async () => undefined,
  clock: () => Date.now() as Instant,
  log: makeLog('silent'),
  door: { via: 'web', identify: async () => (open ? { actor: signed, mustChange: false } : null) },
})
watchRoutes({ fastify, deps })
await fastify.listen({ port: 0, host: '127.0.0.1' })
afterAll(() => fastify.close())
const url = `http://127.0.0.1:${(fastify.server.address() as AddressInfo).port}`

test('over HTTP: all at first, then changes, each with the name of what one has then', async () => {
  const stop = new AbortController()
  const answer = await fetch(`${url}/api/watch/live`, { signal: stop.signal })
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const until = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = pattern.exec(text)
      if (found) return found
      text += (await reader.read()).value ?? ''
    }
  }
  const [, rev] = await until(/event: all\nid: ([0-9a-f]{16})\ndata: [^\n]+\n\n/)
  const asked = await fetch(url + watchApi.overview.path)
  expect(await asked.json()).toMatchObject({ rev })
  await turn(5, 'up')
  await until(/event: change\nid: [0-9a-f]{16}\ndata: [^\n]+"shown":"up"[^\n]+\n\n/)
  stop.abort()
})

test('over HTTP: of alerts alone, without a name that would stand for the wall', async () => {
  const stop = new AbortController()
  const answer = await fetch(`${url}/api/watch/live?of=alerts`, { signal: stop.signal })
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes('event:')) text += (await reader.read()).value ?? ''
  expect(text).toMatch(/^retry: 3000\n\nevent: alerts\ndata: {"urgent":0,[^\n]+}\n\n$/)
  stop.abort()
})

test('who is not signed in hears nothing', async () => {
  open = false
  expect((await fetch(`${url}/api/watch/live`)).status).toBe(401)
})
