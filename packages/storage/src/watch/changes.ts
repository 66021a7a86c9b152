import { type VerdictChange } from '@rongheng/core/watch/verdict-change'
import { sql as raw } from 'kysely'
import type { Tx } from '../db.ts'
import { sql } from '../sql.ts'

// Any fixed number: who writes changes of the same shard waits for the other.
const LOCKS = 8_620_006

/**
 * Writes changes of verdicts, each only if it follows on what is stored of its check: a change that somebody else wrote
 * meanwhile, or that was written already, is never followed by its double.
 *
 * @param changes in the order in which they happened, with the number of their checks
 * @returns those written now, and the checks of which a change did not follow on what is stored
 */
export async function addChanges(
  tx: Tx,
  changes: readonly { readonly change: VerdictChange; readonly checkNo: number }[],
): Promise<{ written: VerdictChange[]; outdated: string[] }> {
  if (changes.length === 0) return { written: [], outdated: [] }
  const db = sql(tx)
  const shards = [...new Set(changes.map(({ checkNo }) => checkNo % 16))].sort((a, b) => a - b)
  await raw`select pg_advisory_xact_lock(${LOCKS}, s) from (select unnest(${shards}::int[]) s order by 1) s`.execute(
    db,
  )
  const checkIds = [...new Set(changes.map(({ change }) => change.checkId))]
  const { rows: known } = await raw<{ id: string }>`
    select id from verdict_change where id = any(${changes.map(({ change }) => change.id)}::text[])`.execute(
    db,
  )
  const { rows: last } = await raw<{ check_id: string; after: string }>`
    select c.id as check_id, v.after from unnest(${checkIds}::text[]) as c (id)
     cross join lateral (select after from verdict_change where check_id = c.id order by at desc, id desc limit 1) v`.execute(
    db,
  )
  const there = new Set(known.map(({ id }) => id))
  const verdicts = new Map(last.map((row) => [row.check_id, row.after]))
  const outdated = new Set<string>()
  const written: { change: VerdictChange; checkNo: number }[] = []
  for (const one of changes) {
    const { change } = one
    if (there.has(change.id)) continue
    if (outdated.has(change.checkId) || (verdicts.get(change.checkId) ?? 'unknown') !== change.before) {
      outdated.add(change.checkId)
      continue
    }
    verdicts.set(change.checkId, change.after)
    written.push(one)
  }
  await insert(tx, written)
  return { written: written.map(({ change }) => change), outdated: [...outdated] }
}

async function insert(
  tx: Tx,
  written: readonly { readonly change: VerdictChange; readonly checkNo: number }[],
): Promise<void> {
  if (written.length === 0) return
  const column = <T>(of: (change: VerdictChange) => T) => written.map(({ change }) => of(change))
  const at = column((c) => new Date(c.at))
  await raw`
    insert into verdict_change (id, check_id, unit_id, at, before, after, reason, detail, readings)
    select * from unnest(${column((c) => c.id)}::text[], ${column((c) => c.checkId)}::text[], ${column((c) => c.unitId)}::text[],
      ${at}::timestamptz[], ${column((c) => c.before)}::text[], ${column((c) => c.after)}::text[],
      ${column((c) => c.reason)}::text[], ${column((c) => c.detail)}::text[],
      ${column((c) => JSON.stringify(c.readings))}::jsonb[])`.execute(sql(tx))
  await raw`
    insert into reading_to_keep (change_id, check_no, at)
    select * from unnest(${column((c) => c.id)}::text[], ${written.map((w) => w.checkNo)}::int[], ${at}::timestamptz[])`.execute(
    sql(tx),
  )
}
