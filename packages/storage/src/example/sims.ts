import type { Instant } from '@rongheng/core/kernel/time'
import type { Db, Tx } from '../db.ts'
import { sql } from '../sql.ts'

/** Where the example's devices are simulated, and since when. */
export type ExampleSims = {
  readonly firstPort: number
  readonly begunAt: Instant
  /** Whether all of its past has been written. */
  readonly filled: boolean
}

/** Keeps where the example's devices are simulated. */
export async function keepSims(
  tx: Tx,
  sims: Omit<ExampleSims, 'filled'> & { readonly unitId: string },
): Promise<void> {
  await sql(tx)
    .insertInto('example_sims')
    .values({
      unit_id: sims.unitId,
      first_port: sims.firstPort,
      begun_at: new Date(sims.begunAt),
      filled_at: null,
    })
    .execute()
}

/** Where they are simulated; null once the example is removed, or where it never was. */
export async function exampleSims(db: Db): Promise<ExampleSims | null> {
  const row = await sql(db).selectFrom('example_sims').selectAll().limit(1).executeTakeFirst()
  return row
    ? {
        firstPort: row.first_port,
        begunAt: row.begun_at.getTime() as Instant,
        filled: row.filled_at !== null,
      }
    : null
}

/** Whether the example is still there; if so it stays until the transaction ends. */
export async function holdExample(tx: Tx): Promise<boolean> {
  return (
    (await sql(tx).selectFrom('example_sims').select('unit_id').forKeyShare().executeTakeFirst()) !==
    undefined
  )
}

/** Notes that all of its past is written. */
export async function markFilled(db: Db, now: Instant): Promise<void> {
  await sql(db)
    .updateTable('example_sims')
    .set({ filled_at: new Date(now) })
    .execute()
}
