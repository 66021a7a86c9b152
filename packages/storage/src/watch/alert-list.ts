import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Alert } from '@rongheng/core/watch/alert'
import type { AlertCounts, AlertGroup } from '@rongheng/core/watch/alert-views'
import { keysSaying } from '@rongheng/core/watch/said/in-words'
import { SENTENCES } from '@rongheng/core/watch/said/saying'
import type { Severity } from '@rongheng/core/watch/severity'
import type { Instant } from '@rongheng/core/kernel/time'
import { sql as raw } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import { toAlert } from './alerts.ts'

export type AlertFilter = {
  readonly state: 'open' | 'ended'
  readonly severity?: string | undefined
  readonly source?: string | undefined
  readonly systemId?: string | undefined
  readonly text?: string | undefined
  readonly page: number
  readonly size: number
}

/** An alert with the names around it and how many it explains. */
export type ListedAlert = {
  readonly alert: Alert
  readonly systemName: string | null
  readonly sourceName: string | null
  readonly consequences: number
}

const badness = raw<number>`array_position(array['urgent', 'important', 'notice'], severity)`
const CALLS = raw<boolean>`ended_at is null and explained_by is null and silenced_by is null and maintenance_by is null`

const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** What somebody said in his own words: all of a text, or the facts of its sentences without their names. */
const ownWords = raw<string>`case when detail like ${`${SENTENCES}%`}
  then regexp_replace(detail, '\\["[a-z]+[.][^"]*"|"[a-z]+":', '', 'gi') else detail end`

/** Sentences in which each word stands, in a fact or in what the catalogue says around it, in either language. */
function saying(text: string) {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const each = words.map((word) => {
    const keys = keysSaying(word).map((key) => like(`["${key}"`))
    return raw<boolean>`(${ownWords} ilike ${like(word)} or detail like any(${keys}))`
  })
  const all = raw.join(each.length > 0 ? each : [raw`false`], raw` and `)
  return raw<boolean>`(detail like ${`${SENTENCES}%`} and ${all})`
}

const filtered = (db: Db, scope: Scope, filter: AlertFilter) =>
  sql(db)
    .selectFrom('alert')
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('ended_at', filter.state === 'open' ? 'is' : 'is not', null)
    .$if(filter.state === 'open', (q) => q.where('explained_by', 'is', null))
    .$if(filter.severity !== undefined, (q) => q.where('severity', '=', filter.severity ?? ''))
    .$if(filter.source !== undefined, (q) => q.where('source', '=', filter.source ?? ''))
    .$if(filter.systemId !== undefined, (q) => q.where('system_id', '=', filter.systemId ?? ''))
    .$if((filter.text ?? '') !== '', (q) =>
      q.where((eb) => {
        const text = filter.text ?? ''
        return eb.or([eb('title', 'ilike', like(text)), eb(ownWords, 'ilike', like(text)), saying(text)])
      }),
    )

