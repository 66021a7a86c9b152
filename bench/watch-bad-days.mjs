// Bad days of watching, with the real program: all targets fail at once, one of two processes is killed, PostgreSQL stands still
// for a while, the program is killed. Prints one JSON object a line; what should be 0 is named so. `npm run -s bench:watch-bad-days -- --gone 300`
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { connection, postgresPids, removeAll, round, setUp, sleep, start, targets } from './watch-rig.mjs'

const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '1000' },
    interval: { type: 'string', default: '20' },
    // Seconds for which PostgreSQL stands still.
    gone: { type: 'string', default: '300' },
    kills: { type: 'string', default: '3' },
    port: { type: 'string', default: '8654' },
  },
})
const n = Number(values.n)
const intervalS = Number(values.interval)
const dataDir = mkdtempSync(join(tmpdir(), 'rongheng-bad-days-'))
const print = (facts) => process.stdout.write(`${JSON.stringify(facts)}\n`)

async function ask(text) {
  const client = new pg.Client(connection(dataDir))
  await client.connect()
  try {
    return (await client.query(text)).rows[0]
  } finally {
    await client.end()
  }
}
const readings = async () => Number((await ask('select count(*) as n from reading')).n)

/** Waits until a condition holds. @returns seconds; throws when it takes too long */
async function until(condition, longestS, what) {
  const begun = performance.now()
  while (!(await condition())) {
    if (performance.now() - begun > longestS * 1000) throw new Error(`waited ${longestS} s in vain: ${what}`)
    await sleep(500)
  }
  return (performance.now() - begun) / 1000
}

/** The slowest answer of `/healthz` while something goes on. */
async function slowestAnswer(whileGoing) {
  let going = true
  let slowestMs = 0
  const asking = (async () => {
    while (going) {
      const begun = performance.now()
      await fetch(`http://127.0.0.1:${values.port}/healthz`).then((answer) => answer.text())
      slowestMs = Math.max(slowestMs, performance.now() - begun)
      await sleep(100)
    }
  })()
  await whileGoing()
  going = false
  await asking
  return round(slowestMs)
}

const twice = `select coalesce(sum(n - 1), 0)::int as n from (
  select count(*) as n from (
    select check_id, after, lag(after) over (partition by check_id order by at, id) as before from verdict_change
     where before <> after) v
   where after = before group by check_id) w`

/** All targets fail in the same round. */
async function storm(farm) {
  const commits = async () =>
    Number((await ask("select xact_commit as n from pg_stat_database where datname = 'rongheng'")).n)
  const before = await commits()
  const begun = performance.now()
  await farm.ask(`/fail?from=1&to=${n}&code=503`)
  const down = async () =>
    Number((await ask("select count(*) as n from verdict_change where after = 'down'")).n) === n
  const slowestMs = await slowestAnswer(() => until(down, 6 * intervalS, 'every target is down'))
  const seconds = (performance.now() - begun) / 1000
  const open = Number((await ask('select count(*) as n from alert where ended_at is null')).n)
  print({
    day: 'all targets fail at once',
    targets: n,
    downAfterS: round(seconds, 1),
    transactionsPerS: round(((await commits()) - before) / seconds, 1),
    openAlerts: open,
    slowestHealthzMs: slowestMs,
  })
}

// How many processes hold eight of the sixteen shards of checks.
const halves = `select count(*) as n from (
  select pid from pg_locks where locktype = 'advisory' and classid = 8620007 and objid < 16 and granted
   group by pid having count(*) = 8) p`

