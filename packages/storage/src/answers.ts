import { sql as raw } from 'kysely'
import type { Db } from './db.ts'
import { sql } from './sql.ts'

/** Whether the database answers just now; never throws. */
export async function databaseAnswers(db: Db): Promise<boolean> {
  try {
    await raw`select 1`.execute(sql(db))
    return true
  } catch {
    return false
  }
}
