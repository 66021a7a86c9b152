import type { Need } from '@rongheng/core/assets/api'
import type { Scope } from '@rongheng/core/identity/scope'
import type { Tx, Db } from '../db.ts'
import { anyOf, sql } from '../sql.ts'

/** What cannot work without what, within a scope. What names a removed record is left out. */
export async function listNeeds(db: Db, scope: Scope): Promise<Need[]> {
  const rows = await sql(db)
    .selectFrom('asset_need')
    .select(['from_id', 'to_id'])
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where((eb) =>
      eb.and(
        (['from_id', 'to_id'] as const).map((end) =>
          eb.or([
            eb(end, 'in', eb.selectFrom('asset_system').select('id').where('removed_at', 'is', null)),
            eb(end, 'in', eb.selectFrom('asset_device').select('id').where('removed_at', 'is', null)),
          ]),
        ),
      ),
    )
    .orderBy('from_id')
    .orderBy('to_id')
    .execute()
  return rows.map((row) => ({ fromId: row.from_id, toId: row.to_id }) as Need)
}

/** Writes what one thing needs, in place of what it needed. */
export async function saveNeeds(
  tx: Tx,
  of: { readonly unitId: string; readonly fromId: string; readonly needs: readonly string[] },
): Promise<void> {
  await sql(tx)
    .deleteFrom('asset_need')
    .where('unit_id', '=', of.unitId)
    .where('from_id', '=', of.fromId)
    .execute()
  if (of.needs.length === 0) return
  await sql(tx)
    .insertInto('asset_need')
    .values(of.needs.map((to) => ({ unit_id: of.unitId, from_id: of.fromId, to_id: to })))
    .execute()
}

/** Forgets every need of and for a thing that is removed. */
export async function dropNeeds(tx: Tx, unitId: string, id: string): Promise<void> {
  await sql(tx)
    .deleteFrom('asset_need')
    .where('unit_id', '=', unitId)
    .where((eb) => eb.or([eb('from_id', '=', id), eb('to_id', '=', id)]))
    .execute()
}