/** Two processes share the checks, and one of them is killed: the other runs all of them, and nobody is told anything. */
async function takeover(farm) {
  const { host, port, user, password, database } = connection(dataDir)
  const place = `${encodeURIComponent(host)}:${port}`
  const otherDir = mkdtempSync(join(tmpdir(), 'rongheng-bad-days-'))
  const url = `postgresql://${user}:${encodeURIComponent(password)}@${place}/${database}`
  const shares = async () => Number((await ask(halves)).n)
  const other = await start(otherDir, String(Number(values.port) + 1), { DATABASE_URL: url })
  try {
    await until(async () => (await shares()) === 2, 30, 'two processes share the checks')
    await sleep(2 * intervalS * 1000)
    const before = Number((await ask('select count(*) as n from verdict_change')).n)
    await other.kill()
    await farm.ask('/reset')
    const everyOne = async () => (await farm.ask('/stats?intervalMs=1')).targets === n
    const seconds = await until(everyOne, 6 * intervalS, 'every target is asked by the one that is left')
    await sleep(2 * intervalS * 1000)
    const { late } = await farm.ask(`/stats?intervalMs=${intervalS * 1000}`)
    print({
      day: 'one of two processes is killed',
      allAskedAfterS: round(seconds, 1),
      laterThanDueMs: round(late.p99),
      changesOfVerdict: Number((await ask('select count(*) as n from verdict_change')).n) - before,
    })
  } finally {
    await other.kill()
    removeAll(otherDir)
  }
}

/** A process of PostgreSQL may have ended by itself meanwhile. */
function signal(pid, name) {
  try {
    process.kill(pid, name)
  } catch (cause) {
    if (cause.code !== 'ESRCH') throw cause
  }
}

/** PostgreSQL stands still, as on a disk that hangs. */
async function standstill(farm) {
  const pids = postgresPids(dataDir)
  await farm.ask('/reset')
  for (const pid of pids) signal(pid, 'SIGSTOP')
  await sleep(Number(values.gone) * 1000)
  for (const pid of pids) signal(pid, 'SIGCONT')
  const { done, seconds } = await farm.ask('/stats?intervalMs=1')
  const back = performance.now()
  await sleep(5_000)
  // What is under way while we count: a second of probes and the batch of that second.
  const since = `now() - interval '${round((performance.now() - back) / 1000 + seconds, 3)} s'`
  const { n: written } = await ask(
    `select count(*) as n from reading where at >= ${since} and at < now() - interval '4.5 s'`,
  )
  print({
    day: 'PostgreSQL stands still',
    seconds: round(seconds),
    due: round((n * seconds) / intervalS),
    asked: done,
    lost: Math.max(0, done - Number(written) - Math.ceil((2 * n) / intervalS)),
  })
}

/** The program is killed while targets fail, and started again. */
async function kills(server, farm) {
  let now = server
  for (let round = 0; round < Number(values.kills); round++) {
    await farm.ask(round % 2 === 0 ? `/fail?from=1&to=${n}&code=503` : '/heal')
    await sleep((1.5 + Math.random()) * intervalS * 1000)
    await now.kill()
    now = await start(dataDir, values.port)
    await sleep(3 * intervalS * 1000)
  }
  const doubled = Number((await ask(twice)).n)
  const alerts = await ask(
    'select count(*)::int - count(distinct change_id)::int as n from alert where change_id is not null',
  )
  const keys = await ask(
    'select count(*)::int - count(distinct (unit_id, key))::int as n from alert where ended_at is null',
  )
  print({
    day: 'the program is killed',
    kills: Number(values.kills),
    readings: await readings(),
    changesTwice: doubled,
    alertsTwice: alerts.n + keys.n,
  })
  return now
}

const farm = await targets()
let server = null
try {
  server = await start(dataDir, values.port)
  await setUp(server, { port: farm.port, n, intervalS, failuresToDown: 2 })
  await until(
    async () => Number((await ask("select count(*) as n from verdict_change where after = 'up'")).n) >= n,
    6 * intervalS,
    'every target is up',
  )
  await storm(farm)
  await farm.ask('/heal')
  await until(
    async () =>
      Number(
        (await ask("select count(*) as n from verdict_change where before = 'down' and after = 'up'")).n,
      ) >= n,
    6 * intervalS,
    'every target is up again',
  )
  await takeover(farm)
  await standstill(farm)
  server = await kills(server, farm)
} finally {
  await server?.stop()
  farm.stop()
  removeAll(dataDir)
}
