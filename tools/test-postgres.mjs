// A PostgreSQL 15 from Debian's package, started for one test run: the server that the program itself did not start.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { postgres15Bin, serverAccount } from './test-machine.mjs'

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/** Starts it on a free loopback port. `stop` ends it and removes its cluster; it is safe to call twice. */
export async function startPostgres15() {
  const bin = postgres15Bin
  const account = serverAccount()
  const dir = mkdtempSync(join(tmpdir(), 'rongheng-pg15-'))
  const password = randomBytes(18).toString('base64url')
  writeFileSync(join(dir, 'password'), password)
  if (account.uid !== undefined)
    for (const path of [dir, join(dir, 'password')]) chownSync(path, account.uid, account.gid)
  const data = join(dir, 'cluster')
  const init = spawnSync(
    join(bin, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'tests',
      '--pwfile',
      join(dir, 'password'),
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...account, cwd: dir, encoding: 'utf8' },
  )
  if (init.status !== 0) throw new Error(`initdb of PostgreSQL 15 failed: ${init.stderr}`)
  const port = await freePort()
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: dir,
    fsync: 'off',
    max_connections: 200,
  }
  const flags = Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], {
    ...account,
    cwd: dir,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let log = ''
  server.stderr.setEncoding('utf8')
  const ready = new Promise((resolve, reject) => {
    server.stderr.on('data', (text) => {
      log = (log + text).slice(-20_000)
      if (log.includes('database system is ready')) resolve()
    })
    server.once('exit', (code) => reject(new Error(`PostgreSQL 15 ended with ${code}: ${log}`)))
  })
  const gone = new Promise((resolve) => server.once('exit', resolve))
  const stop = async () => {
    if (server.exitCode === null) server.kill('SIGINT')
    await gone
    rmSync(dir, { recursive: true, force: true })
  }
  try {
    await ready
  } catch (cause) {
    await stop()
    throw cause
  }
  return { url: `postgresql://tests:${password}@127.0.0.1:${port}/postgres`, stop }
}
