import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Check } from '@rongheng/core/watch/check'
import type { Verdict } from '@rongheng/core/watch/verdict'
import type { ChangeReason } from '@rongheng/core/watch/verdict-change'
import type { NewestReading } from '@rongheng/core/watch/views'
import { type ExpressionBuilder, sql as raw } from 'kysely'
import type { Db } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { Tables } from '../tables.ts'
import { toCheck } from './checks.ts'

/** What a list of checks may be narrowed to. */
export type CheckFilter = {
  readonly ids?: readonly string[] | undefined
  readonly unitId?: string | undefined
  readonly systemId?: string | undefined
  readonly deviceId?: string | undefined
  readonly kind?: string | undefined
  readonly verdict?: Verdict | undefined
  readonly paused?: boolean | undefined
  /** Part of the name, the settings or the note. */
  readonly text?: string | undefined
}

/** A check with its newest change of verdict and its newest reading. */
export type Standing = {
  readonly check: Check
  readonly verdict: Verdict
  readonly since: number | null
  readonly why: string
  readonly reason: ChangeReason | null
  readonly newest: NewestReading | null
}

/** Checks with what is known of them: the worst first, then by name. */
export async function listStandings(
  db: Db,
  scope: Scope,
  filter: CheckFilter,
  page: { readonly from: number; readonly size: number },
): Promise<{ items: Standing[]; count: number }> {
  const found = filtered(db, scope, filter)
  const { n } = await found.select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()
  const rows = await found
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('reading')
          .select(['at as read_at', 'took_ms', 'ok', 'poor', 'vals', 'detail as said'])
          .whereRef('reading.check_no', '=', 'watch_check.no')
          .orderBy('reading.at', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .selectAll('watch_check')
    .select(['change.after', 'change.since', 'change.trouble_since', 'change.why', 'change.reason'])
    .select(['newest.read_at', 'newest.took_ms', 'newest.ok', 'newest.poor', 'newest.vals', 'newest.said'])
    .orderBy(
      raw`watch_check.paused, case change.after when 'down' then 0 when 'warning' then 1 when 'up' then 3 else 2 end`,
    )
    .orderBy('watch_check.name')
    .orderBy('watch_check.id')
    .offset(page.from)
    .limit(page.size)
    .execute()
  return {
    count: Number(n),
    items: rows.map((row) => ({
      check: toCheck(row),
      verdict: (row.after ?? 'unknown') as Verdict,
      since: (row.trouble_since ?? row.since)?.getTime() ?? null,
      why: row.why ?? '',
      reason: row.reason as ChangeReason | null,
      newest:
        row.read_at === null
          ? null
          : ({
              at: row.read_at.getTime(),
              tookMs: row.took_ms,
              ok: row.ok,
              poor: row.poor,
              values: row.vals,
              detail: row.said,
            } as NewestReading),
    })),
  }
}

/** Since when the open alert of a check says that it is in trouble: its turns from bad to worse and back are one trouble. */
export const troubleSince = raw<Date | null>`(select since from alert
  where alert.check_id = watch_check.id and alert.ended_at is null order by opened_at desc limit 1)`

/** When the verdict itself last changed: that a check began to flap is written down, and changes no verdict. */
const sinceOf = (eb: ExpressionBuilder<Tables, 'watch_check'>) =>
  eb
    .selectFrom('verdict_change as turn')
    .select('turn.at')
    .whereRef('turn.check_id', '=', 'watch_check.id')
    .whereRef('turn.before', '<>', 'turn.after')
    .orderBy('turn.at', 'desc')
    .limit(1)

function filtered(db: Db, scope: Scope, filter: CheckFilter) {
  let query = sql(db)
    .selectFrom('watch_check')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('verdict_change')
          .select(['after', 'reason', 'detail as why'])
          .select((of) => [
            raw<Date | null>`case when verdict_change.after = 'up' then null else ${troubleSince} end`.as(
              'trouble_since',
            ),
            sinceOf(of).as('since'),
          ])
          .whereRef('verdict_change.check_id', '=', 'watch_check.id')
          .orderBy('verdict_change.at', 'desc')
          .orderBy('verdict_change.id', 'desc')
          .limit(1)
          .as('change'),
      (join) => join.onTrue(),
    )
    .where('watch_check.unit_id', '=', anyOf(scope.unitIds))
    .where('watch_check.removed_at', 'is', null)
  if (filter.ids !== undefined) query = query.where('watch_check.id', '=', anyOf(filter.ids))
  if (filter.unitId !== undefined) query = query.where('watch_check.unit_id', '=', filter.unitId)
  if (filter.systemId !== undefined) query = query.where('watch_check.system_id', '=', filter.systemId)
  if (filter.deviceId !== undefined) query = query.where('watch_check.device_id', '=', filter.deviceId)
  if (filter.kind !== undefined) query = query.where(raw`watch_check.settings ->> 'kind'`, '=', filter.kind)
  if (filter.paused !== undefined) query = query.where('watch_check.paused', '=', filter.paused)
  if (filter.verdict === 'unknown')
    query = query.where((eb) => eb.or([eb('change.after', 'is', null), eb('change.after', '=', 'unknown')]))
  else if (filter.verdict !== undefined) query = query.where('change.after', '=', filter.verdict)
  if (filter.text) {
    const part = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((eb) =>
      eb.or([
        eb('watch_check.name', 'ilike', part),
        eb('watch_check.note', 'ilike', part),
        eb(raw`watch_check.settings::text`, 'ilike', part),
      ]),
    )
  }
  return query
}

/** One check with what is known of it. @throws Refusal `watch.no-such-check` when it is gone or outside the scope */
export async function getStanding(db: Db, scope: Scope, checkId: string): Promise<Standing> {
  const { items } = await listStandings(db, scope, { ids: [checkId] }, { from: 0, size: 1 })
  if (!items[0]) throw new Refusal('watch.no-such-check', { id: checkId })
  return items[0]
}
