import { gzipSync } from 'node:zlib'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { keySealer } from '@rongheng/adapters/files/key-sealer'
import type { Instant } from '@rongheng/core/kernel/time'
import type { SentRecord, SyncBatch } from '@rongheng/core/watch/agent-protocol'
import type { AgentId, CheckId } from '@rongheng/core/watch/ids'
import type { VerdictChange } from '@rongheng/core/watch/verdict-change'
import { insert, rows, testDb } from '@rongheng/storage/testing'
import { transaction } from '@rongheng/storage/transaction'
import { beforeEach, expect, test } from 'vitest'
import { newIdAt } from '../new-id.ts'
import { testCtx } from '../testing.ts'
import { agentWork, registerWithCode, takeBatch } from './agent-line.ts'
import { addAgent, listAgents, renewCode, revokeAgent, saveAgent } from './agents.ts'
import { createCheck, updateCheck } from './save-check.ts'
import { settleChanges } from './settle-changes.ts'
import { sayWhoIsSilent } from './watch-agents.ts'

const unitId = 'unt_01HAGENT000000000000000000'
const t0 = Date.UTC(2026, 10, 23, 2)
const sealer = keySealer(path.join(mkdtempSync(path.join(os.tmpdir(), 'rongheng-agents-')), 'secrets.key'))
let db: Awaited<ReturnType<typeof testDb>>
beforeEach(async () => {
  db = await testDb()
  await insert(db, 'unit', { id: unitId, parent_id: null, name: '示例中心' })
  await insert(db, 'reach_policy', {
    id: 1,
    ranges: ['172.16.0.0/12'],
    own: [],
    version: 1,
    changed_at: new Date(t0),
  })
})

const at = (s: number) => (t0 + s * 1000) as Instant
const admin = (s = 0) =>
  testCtx(db, {
    permissions: ['agent.read', 'agent.write', 'watch.write', 'watch.read'],
    unitIds: [unitId],
    now: at(s),
    ports: { sealer },
  })
const reach = { ranges: ['10.0.0.0/8'], own: [] }
const add = (name = '播出机房') => addAgent(admin(), { unitId, name, place: '三楼', reach })
/** An agent with its token. */
const registered = async (name?: string) => {
  const { agent, code } = await add(name)
  const { token } = await registerWithCode(admin(), { code, version: '0.1.0' })
  return { agent, token }
}
const entry = (agentId: AgentId | null, name = '播出网', host = '10.0.0.1') => ({
  systemId: null,
  deviceId: null,
  name,
  settings: { kind: 'http', url: `http://${host}/` } as never,
  intervalS: 20,
  timeoutS: 5,
  rule: { failuresToDown: 3, successesToUp: 2, poorToWarning: 3 },
  thresholds: [],
  severity: 'urgent' as const,
  needs: [],
  agentId,
  note: '',
  secrets: {},
})
const check = async (agentId: AgentId | null, name?: string) =>
  (
    await createCheck(admin(), {
      unitId,
      ...entry(agentId, name, agentId === null ? '172.16.0.1' : '10.0.0.1'),
    })
  ).view.check
const reading = (seq: number, checkId: CheckId, s: number): SentRecord => ({
  kind: 'reading',
  seq,
  checkId,
  at: at(s),
  tookMs: 12,
  ok: true,
  values: { status: 200 },
  detail: '',
})
const batch = (records: SentRecord[], more: Partial<SyncBatch> = {}) =>
  gzipSync(
    JSON.stringify({
      clock: at(0),
      spool: 'spool-1',
      report: { version: '0.1.0', waiting: 0, thinned: null, faults: [] },
      records,
      ...more,
    }),
  )
const arrivals = async () =>
  (await rows(db, 'watch_arrival')) as { at: Date; check_id: string; seen: unknown }[]
const alerts = async () => (await rows(db, 'alert')) as Record<string, unknown>[]

