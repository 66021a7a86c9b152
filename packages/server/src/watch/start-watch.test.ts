import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { httpProbe } from '@rongheng/adapters/probe/http'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Probe } from '@rongheng/core/watch/probe'
import { connect, type Database } from '@rongheng/storage/pool'
import { insert, rows, testDatabase } from '@rongheng/storage/testing'
import { transaction } from '@rongheng/storage/transaction'
import { addArrival } from '@rongheng/storage/watch/arrivals'
import { postgresReadings } from '@rongheng/storage/watch/readings'
import { afterEach, expect, test } from 'vitest'
import { type Clocks, machineClocks } from './clock.ts'
import { settleChanges } from './settle-changes.ts'
import { startWatch, type Watch, type WatchDeps } from './start-watch.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** A target that answers 200, or 503 while it is down. */
async function target() {
  const state = { down: false, hits: new Map<string, number>() }
  const server = createServer((request, response) => {
    state.hits.set(request.url ?? '', (state.hits.get(request.url ?? '') ?? 0) + 1)
    response.writeHead(state.down ? 503 : 200).end('ok')
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  ends.push(() => server.close())
  return { state, port: (server.address() as AddressInfo).port }
}

/** A check may be run every 5 s at most; on this clock those are over in one. The wall's goes as ever. */
const hurried: Clocks = { ...machineClocks, steady: () => machineClocks.steady() * 5 }

const unit = `unt_${'0'.repeat(26)}`

async function place(port: number, checks: number, intervalS = 5): Promise<Database> {
  const database = await testDatabase()
  ends.push(() => database.close())
  await insert(database.db, 'reach_policy', {
    id: 1,
    ranges: [],
    own: [`127.0.0.1:${port}`],
    version: 1,
    changed_at: new Date(),
  })
  await insert(
    database.db,
    'watch_check',
    Array.from({ length: checks }, (_, i) => ({
      id: `chk_${String(i + 1).padStart(26, '0')}`,
      unit_id: unit,
      name: `目标 ${i + 1}`,
      settings: JSON.stringify({ kind: 'http', url: `http://127.0.0.1:${port}/${i + 1}` }),
      interval_s: intervalS,
      timeout_s: 2,
      rule: JSON.stringify({ failuresToDown: 1, successesToUp: 1, poorToWarning: 1 }),
      thresholds: '[]',
      severity: 'important',
      needs: [],
      paused: false,
      note: '',
      created_at: new Date(),
      changed_at: new Date(),
      version: 1,
    })),
  )
  return database
}

function watching(database: Database, more: Partial<WatchDeps> = {}): Watch {
  const watch = startWatch({
    database,
    clocks: hurried,
    files: {
      put: async (bytes) => ({ sm3: '0'.repeat(64), sizeBytes: bytes.length }),
      get: async () => new Uint8Array(),
      remove: async () => {},
    },
    probe: (kind) => (kind === 'http' ? (httpProbe as Probe<never>) : null) as never,
    store: (db) => postgresReadings(db, machineClocks.wall),
    settle: settleChanges,
    open: () => ({}),
    log: { warn: () => {} },
    lookMs: 300,
    ...more,
  })
  ends.push(watch.stop)
  return watch
}

const n = async (database: Database, sql: string): Promise<number> =>
  (await database.pool.query<{ n: number }>(`select count(*) as n from ${sql}`)).rows[0]?.n ?? 0

test('checks on record are run, and their readings, changes and alerts stand in the database', async () => {
  const { state, port } = await target()
  const database = await place(port, 3)
  watching(database)
  await expect.poll(() => n(database, 'verdict_change'), { timeout: 8_000 }).toBe(3)
  state.down = true
  await expect.poll(() => n(database, "verdict_change where after = 'down'"), { timeout: 8_000 }).toBe(3)
  expect(await n(database, 'alert where ended_at is null')).toBeGreaterThan(0)
  expect(await rows(database.db, 'reading_to_keep')).toHaveLength(6)
  await expect.poll(() => n(database, 'watch_sample'), { timeout: 5_000 }).toBe(3)
}, 30_000)

test('a check that is added, changed or removed is so at once', async () => {
  const { state, port } = await target()
  const database = await place(port, 1)
  const watch = watching(database)
  await expect.poll(() => state.hits.get('/1') ?? 0, { timeout: 8_000 }).toBeGreaterThan(0)
  await database.pool.query(
    `update watch_check set settings = jsonb_set(settings, '{url}', to_jsonb($1::text)), version = 2`,
    [`http://127.0.0.1:${port}/other`],
  )
  await expect.poll(() => state.hits.get('/other') ?? 0, { timeout: 8_000 }).toBeGreaterThan(0)
  await database.pool.query('update watch_check set removed_at = now(), version = 3')
  await expect.poll(() => watch.figures().checks, { timeout: 5_000 }).toBe(0)
  const before = state.hits.get('/other')
  // Two intervals.
  await new Promise((done) => setTimeout(done, 2_000))
  expect(state.hits.get('/other')).toBe(before)
}, 30_000)

test('two processes share the checks, and when one has gone the other runs all of them', async () => {
  const { state, port } = await target()
  const database = await place(port, 32)
  const other = connect(database.url)
  ends.push(() => other.close())
  const one = watching(database)
  const two = watching(other)
  await expect.poll(() => [one.shards().length, two.shards().length], { timeout: 8_000 }).toEqual([8, 8])
  await expect.poll(() => [one.figures().checks, two.figures().checks], { timeout: 5_000 }).toEqual([16, 16])
  await expect.poll(() => state.hits.size, { timeout: 8_000 }).toBe(32)
  await two.stop()
  await expect.poll(() => one.figures().checks, { timeout: 5_000 }).toBe(32)
  state.hits.clear()
  await expect.poll(() => state.hits.size, { timeout: 8_000 }).toBe(32)
  // Nobody was missed while they changed hands, and nothing was told twice.
  expect(await n(database, 'verdict_change')).toBe(32)
}, 40_000)

test('while the database is away checks go on, and what they read is there afterwards, once', async () => {
  const { state, port } = await target()
  const database = await place(port, 5)
  const own = connect(database.url)
  ends.push(() => own.close())
  const watch = watching(own)
  await expect.poll(() => n(database, 'verdict_change'), { timeout: 8_000 }).toBe(5)
  const name = new URL(database.url).pathname.slice(1)
  const admin = connect(database.url.replace(name, 'postgres'))
  ends.push(() => admin.close())
  const away = async () => {
    await database.close()
    await admin.pool.query(`alter database "${name}" allow_connections false`)
    await admin.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      name,
    ])
  }
  await away()
  ends.push(() => admin.pool.query(`alter database "${name}" allow_connections true`))
  state.down = true
  const hits = () => [...state.hits.values()].reduce((sum, one) => sum + one, 0)
  const before = hits()
  await expect.poll(() => hits() - before, { timeout: 15_000 }).toBeGreaterThanOrEqual(10)
  expect(watch.figures().waiting).toBeGreaterThanOrEqual(5)
  await admin.pool.query(`alter database "${name}" allow_connections true`)
  await expect.poll(() => watch.figures().waiting, { timeout: 15_000 }).toBe(0)
  await watch.stop()
  const again = connect(database.url)
  ends.push(() => again.close())
  expect(await n(again, 'reading')).toBe(watch.figures().done)
  expect(await n(again, "verdict_change where after = 'down'")).toBe(5)
  // The next start judges from what is stored, and tells nothing anew.
  state.hits.clear()
  watching(again)
  await expect.poll(() => state.hits.size, { timeout: 8_000 }).toBe(5)
  await new Promise((done) => setTimeout(done, 1_500))
  expect(await n(again, 'verdict_change')).toBe(10)
}, 60_000)

test('what came by itself becomes a reading, once, and waits no longer', async () => {
  const { port } = await target()
  const database = await place(port, 1, 3_600)
  watching(database)
  const seen = { ok: true, tookMs: 0, values: [], detail: '' as const }
  await transaction(database.db, (tx) =>
    addArrival(tx, {
      checkId: `chk_${'1'.padStart(26, '0')}`,
      unitId: unit,
      at: Date.now() as Instant,
      seen,
    }),
  )
  await expect.poll(() => n(database, 'reading'), { timeout: 8_000 }).toBe(1)
  await expect.poll(() => n(database, 'watch_arrival')).toBe(0)
}, 20_000)
