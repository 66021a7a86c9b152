import type { CheckStanding } from '@rongheng/core/watch/alert-standing'
import type { ChangeReason } from '@rongheng/core/watch/verdict-change'
import type { Verdict } from '@rongheng/core/watch/verdict'
import type { Instant } from '@rongheng/core/kernel/time'
import { sql as raw } from 'kysely'
import type { Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { CheckStandingRow } from './alert-tables.ts'

/** How some checks stand; a check without any change of verdict is left out. */
export async function standingsOf(tx: Tx, checkIds: readonly string[]): Promise<CheckStanding[]> {
  const rows = await sql(tx)
    .selectFrom('check_standing')
    .selectAll()
    .where('check_id', '=', anyOf(checkIds))
    .execute()
  return rows.map(toStanding)
}

/** Writes how checks stand now, in one statement. */
export async function keepStandings(tx: Tx, standings: readonly CheckStanding[]): Promise<void> {
  if (standings.length === 0) return
  const rows = standings.map((s) => ({
    check_id: s.checkId,
    unit_id: s.unitId,
    change_id: s.changeId,
    verdict: s.verdict,
    at: new Date(s.at).toISOString(),
    reason: s.reason,
    detail: s.detail,
    falls: s.falls.map((at) => new Date(at).toISOString()),
    flapping_at: s.flapping ? new Date(s.flapping.at).toISOString() : null,
    flapping: s.flapping?.is ?? false,
  }))
  const columns = raw.raw(
    'check_id, unit_id, change_id, verdict, at, reason, detail, falls, flapping_at, flapping',
  )
  await raw`insert into check_standing (${columns}) select ${columns}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(check_id text, unit_id text, change_id text,
      verdict text, at timestamptz, reason text, detail text, falls timestamptz[], flapping_at timestamptz, flapping boolean)
    on conflict (check_id) do update set unit_id = excluded.unit_id, change_id = excluded.change_id,
      verdict = excluded.verdict, at = excluded.at, reason = excluded.reason, detail = excluded.detail,
      falls = excluded.falls, flapping_at = excluded.flapping_at, flapping = excluded.flapping`.execute(
    sql(tx),
  )
}

/** A row as it stands in the table. */
export const toStanding = (row: CheckStandingRow): CheckStanding => ({
  checkId: row.check_id,
  unitId: row.unit_id,
  changeId: row.change_id,
  verdict: row.verdict as Verdict,
  at: row.at.getTime() as Instant,
  reason: row.reason as ChangeReason,
  detail: row.detail,
  falls: row.falls.map((at) => at.getTime() as Instant),
  flapping: row.flapping_at ? { at: row.flapping_at.getTime() as Instant, is: row.flapping } : null,
})
