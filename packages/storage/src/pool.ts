import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Db } from './db.ts'
import { asDb } from './sql.ts'
import type { Tables } from './tables.ts'

/** An open database: the handle to pass on, and what only the program's start and end need. */
export type Database = {
  readonly db: Db
  readonly url: string
  /** For storage's own glue (queue, migration, copy); nobody else opens it. */
  readonly pool: pg.Pool
  readonly close: () => Promise<void>
}

/** How many connections, and who hears of one that broke. */
export type ConnectOptions = {
  readonly connections?: number
  readonly onTrouble?: (error: Error) => void
  readonly applicationName?: string
}

const INT8 = 20
const DATE = 1082

/** Whole numbers come as numbers (money is whole fen, far below 2^53), days as text; the rest as the driver gives it. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return toWhole
    if (oid === DATE) return (text: string) => text
    return pg.types.getTypeParser(oid, format as 'text')
  },
}

function toWhole(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a whole number here`)
  return value
}

/** Opens a pool on a PostgreSQL URL. Nothing is connected yet. A broken idle connection is reported and replaced, and ends nothing. */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
    application_name: options.applicationName ?? 'rongheng',
    types,
  })
  // Without a listener the error of an idle connection ends the process when PostgreSQL restarts.
  pool.on('error', (error) => options.onTrouble?.(error))
  pool.on('connect', (client) => client.on('error', () => {}))
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db: asDb(kysely), url, pool, close: () => (pool.ending ? Promise.resolve() : pool.end()) }
}

/** The same server, another database. */
export function urlOf(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

/** A name as PostgreSQL quotes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
