import type { Check } from '@rongheng/core/watch/check'
import type { Seen } from '@rongheng/core/watch/probe'
import { sql as raw } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import { toCheck } from './checks.ts'

/** The checks that an agent runs, by number. */
export async function checksOfAgent(db: Db, agentId: string): Promise<Check[]> {
  const rows = await sql(db)
    .selectFrom('watch_check')
    .selectAll()
    .where('agent_id', '=', agentId)
    .where('removed_at', 'is', null)
    .orderBy('no')
    .execute()
  return rows.map(toCheck)
}

/** The ids of the checks of some agents, with the newest verdict of each. */
export async function namesOfAgents(
  db: Db,
  agentIds: readonly string[],
): Promise<{ agentId: string; id: string; name: string; paused: boolean; verdict: string }[]> {
  const rows = await sql(db)
    .selectFrom('watch_check as c')
    .leftJoin('check_standing as s', 's.check_id', 'c.id')
    .select(['c.agent_id', 'c.id', 'c.name', 'c.paused', 's.verdict'])
    .where('c.agent_id', '=', anyOf(agentIds))
    .where('c.removed_at', 'is', null)
    .orderBy('c.name')
    .execute()
  return rows.map((row) => ({
    agentId: row.agent_id ?? '',
    id: row.id,
    name: row.name,
    paused: row.paused,
    verdict: row.verdict ?? 'unknown',
  }))
}

/** Changes when anything does that an agent gets: its checks, their secrets, and itself. */
export async function workRevision(db: Db, agentId: string): Promise<string> {
  const { rows } = await raw<{ revision: string }>`
    select md5(concat_ws(' ', a.version,
      (select string_agg(concat_ws(':', c.id, c.version, extract(epoch from c.changed_at),
          (select max(extract(epoch from s.changed_at)) from watch_secret s where s.check_id = c.id)), ',' order by c.id)
         from watch_check c where c.agent_id = a.id and c.removed_at is null))) as revision
      from watch_agent a where a.id = ${agentId}`.execute(sql(db))
  return rows[0]?.revision ?? ''
}

/** Keeps what came for checks until the processes that run them have made readings of it. In the order given. */
export async function addArrivals(
  tx: Tx,
  unitId: string,
  arrivals: readonly {
    readonly checkId: string
    readonly at: number
    readonly seen: Omit<Seen, 'sample' | 'frame'>
  }[],
): Promise<void> {
  if (arrivals.length === 0) return
  await raw`
    insert into watch_arrival (check_id, unit_id, at, seen)
    select check_id, ${unitId}, to_timestamp(at / 1000.0), seen
      from jsonb_to_recordset(${JSON.stringify(arrivals.map(({ checkId, at, seen }) => ({ check_id: checkId, at, seen })))}::jsonb)
        as r (check_id text, at bigint, seen jsonb)`.execute(sql(tx))
}
