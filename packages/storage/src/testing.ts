import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Db } from './db.ts'
import { migrate } from './migrate.ts'
import { readMigrations } from './migrations.ts'
import { connect, quoted, urlOf, type Database } from './pool.ts'
import { sql } from './sql.ts'
import type { Tables } from './tables.ts'
import { runPrefix } from './test-server.ts'

/** A fresh, migrated, empty PostgreSQL database: once per test file, `const db = await testDb()`. Dropped when the run ends. */
export async function testDb(): Promise<Db> {
  return (await testDatabase()).db
}

/** As `testDb`, with its URL and pool, for tests of what opens or closes databases. */
export async function testDatabase(): Promise<Database> {
  const server = serverUrl()
  const name = `${runPrefix()}${randomBytes(6).toString('hex')}`
  await onServer(server, async (client) => {
    const template = await ensureTemplate(client, server)
    await client.query(`create database ${quoted(name)} template ${quoted(template)}`)
  })
  return connect(urlOf(server, name), { connections: 8 })
}

/** The URL of an empty database without any schema: for tests of migration and restore. */
export async function emptyDatabaseUrl(): Promise<string> {
  const server = serverUrl()
  const name = `${runPrefix()}${randomBytes(6).toString('hex')}`
  await onServer(server, (client) => client.query(`create database ${quoted(name)} template template0`))
  return urlOf(server, name)
}

/** Every row of a table, as stored: what a test looks at after the act. */
export const rows = <T extends keyof Tables>(db: Db, table: T): Promise<unknown[]> =>
  sql(db)
    .selectFrom(table as 'fact')
    .selectAll()
    .execute()

/** Puts one row (or several) into a table, as it stands: what a test needs there before the act. */
export async function insert<T extends keyof Tables>(
  db: Db,
  table: T,
  row: Readonly<Record<string, unknown>> | readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  await sql(db)
    .insertInto(table as 'fact')
    .values(row as never)
    .execute()
}

function serverUrl(): string {
  const url = process.env['RONGHENG_TEST_SERVER']
  if (!url) throw new Error('no test server: run the test through vitest at the root of the repository')
  return url
}

async function onServer<T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlOf(server, 'postgres') })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The database all others are copied from, one per state of the migrations. Built under another name, so half a one is never used. */
async function ensureTemplate(client: pg.Client, server: string): Promise<string> {
  const hash = createHash('sha256')
  for (const m of readMigrations()) hash.update(`${m.number}${m.sha256}`)
  const name = `rongheng_template_${hash.digest('hex').slice(0, 12)}`
  const there = async () =>
    (await client.query('select 1 from pg_database where datname = $1', [name])).rowCount === 1
  if (await there()) return name
  await client.query('select pg_advisory_lock(8620002)')
  try {
    if (await there()) return name
    const half = `${name}_half`
    await client.query(`drop database if exists ${quoted(half)} with (force)`)
    await client.query(`create database ${quoted(half)} template template0`)
    const database = connect(urlOf(server, half))
    try {
      await migrate(database)
    } finally {
      await database.close()
    }
    await client.query(`alter database ${quoted(half)} rename to ${quoted(name)}`)
    return name
  } finally {
    await client.query('select pg_advisory_unlock(8620002)')
  }
}
