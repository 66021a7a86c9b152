import { sql as raw, type Kysely, type RawBuilder } from 'kysely'
import type { Db, Tx } from './db.ts'
import type { Tables } from './tables.ts'

/** Opens the handle. Only this package may import this file. */
export const sql = (db: Db): Kysely<Tables> => db as unknown as Kysely<Tables>

/** Seals a connection into the handle that everybody else passes on. */
export const asDb = (k: Kysely<Tables>): Db => k as unknown as Db

/** Runs some work in one transaction; a thrown error rolls it back. */
export function transaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return sql(db)
    .transaction()
    .execute((t) => work(t as unknown as Tx))
}

/** `where('unit_id', '=', anyOf(scope.unitIds))`: one of these values; finds nothing for an empty list, where `in ()` would be an error. */
export const anyOf = (values: readonly string[]): RawBuilder<string> =>
  raw<string>`any(${[...values]}::text[])`
