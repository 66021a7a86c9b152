// How long an import of many rows takes, from the first byte of the upload to the confirmed payments, and how much memory
// the server and its reading process take together. `npm run -s bench:ledger -- --rows 50000 --json`; with --xls the file is
// turned into an old .xls by LibreOffice first.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { xlsxOf } from '../tools/write-xlsx.mjs'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '50000' },
    json: { type: 'boolean', default: false },
    xls: { type: 'boolean', default: false },
    port: { type: 'string', default: '8651' },
  },
})
const rows = Number(values.rows)
const root = join(import.meta.dirname, '..')
const dataDir = mkdtempSync(join(tmpdir(), 'rongheng-bench-'))

const server = spawn(process.execPath, [join(root, 'dist/app/server.mjs'), '--empty'], {
  env: { ...process.env, DATA_DIR: dataDir, PORT: values.port, HOST: '127.0.0.1' },
  stdio: ['ignore', 'pipe', 'inherit'],
})

async function collect(stream) {
  const pieces = []
  for await (const piece of stream) pieces.push(piece)
  return pieces
}

let said = ''

/** Calls an endpoint as the operating-system user. */
function call(method, path, body) {
  const bytes = Buffer.isBuffer(body)
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        socketPath: join(dataDir, 'run/control.sock'),
        method,
        path,
        headers: body ? { 'content-type': bytes ? 'application/octet-stream' : 'application/json' } : {},
      },
      (answer) => {
        collect(answer).then((parts) => {
          const text = Buffer.concat(parts).toString()
          if (answer.statusCode >= 400) reject(new Error(`${method} ${path}: ${text}`))
          else resolve(text ? JSON.parse(text) : null)
        }, reject)
      },
    )
    sent.on('error', reject)
    sent.end(bytes ? body : body && JSON.stringify(body))
  })
}