test('a code becomes a token once, within a day, and both stand in the database as hashes alone', async () => {
  const { code } = await add()
  const { token, name } = await registerWithCode(admin(), { code, version: '0.1.0' })
  expect(name).toBe('播出机房')
  await expect(registerWithCode(admin(), { code, version: '0.1.0' })).rejects.toMatchObject({
    code: 'watch.agent-code-wrong',
  })
  const old = await add('二号')
  await expect(registerWithCode(admin(86_401), { code: old.code, version: '0.1.0' })).rejects.toMatchObject({
    code: 'watch.agent-code-wrong',
  })
  const stored = JSON.stringify(await rows(db, 'watch_agent')) + JSON.stringify(await rows(db, 'audit_row'))
  for (const secret of [code, token, old.code]) expect(stored).not.toContain(secret)
  expect(((await rows(db, 'audit_row')) as { action: string }[]).map(({ action }) => action)).toEqual([
    'agent.add',
    'agent.register',
    'agent.add',
  ])
})

test('an agent gets its own checks alone, and their secrets over a private line alone', async () => {
  const { agent, token } = await registered()
  const other = await registered('二号')
  const mine = await check(agent.id)
  await check(other.agent.id, '别处的')
  await check(null, '服务器的')
  await insert(db, 'watch_secret', {
    check_id: mine.id,
    unit_id: unitId,
    name: 'password',
    sealed: sealer.seal(`${mine.id} password`, '口令 1'),
    changed_at: new Date(t0),
  })
  const open = await agentWork(admin(), token, { isPrivate: false })
  expect(open.checks.map(({ check: one, secretNames }) => [one.id, secretNames])).toEqual([
    [mine.id, ['password']],
  ])
  expect(open.secrets).toBe(null)
  expect(open.reach).toEqual(reach)
  const priv = await agentWork(admin(), token, { isPrivate: true })
  expect(priv.secrets).toEqual({ [mine.id]: { password: '口令 1' } })
})

test('a batch that comes twice is taken once; a new disk counts from one again', async () => {
  const { agent, token } = await registered()
  const { id } = await check(agent.id)
  const sent = batch([reading(1, id, 1), reading(2, id, 21)])
  expect(await takeBatch(admin(30), token, sent)).toMatchObject({ kept: 2 })
  expect(await takeBatch(admin(31), token, sent)).toMatchObject({ kept: 2 })
  expect(await takeBatch(admin(32), token, batch([reading(2, id, 21), reading(3, id, 41)]))).toMatchObject({
    kept: 3,
  })
  expect((await arrivals()).map((one) => one.at.getTime())).toEqual([at(1), at(21), at(41)])
  expect((await arrivals())[0]?.seen).toMatchObject({
    ok: true,
    tookMs: 12,
    values: [null, null, null, null, 200, null, null],
  })
  expect(await takeBatch(admin(33), token, batch([reading(1, id, 61)], { spool: 'spool-2' }))).toMatchObject({
    kept: 1,
  })
  expect(await arrivals()).toHaveLength(4)
})

test('readings of checks that are not its own, or from the future, are not taken', async () => {
  const { agent, token } = await registered()
  const other = await check(null, '服务器的')
  const mine = await check(agent.id)
  const records = [reading(1, other.id, 1), reading(2, mine.id, 3_600), reading(3, mine.id, 5)]
  expect(await takeBatch(admin(10), token, batch(records))).toMatchObject({ kept: 3 })
  expect((await arrivals()).map((one) => [one.check_id, one.at.getTime()])).toEqual([[mine.id, at(5)]])
})

test('a wrong clock is measured and shown, and so is what had to be thinned', async () => {
  const { token } = await registered()
  const report = { version: '0.1.0', waiting: 7, thinned: { count: 12, from: at(0), to: at(60) }, faults: [] }
  await takeBatch(admin(10), token, batch([], { clock: (at(10) + 3_600_000) as Instant, report }))
  expect((await listAgents(admin(11), {})).items).toMatchObject([
    { state: 'online', skewMs: 3_600_000, report: { waiting: 7, thinned: { count: 12 } } },
  ])
})

test('a bomb, noise, and a stranger are turned away in one sentence', async () => {
  const { agent, token } = await registered()
  const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024))
  for (const bytes of [bomb, Buffer.from('not packed'), gzipSync('{"records":[{}]}')])
    await expect(takeBatch(admin(), token, bytes)).rejects.toMatchObject({
      code: 'watch.agent-batch-unreadable',
    })
  await expect(takeBatch(admin(), 'A'.repeat(43), batch([]))).rejects.toMatchObject({
    code: 'watch.agent-not-known',
  })
  const [now] = (await listAgents(admin(), {})).items
  await revokeAgent(admin(), { agentId: agent.id, version: now?.version ?? 0 })
  await expect(agentWork(admin(), token, { isPrivate: true })).rejects.toMatchObject({
    code: 'watch.agent-not-known',
  })
  await expect(takeBatch(admin(), token, batch([]))).rejects.toMatchObject({ code: 'watch.agent-not-known' })
})

