import { sql as raw } from 'kysely'
import type { Tx } from './db.ts'
import { sql } from './sql.ts'

/** `key`: a waiting job with the same key is replaced, not doubled. `runAt`: not before. */
export type EnqueueOptions = { readonly key?: string; readonly runAt?: Date; readonly maxAttempts?: number }

/** Puts a job on the queue within the transaction: it runs only if that commits. */
export async function enqueue(
  tx: Tx,
  name: string,
  payload: Readonly<Record<string, unknown>>,
  options: EnqueueOptions = {},
): Promise<void> {
  await raw`select graphile_worker.add_job(${name}::text, ${JSON.stringify(payload)}::json,
    job_key := ${options.key ?? null}::text, run_at := ${options.runAt ?? null}::timestamptz,
    max_attempts := ${options.maxAttempts ?? 5}::int)`.execute(sql(tx))
}
