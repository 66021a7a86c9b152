import type { Scope } from '@rongheng/core/identity/scope'
import type { Db } from '../db.ts'
import { anyOf, sql } from '../sql.ts'

/** What a system or device is called, by id; null for one that is not there. */
export type AssetNames = (id: string | null) => string | null

/** The names of some systems; with a scope, only of those inside it. */
export async function systemNames(
  db: Db,
  ids: readonly (string | null)[],
  scope?: Scope,
): Promise<AssetNames> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  let query = sql(db).selectFrom('asset_system').select(['id', 'name']).where('id', '=', anyOf(wanted))
  if (scope) query = query.where('unit_id', '=', anyOf(scope.unitIds))
  const rows = await query.execute()
  const names = new Map(rows.map((row) => [row.id, row.name]))
  return (id) => (id === null ? null : (names.get(id) ?? null))
}

/** The name of a device; null for none. */
export async function deviceName(db: Db, id: string | null): Promise<string | null> {
  if (id === null) return null
  const row = await sql(db).selectFrom('asset_device').select('name').where('id', '=', id).executeTakeFirst()
  return row?.name ?? null
}

/** Whether a unit has this system, or this device, on its list. */
export async function unitHas(
  db: Db,
  table: 'asset_system' | 'asset_device',
  unitId: string,
  id: string,
): Promise<boolean> {
  const row = await sql(db)
    .selectFrom(table)
    .select('id')
    .where('id', '=', id)
    .where('unit_id', '=', unitId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** The systems and devices of a unit that are on its lists. */
export async function assetNames(
  db: Db,
  unitId: string,
): Promise<{
  systems: { id: string; name: string }[]
  devices: { id: string; name: string; systemId: string | null; address: string }[]
}> {
  const systems = await sql(db)
    .selectFrom('asset_system')
    .select(['id', 'name'])
    .where('unit_id', '=', unitId)
    .where('removed_at', 'is', null)
    .execute()
  const devices = await sql(db)
    .selectFrom('asset_device')
    .select(['id', 'name', 'system_id as systemId', 'address'])
    .where('unit_id', '=', unitId)
    .where('removed_at', 'is', null)
    .execute()
  return { systems, devices }
}
