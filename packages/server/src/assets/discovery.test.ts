import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { keySealer } from '@rongheng/adapters/files/key-sealer'
import type { Discoverer } from '@rongheng/core/assets/discover'
import type { UnitId } from '@rongheng/core/identity/unit'
import { insert, testDatabase } from '@rongheng/storage/testing'
import { afterAll, expect, test } from 'vitest'
import { testCtx } from '../testing.ts'
import { latestDiscovery, runDiscovery, startDiscovery, stopDiscovery } from './discovery.ts'

const database = await testDatabase()
const { db } = database
afterAll(() => database.close())
const unitId: UnitId = 'unt_01HD1SC0VERY00000000000000'
await insert(db, 'unit', { id: unitId, parent_id: null, name: '示例中心' })
await insert(db, 'reach_policy', {
  id: 1,
  ranges: ['10.0.0.0/24'],
  own: [],
  version: 1,
  changed_at: new Date(),
})
const host = { address: '10.0.0.1', pingMs: 0.4, ports: [22], snmp: null }
const asked: (string | null)[] = []
const finds: Discoverer = async (ask) => {
  asked.push(ask.community)
  return ask.onProgress(ask.addresses.length, [host])
}
const sealer = keySealer(path.join(mkdtempSync(path.join(os.tmpdir(), 'rongheng-discovery-')), 'secrets.key'))
const ctx = testCtx(db, { roles: { operator: [unitId] }, ports: { discover: finds, sealer } })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code?: string }) => error.code,
  )

test.each([
  ['10.0.1.0/30', 'reach.not-allowed'],
  ['10.0.0.0/23', 'reach.not-allowed'], // half of it lies within
  ['127.0.0.1', 'reach.not-allowed'],
  ['10.0.0.0/16', 'assets.discovery-range'],
])('%s is refused: %s', async (range, code) => {
  expect(await codeOf(startDiscovery(ctx, { unitId, range, community: '' }))).toBe(code)
})

test('a look is one at a time, runs as a job, keeps what it found, and ends', async () => {
  const begun = await startDiscovery(ctx, { unitId, range: '10.0.0.0/30', community: 'public' })
  expect(begun).toMatchObject({ state: 'waiting', done: 0, total: 2 })
  expect(await codeOf(startDiscovery(ctx, { unitId, range: '10.0.0.1', community: '' }))).toBe(
    'assets.discovery-running',
  )
  const [job] = ctx.jobs
  expect(job?.job).toBe('assets.discover')
  await runDiscovery(ctx, job?.payload as Record<string, string>)
  const { discovery } = await latestDiscovery(ctx, { unitId })
  expect(discovery).toMatchObject({ state: 'done', done: 2, found: [host] })
  expect(JSON.stringify(discovery)).not.toContain('public')
})

test('while a look waits, nobody who reads the queue or a backup of it reads the community', async () => {
  const begun = await startDiscovery(ctx, { unitId, range: '10.0.0.0/30', community: '机房-only-7' })
  const waiting = JSON.stringify(
    (await database.pool.query('select payload from graphile_worker._private_jobs')).rows,
  )
  expect(waiting).toContain(begun.id)
  expect(waiting).not.toContain('机房-only-7')
  await runDiscovery(ctx, ctx.jobs.at(-1)?.payload as Record<string, string>)
  expect(asked.at(-1)).toBe('机房-only-7')
})

test('a stopped look asks nobody any more', async () => {
  const begun = await startDiscovery(ctx, { unitId, range: '10.0.0.0/30', community: '' })
  expect((await stopDiscovery(ctx, { discoveryId: begun.id })).state).toBe('stopped')
  await runDiscovery(ctx, ctx.jobs.at(-1)?.payload as Record<string, string>)
  expect((await latestDiscovery(ctx, { unitId })).discovery).toMatchObject({ state: 'stopped', found: [] })
})