/** Open causes, those that call first and the worst first of them, then the newest; or what ended, the newest first. */
export async function listAlerts(
  db: Db,
  scope: Scope,
  filter: AlertFilter,
): Promise<{ items: ListedAlert[]; count: number }> {
  const { count } = await filtered(db, scope, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const rows = await filtered(db, scope, filter)
    .selectAll()
    .$if(filter.state === 'open', (q) =>
      q.orderBy(raw`(${CALLS})`, 'desc').orderBy(badness).orderBy('since', 'desc'),
    )
    .$if(filter.state === 'ended', (q) => q.orderBy('ended_at', 'desc'))
    .orderBy('id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute()
  return { items: await withNames(db, rows.map(toAlert)), count: Number(count) }
}

/** The open alerts that one explains, by title. @throws Refusal `watch.no-such-alert` */
export async function listConsequences(db: Db, scope: Scope, id: string): Promise<ListedAlert[]> {
  await getAlert(db, scope, id)
  const rows = await sql(db)
    .selectFrom('alert')
    .selectAll()
    .where('explained_by', '=', id)
    .where('ended_at', 'is', null)
    .orderBy('title')
    .limit(500)
    .execute()
  return withNames(db, rows.map(toAlert))
}

/** One alert of a scope. @throws Refusal `watch.no-such-alert` */
export async function getAlert(db: Db, scope: Scope, id: string): Promise<Alert> {
  const row = await sql(db)
    .selectFrom('alert')
    .selectAll()
    .where('id', '=', id)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .executeTakeFirst()
  if (!row) throw new Refusal('watch.no-such-alert', { id })
  return toAlert(row)
}

async function withNames(db: Db, alerts: readonly Alert[]): Promise<ListedAlert[]> {
  const ids = alerts.map((alert) => alert.id as string)
  const explained = await sql(db)
    .selectFrom('alert')
    .select(['explained_by', (eb) => eb.fn.countAll<number>().as('count')])
    .where('explained_by', '=', anyOf(ids))
    .where('ended_at', 'is', null)
    .groupBy('explained_by')
    .execute()
  const systems = await sql(db)
    .selectFrom('asset_system')
    .select(['id', 'name'])
    .where('id', '=', anyOf(alerts.flatMap((alert) => alert.systemId ?? [])))
    .execute()
  const sources = await sql(db)
    .selectFrom('alert_source')
    .select(['id', 'name'])
    .where('id', '=', anyOf(alerts.flatMap((alert) => alert.sourceId ?? [])))
    .execute()
  const counts = new Map(explained.map((row) => [row.explained_by, Number(row.count)]))
  const names = new Map([...systems, ...sources].map((row) => [row.id, row.name]))
  return alerts.map((alert) => ({
    alert,
    systemName: names.get(alert.systemId ?? '') ?? null,
    sourceName: names.get(alert.sourceId ?? '') ?? null,
    consequences: counts.get(alert.id) ?? 0,
  }))
}

/** The systems with open causes that call for somebody, the worst first. */
export async function alertGroups(db: Db, scope: Scope): Promise<AlertGroup[]> {
  const rows = await sql(db)
    .selectFrom('alert')
    .leftJoin('asset_system', 'asset_system.id', 'alert.system_id')
    .select([
      'alert.system_id',
      'asset_system.name',
      (eb) => eb.fn.countAll<number>().as('count'),
      raw<number>`min(array_position(array['urgent', 'important', 'notice'], alert.severity))`.as('worst'),
    ])
    .where('alert.unit_id', '=', anyOf(scope.unitIds))
    .where(CALLS)
    .groupBy(['alert.system_id', 'asset_system.name'])
    .orderBy('worst')
    .orderBy('count', 'desc')
    .execute()
  return rows.map((row) => ({
    systemId: row.system_id as AlertGroup['systemId'],
    name: row.name,
    count: Number(row.count),
    worst: (['urgent', 'important', 'notice'] as const)[row.worst - 1] ?? 'notice',
  }))
}

/** How many alerts call for somebody whose time to be told has come. */
export async function alertCounts(db: Db, scope: Scope, now: number): Promise<AlertCounts> {
  const rows = await sql(db)
    .selectFrom('alert')
    .select([
      'severity',
      (eb) => eb.fn.countAll<number>().as('count'),
      (eb) => eb.fn.max('tell_at').as('newest'),
    ])
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where(CALLS)
    .where('tell_at', '<=', new Date(now))
    .groupBy('severity')
    .execute()
  const of = (severity: Severity) => Number(rows.find((row) => row.severity === severity)?.count ?? 0)
  const newest = [...rows].sort((a, b) => Number(b.newest) - Number(a.newest))[0]
  return {
    urgent: of('urgent'),
    important: of('important'),
    notice: of('notice'),
    newestAt: newest ? (newest.newest.getTime() as Instant) : null,
    newestSeverity: newest ? (newest.severity as Severity) : null,
  }
}

/** What a list of open alerts shows of them, in a few letters: others whenever any of it is another. */
export async function openAlertsMark(db: Db, scope: Scope): Promise<string> {
  const { rows } = await raw<{ mark: string | null }>`
    select md5(string_agg(concat_ws(' ', id, changed_at, seen_at, explained_by, silenced_by, maintenance_by), ',' order by id))
      as mark from alert where unit_id = ${anyOf(scope.unitIds)} and ended_at is null`.execute(sql(db))
  return rows[0]?.mark ?? ''
}

/** Writes who took note of open alerts, where nobody has yet. @returns the units of those, each with how many */
export async function markSeen(
  tx: Tx,
  scope: Scope,
  ids: readonly string[],
  by: { readonly at: number; readonly id: string; readonly name: string },
): Promise<Alert[]> {
  const rows = await sql(tx)
    .updateTable('alert')
    .set({ seen_at: new Date(by.at), seen_by: by.id, seen_by_name: by.name })
    .where('id', '=', anyOf(ids))
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('ended_at', 'is', null)
    .where('seen_at', 'is', null)
    .returningAll()
    .execute()
  return rows.map(toAlert)
}

/** The open alerts of some keys of a unit. */
export async function openByKeys(
  tx: Tx,
  unitId: string,
  keys: readonly string[],
): Promise<Map<string, Alert>> {
  const rows = await sql(tx)
    .selectFrom('alert')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('key', '=', anyOf(keys))
    .where('ended_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.key, toAlert(row)]))
}

/** How many open alerts each silence, or each source, has. */
export async function openBy(
  db: Db,
  column: 'silenced_by' | 'source_id',
  ids: readonly string[],
): Promise<(id: string) => number> {
  const rows = await sql(db)
    .selectFrom('alert')
    .select([column, (eb) => eb.fn.countAll<number>().as('count')])
    .where(column, '=', anyOf(ids))
    .where('ended_at', 'is', null)
    .groupBy(column)
    .execute()
  const counts = new Map(rows.map((row) => [row[column], Number(row.count)]))
  return (id) => counts.get(id) ?? 0
}

/** The names of some systems and checks, by id. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = anyOf([...new Set(ids)])
  const systems = await sql(db)
    .selectFrom('asset_system')
    .select(['id', 'name'])
    .where('id', '=', wanted)
    .execute()
  const checks = await sql(db)
    .selectFrom('watch_check')
    .select(['id', 'name'])
    .where('id', '=', wanted)
    .execute()
  return new Map([...systems, ...checks].map((row) => [row.id, row.name]))
}

/** Ids of systems or checks that a unit does not have. */
export async function strangersTo(
  db: Db,
  unitId: string,
  ids: { readonly systemIds: readonly string[]; readonly checkIds: readonly string[] },
): Promise<string[]> {
  const systems = await sql(db)
    .selectFrom('asset_system')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('id', '=', anyOf(ids.systemIds))
    .execute()
  const checks = await sql(db)
    .selectFrom('watch_check')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('id', '=', anyOf(ids.checkIds))
    .execute()
  const known = new Set([...systems, ...checks].map((row) => row.id))
  return [...ids.systemIds, ...ids.checkIds].filter((id) => !known.has(id))
}

/**
 * The systems of a unit with open alerts of their checks, of all of which somebody has taken note: of the alert itself, or of
 * the one that explains it. Those that are silenced, under maintenance or of a check that is only worth knowing ask for nobody.
 */
export async function systemsInHand(db: Db, unitId: string): Promise<ReadonlySet<string>> {
  const { rows } = await raw<{ system_id: string }>`
    select a.system_id from alert a left join alert cause on cause.id = a.explained_by
      left join watch_check watched on watched.id = a.check_id
     where a.unit_id = ${unitId} and a.ended_at is null and a.source = 'check' and a.system_id is not null
       and a.silenced_by is null and a.maintenance_by is null and watched.severity is distinct from 'notice'
     group by a.system_id having bool_and(coalesce(a.seen_at, cause.seen_at) is not null)`.execute(sql(db))
  return new Set(rows.map((row) => row.system_id))
}
