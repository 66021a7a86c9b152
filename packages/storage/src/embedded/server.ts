import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { claim } from './claim.ts'
import { settlePlace, type Place } from './place.ts'
import { postmaster, runs, servesCluster, stragglers, until } from './process.ts'

/** A running PostgreSQL that belongs to a data directory. */
export type Embedded = {
  /** Connection URL of one of its databases. */
  readonly url: (database: string) => string
  /** Its process; changes when it had to be started again. */
  readonly pid: () => number
  /** Whether it ran already, left behind by a process that was killed. */
  readonly adopted: boolean
  /** Stops it: running transactions are rolled back, what was committed is on disk. */
  readonly stop: () => Promise<void>
}

/** `settings` go to `postgres -c`; `onTrouble` hears when the server died and was started again. */
export type EmbeddedOptions = {
  readonly settings?: Readonly<Record<string, string>>
  readonly onTrouble?: (what: string) => void
  /** Throwaway servers only: where the cluster lies when we are root. */
  readonly rootHome?: string
}

const USER = 'rongheng'
const READY_MS = 60_000

/**
 * Starts the PostgreSQL of this data directory, or adopts the one that still runs there. The first time it makes the cluster.
 * It is watched: when it dies without being told to, it is started again.
 *
 * @throws Refusal `kernel.postgres-failed` with the last lines of its log
 */
export async function startEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const place = settlePlace(dataDir, options.rootHome)
  const release = await claimStart(dataDir)
  try {
    makeCluster(place)
    const first = await launch(place, options)
    return watch(dataDir, place, options, first)
  } finally {
    release()
  }
}

type Launched = {
  readonly pid: number
  readonly port: number
  readonly adopted: boolean
  readonly child: ChildProcess | null
}

async function claimStart(dataDir: string): Promise<() => void> {
  const file = path.join(dataDir, 'postgres-starting')
  let release: (() => void) | null = null
  const got = await until(() => (release = claim(file)) !== null, READY_MS)
  if (!got || release === null)
    throw new Refusal('kernel.postgres-failed', { why: `${file} is held by another start` })
  return release
}

const environment = (place: Place) => ({
  PATH: process.env['PATH'] ?? '',
  HOME: place.home,
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] ?? '' } : {}),
})

/** Makes the cluster beside its place and moves it there: a killed first start leaves none rather than half a one. */
function makeCluster(place: Place): void {
  if (existsSync(path.join(place.cluster, 'PG_VERSION'))) return
  const half = `${place.cluster}.making`
  const secret = path.join(place.home, 'initial-password')
  rmSync(half, { recursive: true, force: true })
  rmSync(place.cluster, { recursive: true, force: true })
  writeFileSync(secret, place.password, { mode: 0o600 })
  if (place.runAs.uid !== undefined && place.runAs.gid !== undefined)
    chownSync(secret, place.runAs.uid, place.runAs.gid)
  try {
    execFileSync(
      path.join(place.binaries, 'bin', 'initdb'),
      // biome-ignore format: one option a line says less
      ['-D', half, '-U', USER, '--auth=scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8', '--locale=C', '--no-instructions', '-c', 'wal_init_zero=off'],
      { ...place.runAs, cwd: place.home, env: environment(place), stdio: 'pipe' },
    )
  } catch (cause) {
    throw new Refusal('kernel.postgres-failed', {
      why: String((cause as { stderr?: Buffer }).stderr ?? cause).trim(),
    })
  } finally {
    rmSync(secret, { force: true })
  }
  renameSync(half, place.cluster)
}

