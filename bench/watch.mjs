// How much it costs to watch. Starts the program on an empty data directory, sets up N HTTP checks of targets on loopback,
// starts it anew, waits until every target was asked once, rests an interval and measures a window. Prints one JSON object a
// line. What is done is what came to the targets; CPU and written bytes hold PostgreSQL's share, memory is that of Node alone.
// `npm run -s bench:watch -- --json`, `--n 500`, `--seconds 120`, `--n 5000 --interval 60`
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { rssMiB, tree, used } from './process-sample.mjs'

const { values } = parseArgs({
  options: {
    n: { type: 'string' },
    interval: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '120' },
    port: { type: 'string', default: '8653' },
    json: { type: 'boolean', default: true },
    // Also what the machine was doing, and the server's heap: for reading the figures, not for comparing them.
    more: { type: 'boolean', default: false },
  },
})
const root = join(import.meta.dirname, '..')
const intervalMs = Number(values.interval) * 1000
// As `npm start` starts it.
const flags = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  .scripts.start.split(' ')
  .slice(1, -1)
const sleep = (ms) => new Promise((done) => setTimeout(done, ms))
const round = (n, places = 0) => Number(n.toFixed(places))

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

function targets() {
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

async function start(dataDir) {
  const begun = performance.now()
  const child = spawn(process.execPath, [...flags, join(root, 'dist/app/server.mjs'), '--empty'], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: values.port, HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
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
    begun,
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

/** Sets up the checks: one, and then copies of it. */
async function setUp(server, port, n) {
  const unitId = (await server.call('GET', '/api/units')).units[0].id
  await server.call('PUT', '/api/reach-policy', { ranges: [], own: [`127.0.0.1:${port}`], version: 0 })
  const place = (no) => `http://127.0.0.1:${port}/t/${no}`
  const { view } = await server.call('POST', '/api/watch/checks', {
    unitId,
    systemId: null,
    deviceId: null,
    name: '目标 1',
    settings: { kind: 'http', url: place(1) },
    intervalS: intervalMs / 1000,
    timeoutS: 10,
    rule: { failuresToDown: 3, successesToUp: 2, poorToWarning: 3 },
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

async function measure(n) {
  const dataDir = mkdtempSync(join(tmpdir(), 'rongheng-watch-'))
  const farm = await targets()
  let server = null
  try {
    server = await start(dataDir)
    await setUp(server, farm.port, n)
    await server.stop()
    await farm.ask('/reset')
    server = await start(dataDir)
    const readyAt = performance.now()
    const giveUp = readyAt + 4 * intervalMs
    while ((await farm.ask('/stats?intervalMs=1')).targets < n) {
      if (performance.now() > giveUp) throw new Error('not every target was asked')
      await sleep(250)
    }
    const firstRoundS = (performance.now() - server.begun) / 1000
    await sleep(intervalMs)
    // PostgreSQL is our child, unless it leads a session of its own: then the data directory says where it is.
    const pids = () => [...new Set([...tree(server.pid), ...postgresTree(dataDir)])]
    const before = used(pids())
    await farm.ask('/reset')
    let rss = 0
    for (
      const end = performance.now() + Number(values.seconds) * 1000;
      performance.now() < end;
      await sleep(500)
    )
      rss = Math.max(rss, rssMiB(server.pid))
    const stats = await farm.ask(`/stats?intervalMs=${intervalMs}`)
    const after = used(pids())
    return {
      n,
      intervalS: intervalMs / 1000,
      due: round((n * stats.seconds * 1000) / intervalMs),
      done: stats.done,
      latenessP99Ms: round(stats.late.p99, 1),
      firstRoundS: round(firstRoundS, 1),
      cpuMsPerCheck: round(((after.cpuSeconds - before.cpuSeconds) * 1000) / stats.done, 2),
      rssMiB: round(rss, 1),
      writtenBytesPerCheck: round((after.writtenBytes - before.writtenBytes) / stats.done),
      ...(values.more
        ? {
            load: round(loadavg()[0], 1),
            late: stats.late,
            machine: `${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}`,
          }
        : {}),
    }
  } finally {
    await server?.stop()
    farm.stop()
    const elsewhere = join(dataDir, 'postgres-lies-in')
    if (existsSync(elsewhere))
      rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true })
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function postgresTree(dataDir) {
  const pointer = join(dataDir, 'postgres-lies-in')
  const home = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(dataDir, 'postgres')
  return tree(Number(readFileSync(join(home, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]))
}

for (const n of values.n ? [Number(values.n)] : [100, 500, 1000])
  process.stdout.write(`${JSON.stringify(await measure(n))}\n`)
