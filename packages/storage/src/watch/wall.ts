import type { Scope } from '@rongheng/core/identity/scope'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Known } from '@rongheng/core/watch/overview'
import { sql as raw } from 'kysely'
import type { Db } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import { troubleSince } from './check-list.ts'

/** What is known of every check within a scope: of each its unit as well, and nothing of maintenance. */
export async function knownChecks(
  db: Db,
  scope: Scope,
): Promise<(Omit<Known, 'maintained'> & { readonly unitId: string })[]> {
  const rows = await sql(db)
    .selectFrom('watch_check')
    .leftJoin('check_standing', 'check_standing.check_id', 'watch_check.id')
    .select(['watch_check.id', 'watch_check.unit_id', 'system_id', 'name', 'severity', 'paused'])
    .select(['verdict', 'reason', 'detail', 'flapping'])
    .select(
      raw<Date | null>`case when verdict = 'up' then at else coalesce(${troubleSince}, at) end`.as('since'),
    )
    .where('watch_check.unit_id', '=', anyOf(scope.unitIds))
    .where('removed_at', 'is', null)
    .execute()
  return rows.map((row) => ({
    id: row.id as Known['id'],
    unitId: row.unit_id,
    systemId: row.system_id as Known['systemId'],
    name: row.name,
    severity: row.severity as Known['severity'],
    paused: row.paused,
    verdict: (row.verdict ?? 'unknown') as Known['verdict'],
    flapping: row.flapping ?? false,
    since: (row.since?.getTime() ?? null) as Instant | null,
    why: row.detail ?? '',
  }))
}
