import type { Role } from '@rongheng/core/identity/roles'
import type { Db } from '../db.ts'
import { anyOf, sql } from '../sql.ts'

/** What people are called, by account id. Unknown ids (`os:…`, `job:…`) are called by themselves. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<(id: string) => string> {
  const rows = await sql(db)
    .selectFrom('user_account')
    .select(['id', 'name'])
    .where('id', '=', anyOf([...new Set(ids)]))
    .execute()
  const names = new Map(rows.map((row) => [row.id, row.name]))
  return (id) => names.get(id) ?? id
}

/** What units are called, by id. */
export async function unitNamesOf(db: Db, ids: readonly string[]): Promise<(id: string) => string> {
  const rows = await sql(db)
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('id', '=', anyOf([...new Set(ids)]))
    .execute()
  const names = new Map(rows.map((row) => [row.id, row.name]))
  return (id) => names.get(id) ?? id
}

/** Active people who hold one of the roles at the unit or above it, by name. */
export async function peopleWithRole(
  db: Db,
  unitId: string,
  roles: readonly Role[],
): Promise<{ id: string; name: string }[]> {
  return sql(db)
    .withRecursive('above', (q) =>
      q
        .selectFrom('unit')
        .select(['id', 'parent_id'])
        .where('id', '=', unitId)
        .unionAll((u) =>
          u
            .selectFrom('unit')
            .innerJoin('above', 'above.parent_id', 'unit.id')
            .select(['unit.id', 'unit.parent_id']),
        ),
    )
    .selectFrom('user_account')
    .innerJoin('role_grant', 'role_grant.user_id', 'user_account.id')
    .innerJoin('above', 'above.id', 'role_grant.unit_id')
    .where('role_grant.role', '=', anyOf(roles))
    .where('user_account.state', '=', 'active')
    .select(['user_account.id', 'user_account.name'])
    .distinct()
    .orderBy('user_account.name')
    .orderBy('user_account.id')
    .execute()
}
