import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { Check } from '@rongheng/core/watch/check'
import type { Verdict } from '@rongheng/core/watch/verdict'
import type { ChangeReason } from '@rongheng/core/watch/verdict-change'
import type { NewestReading } from '@rongheng/core/watch/views'
import { type ExpressionBuilder, type Selectable, sql as raw } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { Tables } from '../tables.ts'
import type { WatchCheckRow } from './tables.ts'

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

/** All checks of a unit that are on the list, by name. */
export async function checksOfUnit(db: Db, unitId: string): Promise<Check[]> {
  const rows = await sql(db)
    .selectFrom('watch_check')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(toCheck)
}

/**
 * Holds one check until the transaction ends.
 *
 * @throws Refusal `watch.no-such-check` when it is gone or outside the scope
 */
export async function lockCheck(tx: Tx, scope: Scope, checkId: string): Promise<Check> {
  const row = await sql(tx)
    .selectFrom('watch_check')
    .selectAll()
    .where('id', '=', checkId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('watch.no-such-check', { id: checkId })
  return toCheck(row)
}

/** Holds the checks of a unit's list, so that two people cannot make a circle of needs together. */
export async function lockNeeds(tx: Tx, unitId: string): Promise<void> {
  await raw`select pg_advisory_xact_lock(hashtext(${`watch-needs ${unitId}`}))`.execute(sql(tx))
}

/** Writes a check that is not there yet, and returns it with its number. */
export async function addCheck(tx: Tx, check: Omit<Check, 'no'>, pushHash: string | null): Promise<Check> {
  const row = await sql(tx)
    .insertInto('watch_check')
    .values({
      id: check.id,
      unit_id: check.unitId,
      created_at: new Date(check.changedAt),
      push_hash: pushHash,
      removed_at: null,
      removed_by: null,
      ...columns(check),
      version: check.version,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toCheck(row)
}

/** Writes a check if nobody changed it since it was read. @throws Refusal `kernel.stale` when somebody was first */
export async function saveCheck(tx: Tx, check: Check): Promise<Check> {
  const row = await sql(tx)
    .updateTable('watch_check')
    .set({ ...columns(check), version: check.version + 1 })
    .where('id', '=', check.id)
    .where('version', '=', check.version)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id: check.id })
  return toCheck(row)
}

/** Sets the hash of the address that a push check is told at. */
export async function savePushHash(tx: Tx, checkId: string, pushHash: string, now: number): Promise<void> {
  await sql(tx)
    .updateTable('watch_check')
    .set({ push_hash: pushHash, changed_at: new Date(now) })
    .where('id', '=', checkId)
    .execute()
}

/** The check that is told at the address with this hash; null when nobody is. */
export async function checkByPushHash(tx: Tx, pushHash: string): Promise<Check | null> {
  const row = await sql(tx)
    .selectFrom('watch_check')
    .selectAll()
    .where('push_hash', '=', pushHash)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row ? toCheck(row) : null
}

/** The checks that hear the traps of an address. */
export async function checksHearing(db: Db, source: string): Promise<Check[]> {
  const rows = await sql(db)
    .selectFrom('watch_check')
    .selectAll()
    .where(raw`settings ->> 'kind'`, '=', 'trap')
    .where(raw`settings ->> 'source'`, '=', source)
    .where('removed_at', 'is', null)
    .where('paused', '=', false)
    .execute()
  return rows.map(toCheck)
}

/** Takes a check off the list. Others that needed it need it no longer. @throws Refusal `kernel.stale` */
export async function removeCheck(
  tx: Tx,
  check: Check,
  removed: { readonly at: number; readonly by: string },
): Promise<void> {
  const row = await sql(tx)
    .updateTable('watch_check')
    .set({
      removed_at: new Date(removed.at),
      removed_by: removed.by,
      changed_at: new Date(removed.at),
      push_hash: null,
      version: check.version + 1,
    })
    .where('id', '=', check.id)
    .where('version', '=', check.version)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id: check.id })
  await sql(tx).deleteFrom('watch_secret').where('check_id', '=', check.id).execute()
  await sql(tx)
    .updateTable('watch_check')
    .set({ needs: raw<string[]>`array_remove(needs, ${check.id})`, changed_at: new Date(removed.at) })
    .where('unit_id', '=', check.unitId)
    .where(raw<boolean>`${check.id} = any(needs)`)
    .execute()
}

const columns = (check: Omit<Check, 'no'>) => ({
  system_id: check.systemId,
  device_id: check.deviceId,
  name: check.name,
  settings: JSON.stringify(check.settings),
  interval_s: check.intervalS,
  timeout_s: check.timeoutS,
  rule: JSON.stringify(check.rule),
  thresholds: JSON.stringify(check.thresholds),
  severity: check.severity,
  needs: [...check.needs],
  paused: check.paused,
  agent_id: check.agentId,
  note: check.note,
  changed_at: new Date(check.changedAt),
})

/** The record of a row. */
export const toCheck = (row: Selectable<WatchCheckRow>): Check =>
  Check.parse({
    id: row.id,
    no: row.no,
    unitId: row.unit_id,
    systemId: row.system_id,
    deviceId: row.device_id,
    name: row.name,
    settings: row.settings,
    intervalS: row.interval_s,
    timeoutS: row.timeout_s,
    rule: row.rule,
    thresholds: row.thresholds,
    severity: row.severity,
    needs: row.needs,
    paused: row.paused,
    agentId: row.agent_id,
    note: row.note,
    changedAt: row.changed_at.getTime(),
    version: row.version,
  })
