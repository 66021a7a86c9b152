import type { Tx } from './db.ts'
import { sql } from './sql.ts'

/** Takes a scheduled moment of a job for this process. @returns whether nobody had taken it, or a later one, before */
export async function takeMoment(tx: Tx, name: string, dueAt: Date): Promise<boolean> {
  const taken = await sql(tx)
    .insertInto('job_moment')
    .values({ name, due_at: dueAt })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ due_at: dueAt }).where('job_moment.due_at', '<', dueAt),
    )
    .executeTakeFirst()
  return taken.numInsertedOrUpdatedRows === 1n
}
