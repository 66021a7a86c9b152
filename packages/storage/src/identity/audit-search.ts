import type { AuditResult, AuditRow } from '@rongheng/core/identity/audit'
import type { Scope } from '@rongheng/core/identity/scope'
import { addDays, dayStart, type Day, type Instant } from '@rongheng/core/kernel/time'
import type { Db } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import { toAuditRow } from './audit-rows.ts'

/** Which audit rows to find; what is left out does not narrow. */
export type AuditFilter = {
  readonly unitId?: string | undefined
  /** Part of the name, or the whole id. */
  readonly actor?: string | undefined
  /** An action, or the front part of several: `user`. */
  readonly action?: string | undefined
  readonly result?: AuditResult | undefined
  readonly fromOn?: Day | undefined
  /** This day is inside. */
  readonly toOn?: Day | undefined
}

/** Audit rows within a scope, newest first, and how many there are in all. */
export async function findAudit(
  db: Db,
  scope: Scope,
  filter: AuditFilter,
  limit: number,
  offset: number,
): Promise<{ rows: AuditRow[]; total: number }> {
  let query = sql(db).selectFrom('audit_row').where('unit_id', '=', anyOf(scope.unitIds))
  const { unitId, actor, action, result, fromOn, toOn } = filter
  if (unitId) query = query.where('unit_id', '=', unitId)
  if (actor)
    query = query.where((eb) =>
      eb.or([eb('actor_id', '=', actor), eb('actor_name', 'like', `%${plain(actor)}%`)]),
    )
  if (action)
    query = query.where((eb) =>
      eb.or([eb('action', '=', action), eb('action', 'like', `${plain(action)}.%`)]),
    )
  if (result) query = query.where('result', '=', result)
  if (fromOn) query = query.where('at', '>=', new Date(dayStart(fromOn)))
  if (toOn) query = query.where('at', '<', new Date(dayStart(addDays(toOn, 1))))
  const rows = await query
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('unit_id')
    .orderBy('seq', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  const count = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { rows: rows.map(toAuditRow), total: Number(count.total) }
}

const plain = (text: string): string => text.replace(/[\\%_]/g, (c) => `\\${c}`)

/** What was done by others in some units since a moment, newest first, without the acts of administrators and sessions. */
export async function changesSince(
  db: Db,
  scope: Scope,
  asked: { since: Instant; not: string; limit: number },
): Promise<AuditRow[]> {
  const rows = await sql(db)
    .selectFrom('audit_row')
    .selectAll()
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('at', '>', new Date(asked.since))
    .where('actor_id', '!=', asked.not)
    .where('result', '=', 'done')
    .where('action', '!~', '^(user|unit|session|audit|system)\\.')
    .where('action', '!~', '\\.(read|export)$')
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(asked.limit)
    .execute()
  return rows.map(toAuditRow)
}