const mb = (pid, field) => {
  try {
    return (
      Number(
        new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0,
      ) / 1024
    )
  } catch {
    return 0
  }
}
/** The server's own child processes that run Node; the database's are another program. */
const readers = () =>
  readdirSync('/proc').filter((pid) => {
    try {
      const [, rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
      return (
        rest.split(' ')[1] === String(server.pid) &&
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('read-spreadsheet')
      )
    } catch {
      return false
    }
  })

function ledger() {
  const head = [
    '区划',
    '预算单位',
    '项目代码',
    '支出功能科目',
    '部门经济科目',
    '支付金额（元）',
    '付款方账户名称',
    '付款方账号',
    '收款方账户名称',
    '收款方账号',
    '用途',
    '支付方式',
    '付款日期',
    '支付凭证号',
    '预算年度',
  ]
  const lines = Array.from({ length: rows }, (_, i) => {
    const day = new Date(Date.UTC(2023, 0, 1 + (i % 365))).toISOString().slice(0, 10)
    return [
      '示例区',
      '101001-示例区融媒体中心',
      'BENCH-2023',
      '2070899-其他广播电视支出',
      '30213-维修（护）费',
      { money: 100 + (i % 9_000) / 100 },
      '示例区国库集中支付中心',
      '530001000000000001',
      `示例服务商${i % 500}`,
      `62220200000${String(i % 500).padStart(7, '0')}`,
      `第 ${i} 次运维服务（${i % 12} 月）`,
      '直接支付',
      { day },
      `2023${String(i).padStart(8, '0')}`,
      2023,
    ]
  })
  const sum = lines.reduce((fen, line) => fen + Math.round(line[5].money * 100), 0)
  const bytes = xlsxOf([head, ...lines])
  return { bytes: values.xls ? oldXls(bytes) : bytes, sum }
}

/** The same table as Excel 97 wrote it. */
function oldXls(bytes) {
  const folder = mkdtempSync(join(tmpdir(), 'rongheng-bench-xls-'))
  try {
    writeFileSync(join(folder, 'bench.xlsx'), bytes)
    const args = [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'xls:MS Excel 97',
    ]
    execFileSync('soffice', [...args, '--outdir', folder, join(folder, 'bench.xlsx')], { stdio: 'ignore' })
    return readFileSync(join(folder, 'bench.xls'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

try {
  await new Promise((resolve, reject) => {
    server.stdout.on('data', (piece) => {
      said += piece
      if (/ready/.test(said)) resolve()
    })
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  // The control socket opens a moment after the web's port.
  while (!existsSync(join(dataDir, 'run/control.sock')))
    await new Promise((resolve) => setTimeout(resolve, 50))
  const unitId = (await call('GET', '/api/units')).units[0].id
  const { user } = await call('POST', '/api/users', {
    unitId,
    userName: 'bench',
    name: '测量',
    grants: [{ unitId, role: 'project-owner' }],
  })
  const project = {
    unitId,
    year: 2023,
    code: 'BENCH-2023',
    name: '测量用项目',
    ownerId: user.id,
    fundKind: 'general-public',
    uses: [{ name: '运维', amount: 1_000_000_000 }],
    fewUses: true,
    initial: { appropriation: 1_000_000_000, 'carried-over': 0, other: 0 },
    milestones: 'five-steps',
    finishedOn: null,
    leftover: null,
  }
  await call('POST', '/api/projects', project)
  const { bytes, sum } = ledger()
  let peak = 0
  let peakChild = 0
  const watch = setInterval(() => {
    const child = readers().reduce((all, pid) => all + mb(pid, 'VmRSS'), 0)
    peakChild = Math.max(peakChild, child)
    peak = Math.max(peak, child + mb(server.pid, 'VmRSS'))
  }, 50)
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1000
  const { id } = await call(
    'POST',
    `/api/ledger/batches?name=bench.${values.xls ? 'xls' : 'xlsx'}&year=2023&unitId=${unitId}`,
    bytes,
  )
  let batch
  let readAt = 0
  for (;;) {
    batch = await call('GET', `/api/ledger/batches/${id}`)
    if (batch.failure) throw new Error(JSON.stringify(batch.failure))
    if (batch.state !== 'reading' && readAt === 0) readAt = seconds()
    if (batch.state !== 'reading' && batch.state !== 'checking') break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const checkedAt = seconds()
  await call('POST', `/api/ledger/batches/${id}/confirmation`, {
    version: batch.version,
    moneyUnit: batch.settings.moneyUnit,
    source: batch.settings.source,
  })
  const confirmedAt = seconds()
  clearInterval(watch)
  const { rows: made, sum: money } = {
    rows: batch.summary.byFate.new.rows,
    sum: batch.summary.byFate.new.sum,
  }
  if (made !== rows || money !== sum) throw new Error(`${made} rows of ${rows}, ${money} fen of ${sum}`)
  const round = (n, places = 2) => Number(n.toFixed(places))
  const result = {
    rows,
    fileMb: round(bytes.length / 1024 / 1024),
    seconds: {
      read: round(readAt),
      check: round(checkedAt - readAt),
      confirm: round(confirmedAt - checkedAt),
      all: round(confirmedAt),
    },
    peakRssMb: {
      serverAndReader: Math.round(peak),
      reader: Math.round(peakChild),
      server: Math.round(mb(server.pid, 'VmHWM')),
    },
    node: process.version,
    cpu: `${cpus().length} × ${cpus()[0]?.model ?? ''}`,
  }
  console.log(values.json ? JSON.stringify(result, null, 2) : result)
} catch (cause) {
  await new Promise((resolve) => setTimeout(resolve, 500))
  console.error(said.slice(-4_000))
  throw cause
} finally {
  server.removeAllListeners('exit')
  const ended = new Promise((resolve) => server.on('exit', resolve))
  server.kill('SIGTERM')
  await ended
  // For root the database lies elsewhere, and the data directory says where.
  const elsewhere = join(dataDir, 'postgres-lies-in')
  if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}
