import { sql as raw } from 'kysely'
import type { Db } from '../db.ts'
import { quoted } from '../pool.ts'
import { sql, transaction } from '../sql.ts'

/** The tables of readings that are kept in partitions, and how much time one of them holds. UTC. */
const lengths = { reading: 8, reading_5m: 6, reading_1h: 4 } as const
export type Partitioned = keyof typeof lengths

/** A partition: its name says which table it belongs to and which span it holds. */
export type Partition = {
  readonly name: string
  readonly table: Partitioned
  readonly from: Date
  readonly to: Date
}

/** The partition in which a moment lies: `reading_20261123`, `reading_5m_202611`, `reading_1h_2026`. */
export const partitionAt = (table: Partitioned, at: Date): Partition =>
  partitionNamed(`${table}_${at.toISOString().replaceAll('-', '').slice(0, lengths[table])}`) as Partition

/** What a name says; null for a table that is no partition. */
export function partitionNamed(name: string): Partition | null {
  const [, table, year, month, day] =
    /^(reading|reading_5m|reading_1h)_(\d{4})(\d\d)?(\d\d)?$/.exec(name) ?? []
  if (table === undefined || name.length - table.length - 1 !== lengths[table as Partitioned]) return null
  const y = Number(year)
  const m = Number(month ?? 1) - 1
  const d = Number(day ?? 1)
  return {
    name,
    table: table as Partitioned,
    from: new Date(Date.UTC(y, m, d)),
    to: new Date(day ? Date.UTC(y, m, d + 1) : month ? Date.UTC(y, m + 1, 1) : Date.UTC(y + 1, 0, 1)),
  }
}

// Any fixed number: whoever makes a partition waits for whoever makes one.
const LOCK = 8_620_005

/** Makes the partitions of a table for these moments, where they are missing. */
export async function makePartitions(db: Db, table: Partitioned, moments: readonly Date[]): Promise<void> {
  const wanted = new Map(moments.map((at) => partitionAt(table, at)).map((p) => [p.name, p]))
  await transaction(db, async (tx) => {
    await raw`select pg_advisory_xact_lock(${LOCK})`.execute(sql(tx))
    for (const partition of wanted.values()) {
      const there =
        await raw`select 1 from pg_inherits where inhrelid = to_regclass(${partition.name})`.execute(sql(tx))
      if (there.rows.length > 0) continue
      for (const statement of partitionSql(partition)) await raw.raw(statement).execute(sql(tx))
    }
  })
}

/**
 * What makes a partition. Made by itself and then attached, which lets others read and write the table meanwhile. Rows only come
 * and go with it: PostgreSQL need not look for dead ones.
 */
export const partitionSql = ({ name, table, from, to }: Partition): string[] => [
  `create table ${quoted(name)} (like ${quoted(table)} including all) with (autovacuum_vacuum_insert_threshold = -1)`,
  `alter table ${quoted(table)} attach partition ${quoted(name)}
    for values from ('${from.toISOString()}') to ('${to.toISOString()}')`,
]

/** Every partition of a table that is there, the oldest first. */
export async function partitionsOf(db: Db, table: Partitioned): Promise<Partition[]> {
  const { rows } = await raw<{ name: string }>`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = ${table}::regclass order by 1`.execute(sql(db))
  return rows.map(({ name }) => partitionNamed(name)).filter((p) => p !== null)
}

/**
 * Drops the partitions of a table that end before a moment. One that somebody reads just now is left for the next time, rather
 * than letting writers wait.
 *
 * @returns the names of those dropped
 */
export async function dropPartitions(db: Db, table: Partitioned, before: Date): Promise<string[]> {
  const dropped: string[] = []
  for (const { name, to } of await partitionsOf(db, table)) {
    if (to > before) continue
    const gone = await transaction(db, async (tx) => {
      await raw`set local lock_timeout = '2s'`.execute(sql(tx))
      await raw.raw(`drop table if exists ${quoted(name)}`).execute(sql(tx))
      return true
    }).catch((cause: unknown) => {
      if ((cause as { code?: string }).code === LOCK_NOT_AVAILABLE) return false
      throw cause
    })
    if (gone) dropped.push(name)
  }
  return dropped
}

const LOCK_NOT_AVAILABLE = '55P03'
