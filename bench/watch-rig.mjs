// What the measurements of watching share: targets, the program on a data directory of its own, checks set up in it.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { tree } from './process-sample.mjs'

const root = join(import.meta.dirname, '..')
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms))
export const round = (n, places = 0) => Number(n.toFixed(places))
// As `npm start` starts it.
const flags = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  .scripts.start.split(' ')
  .slice(1, -1)

/** Calls an address of the targets, or of the program as the operating-system user. */
function call(where, method, path, body) {
  const text = body && JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const sent = request(
      { ...where, method, path, headers: text ? { 'content-type': 'application/json' } : {} },
      (answer) => {
        const pieces = []
        answer.on('data', (piece) => pieces.push(piece))
        answer.once('error', reject)
        answer.once('end', () => {
          const said = Buffer.concat(pieces).toString()
          if (answer.statusCode >= 400) reject(new Error(`${method} ${path}: ${said}`))
          else resolve(JSON.parse(said))
        })
      },
    )
    sent.once('error', reject)
    sent.end(text)
  })
}

export function targets() {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'watch-targets.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  return new Promise((resolve) => {
    child.stdout.once('data', (piece) => {
      const port = Number(String(piece))
      resolve({
        port,
        ask: (path) => call({ host: '127.0.0.1', port }, 'GET', path),
        stop: () => child.kill(),
      })
    })
  })
}

/** @param env what this one is told besides, such as the database of another */
export async function start(dataDir, port, env = {}) {
  const begun = performance.now()
  const child = spawn(process.execPath, [...flags, join(root, 'dist/app/server.mjs'), '--empty'], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: port, HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (piece) => {
      said += piece
      if (/ready/.test(said)) resolve()
      if (/"level":[456]0/.test(String(piece))) process.stderr.write(piece)
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
  const socketPath = join(dataDir, 'run/control.sock')
  while (!existsSync(socketPath)) await sleep(50)
  return {
    pid: child.pid,
    kill: () => {
      child.removeAllListeners('exit')
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((done) => child.once('exit', done))
      child.kill('SIGKILL')
      return gone
    },
    begun,
    socketPath,
    call: (method, path, body) => call({ socketPath }, method, path, body),
    stop: () => {
      child.removeAllListeners('exit')
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      return gone
    },
  }
}

/** Sets up checks of the targets: one, and then copies of it. */
export async function setUp(server, { port, n, intervalS, failuresToDown = 3 }) {
  const unitId = (await server.call('GET', '/api/units')).units[0].id
  await server.call('PUT', '/api/reach-policy', { ranges: [], own: [`127.0.0.1:${port}`], version: 0 })
  const place = (no) => `http://127.0.0.1:${port}/t/${no}`
  const { view } = await server.call('POST', '/api/watch/checks', {
    unitId,
    systemId: null,
    deviceId: null,
    name: '目标 1',
    settings: { kind: 'http', url: place(1) },
    intervalS,
    timeoutS: Math.min(10, intervalS),
    rule: { failuresToDown, successesToUp: 2, poorToWarning: 3 },
    thresholds: [],
    severity: 'important',
    needs: [],
    agentId: null,
    note: '',
    secrets: {},
  })
  for (let from = 2; from <= n; from += 200)
    await server.call('POST', `/api/watch/checks/${view.check.id}/copies`, {
      copies: Array.from({ length: Math.min(200, n - from + 1) }, (_, i) => ({
        name: `目标 ${from + i}`,
        place: place(from + i),
      })),
    })
}

/** Where the data directory's own PostgreSQL lies: for root elsewhere, and the directory says where. */
function homeOf(dataDir) {
  const pointer = join(dataDir, 'postgres-lies-in')
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(dataDir, 'postgres')
}

/** PostgreSQL's first process and all below it. */
export const postgresPids = (dataDir) => tree(Number(postmaster(dataDir)[0]))

const postmaster = (dataDir) =>
  readFileSync(join(homeOf(dataDir), 'cluster/postmaster.pid'), 'utf8').split('\n')

/** How to connect to it. */
export const connection = (dataDir) => ({
  host: postmaster(dataDir)[4],
  port: Number(postmaster(dataDir)[3]),
  user: 'rongheng',
  password: readFileSync(join(dataDir, 'postgres-password'), 'utf8').trim(),
  database: 'rongheng',
})

/** Removes a data directory with its database. */
export function removeAll(dataDir) {
  rmSync(homeOf(dataDir), { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}
