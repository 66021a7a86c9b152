import { runMigrations } from 'graphile-worker'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { PoolClient } from 'pg'
import { readMigrations, type Migration } from './migrations.ts'
import type { Database } from './pool.ts'
import { quietLogger } from './queue-logger.ts'

// Any fixed number: processes that migrate the same database wait for each other on it.
const LOCK = 8_620_001

/**
 * Brings the schema up to this version, each step in its own transaction, and the job queue's with it. Two processes may
 * call it at once. What is there already is left alone.
 *
 * @returns the steps done now
 * @throws Refusal `kernel.database-newer` when a later version has migrated it, `kernel.migration-changed` when a step
 *   that was done reads otherwise today; nothing is changed then
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[] = readMigrations(),
): Promise<Migration[]> {
  const client = await database.pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const todo = await missing(client, migrations)
    for (const step of todo) await apply(client, step)
    await runMigrations({ pgPool: database.pool, logger: quietLogger })
    return todo
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => {})
    client.release()
  }
}

async function missing(client: PoolClient, migrations: readonly Migration[]): Promise<Migration[]> {
  await client.query(
    `create table if not exists migration (
      number integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())`,
  )
  const { rows } = await client.query<{ number: number; name: string; sha256: string }>(
    'select number, name, sha256 from migration order by number',
  )
  const known = new Map(migrations.map((m) => [m.number, m]))
  const newest = migrations.at(-1)?.number ?? 0
  const ahead = rows.at(-1)
  if (ahead && ahead.number > newest)
    throw new Refusal('kernel.database-newer', { database: ahead.number, program: newest })
  for (const row of rows)
    if (known.get(row.number)?.sha256 !== row.sha256)
      throw new Refusal('kernel.migration-changed', { number: row.number, name: row.name })
  const done = new Set(rows.map((row) => row.number))
  return migrations.filter((m) => !done.has(m.number))
}

async function apply(client: PoolClient, step: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(step.sql)
    await client.query('insert into migration (number, name, sha256) values ($1, $2, $3)', [
      step.number,
      step.name,
      step.sha256,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback').catch(() => {})
    throw new Error(`migration ${step.number} ${step.name}: ${(cause as Error).message}`, { cause })
  }
}
