import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'

/** A sealed secret of a check. */
export type SealedSecret = { readonly checkId: string; readonly name: string; readonly sealed: string }

/** The sealed secrets of some checks. */
export async function sealedSecrets(db: Db, checkIds: readonly string[]): Promise<SealedSecret[]> {
  const rows = await sql(db)
    .selectFrom('watch_secret')
    .select(['check_id', 'name', 'sealed'])
    .where('check_id', '=', anyOf(checkIds))
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ checkId: row.check_id, name: row.name, sealed: row.sealed }))
}

/** Keeps a sealed secret in place of the one before. */
export async function keepSecret(tx: Tx, unitId: string, secret: SealedSecret, now: number): Promise<void> {
  const values = { sealed: secret.sealed, changed_at: new Date(now) }
  await sql(tx)
    .insertInto('watch_secret')
    .values({ check_id: secret.checkId, unit_id: unitId, name: secret.name, ...values })
    .onConflict((c) => c.columns(['check_id', 'name']).doUpdateSet(values))
    .execute()
}

/** Forgets secrets of a check by name. */
export async function forgetSecrets(tx: Tx, checkId: string, names: readonly string[]): Promise<void> {
  await sql(tx)
    .deleteFrom('watch_secret')
    .where('check_id', '=', checkId)
    .where('name', '=', anyOf(names))
    .execute()
}
