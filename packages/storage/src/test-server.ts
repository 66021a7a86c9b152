import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { claim } from './embedded/claim.ts'
import { startEmbedded } from './embedded/server.ts'
import { urlOf } from './pool.ts'

const HOLDER = 'rongheng-test-run'

/**
 * The PostgreSQL of a test run: the one of DATABASE_URL, or a throwaway one of this worktree that runs without fsync and is
 * shared by the runs of that moment. The last run stops it.
 *
 * @returns its URL (any database), and the end of this run
 */
export async function startTestServer(root: string): Promise<{ url: string; end: () => Promise<void> }> {
  const given = process.env['DATABASE_URL']
  if (given) {
    const holder = await hold(given)
    return {
      url: given,
      end: async () => {
        await dropMine(holder)
        await holder.end()
      },
    }
  }
  const folder = ownFolder(root)
  const lock = path.join(folder, 'run')
  const { url, holder, server } = await alone(lock, async () => {
    const server = await startEmbedded(folder, {
      rootHome: path.join(folder, 'postgres'),
      settings: {
        fsync: 'off',
        synchronous_commit: 'off',
        full_page_writes: 'off',
        max_connections: '200',
        max_wal_size: '256MB',
      },
    })
    const url = server.url('postgres')
    return { server, url, holder: await hold(url) }
  })
  return {
    url,
    end: () =>
      alone(lock, async () => {
        await dropMine(holder)
        const { rows } = await holder.query<{ others: number }>(
          'select count(*)::int as others from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
          [HOLDER],
        )
        await holder.end()
        if (rows[0]?.others === 0) await server.stop()
      }),
  }
}

/** In the system's temporary folder: `npm ci` empties node_modules, and the unprivileged user of a root run cannot enter a worktree under /root. */
function ownFolder(root: string): string {
  const user = process.getuid?.() ?? 0
  const hash = createHash('sha256').update(root).digest('hex').slice(0, 12)
  const folder = path.join(os.tmpdir(), `rongheng-tests-${user}-${hash}`)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  if (lstatSync(folder).uid !== user && process.platform !== 'win32')
    throw new Error(`${folder} belongs to somebody else; remove it`)
  return folder
}

/** The databases of this run start with it. */
export const runPrefix = (): string => `t_${process.env['RONGHENG_TEST_RUN'] ?? process.pid}_`

async function hold(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: urlOf(url, 'postgres'), application_name: HOLDER })
  client.on('error', () => {})
  await client.connect()
  return client
}

async function dropMine(holder: pg.Client): Promise<void> {
  const { rows } = await holder.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [runPrefix()],
  )
  for (const { datname } of rows) await holder.query(`drop database if exists "${datname}" with (force)`)
}

async function alone<T>(lock: string, work: () => Promise<T>): Promise<T> {
  for (let waited = 0; ; waited += 50) {
    const release = claim(lock)
    if (release)
      try {
        return await work()
      } finally {
        release()
      }
    if (waited > 120_000) throw new Error(`${lock} is held for two minutes; another test run hangs`)
    await new Promise((done) => setTimeout(done, 50))
  }
}

/** The worktree a file belongs to: the folder with package-lock.json above it. */
export function worktreeOf(folder: string): string {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, 'package-lock.json'))) return at
    if (path.dirname(at) === at) throw new Error(`no package-lock.json above ${folder}`)
  }
}
