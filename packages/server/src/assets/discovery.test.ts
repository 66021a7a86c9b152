import type { Discoverer } from '@rongheng/core/assets/discover'
import type { UnitId } from '@rongheng/core/identity/unit'
import { insert, testDb } from '@rongheng/storage/testing'
import { expect, test } from 'vitest'
import { testCtx } from '../testing.ts'
import { latestDiscovery, runDiscovery, startDiscovery, stopDiscovery } from './discovery.ts'

const db = await testDb()
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
const finds: Discoverer = async (ask) => ask.onProgress(ask.addresses.length, [host])
const ctx = testCtx(db, { roles: { operator: [unitId] }, ports: { discover: finds } })
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

test('a stopped look asks nobody any more', async () => {
  const begun = await startDiscovery(ctx, { unitId, range: '10.0.0.0/30', community: '' })
  expect((await stopDiscovery(ctx, { discoveryId: begun.id })).state).toBe('stopped')
  await runDiscovery(ctx, { discoveryId: begun.id, unitId, community: '' })
  expect((await latestDiscovery(ctx, { unitId })).discovery).toMatchObject({ state: 'stopped', found: [] })
})
