// Kills Node, PostgreSQL, or both with SIGKILL, in turn, during an import and during 200 parallel writes, and looks after the
// next start whether anything acknowledged was lost and whether any import is there by half.
// `npm run -s bench:kill -- --rounds 60`
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { xlsxOf } from '../tools/write-xlsx.mjs'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '60' },
    port: { type: 'string', default: '8652' },
    // Only the figures on standard output, as everywhere; the rounds are told on standard error.
    json: { type: 'boolean', default: true },
  },
})
const root = join(import.meta.dirname, '..')
const dataDir = mkdtempSync(join(tmpdir(), 'rongheng-kill-'))
const socketPath = join(dataDir, 'run/control.sock')
const ROWS = 3_000
const victims = ['node', 'postgres', 'both']
const sleep = (ms) => new Promise((done) => setTimeout(done, ms))

function start() {
  const server = spawn(process.execPath, [join(root, 'dist/app/server.mjs'), '--empty'], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: values.port, HOST: '127.0.0.1', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (piece) => (said += piece))
  server.gone = new Promise((done) => server.once('exit', done))
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`the start ended with ${code}: ${said}`)))
    // The control socket answers a moment after the web's port; a killed server leaves its file behind.
    const look = setInterval(() => {
      if (!/ready/.test(said)) return
      call('GET', '/api/units').then(
        () => {
          clearInterval(look)
          resolve(server)
        },
        () => undefined,
      )
    }, 50)
    server.once('exit', () => clearInterval(look))
  })
}

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const headers = body ? { 'content-type': 'application/json' } : {}
    const sent = request({ socketPath, method, path, headers }, (answer) => {
      const pieces = []
      answer.on('data', (piece) => pieces.push(piece))
      answer.once('end', () => {
        const text = Buffer.concat(pieces).toString()
        if (answer.statusCode >= 400) reject(new Error(`${method} ${path}: ${text}`))
        else resolve(JSON.parse(text))
      })
    })
    sent.once('error', reject)
    sent.end(body && JSON.stringify(body))
  })
}

/** The database's first process and all below it. */
function postgresPids() {
  const pointer = join(dataDir, 'postgres-lies-in')
  const home = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(dataDir, 'postgres')
  const first = readFileSync(join(home, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]
  const children = readdirSync('/proc').filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1] === first
    } catch {
      return false
    }
  })
  return [first, ...children].map(Number)
}

function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // already gone
  }
}

const lines = (file) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [])

/** How many live payments a filter finds. */
const count = async (projectId, filter) =>
  (await call('GET', `/api/projects/${projectId}/payments?${new URLSearchParams(filter)}`)).count

let server = await start()
const result = { rounds: 0, acknowledged: 0, lost: 0, halfBatches: 0, uncleanStarts: 0, slowestStartMs: 0 }
try {
  const unitId = (await call('GET', '/api/units')).units[0].id
  const { user } = await call('POST', '/api/users', {
    unitId,
    userName: 'bench',
    name: '测量',
    grants: [{ unitId, role: 'project-owner' }],
  })
  const { project } = await call('POST', '/api/projects', {
    unitId,
    year: 2023,
    code: 'KILL-2023',
    name: '测量用项目',
    ownerId: user.id,
    fundKind: 'general-public',
    uses: [{ name: '运维', amount: 1_000_000_000_000 }],
    fewUses: true,
    initial: { appropriation: 1_000_000_000_000, 'carried-over': 0, other: 0 },
    milestones: null,
    finishedOn: null,
    leftover: null,
  })
  for (let round = 0; round < Number(values.rounds); round++) {
    const victim = victims[round % 3]
    const load = Math.floor(round / 3) % 2 === 0 ? 'import' : 'writes'
    const notes = join(dataDir, `notes-${round}`)
    const ledger = join(dataDir, `ledger-${round}.xlsx`)
    if (load === 'import')
      writeFileSync(
        ledger,
        xlsxOf([
          ['项目代码', '支付金额（元）', '收款人', '用途', '付款日期', '凭证号'],
          ...Array.from({ length: ROWS }, (_, i) => [
            'KILL-2023',
            { money: 1 + i / 100 },
            `收款人${i}`,
            '测量',
            { day: '2023-06-01' },
            `L${round}-${i}`,
          ]),
        ]),
      )
    const writer = spawn(
      process.execPath,
      [
        join(root, 'bench/kill-writer.mjs'),
        JSON.stringify({ socketPath, projectId: project.id, unitId, round, load, notes, ledger }),
      ],
      { stdio: 'inherit' },
    )
    const written = new Promise((done) => writer.once('exit', done))
    // Some rounds die while the file is read or checked, some while the confirmation commits, some just after.
    const from = load === 'writes' ? 'payment' : round % 2 === 0 ? 'confirming' : 'begun'
    for (let i = 0; i < 1_500 && !lines(notes).some((l) => l.startsWith(from)); i++) await sleep(10)
    await sleep(Math.floor(Math.random() * (load === 'import' ? 500 : 1_500)))
    const pids = victim === 'node' ? [] : postgresPids()
    if (victim !== 'postgres') kill(server.pid)
    for (const pid of pids) kill(pid)
    if (victim === 'postgres') {
      await sleep(500)
      server.kill('SIGTERM')
      const hard = setTimeout(() => kill(server.pid), 20_000)
      await server.gone
      clearTimeout(hard)
    }
    await server.gone
    await written
    const begun = performance.now()
    try {
      server = await start()
    } catch (cause) {
      result.uncleanStarts += 1
      throw cause
    }
    result.slowestStartMs = Math.max(result.slowestStartMs, Math.round(performance.now() - begun))
    const noted = lines(notes)
    for (const line of noted.filter((l) => l.startsWith('payment '))) {
      result.acknowledged += 1
      const voucher = line.slice('payment '.length)
      const { items } = await call(
        'GET',
        `/api/projects/${project.id}/payments?${new URLSearchParams({ text: voucher, size: '100' })}`,
      )
      if (!items.some((p) => p.voucher === voucher)) result.lost += 1
    }
    const batchId = noted.find((l) => l.startsWith('batch '))?.slice('batch '.length)
    if (batchId) {
      const rows = await count(project.id, { batchId })
      const { state } = await call('GET', `/api/ledger/batches/${batchId}`)
      const whole = state === 'confirmed' ? ROWS : 0
      if (rows !== whole) result.halfBatches += 1
      if (noted.some((l) => l.startsWith('imported '))) {
        result.acknowledged += 1
        if (state !== 'confirmed') result.lost += 1
      }
    }
    result.rounds += 1
    console.error(`round ${round + 1}: ${victim} killed during ${load}, ${JSON.stringify(result)}`)
  }
  console.log(JSON.stringify({ ...result, node: process.version }, null, 2))
  process.exitCode = result.lost + result.halfBatches + result.uncleanStarts > 0 ? 1 : 0
} finally {
  server.kill('SIGTERM')
  await server.gone
  const elsewhere = join(dataDir, 'postgres-lies-in')
  if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}
