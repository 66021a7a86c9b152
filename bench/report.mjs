// How long reports take. Seeds projects that differ in payments and results, each with goal, results, and a report whose
// every place is written; then one report again and again over HTTP, and all of them by the command line, charts included.
// Memory is the server's resident memory, PostgreSQL's is not in it. `npm run -s bench:report -- --projects 1000 --json`
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    projects: { type: 'string', default: '1000' },
    outline: { type: 'string', default: 'mof-2020' },
    json: { type: 'boolean', default: false },
    port: { type: 'string', default: '8681' },
  },
})
const count = Number(values.projects)
const root = join(import.meta.dirname, '..')
const dataDir = mkdtempSync(join(tmpdir(), 'rongheng-bench-'))
const out = join(dataDir, 'reports')
const agent = new Agent({ keepAlive: true, maxSockets: 4 })

const server = spawn(process.execPath, [join(root, 'dist/app/server.mjs'), '--empty'], {
  env: { ...process.env, DATA_DIR: dataDir, PORT: values.port, HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
  stdio: ['ignore', 'pipe', 'inherit'],
})

/** Calls an endpoint as the operating-system user. @returns the answer's bytes */
function raw(method, path, body) {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        socketPath: join(dataDir, 'run/control.sock'),
        method,
        path,
        headers: body ? { 'content-type': 'application/json' } : {},
      },
      (answer) => {
        const pieces = []
        answer.on('data', (piece) => pieces.push(piece))
        answer.once('error', reject)
        answer.once('end', () => {
          const bytes = Buffer.concat(pieces)
          if (answer.statusCode >= 400) reject(new Error(`${method} ${path}: ${bytes.toString()}`))
          else resolve(bytes)
        })
      },
    )
    sent.on('error', reject)
    sent.end(body && JSON.stringify(body))
  })
}
const call = async (method, path, body) => JSON.parse(String(await raw(method, path, body)))
const rssMb = () =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
/** CPU seconds of the server so far, in user and system mode: what a busy machine does not distort. */
const cpuSeconds = () => {
  const [, rest] = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')
  const fields = rest.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]

/** name, second level, kind, target, unit, points, actual by seed. */
const indicators = [
  ['日常巡检次数', 'quantity', 'at-least', '52', '次', 10, (n) => String(40 + (n % 20))],
  ['系统升级次数', 'quantity', 'at-least', '4', '次', 5, () => '4'],
  [
    '平台可用率',
    'quality',
    'at-least',
    '99.9',
    '%',
    15,
    (n) => `99.${String(80 + (n % 20)).padStart(2, '0')}`,
  ],
  ['故障平均恢复时间', 'timeliness', 'at-most', '4', '小时', 20, (n) => `${3 + (n % 3)}.5`],
  ['责任事故', 'sustainability', 'equal', '0', '起', 15, () => '0'],
  ['发布及时率', 'social', 'at-least', '98', '%', 15, (n) => `${97 + (n % 3)}.2`],
  ['采编人员满意度', 'satisfaction', 'at-least', '90', '%', 10, (n) => String(85 + (n % 14))],
]

async function seed(n, unitId, ownerId, slots) {
  const fen = (yuan) => Math.round(yuan * 100)
  const view = await call('POST', '/api/projects', {
    unitId,
    year: 2023,
    code: `BENCH-${String(n).padStart(5, '0')}`,
    name: '平台运维管理经费',
    ownerId,
    fundKind: 'general-public',
    uses: [
      { name: '客户端信息发布安全', amount: fen(120_000) },
      { name: '微信平台周末运维', amount: fen(89_500) },
      { name: '播出、制作、存储、网络系统与非编设备升级维护质保', amount: fen(260_000) },
    ],
    initial: { appropriation: fen(469_500), 'carried-over': 0, other: 0 },
    milestones: 'five-steps',
    finishedOn: '2023-12-20',
    leftover: { carriedOver: 0, surplus: fen(10_800 + (n % 1000)), note: '年底由财政收回' },
  })
  const { id, uses } = view.project
  await call('POST', `/api/projects/${id}/arrivals`, {
    version: view.project.version,
    on: '2023-02-15',
    amount: fen(469_500),
    source: 'appropriation',
    document: '示财预〔2023〕8号',
    fileId: null,
  })
  const less = fen(n % 1000)
  for (const [i, [on, use, amount]] of [
    ['2023-03-20', 0, fen(96_000) - less],
    ['2023-06-18', 2, fen(190_000)],
    ['2023-09-12', 1, fen(84_000)],
    ['2023-10-25', 2, fen(61_000)],
    ['2023-12-08', 0, fen(27_700)],
  ].entries())
    await call('POST', `/api/projects/${id}/payments`, {
      on,
      amount,
      source: 'appropriation',
      useId: uses[use].id,
      payee: `示例服务商${n % 50}`,
      payeeAccount: null,
      payeeBank: null,
      contract: i % 2 ? '设备质保合同' : '平台运维服务合同',
      purpose: '运维费',
      voucher: `记-${i}`,
      people: { uses: '李雯', applies: '王强', carriesOut: '赵敏', evaluates: '陈静' },
    })
  const goal = await call('PUT', `/api/projects/${id}/goal`, {
    version: 0,
    annual: '保障客户端、微信平台和播出、制作、存储、网络系统全年稳定运行。',
    stages: [{ quarter: 'Q1', text: '完成合同签订' }],
    templateId: 'mof-2020',
    ruleSetId: 'mof-2020',
    indicators: indicators.map(([name, level2, kind, value, unit, points]) => ({
      id: null,
      level2,
      name,
      target: { kind, value },
      unit,
      weight: points * 100,
      explanation: '按运维记录统计',
      basis: '运维合同',
      method: 'statistics',
      source: '运维记录',
      scoring: '按规则计分',
      quarters: [],
      core: false,
      measuredBy: { kind: 'hand' },
    })),
  })
  for (const [i, indicator] of goal.indicators.entries())
    await call('POST', `/api/indicators/${indicator.id}/actuals`, {
      period: '2023',
      actual: { kind: 'number', value: indicators[i][6](n) },
      deviationReason: '备件到货晚',
      improvement: '增加常用备件库存',
      reduction: null,
      files: [],
    })
  await call('PUT', `/api/projects/${id}/outcome`, {
    achieved: '平台全年稳定运行，未发生责任事故。',
    executionReason: '一笔质保金待验收后支付',
    version: 0,
  })
  await call('PUT', `/api/projects/${id}/reports/${values.outline}`, {
    version: 0,
    content: {
      texts: Object.fromEntries(
        slots.map((key) => [key, '全年执行数{{执行数}}，预算执行率{{预算执行率}}。']),
      ),
      steps: Array.from({ length: 9 }, (_, step) => ({
        step,
        on: '2024-01-15',
        people: '李雯',
        what: '按方案完成',
      })),
      methods: [{ method: 'comparison', data: '用批复的指标值与记录逐项比较' }],
      author: '李雯',
    },
  })
  return id
}

