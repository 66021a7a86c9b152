import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'

/** A real store of series, started for a test. */
export type Peer = {
  readonly url: string
  /** Makes it show at once what it shows within some seconds: VictoriaMetrics remembers for ten what it did not find. */
  readonly settle: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Debian's VictoriaMetrics, as docs/operate/readings.md says to run it. */
export const victoriaMetrics = (port?: number): Promise<Peer> =>
  peer('victoria-metrics', port, (folder, at) => [
    `-httpListenAddr=127.0.0.1:${at}`,
    `-storageDataPath=${folder}/data`,
    '-retentionPeriod=100y',
    '-dedup.minScrapeInterval=1ms',
    '-search.latencyOffset=0s',
    '-loggerLevel=ERROR',
  ])

/** Debian's Prometheus, as docs/operate/readings.md says to run it. */
export const prometheus = (): Promise<Peer> =>
  peer('prometheus', undefined, (folder, at) => {
    writeFileSync(
      path.join(folder, 'prometheus.yml'),
      'storage:\n  tsdb:\n    out_of_order_time_window: 30d\nscrape_configs: []\n',
    )
    return [
      `--config.file=${folder}/prometheus.yml`,
      `--storage.tsdb.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${at}`,
      '--web.enable-remote-write-receiver',
      '--storage.tsdb.retention.time=100y',
      '--log.level=error',
    ]
  })

async function peer(
  program: string,
  port: number | undefined,
  args: (folder: string, port: number) => readonly string[],
): Promise<Peer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), `rongheng-${program}-`))
  const at = port ?? (await freePort())
  const child = spawn(program, args(folder, at), { stdio: 'ignore' })
  const url = `http://127.0.0.1:${at}`
  await answers(child, `${url}/${program === 'prometheus' ? '-/ready' : 'health'}`)
  return {
    url,
    settle: async () => void (await fetch(`${url}/internal/force_flush`)),
    stop: async () => {
      const gone = new Promise((done) => child.once('exit', done))
      if (child.exitCode === null) {
        child.kill('SIGKILL')
        await gone
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Until it answers, at most ten seconds. */
async function answers(child: ChildProcess, url: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ok) return
    await new Promise((done) => setTimeout(done, 50))
  }
  child.kill('SIGKILL')
  throw new Error(`${url} does not answer`)
}

/** A port that was free a moment ago. */
export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })
