import type { Scope } from '@rongheng/core/identity/scope'
import { Unit } from '@rongheng/core/identity/unit'
import type { Db } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { UnitRow } from './tables.ts'
import type { Selectable } from 'kysely'

/** The units of a scope, by name. */
export async function listUnits(db: Db, scope: Scope): Promise<Unit[]> {
  const rows = await sql(db)
    .selectFrom('unit')
    .selectAll()
    .where('id', '=', anyOf(scope.unitIds))
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(toUnit)
}

/** Every unit, unscoped: only for working out how far a grant reaches. */
export async function unitTree(db: Db): Promise<{ id: string; parentId: string | null }[]> {
  const rows = await sql(db).selectFrom('unit').select(['id', 'parent_id']).execute()
  return rows.map((row) => ({ id: row.id, parentId: row.parent_id }))
}

function toUnit(row: Selectable<UnitRow>): Unit {
  return Unit.parse({
    id: row.id,
    parentId: row.parent_id,
    name: row.name,
    code: row.code,
    version: row.version,
  })
}
