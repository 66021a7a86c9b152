import type { PoolClient } from 'pg'
import { quoted } from '../pool.ts'

/** A table of ours, with the columns that can be written. */
export type TableShape = { readonly name: string; readonly columns: readonly string[] }

// Of the machine, not of the records: what is done is asked of the database itself, and schedules catch up by themselves.
const NOT_KEPT = new Set(['migration', 'job_moment'])

/**
 * Every table with records, each after the tables it refers to.
 *
 * @throws Error when tables refer to each other in a ring: then a constraint has to become deferrable, and this has to learn it
 */
export async function tablesInOrder(client: PoolClient): Promise<TableShape[]> {
  const { rows: columns } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`,
  )
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `select conrelid::regclass::text as "from", confrelid::regclass::text as "to"
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`,
  )
  const left = columns.filter((table) => !NOT_KEPT.has(table.name))
  const done = new Set(NOT_KEPT)
  const inOrder: TableShape[] = []
  while (left.length > 0) {
    const at = left.findIndex((table) =>
      references.every(
        (r) => r.from !== quotedAsShown(table.name) || [...done].some((d) => quotedAsShown(d) === r.to),
      ),
    )
    const [table] = left.splice(at, at < 0 ? 0 : 1)
    if (!table)
      throw new Error(`these tables refer to each other in a ring: ${left.map((t) => t.name).join(', ')}`)
    done.add(table.name)
    inOrder.push(table)
  }
  return inOrder
}

// regclass prints a name as it must be written in SQL.
const quotedAsShown = (name: string): string => (/^[a-z_][a-z0-9_]*$/.test(name) ? name : quoted(name))

/** `"payment" ("id", "unit_id", …)`, as COPY takes it. */
export const copyTarget = (table: TableShape): string =>
  `${quoted(table.name)} (${table.columns.map(quoted).join(', ')})`

/** How many rows a table has. */
export async function countRows(client: PoolClient, table: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`select count(*) as n from ${quoted(table)}`)
  return rows[0]?.n ?? 0
}

/** Where the counters of numbered columns stand. */
export async function sequences(client: PoolClient): Promise<{ name: string; lastValue: string }[]> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select sequencename::text as name, last_value::text as value from pg_sequences
     where schemaname = 'public' and last_value is not null order by 1`,
  )
  return rows.map((row) => ({ name: row.name, lastValue: row.value }))
}
