import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Instant } from '@rongheng/core/kernel/time'
import { insert, rows, testDb } from '@rongheng/storage/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ports } from '../ctx.ts'
import { buildApp } from '../http/app.ts'
import { makeLog } from '../http/log.ts'
import { testCtx } from '../testing.ts'
import { addAlertSource } from './alert-sources.ts'
import { alertRoutes } from './alerts/routes.ts'

const unitId = 'unt_01HAZERTS0000000000000000A'
const program = 'prometheus-alertmanager'
const there = spawnSync(program, ['--version']).status === 0
const folder = mkdtempSync(path.join(tmpdir(), 'rongheng-alertmanager-'))
const db = await testDb()
const app = await buildApp({
  db,
  ports: {} as Ports,
  enqueue: async () => {},
  clock: () => Date.now() as Instant,
  log: makeLog('silent'),
  door: { via: 'web', identify: async () => null },
})
alertRoutes(app)
let alertmanager: ChildProcess | undefined
let port = 0

const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Asks again and again, at most for twenty seconds. */
async function eventually<T>(ask: () => Promise<T>, fine: (got: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const got = await ask().catch(() => null)
    if (got !== null && fine(got)) return got
    if (tries >= 100) throw new Error(`not in time: ${JSON.stringify(got)}`)
    await new Promise((done) => setTimeout(done, 200))
  }
}

beforeAll(async () => {
  if (!there) return
  await insert(db, 'unit', { id: unitId, parent_id: null, name: '某县融媒体中心' })
  const { path: where } = await addAlertSource(
    testCtx(db, { permissions: ['watch.write'], unitIds: [unitId], now: Date.now() as Instant }),
    { unitId, kind: 'alertmanager', name: 'Alertmanager', severity: 'notice', systemId: null },
  )
  const own = await app.fastify.listen({ host: '127.0.0.1', port: 0 })
  port = await freePort()
  writeFileSync(
    path.join(folder, 'alertmanager.yml'),
    JSON.stringify({
      route: { receiver: 'rongheng', group_wait: '100ms', group_interval: '1s' },
      receivers: [{ name: 'rongheng', webhook_configs: [{ url: `${own}${where}`, send_resolved: true }] }],
    }),
  )
  alertmanager = spawn(
    program,
    [
      `--config.file=${folder}/alertmanager.yml`,
      `--storage.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
    ],
    { stdio: 'ignore' },
  )
  await eventually(
    () => fetch(`http://127.0.0.1:${port}/-/ready`),
    (answer) => answer.ok,
  )
})

afterAll(async () => {
  if (alertmanager?.exitCode === null) {
    // It writes its notes as it ends: the folder may go only after it.
    const gone = new Promise((done) => alertmanager?.once('exit', done))
    alertmanager.kill()
    await gone
  }
  await app.fastify.close()
  rmSync(folder, { recursive: true, force: true })
})

const tell = (alert: object) =>
  fetch(`http://127.0.0.1:${port}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([alert]),
  })
const alerts = async () => (await rows(db, 'alert')) as Record<string, unknown>[]

test.skipIf(!there)(
  'what a real Alertmanager sends opens an alert, and its recovery ends it',
  async () => {
    const alert = {
      labels: { alertname: 'ProbeFailed', instance: 'http://10.1.2.3/', severity: 'critical' },
      annotations: { summary: '官网打不开', description: '连续 1 分钟探测失败' },
      startsAt: new Date(Date.now() - 60_000).toISOString(),
    }
    expect((await tell(alert)).status).toBe(200)
    expect(await eventually(alerts, (found) => found.length === 1)).toMatchObject([
      {
        source: 'alertmanager',
        severity: 'urgent',
        title: '官网打不开',
        detail: '连续 1 分钟探测失败',
        ended_at: null,
      },
    ])
    await tell({ ...alert, endsAt: new Date(Date.now() - 1_000).toISOString() })
    expect(await eventually(alerts, (found) => found[0]?.['ended_at'] !== null)).toMatchObject([
      { ended_how: 'resolved' },
    ])
  },
  60_000,
)
