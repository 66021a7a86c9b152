import { chmodSync, mkdtempSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { UnitId } from '@rongheng/core/identity/unit'
import type { Instant } from '@rongheng/core/kernel/time'
import { say } from '@rongheng/core/watch/said/saying'
import type { AgentId, CheckId } from '@rongheng/core/watch/ids'
import { insert, rows } from '@rongheng/storage/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepare } from '../../../../../tools/prepare.mjs'
import { testCtx } from '../../testing.ts'
import { addAgent, listAgents, revokeAgent } from '../agents.ts'
import { createCheck } from '../save-check.ts'
import { openSpool } from './spool.ts'
import { agentProcess, cuttableLine, realServer, root, target, until } from './testing-agent.ts'

// The first of them cuts its line and breaks its page: the others, at work beside it, have a unit, a page and a line of their own.
const cutUnit = 'unt_01HAGENTPR0CESS00000000000'
const unitId = 'unt_01HAGENTPR0CESS00000000001'
const secret = 'community-8f2c'
let server: Awaited<ReturnType<typeof realServer>>
let line: Awaited<ReturnType<typeof cuttableLine>>
let broken: Awaited<ReturnType<typeof target>>
let page: Awaited<ReturnType<typeof target>>
const running: { kill: (signal: NodeJS.Signals) => Promise<void> }[] = []

beforeAll(async () => {
  await prepare(root, ['app'])
  server = await realServer()
  line = await cuttableLine(server.port)
  broken = await target()
  page = await target()
  await insert(server.db, 'unit', [
    { id: cutUnit, parent_id: null, name: '播出中心' },
    { id: unitId, parent_id: null, name: '示例中心' },
  ])
}, 120_000)
afterAll(async () => {
  for (const one of running) await one.kill('SIGKILL')
  broken.stop()
  page.stop()
  line.stop()
  await server.stop()
})

const admin = () =>
  testCtx(server.db, {
    permissions: ['agent.read', 'agent.write', 'watch.write', 'watch.read'],
    unitIds: [cutUnit, unitId],
    now: Date.now() as Instant,
    ports: server.ports,
  })
const added = (name: string, unit: UnitId = unitId) =>
  addAgent(admin(), {
    unitId: unit,
    name,
    place: '',
    reach: { ranges: [], own: [`127.0.0.1:${(unit === cutUnit ? broken : page).port}`] },
  })
const shown = async (id: AgentId) => (await listAgents(admin(), {})).items.find((one) => one.id === id)
const checkAt = async (agentId: AgentId, name: string, unit: UnitId = unitId) => {
  const { view } = await createCheck(admin(), {
    unitId: unit,
    systemId: null,
    deviceId: null,
    name,
    settings: { kind: 'http', url: `http://127.0.0.1:${(unit === cutUnit ? broken : page).port}/` } as never,
    intervalS: 5,
    timeoutS: 2,
    rule: { failuresToDown: 1, successesToUp: 1, poorToWarning: 3 },
    thresholds: [],
    severity: 'urgent',
    needs: [],
    agentId,
    note: '',
    secrets: {},
  })
  return view.check
}
type Row = { check_no: number; at: Date; ok: boolean }
const readings = async (no: number) =>
  ((await rows(server.db, 'reading')) as Row[])
    .filter((one) => one.check_no === no)
    .sort((a, b) => +a.at - +b.at)
const gapsOf = (all: readonly Row[]) => all.slice(1).map((one, i) => +one.at - +(all[i] as Row).at)
const changes = async (checkId: CheckId) =>
  (
    (await rows(server.db, 'verdict_change')) as {
      check_id: string
      at: Date
      after: string
      reason: string
    }[]
  )
    .filter((one) => one.check_id === checkId)
    .sort((a, b) => +a.at - +b.at)
    .map(({ after, reason }) => `${after} ${reason}`)
const agentWith = (nodeArgs: readonly string[] = []) => {
  const agent = agentProcess(undefined, nodeArgs)
  running.push(agent)
  return agent
}
const address = () => `http://127.0.0.1:${server.port}`

test.concurrent('readings outlive a cut line and a killed agent, arrive once, and what is old changes no verdict of now', async () => {
  const { agent: record, code } = await added('播出网', cutUnit)
  const check = await checkAt(record.id, '播出页面', cutUnit)
  const locked = await checkAt(record.id, '要密码的页面', cutUnit)
  await insert(server.db, 'watch_secret', {
    check_id: locked.id,
    unit_id: cutUnit,
    name: 'community',
    sealed: server.ports.sealer.seal(`${locked.id} community`, secret),
    changed_at: new Date(),
  })
  const agent = agentWith()
  agent.start(['--server', `http://127.0.0.1:${line.port}`, '--code', code])
  await until(async () => (await readings(check.no)).length >= 2 && (await readings(locked.no)).length >= 1)
  expect(await changes(check.id)).toEqual(['up readings'])

  line.cut()
  const cutAt = Date.now()
  await until(() => agent.said().includes('cannot be reached'))
  await new Promise((done) => setTimeout(done, 6_000))
  await agent.kill('SIGKILL')
  agent.start()
  // While nobody hears of it the target fails once and is well again: three readings that come late.
  broken.answer(503)
  await new Promise((done) => setTimeout(done, 6_000))
  broken.answer(200)
  await new Promise((done) => setTimeout(done, 12_000))
  expect(await changes(check.id)).toEqual(['up readings', 'unknown no-data'])
  expect((await shown(record.id))?.state).toBe('silent')
  const alert = (await rows(server.db, 'alert')) as {
    source: string
    unit_id: string
    explained_by: string | null
    ended_at: Date | null
  }[]
  expect(
    alert.filter((one) => one.unit_id === cutUnit && one.explained_by === null && one.ended_at === null),
  ).toMatchObject([{ source: 'agent' }])

  line.mend()
  await until(
    async () =>
      (await shown(record.id))?.state === 'online' && (await shown(record.id))?.report?.waiting === 0,
    40_000,
  )
  await until(async () => (await changes(check.id)).length === 3, 40_000)
  const all = await readings(check.no)
  // One every five seconds, but for the second in which the agent was killed and started.
  expect(Math.max(...gapsOf(all))).toBeLessThan(10_500)
  expect(all.filter(({ at }) => +at > cutAt).length).toBeGreaterThanOrEqual(4)
  expect(all.some(({ ok }) => !ok)).toBe(true)
  expect(new Set(all.map(({ at }) => +at)).size).toBe(all.length)
  // It failed and was well again while the line was down: of that the readings tell, and no change.
  expect(await changes(check.id)).toEqual(['up readings', 'unknown no-data', 'up readings'])
  const waiting = (await rows(server.db, 'watch_arrival')) as { check_id: string }[]
  expect(waiting.filter((one) => one.check_id === check.id)).toEqual([])

  // What needs a secret stood still after the start, until the server was there to give it again.
  await until(async () => (await changes(locked.id)).at(-1) === 'up readings', 30_000)
  expect(Math.max(...gapsOf(await readings(locked.no)))).toBeGreaterThan(15_000)

  // The secret was used, and lies nowhere; the token lies where only its user reads it.
  expect(agent.disk()).toContain('"secretNames":["community"]')
  expect(agent.disk() + agent.said()).not.toContain(secret)
  expect(statSync(path.join(agent.dataDir, 'identity.json')).mode & 0o077).toBe(0)
  expect(statSync(agent.dataDir).mode & 0o077).toBe(0)

  const now = await shown(record.id)
  const end = agent.ended()
  await revokeAgent(admin(), { agentId: record.id, version: now?.version ?? 0 })
  expect(await end).toBe(3)
  expect(agent.said()).toContain('does not know this agent any more')
}, 120_000)

test.concurrent.each([
  ['ahead', 3_600_000],
  ['behind', -3_600_000],
])(
  'an agent whose clock is an hour %s reads by the server’s clock, and both sides say so',
  async (_, shift) => {
    const { agent: record, code } = await added(`时钟 ${shift}`)
    const check = await checkAt(record.id, `时钟 ${shift}`)
    const wrong = `const now=Date.now;Date.now=()=>now()+${shift}`
    const agent = agentWith(['--import', `data:text/javascript,${encodeURIComponent(wrong)}`])
    const began = Date.now()
    agent.start(['--server', address(), '--code', code])
    await until(async () => (await readings(check.no)).length >= 2)
    for (const { at } of await readings(check.no)) {
      expect(+at).toBeGreaterThan(began)
      expect(+at).toBeLessThan(Date.now() + 100)
    }
    expect(await changes(check.id)).toEqual(['up readings'])
    expect(Math.abs(((await shown(record.id))?.skewMs ?? 0) - shift)).toBeLessThan(2_000)
    expect(agent.said()).toContain(shift > 0 ? '3600 s ahead' : '3600 s behind')
    await agent.kill('SIGTERM')
  },
  60_000,
)

test.concurrent('the machine’s own rules narrow what the server allows, and what a full disk cost is told and shown', async () => {
  const { agent: record, code } = await added('收紧')
  const check = await checkAt(record.id, '收紧')
  const agent = agentWith()
  // What was thinned while one MiB was the bound stays told; with two nothing more is thinned before the line takes it all.
  writeFileSync(path.join(agent.dataDir, 'agent.json'), JSON.stringify({ allowOwn: [], mostMiB: 2 }))
  chmodSync(path.join(agent.dataDir, 'agent.json'), 0o600)
  const spool = openSpool(path.join(agent.dataDir, 'spool'), 1024 * 1024)
  const before = Date.now() - 3_600_000
  for (let n = 0; n < 12_000; n += 500)
    await spool.append(
      Array.from({ length: 500 }, (_, i) => ({
        kind: 'reading' as const,
        checkId: check.id,
        at: (before + (n + i) * 100) as Instant,
        tookMs: 1,
        ok: true,
        values: { status: 200 },
        detail: '',
      })),
    )
  const { waiting, thinned } = spool.state()
  await spool.close()
  agent.start(['--server', address(), '--code', code])
  await until(async () => (await shown(record.id))?.report?.waiting === 0)
  expect((await shown(record.id))?.report?.thinned).toEqual(thinned)
  expect(thinned?.count).toBe(12_000 - waiting)
  await until(async () => (await readings(check.no)).length > waiting, 30_000)
  const all = await readings(check.no)
  expect(all.filter(({ ok }) => ok)).toHaveLength(waiting)
  expect(await changes(check.id)).toEqual(['down readings'])
  expect(
    ((await rows(server.db, 'verdict_change')) as { check_id: string; detail: string }[]).find(
      (one) => one.check_id === check.id,
    )?.detail,
  ).toBe(say('net.not-allowed', { address: '127.0.0.1' }))
  await agent.kill('SIGTERM')
}, 90_000)

test.concurrent.each([
  [['--server', 'not an address'], 2, 'The server is missing'],
  [['--server', 'http://127.0.0.1:1'], 2, 'Not registered yet'],
])('started with %o it says what is missing', async (args, exitCode, sentence) => {
  const agent = agentWith()
  agent.start(args)
  expect(await agent.ended()).toBe(exitCode)
  expect(agent.said()).toContain(sentence)
})

test.concurrent('a code that is none is told as wrong or used already, and where to get another', async () => {
  const agent = agentWith()
  agent.start(['--server', address(), '--code', 'bad'])
  expect(await agent.ended()).toBe(1)
  expect(agent.said()).toContain('The one-time code is wrong, was used already')
})

test.concurrent('a mistake in agent.json is named, and nothing starts', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rongheng-agent-'))
  writeFileSync(path.join(folder, 'agent.json'), '{"alow": []}')
  const agent = agentProcess(folder)
  agent.start(['--server', address(), '--code', 'A'.repeat(27)])
  expect(await agent.ended()).toBe(1)
  expect(agent.said()).toContain('alow')
})