/** Runs the command line as people do. @returns seconds */
function commandLine(args) {
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    const run = spawn(process.execPath, [join(root, 'bin/rongheng.mjs'), ...args], {
      env: { ...process.env, DATA_DIR: dataDir },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    run.on('exit', (code) =>
      code === 0
        ? resolve((performance.now() - begun) / 1000)
        : reject(new Error(`the command ended with ${code}`)),
    )
  })
}

try {
  await new Promise((resolve, reject) => {
    let said = ''
    server.stdout.on('data', (piece) => {
      said += piece
      if (/ready/.test(said)) resolve()
    })
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  while (!existsSync(join(dataDir, 'run/control.sock')))
    await new Promise((resolve) => setTimeout(resolve, 50))
  const unitId = (await call('GET', '/api/units')).units[0].id
  const { user } = await call('POST', '/api/users', {
    unitId,
    userName: 'bench',
    name: '测量',
    grants: [{ unitId, role: 'project-owner' }],
  })
  const first = await seed(0, unitId, user.id, [])
  const sheet = await call('GET', `/api/projects/${first}/reports/${values.outline}`)
  const slots = sheet.slots.map((s) => s.key)
  const seeding = performance.now()
  let next = 1
  const ids = []
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      while (next < count + 1) ids.push(await seed(next++, unitId, user.id, slots))
    }),
  )
  const seededIn = (performance.now() - seeding) / 1000

  const file = (id) => raw('GET', `/api/projects/${id}/reports/${values.outline}/file?format=docx`)
  const timed = async (id) => {
    const begun = performance.now()
    await file(id)
    return performance.now() - begun
  }
  const firstMs = await timed(ids[0])
  const laterMs = []
  for (const id of ids.slice(1, 31)) laterMs.push(await timed(id))

  const memory = []
  const watch = setInterval(() => memory.push(rssMb()), 250)
  const cpuBefore = cpuSeconds()
  const allSeconds = await commandLine([
    'report',
    '--all',
    '--outline',
    values.outline,
    '--format',
    'docx',
    '--out',
    out,
  ])
  const cpu = cpuSeconds() - cpuBefore
  clearInterval(watch)
  const files = readdirSync(out, { recursive: true }).filter((name) => name.endsWith('.docx'))
  if (files.length !== count + 1) throw new Error(`${files.length} files of ${count + 1}`)
  const bytes = files.reduce((sum, name) => sum + statSync(join(out, name)).size, 0)
  const round = (n, places = 0) => Number(n.toFixed(places))
  const quarter = (q) =>
    round(
      median(memory.slice(Math.floor((memory.length * q) / 4), Math.floor((memory.length * (q + 1)) / 4))),
    )
  const result = {
    projects: count + 1,
    seededSeconds: round(seededIn, 1),
    oneReportMs: {
      first: round(firstMs),
      median: round(median(laterMs)),
      worst: round(Math.max(...laterMs)),
    },
    allByCommandSeconds: round(allSeconds, 1),
    allServerCpuSeconds: round(cpu, 1),
    averageFileKb: round(bytes / files.length / 1024),
    serverRssMb: { quarters: [0, 1, 2, 3].map(quarter), peak: round(Math.max(...memory)) },
    machine: `${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}`,
  }
  if (values.json) console.log(JSON.stringify(result))
  else console.table(result)
} finally {
  server.removeAllListeners('exit')
  server.kill('SIGTERM')
  await new Promise((resolve) => server.on('exit', resolve))
  // For root the database lies elsewhere, and the data directory says where.
  const elsewhere = join(dataDir, 'postgres-lies-in')
  if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}
