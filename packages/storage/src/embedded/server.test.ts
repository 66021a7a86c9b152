import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { claimDataDir } from '../data-dir.ts'
import { claim, claimant } from './claim.ts'
import { runs } from './process.ts'
import { startEmbedded, type Embedded } from './server.ts'

// 60 letters deep: with `/.s.PGSQL.5432` behind it, too long for a socket path, so the short folder is tried as well.
const base = mkdtempSync(path.join(os.tmpdir(), 'rongheng-embedded-'))
const dataDir = path.join(base, '数据'.repeat(15))
mkdirSync(dataDir, { recursive: true })
const rootHome = path.join(base, 'home')
// The unprivileged user of a root run has to get through.
chmodSync(base, 0o711)

const started: Embedded[] = []
const start = async (heard: string[] = []) => {
  const server = await startEmbedded(dataDir, { rootHome, onTrouble: (what) => heard.push(what) })
  started.push(server)
  return server
}
afterAll(async () => {
  for (const server of started) await server.stop()
  rmSync(base, { recursive: true, force: true })
})

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

test('a first start makes the cluster: private socket, password, nothing on the network', async () => {
  const server = await start()
  const url = server.url('postgres')
  expect(await ask(url, 'show listen_addresses')).toEqual([''])
  expect(await ask(url, "select current_setting('fsync'), current_setting('data_checksums')")).toEqual([
    'on',
    'on',
  ])
  await ask(url, 'create table kept as select 1 as n')
  const stranger = new URL(url)
  stranger.password = 'wrong'
  await expect(ask(stranger.href, 'select 1')).rejects.toThrow(/password authentication failed/)
  const password = path.join(dataDir, 'postgres-password')
  expect(statSync(password).mode & 0o777).toBe(0o600)
  expect(statSync(decodeURIComponent(new URL(url).hostname)).mode & 0o777).toBe(0o700)
  expect(readFileSync(path.join(dataDir, 'postgres.log'), 'utf8')).not.toContain(
    readFileSync(password, 'utf8').trim(),
  )
})

test('a second start adopts the server that runs', async () => {
  const again = await start()
  expect([again.adopted, again.pid()]).toEqual([true, started[0]?.pid()])
  expect(await ask(again.url('postgres'), 'select n from kept')).toEqual([1])
})

test('a killed server is started again by itself, with what was committed', async () => {
  const [server] = started
  const before = server?.pid() ?? 0
  process.kill(before, 'SIGKILL')
  await expect.poll(() => server?.pid(), { timeout: 15_000 }).not.toBe(before)
  expect(await ask(server?.url('postgres') ?? '', 'select n from kept')).toEqual([1])
})

test('stopped, it leaves nothing running, and starts again', async () => {
  for (const server of started) await server.stop()
  expect(runs(started[0]?.pid() ?? 0)).toBe(false)
  const server = await start()
  expect(server.adopted).toBe(false)
  expect(await ask(server.url('postgres'), 'select n from kept')).toEqual([1])
  await server.stop()
})

test('a pid file whose number a stranger has got meanwhile does not hinder the start, and the stranger lives on', async () => {
  const cluster = path.join(process.getuid?.() === 0 ? rootHome : path.join(dataDir, 'postgres'), 'cluster')
  writeFileSync(path.join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n1\n5432\n\n\n\nready   \n`)
  const server = await start()
  expect(server.adopted).toBe(false)
  expect(await ask(server.url('postgres'), 'select n from kept')).toEqual([1])
})

test('a lock of a dead process is taken over, one of a living process is not', () => {
  const file = path.join(base, 'lock')
  writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '1' }))
  const release = claim(file)
  expect(release).not.toBeNull()
  expect(claimant(file)).toBe(process.pid)
  expect(claim(file)).toBeNull()
  release?.()
  expect(claimant(file)).toBeNull()
})

test('a data directory in use is refused with the process that has it', () => {
  const release = claimDataDir(dataDir)
  expect(() => claimDataDir(dataDir)).toThrow(
    expect.objectContaining({ code: 'kernel.folder-in-use', facts: { folder: dataDir, pid: process.pid } }),
  )
  release()
})

test('a data directory that cannot be made is refused with its name', () => {
  const file = path.join(base, 'a-file')
  writeFileSync(file, '')
  expect(() => claimDataDir(path.join(file, 'data'))).toThrow(
    expect.objectContaining({ code: 'kernel.folder-unwritable' }),
  )
})