async function launch(place: Place, options: EmbeddedOptions): Promise<Launched> {
  const orphan = await running(place)
  if (orphan) return orphan
  // A killed server's backends leave within a moment; starting beside them would be two servers on one cluster.
  if (!(await until(() => stragglers(place.cluster).length === 0, 15_000)))
    throw new Refusal('kernel.postgres-failed', {
      why: `processes ${stragglers(place.cluster).join(', ')} still use ${place.cluster}`,
    })
  // Their owner is dead or a zombie, and nothing uses the cluster: PostgreSQL itself refuses a zombie's files.
  rmSync(path.join(place.cluster, 'postmaster.pid'), { force: true })
  if (place.socketDir !== null)
    for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock'])
      rmSync(path.join(place.socketDir, name), { force: true })

  const port = place.socketDir === null ? await freePort() : 5432
  const settings: Record<string, string> = {
    listen_addresses: place.socketDir === null ? '127.0.0.1' : '',
    unix_socket_directories: place.socketDir ?? '',
    unix_socket_permissions: '0700',
    port: String(port),
    timezone: 'UTC',
    log_timezone: 'UTC',
    // As much of its log as is kept for a crash: what is written here in five minutes is far less, and disks are small.
    max_wal_size: '256MB',
    ...options.settings,
  }
  turnLog(place.log)
  const log = openSync(place.log, 'a', 0o600)
  const child = spawn(
    path.join(place.binaries, 'bin', 'postgres'),
    ['-D', place.cluster, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    // Detached: Ctrl-C in the terminal goes to the whole group, and PostgreSQL has to outlive Node's own clean end.
    { ...place.runAs, cwd: place.home, env: environment(place), detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  child.on('error', () => {})
  child.unref()
  const ready = () => {
    const state = postmaster(place.cluster)
    return state?.pid === child.pid && state?.status === 'ready'
  }
  const ended = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined
  await until(() => ready() || ended(), READY_MS)
  if (!ready()) {
    child.kill('SIGKILL')
    throw new Refusal('kernel.postgres-failed', { why: lastLines(place.log) })
  }
  return { pid: child.pid as number, port, adopted: false, child }
}

/** The server that already runs on this cluster: waits while it is coming up or going down. */
async function running(place: Place): Promise<Launched | null> {
  const alive = () => {
    const state = postmaster(place.cluster)
    return state !== null && servesCluster(state.pid, place.cluster) ? state : null
  }
  if (!alive()) return null
  await until(() => alive() === null || alive()?.status === 'ready', READY_MS)
  const state = alive()
  return state ? { pid: state.pid, port: state.port, adopted: true, child: null } : null
}

function watch(dataDir: string, place: Place, options: EmbeddedOptions, first: Launched): Embedded {
  let current = first
  let stopping = false
  let restart: Promise<void> | null = null
  const revive = async () => {
    options.onTrouble?.(`PostgreSQL (process ${current.pid}) ended by itself and is started again`)
    for (let pause = 100; !stopping; pause = Math.min(pause * 2, 10_000))
      try {
        const release = await claimStart(dataDir)
        current = await launch(place, options).finally(release)
        return
      } catch (cause) {
        options.onTrouble?.(`PostgreSQL does not start: ${(cause as Error).message}`)
        await new Promise((done) => setTimeout(done, pause))
      }
  }
  const look = setInterval(() => {
    if (stopping || restart || runs(current.pid)) return
    restart = revive().finally(() => (restart = null))
  }, 200)
  look.unref()
  return {
    adopted: first.adopted,
    pid: () => current.pid,
    url: (database) => {
      const secret = encodeURIComponent(place.password)
      const host = place.socketDir === null ? '127.0.0.1' : encodeURIComponent(place.socketDir)
      return `postgresql://${USER}:${secret}@${host}:${current.port}/${database}`
    },
    stop: async () => {
      stopping = true
      clearInterval(look)
      await restart
      await stopServer(current.pid)
    },
  }
}

/** Fast shutdown; after 30 s the hard way, which costs a recovery at the next start and no data. */
async function stopServer(pid: number): Promise<void> {
  if (!runs(pid)) return
  process.kill(pid, 'SIGINT')
  if (await until(() => !runs(pid), 30_000)) return
  process.kill(pid, 'SIGQUIT')
  await until(() => !runs(pid), 10_000)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function turnLog(file: string): void {
  if (existsSync(file) && statSync(file).size > 10_000_000) renameSync(file, `${file}.1`)
}

const lastLines = (file: string): string =>
  existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-5).join(' | ') : 'no log'