test('a new code takes the place of the token when it is used, and not before', async () => {
  const { agent, token } = await registered()
  const [now] = (await listAgents(admin(), {})).items
  const { code } = await renewCode(admin(), { agentId: agent.id, version: now?.version ?? 0 })
  expect(await takeBatch(admin(), token, batch([]))).toMatchObject({ kept: 0 })
  const second = await registerWithCode(admin(), { code, version: '0.1.0' })
  await expect(takeBatch(admin(), token, batch([]))).rejects.toMatchObject({ code: 'watch.agent-not-known' })
  expect(await takeBatch(admin(), second.token, batch([]))).toMatchObject({ kept: 0 })
})

test('what an agent gets changes its revision: a check, a secret, its ranges', async () => {
  const { agent, token } = await registered()
  const revision = async () => (await takeBatch(admin(), token, batch([]))).revision
  const seen = [await revision(), await revision()]
  expect(seen[0]).toBe(seen[1])
  const one = await check(agent.id)
  seen.push(await revision())
  await updateCheck(admin(1), { ...entry(agent.id, '改名'), checkId: one.id, version: one.version })
  seen.push(await revision())
  const [now] = (await listAgents(admin(), {})).items
  await saveAgent(admin(2), {
    agentId: agent.id,
    version: now?.version ?? 0,
    name: '播出机房',
    place: '',
    reach: { ranges: [], own: [] },
  })
  seen.push(await revision())
  expect(new Set(seen).size).toBe(4)
})

test('a check is given to an agent of its unit, for addresses that this agent may reach', async () => {
  const { agent } = await registered()
  await expect(
    createCheck(admin(), { unitId, ...entry(agent.id, '外面', '192.168.1.1') }),
  ).rejects.toMatchObject({ code: 'watch.out-of-agents-reach' })
  await expect(
    createCheck(admin(), { unitId, ...entry('agt_01HWRNG0000000000000000000' as AgentId) }),
  ).rejects.toMatchObject({ code: 'watch.agent-of-another-unit' })
  // The server itself may not reach it: only the agent is asked.
  expect((await check(agent.id)).agentId).toBe(agent.id)
})

test('an agent that falls silent is one alert, forty checks behind it call nobody, and all of it ends by itself', async () => {
  const { agent, token } = await registered()
  const checks = []
  for (let i = 0; i < 40; i++) checks.push(await check(agent.id, `监测点 ${i}`))
  await takeBatch(admin(100), token, batch([]))
  await sayWhoIsSilent(db, at(114))
  expect(await alerts()).toEqual([])
  await sayWhoIsSilent(db, at(116))
  await sayWhoIsSilent(db, at(121))
  let vch = 0
  const change = (
    checkId: CheckId,
    before: VerdictChange['before'],
    after: VerdictChange['after'],
    s: number,
  ) =>
    ({
      id: `vch_01HAGENT${String(++vch).padStart(18, '0')}`,
      checkId,
      unitId,
      at: at(s),
      before,
      after,
      reason: after === 'unknown' ? 'no-data' : 'readings',
      detail: '',
      readings: [],
    }) as VerdictChange
  const settle = (changes: VerdictChange[], s: number) =>
    transaction(db, (tx) =>
      settleChanges(tx, { now: at(s), newId: (prefix) => newIdAt(prefix, at(s)) }, changes),
    )
  await settle(
    checks.map(({ id }) => change(id, 'up', 'unknown', 140)),
    140,
  )
  const calling = (await alerts()).filter(
    (alert) => alert['ended_at'] === null && alert['explained_by'] === null,
  )
  expect(calling).toMatchObject([
    { source: 'agent', title: '采集代理 播出机房', kind: 'no-data', severity: 'urgent' },
  ])
  expect(await alerts()).toHaveLength(41)
  expect((await listAgents(admin(140), {})).items[0]?.state).toBe('silent')
  await takeBatch(admin(200), token, batch([]))
  await settle(
    checks.map(({ id }) => change(id, 'unknown', 'up', 210)),
    210,
  )
  expect((await alerts()).filter((alert) => alert['ended_at'] === null)).toEqual([])
})
