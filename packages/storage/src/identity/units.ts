import type { Scope } from '@rongheng/core/identity/scope'
import { Unit } from '@rongheng/core/identity/unit'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { sql as raw } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { UnitRow } from './tables.ts'
import type { Selectable } from 'kysely'

/** The units of a scope by name, those of the example last. */
export async function listUnits(db: Db, scope: Scope): Promise<Unit[]> {
  const rows = await sql(db)
    .selectFrom('unit')
    .selectAll()
    .where('id', '=', anyOf(scope.unitIds))
    .orderBy('is_example')
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
    isExample: row.is_example,
    version: row.version,
  })
}

/** One unit of a scope. @throws Refusal `identity.no-such-unit` */
export async function getUnit(db: Db, scope: Scope, unitId: string): Promise<Unit> {
  const row = await sql(db)
    .selectFrom('unit')
    .selectAll()
    .where('id', '=', unitId)
    .where('id', '=', anyOf(scope.unitIds))
    .executeTakeFirst()
  if (!row) throw new Refusal('identity.no-such-unit', { id: unitId })
  return toUnit(row)
}

/** Adds a unit. @throws Refusal `identity.unit-name-taken` when a sister unit has this name */
export async function addUnit(tx: Tx, unit: Unit): Promise<Unit> {
  const row = await sql(tx)
    .insertInto('unit')
    .values({
      id: unit.id,
      parent_id: unit.parentId,
      name: unit.name,
      code: unit.code,
      is_example: unit.isExample,
      version: unit.version,
    })
    .onConflict((c) => c.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Refusal('identity.unit-name-taken', { name: unit.name })
  return toUnit(row)
}

/**
 * Writes a unit's name and code if nobody changed it since it was read. Its place in the tree stays.
 *
 * @throws Refusal `kernel.stale`, `identity.unit-name-taken`
 */
export async function saveUnit(tx: Tx, next: Unit): Promise<Unit> {
  const twin = await sql(tx)
    .selectFrom('unit')
    .select('id')
    .where('name', '=', next.name)
    .where('parent_id', 'is not distinct from', next.parentId)
    .where('id', '!=', next.id)
    .executeTakeFirst()
  if (twin) throw new Refusal('identity.unit-name-taken', { name: next.name })
  const row = await sql(tx)
    .updateTable('unit')
    .set({ name: next.name, code: next.code, version: next.version + 1 })
    .where('id', '=', next.id)
    .where('version', '=', next.version)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id: next.id })
  return toUnit(row)
}

/** Lets no other process add a first unit until this transaction ends. */
export async function lockUnits(tx: Tx): Promise<void> {
  await raw`lock table unit in share row exclusive mode`.execute(sql(tx))
}

/** The top unit that has stood longest; null while only the example is there. What concerns no unit is audited there. */
export async function rootUnitId(db: Db): Promise<string | null> {
  const row = await sql(db)
    .selectFrom('unit')
    .select('id')
    .where('parent_id', 'is', null)
    .where('is_example', '=', false)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}
