// How much it costs to watch. Starts the program on an empty data directory, sets up N HTTP checks of targets on loopback,
// starts it anew, waits until every target was asked once, rests two intervals and measures a window. Prints one JSON object a
// line. What is done is what came to the targets; CPU and written bytes hold PostgreSQL's share, memory is that of Node alone.
// `npm run -s bench:watch -- --json`, `--n 500`, `--seconds 120`, `--n 5000 --interval 60`; `--viewers 20`: then the
// same window again while so many people look at the overview. A window shorter than two intervals sees no lateness.
import { mkdtempSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { rssMiB, tree, used } from './process-sample.mjs'
import { viewers } from './watch-viewers.mjs'
import { postgresPids, removeAll, round, setUp, sleep, start, targets } from './watch-rig.mjs'

const { values } = parseArgs({
  options: {
    n: { type: 'string' },
    interval: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '120' },
    port: { type: 'string', default: '8653' },
    viewers: { type: 'string', default: '0' },
    json: { type: 'boolean', default: true },
    // Also what the machine was doing, and the server's heap: for reading the figures, not for comparing them.
    more: { type: 'boolean', default: false },
  },
})
const intervalMs = Number(values.interval) * 1000

async function measure(n) {
  const dataDir = mkdtempSync(join(tmpdir(), 'rongheng-watch-'))
  const farm = await targets()
  let server = null
  try {
    server = await start(dataDir, values.port)
    await setUp(server, { port: farm.port, n, intervalS: intervalMs / 1000 })
    await server.stop()
    await farm.ask('/reset')
    server = await start(dataDir, values.port)
    const readyAt = performance.now()
    const giveUp = readyAt + 4 * intervalMs
    while ((await farm.ask('/stats?intervalMs=1')).targets < n) {
      if (performance.now() > giveUp) throw new Error('not every target was asked')
      await sleep(250)
    }
    const firstRoundS = (performance.now() - server.begun) / 1000
    // Two more rounds, so that the first changes of verdict are behind.
    await sleep(2 * intervalMs)
    // PostgreSQL is our child, unless it leads a session of its own: then the data directory says where it is.
    const pids = () => [...new Set([...tree(server.pid), ...postgresPids(dataDir)])]
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
    const seen = Number(values.viewers) > 0 ? await whileSeen(farm, server) : {}
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
      ...seen,
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
    removeAll(dataDir)
  }
}

async function whileSeen(farm, server) {
  const end = viewers(server.socketPath, Number(values.viewers))
  await sleep(5_000)
  await farm.ask('/reset')
  await sleep(Number(values.seconds) * 1000)
  const { late } = await farm.ask(`/stats?intervalMs=${intervalMs}`)
  return { seenBy: { people: Number(values.viewers), latenessP99Ms: round(late.p99, 1), ...end() } }
}

for (const n of values.n ? [Number(values.n)] : [100, 500, 1000])
  process.stdout.write(`${JSON.stringify(await measure(n))}\n`)
