import { type Kysely, sql as raw } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { Tables } from '../tables.ts'

/** The units of the example center and all below them, the top one first; empty once it is removed. */
export async function exampleUnitTree(db: Db): Promise<{ id: string; name: string }[]> {
  const found = await raw<{ id: string; name: string }>`
    with recursive below as (
      select id, name, 0 as depth from unit where is_example and
        (parent_id is null or parent_id not in (select id from unit where is_example))
      union all
      select unit.id, unit.name, depth + 1 from unit join below on unit.parent_id = below.id
    )
    select id, name from below order by depth, id`.execute(sql(db))
  return found.rows
}

/** How much would go with these units. */
export async function countExample(
  db: Db,
  unitIds: readonly string[],
): Promise<{ projects: number; accounts: number; systems: number; devices: number; checks: number }> {
  const count = async (
    table: 'project' | 'user_account' | 'asset_system' | 'asset_device' | 'watch_check',
  ) => {
    const row = await sql(db)
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as('n'))
      .where('unit_id', '=', anyOf(unitIds))
      .executeTakeFirstOrThrow()
    return Number(row.n)
  }
  return {
    projects: await count('project'),
    accounts: await count('user_account'),
    systems: await count('asset_system'),
    devices: await count('asset_device'),
    checks: await count('watch_check'),
  }
}

/** Rows of these tables stay: the audit tells what happened, also in a unit that is gone. */
const kept = ['audit_row', 'audit_head']

/**
 * Deletes every row of these units from every table, in an order that the foreign keys allow; the audit stays. This is the
 * one place where facts are deleted.
 */
export async function removeUnits(tx: Tx, unitIds: readonly string[]): Promise<void> {
  const db = sql(tx)
  // Roles that their people hold elsewhere belong to other units.
  await db
    .deleteFrom('role_grant')
    .where('user_id', 'in', (eb) =>
      eb.selectFrom('user_account').select('id').where('unit_id', '=', anyOf(unitIds)),
    )
    .execute()
  // First of all: whoever fills in its past sees by this that it is gone.
  await db.deleteFrom('example_sims').where('unit_id', '=', anyOf(unitIds)).execute()
  await removeReadings(db, unitIds)
  await removeDependants(db, unitIds)
  for (const table of await tablesChildrenFirst(db)) {
    const column = table === 'unit' ? 'id' : 'unit_id'
    await withoutGuards(db, table, async () => {
      await raw`delete from ${raw.table(table)} where ${raw.ref(column)} = ${anyOf(unitIds)}`.execute(db)
    })
  }
}

/** Readings know their check by its number alone. */
async function removeReadings(db: Kysely<Tables>, unitIds: readonly string[]): Promise<void> {
  const tables = ['reading', 'reading_5m', 'reading_1h', 'reading_1d', 'reading_kept', 'reading_dirty']
  for (const table of tables)
    await raw`delete from ${raw.table(table)} where check_no in
      (select no from watch_check where unit_id = ${anyOf(unitIds)})`.execute(db)
}

/** Rows that name no unit, and hang on a row that does. */
async function removeDependants(db: Kysely<Tables>, unitIds: readonly string[]): Promise<void> {
  const hanging = await raw<{ child: string; key: string; parent: string; named: string }>`
    select child.relname as child, here.attname as key, parent.relname as parent, there.attname as named
    from pg_constraint
    join pg_class child on child.oid = conrelid
    join pg_class parent on parent.oid = confrelid
    join pg_attribute here on here.attrelid = conrelid and here.attnum = conkey[1]
    join pg_attribute there on there.attrelid = confrelid and there.attnum = confkey[1]
    where contype = 'f' and child.relnamespace = current_schema()::regnamespace
      and exists (select from pg_attribute a where a.attrelid = confrelid and a.attname = 'unit_id')
      and not exists (select from pg_attribute a where a.attrelid = conrelid and a.attname = 'unit_id')`.execute(
    db,
  )
  for (const { child, key, parent, named } of hanging.rows)
    await raw`delete from ${raw.table(child)} where ${raw.ref(key)} in
      (select ${raw.ref(named)} from ${raw.table(parent)} where unit_id = ${anyOf(unitIds)})`.execute(db)
}

/** Facts and signed reports have triggers that refuse a delete; they are off for this one statement of this transaction. */
async function withoutGuards(db: Kysely<Tables>, table: string, work: () => Promise<void>): Promise<void> {
  const guards = await raw<{ name: string }>`
    select tgname as name from pg_trigger
    where tgrelid = ${table}::regclass and not tgisinternal and tgenabled <> 'D'`.execute(db)
  for (const { name } of guards.rows)
    await raw`alter table ${raw.table(table)} disable trigger ${raw.ref(name)}`.execute(db)
  await work()
  for (const { name } of guards.rows)
    await raw`alter table ${raw.table(table)} enable trigger ${raw.ref(name)}`.execute(db)
}

/** Every table whose rows belong to a unit, and `unit` itself, each before the tables that it points at. */
async function tablesChildrenFirst(db: Kysely<Tables>): Promise<string[]> {
  const owned = await raw<{ name: string }>`
    select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = current_schema() and c.column_name = 'unit_id' and t.table_type = 'BASE TABLE'
    order by 1`.execute(db)
  const links = await raw<{ child: string; parent: string }>`
    select child.relname as child, parent.relname as parent from pg_constraint
    join pg_class child on child.oid = conrelid
    join pg_class parent on parent.oid = confrelid
    where contype = 'f' and conrelid <> confrelid`.execute(db)
  const left = new Set([...owned.rows.map((r) => r.name), 'unit'].filter((name) => !kept.includes(name)))
  const order: string[] = []
  while (left.size > 0) {
    const free = [...left].filter((name) => !links.rows.some((l) => l.parent === name && left.has(l.child)))
    if (free.length === 0) throw new Error(`tables point at each other: ${[...left].join(', ')}`)
    for (const name of free) {
      left.delete(name)
      order.push(name)
    }
  }
  return order
}
