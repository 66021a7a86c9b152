import { type AssetKind, type AssetRecord, assetSchemas } from '@rongheng/core/assets/record'
import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { sql as raw } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'

// The six tables are kept the same way: a column for each part of the record, called the same. So they are read and written by
// one piece of code; kysely is told the name of one of them, and the schemas of core say what each holds.
const tables = {
  location: 'asset_location',
  vendor: 'asset_vendor',
  contract: 'asset_contract',
  system: 'asset_system',
  device: 'asset_device',
  software: 'asset_software',
} as const satisfies Record<AssetKind, string>
const tableOf = (kind: AssetKind) => tables[kind] as 'asset_location'

/** The records of a kind that are not removed, by name. */
export async function listAssets<K extends AssetKind>(
  db: Db,
  scope: Scope,
  kind: K,
): Promise<AssetRecord<K>[]> {
  const rows = await sql(db)
    .selectFrom(tableOf(kind))
    .selectAll()
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('removed_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map((row) => toRecord(kind, row))
}

/** One record. @throws Refusal `assets.no-such-record` when it does not exist, is removed, or lies outside the scope */
export async function getAsset<K extends AssetKind>(
  db: Db,
  scope: Scope,
  kind: K,
  id: string,
): Promise<AssetRecord<K>> {
  const row = await sql(db)
    .selectFrom(tableOf(kind))
    .selectAll()
    .where('id', '=', id)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new Refusal('assets.no-such-record', { id })
  return toRecord(kind, row)
}

/**
 * Lets nobody else change what a unit has until this transaction ends: two at once could take one name, or close a circle of needs
 * between them.
 */
export async function lockAssets(tx: Tx, unitId: string): Promise<void> {
  await raw`select pg_advisory_xact_lock(hashtext(${`asset ${unitId}`}))`.execute(sql(tx))
}

/** Writes a record that is not there yet. */
export async function addAsset<K extends AssetKind>(tx: Tx, kind: K, record: AssetRecord<K>): Promise<void> {
  await sql(tx)
    .insertInto(tableOf(kind))
    .values(toRow(record) as never)
    .execute()
}

/** Writes a record if nobody changed it since it was read. @throws Refusal `kernel.stale` */
export async function saveAsset<K extends AssetKind>(
  tx: Tx,
  kind: K,
  next: AssetRecord<K>,
): Promise<AssetRecord<K>> {
  const { id, version } = next
  const row = await sql(tx)
    .updateTable(tableOf(kind))
    .set({ ...toRow(next), version: version + 1 } as never)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('removed_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id })
  return toRecord(kind, row)
}

/** Takes a record off the list. @throws Refusal `kernel.stale` */
export async function removeAsset(
  tx: Tx,
  kind: AssetKind,
  of: { readonly id: string; readonly version: number; readonly now: number },
): Promise<void> {
  const row = await sql(tx)
    .updateTable(tableOf(kind))
    .set({ removed_at: new Date(of.now), version: of.version + 1 })
    .where('id', '=', of.id)
    .where('version', '=', of.version)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id: of.id })
}

/** What still names a record, by the column that does: such a record may not go. */
const namedIn = {
  location: [
    ['asset_location', 'parent_id'],
    ['asset_device', 'location_id'],
  ],
  vendor: [
    ['asset_contract', 'vendor_id'],
    ['asset_system', 'vendor_id'],
    ['asset_device', 'vendor_id'],
    ['asset_software', 'vendor_id'],
  ],
  contract: [['asset_system', 'contract_id']],
  system: [
    ['asset_device', 'system_id'],
    ['asset_software', 'system_id'],
  ],
  device: [['asset_software', 'device_id']],
  software: [],
} as const satisfies Record<AssetKind, readonly (readonly [string, string])[]>

/** The name of a record that names this one; null when none does. */
export async function namedBy(tx: Tx, kind: AssetKind, id: string): Promise<string | null> {
  for (const [table, column] of namedIn[kind]) {
    const row = await sql(tx)
      .selectFrom(table as 'asset_device')
      .select('name')
      .where(column as 'system_id', '=', id)
      .where('removed_at', 'is', null)
      .limit(1)
      .executeTakeFirst()
    if (row) return row.name
  }
  return null
}

const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const camel = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

function toRow(record: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      snake(key),
      key.endsWith('At') && typeof value === 'number' ? new Date(value) : (value as unknown),
    ]),
  )
}

function toRecord<K extends AssetKind>(kind: K, row: object): AssetRecord<K> {
  const parts = Object.entries(row).map(([column, value]) => [
    camel(column),
    value instanceof Date ? value.getTime() : (value as unknown),
  ])
  return assetSchemas[kind].parse(Object.fromEntries(parts)) as AssetRecord<K>
}
