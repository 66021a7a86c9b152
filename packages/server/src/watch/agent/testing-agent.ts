import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { probesOf } from '@rongheng/adapters/probe/probes'
import { diskStore } from '@rongheng/adapters/files/disk-store'
import { keySealer } from '@rongheng/adapters/files/key-sealer'
import type { Instant } from '@rongheng/core/kernel/time'
import type { CheckSettings } from '@rongheng/core/watch/kinds/all'
import type { Probe } from '@rongheng/core/watch/probe'
import { testDatabase } from '@rongheng/storage/testing'
import { postgresReadings } from '@rongheng/storage/watch/readings'
import type { Ports } from '../../ctx.ts'
import { buildApp } from '../../http/app.ts'
import { makeLog } from '../../http/log.ts'
import { machineClocks } from '../clock.ts'
import { agentRoutes } from './routes.ts'
import { openSecrets } from '../secrets.ts'
import { settleChanges } from '../settle-changes.ts'
import { startWatch } from '../start-watch.ts'
import { watchAgents } from '../watch-agents.ts'

export const root = path.join(import.meta.dirname, '../../../../..')

const freshFolder = (name: string) => mkdtempSync(path.join(os.tmpdir(), `rongheng-${name}-`))

/** A server as agents see it: its routes on a real port, its engine, and a database of its own. */
export async function realServer() {
  const database = await testDatabase()
  const { db } = database
  const folder = freshFolder('server')
  const now = () => Date.now() as Instant
  const ports = {
    sealer: keySealer(path.join(folder, 'secrets.key')),
    files: diskStore(path.join(folder, 'files')),
  } as unknown as Ports
  const app = await buildApp({
    db,
    ports,
    enqueue: async () => {},
    clock: now,
    log: makeLog('silent'),
    door: { via: 'web', identify: async () => null },
  })
  agentRoutes(app)
  await app.fastify.listen({ port: 0, host: '127.0.0.1' })
  const watch = startWatch({
    database,
    clocks: machineClocks,
    files: ports.files,
    probe: (kind) =>
      (probesOf({ scripts: '', disks: [], diskChild: '' })[kind] as Probe<CheckSettings> | undefined) ?? null,
    store: (tx) => postgresReadings(tx, now),
    settle: settleChanges,
    open: (checkId, sealed) => openSecrets(ports.sealer, checkId, sealed),
    log: { warn: () => {} },
    lookMs: 200,
    reloadMs: 2_000,
  })
  const agents = watchAgents(db, machineClocks, () => {}, 1_000)
  return {
    db,
    ports,
    port: (app.fastify.server.address() as AddressInfo).port,
    stop: async () => {
      await agents.stop()
      await watch.stop()
      await app.fastify.close()
    },
  }
}

/** A line that can be cut: everything that comes to its port goes on to another. */
export async function cuttableLine(to: number) {
  const sockets = new Set<net.Socket>()
  let whole = true
  const server = net.createServer((from) => {
    if (!whole) return void from.destroy()
    const on = net.connect(to, '127.0.0.1')
    for (const socket of [from, on]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        from.destroy()
        on.destroy()
      })
    }
    from.pipe(on).pipe(from)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => {
      whole = false
      for (const socket of sockets) socket.destroy()
    },
    mend: () => {
      whole = true
    },
    stop: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** A page that answers as it is told to. */
export async function target() {
  let status = 200
  const server = http.createServer((_, response) =>
    response.writeHead(status).end(`page with status ${status}`),
  )
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    answer: (next: number) => {
      status = next
    },
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** The built program as an agent, in a process of its own. */
export function agentProcess(dataDir = freshFolder('agent'), nodeArgs: readonly string[] = []) {
  let child: ChildProcess | null = null
  let said = ''
  const gone = () => new Promise<number | null>((done) => child?.once('exit', (code) => done(code)))
  return {
    dataDir,
    start: (args: readonly string[] = []) => {
      child = spawn(
        process.execPath,
        [...nodeArgs, path.join(root, 'dist/app/server.mjs'), '--agent', ...args],
        {
          env: { ...process.env, DATA_DIR: dataDir, LANG: 'en_US.UTF-8', LC_ALL: '' },
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      )
      for (const stream of [child.stdout, child.stderr])
        stream?.setEncoding('utf8').on('data', (text: string) => {
          said += text
        })
    },
    pid: () => child?.pid ?? 0,
    /** Its exit code, once it has ended by itself. */
    ended: gone,
    kill: async (signal: NodeJS.Signals) => {
      const end = gone()
      if (child?.exitCode === null && child.signalCode === null) {
        child.kill(signal)
        await end
      }
    },
    said: () => said,
    /** All that it has written to its disk. */
    disk: () =>
      readdirSync(dataDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
        .join('\n'),
  }
}

/** Until something is so, at most so long. */
export async function until(so: () => Promise<boolean> | boolean, atMostMs = 20_000): Promise<void> {
  const end = Date.now() + atMostMs
  while (!(await so())) {
    if (Date.now() > end) throw new Error(`not so after ${atMostMs} ms: ${String(so)}`)
    await new Promise((done) => setTimeout(done, 100))
  }
}
