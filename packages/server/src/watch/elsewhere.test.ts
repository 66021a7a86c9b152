import { prometheusStore } from '@rongheng/adapters/readings/prometheus-store'
import { victoriaMetrics } from '@rongheng/adapters/readings/testing-peers'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Reading } from '@rongheng/core/watch/reading'
import { insert, rows, testDb } from '@rongheng/storage/testing'
import { labelsOf } from '@rongheng/storage/watch/labels'
import { afterAll, expect, test } from 'vitest'
import { testCtx } from '../testing.ts'
import { getCheck, listChecks } from './read-checks.ts'
import { checkCurves } from './read-history.ts'
import { thinReadings } from './thin-readings.ts'

const unitId = 'unt_01HE1SEWHERE00000000000000'
const checkId = 'chk_01HE1SEWHERE00000000000000'
const db = await testDb()
const peer = await victoriaMetrics()
const now = Date.now() as Instant
const store = prometheusStore({
  access: { url: peer.url },
  labelled: (nos) => labelsOf(db, nos),
  now: () => now,
  onTrouble: () => {},
})
afterAll(async () => {
  await store.stop()
  await peer.stop()
})
const ctx = testCtx(db, {
  permissions: ['watch.read'],
  unitIds: [unitId],
  now,
  ports: { readings: () => store },
})

test('with readings outside the database pages show the newest and the curves, and what lies around a change is kept', async () => {
  await insert(db, 'unit', { id: unitId, parent_id: null, name: '示例中心' })
  await insert(db, 'watch_check', {
    id: checkId,
    no: 7,
    unit_id: unitId,
    system_id: null,
    device_id: null,
    name: '首页',
    settings: JSON.stringify({ kind: 'http', url: 'https://www.example.cn/' }),
    interval_s: 20,
    timeout_s: 5,
    rule: JSON.stringify({ failuresToDown: 3, successesToUp: 2, poorToWarning: 3 }),
    thresholds: '[]',
    severity: 'urgent',
    needs: [],
    paused: false,
    agent_id: null,
    metric_keys: ['status'],
    push_hash: null,
    note: '',
    created_at: new Date(now),
    changed_at: new Date(now),
    removed_at: null,
    removed_by: null,
    version: 1,
  })
  const minute = (n: number): Reading => ({
    checkNo: 7,
    at: (now - n * 60_000) as Instant,
    tookMs: 10 * n,
    ok: n !== 30,
    poor: false,
    values: [n === 30 ? 503 : 200],
    detail: n === 30 ? 'HTTP 503' : '',
  })
  await store.write([50, 44, 30, 16, 5, 1].map(minute))
  await peer.settle()
  expect((await listChecks(ctx, { page: 1, size: 50 })).items[0]?.newest).toMatchObject({
    tookMs: 10,
    ok: true,
  })
  expect((await getCheck(ctx, { checkId })).newest).toMatchObject({ tookMs: 10, values: [200] })
  expect(JSON.stringify(await checkCurves(ctx, { checkId, span: '24h' }))).toContain('10')

  await insert(db, 'verdict_change', {
    id: 'vch_01HE1SEWHERE00000000000000',
    check_id: checkId,
    unit_id: unitId,
    at: new Date(now - 30 * 60_000),
    before: 'up',
    after: 'down',
    reason: 'readings',
    detail: 'HTTP 503',
    readings: '[]',
  })
  const due = { change_id: 'vch_01HE1SEWHERE00000000000000', check_no: 7, at: new Date(now - 30 * 60_000) }
  await insert(db, 'reading_to_keep', due)
  await thinReadings(ctx)
  expect(await rows(db, 'reading_kept')).toMatchObject([
    { took_ms: 440, ok: true },
    { took_ms: 300, ok: false, detail: 'HTTP 503', vals: [503] },
    { took_ms: 160 },
  ])
  expect(await rows(db, 'reading_to_keep')).toEqual([])
})
