import { Refusal } from '@rongheng/core/kernel/refusal'
import pg from 'pg'
import { startEmbedded } from './embedded/server.ts'
import { connect, type Database } from './pool.ts'

/** Where the records are: a PostgreSQL somebody runs (`databaseUrl`), or our own below `dataDir`. */
export type OpenOptions = {
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
  readonly connections?: number
  readonly onTrouble: (what: string) => void
}

const NAME = 'rongheng'
/** For our own server: readings are written every second, and what that costs the disk is mostly whole pages in the log. */
const settings = {
  wal_compression: 'on',
  // A new piece of the log is not first written full of zeros: with one batch a second that would be most of what is written.
  wal_init_zero: 'off',
  // After each of these the first change of a page is written as a whole page: seldom is cheap, and a start after a kill still
  // takes seconds.
  checkpoint_timeout: '15min',
  max_wal_size: '512MB',
  min_wal_size: '128MB',
  // Most queries here are over before a compiler would have begun.
  jit: 'off',
}

// What PostgreSQL and Node say while a server comes up or has gone: worth another try for a moment.
const PASSING = new Set(['57P03', '57P01', 'ECONNREFUSED', 'ENOENT', 'ECONNRESET'])

/**
 * Opens the database of the program, starting our own PostgreSQL where no other is named. The schema is not touched.
 *
 * @returns the database, and the end of it: connections closed, our own server stopped
 * @throws Refusal `kernel.database-unreachable`, and those of `startEmbedded`
 */
export async function openDatabase(
  options: OpenOptions,
): Promise<{ database: Database; stop: () => Promise<void> }> {
  let stopping = false
  const trouble = (error: Error) => {
    if (!stopping) options.onTrouble(`database connection: ${error.message}`)
  }
  const pool = { connections: options.connections ?? 20, onTrouble: trouble }
  if (options.databaseUrl) {
    await answer(options.databaseUrl, 5_000)
    const database = connect(options.databaseUrl, pool)
    return { database, stop: database.close }
  }
  const server = await startEmbedded(options.dataDir, { onTrouble: options.onTrouble, settings })
  try {
    await createDatabase(server.url('postgres'))
    const database = connect(server.url(NAME), pool)
    return {
      database,
      stop: async () => {
        stopping = true
        await Promise.race([database.close(), new Promise((done) => setTimeout(done, 5_000).unref())])
        await server.stop()
      },
    }
  } catch (cause) {
    await server.stop()
    throw cause
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = await answer(url, 30_000, true)
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [NAME])
    if (rowCount === 0) await client.query(`create database ${NAME} template template0 encoding 'UTF8'`)
  } finally {
    await client.end()
  }
}

/** Connects once, waiting for a server that is just coming up. */
async function answer(url: string, patienceMs: number, keep: true): Promise<pg.Client>
async function answer(url: string, patienceMs: number): Promise<null>
async function answer(url: string, patienceMs: number, keep = false): Promise<pg.Client | null> {
  const end = Date.now() + patienceMs
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    client.on('error', () => {})
    try {
      await client.connect()
      if (keep) return client
      await client.end()
      return null
    } catch (cause) {
      await client.end().catch(() => {})
      const code = (cause as { code?: string }).code ?? ''
      if (!PASSING.has(code) || Date.now() > end)
        throw new Refusal('kernel.database-unreachable', {
          where: plainUrl(url),
          why: (cause as Error).message || code,
        })
    }
    await new Promise((done) => setTimeout(done, 100))
  }
}

/** The URL without its password. */
function plainUrl(url: string): string {
  try {
    const { username, host, pathname } = new URL(url)
    return `${username}@${decodeURIComponent(host)}${pathname}`
  } catch {
    return 'DATABASE_URL'
  }
}
