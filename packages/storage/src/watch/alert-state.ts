import type { Instant } from '@rongheng/core/kernel/time'
import type { CauseGraph, CheckPlace } from '@rongheng/core/watch/alert-causes'
import type { AlertState, CheckTrouble } from '@rongheng/core/watch/settle-alerts'
import type { JudgeRule } from '@rongheng/core/watch/judge'
import { checkKinds, type Kind, kindOf } from '@rongheng/core/watch/kinds/all'
import { openSpan } from '@rongheng/core/watch/maintenance-window'
import type { Severity } from '@rongheng/core/watch/severity'
import { sql as raw } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import { toAlert } from './alerts.ts'
import { toStanding } from './check-standings.ts'
import { liveWindows } from './maintenance-windows.ts'
import { liveSilences } from './silences.ts'

const passiveKinds = new Set<string>(
  checkKinds.filter(({ kind }) => kindOf(kind as Kind).passive === true).map(({ kind }) => kind),
)

/** Holds the alerts of a unit until the transaction ends: what settles them sees what the one before it wrote. Units in the order of their ids. */
export async function lockAlerts(tx: Tx, unitId: string): Promise<void> {
  await raw`select pg_advisory_xact_lock(8620016, hashtext(${unitId}))`.execute(sql(tx))
}

/** The units with anything that time alone may change: a check in trouble, or an open alert. */
export async function unitsToSettle(db: Db): Promise<string[]> {
  const rows = await sql(db)
    .selectFrom('check_standing')
    .select('unit_id')
    .where((eb) => eb.or([eb('verdict', '<>', 'up'), eb('flapping', '=', true)]))
    .union(sql(db).selectFrom('alert').select('unit_id').where('ended_at', 'is', null))
    .execute()
  return rows.map((row) => row.unit_id).sort()
}

/**
 * What the alerts of a unit hang on besides changes of verdict and alerts, whose writers settle them themselves: its checks, what
 * needs what, the silences in force and the open windows. Another text when any of it is another.
 */
export async function settleMark(db: Db, unitId: string, now: Instant): Promise<string> {
  const at = new Date(now)
  const { rows } = await raw<{ mark: string }>`select concat_ws('|',
    (select concat_ws(',', count(*), sum(version), max(changed_at)) from watch_check where unit_id = ${unitId}),
    (select md5(string_agg(from_id || to_id, ',' order by from_id, to_id)) from asset_need where unit_id = ${unitId}),
    (select string_agg(id, ',' order by id) from silence
      where unit_id = ${unitId} and ended_at is null and from_at <= ${at} and until_at > ${at})) as mark`.execute(
    sql(db),
  )
  const open = (await liveWindows(db, unitId)).filter((window) => openSpan(window, now))
  return [rows[0]?.mark, ...open.map(({ id }) => id)].join(' ')
}

/** All that the alerts of a unit hang on, in a few queries; as large as its trouble, not as its checks. */
export async function alertState(tx: Tx, unitId: string, now: number): Promise<AlertState> {
  const open = (
    await sql(tx)
      .selectFrom('alert')
      .selectAll()
      .where('unit_id', '=', unitId)
      .where('ended_at', 'is', null)
      .execute()
  ).map(toAlert)
  const checks = await troubles(
    tx,
    unitId,
    open.flatMap((alert) => alert.checkId ?? []),
  )
  const opened = new Set(open.map((alert) => alert.checkId as string | null))
  const waiting = checks.filter((check) => !opened.has(check.checkId))
  const again = await sql(tx)
    .selectFrom('alert')
    .selectAll()
    .where('change_id', '=', anyOf(waiting.map((check) => check.standing.changeId)))
    .execute()
  return {
    unitId,
    checks,
    open,
    again: again.map(toAlert),
    graph: await causeGraph(tx, unitId),
    silences: await liveSilences(tx, unitId, now),
    windows: await liveWindows(tx, unitId),
  }
}

async function troubles(tx: Tx, unitId: string, alerted: readonly string[]): Promise<CheckTrouble[]> {
  const rows = await sql(tx)
    .selectFrom('check_standing as s')
    .innerJoin('watch_check as c', 'c.id', 's.check_id')
    .selectAll('s')
    .select([
      'c.name',
      'c.system_id',
      'c.device_id',
      'c.needs',
      'c.severity',
      'c.interval_s',
      'c.rule',
      'c.agent_id',
      'c.paused',
      'c.removed_at',
      raw<string>`c.settings ->> 'kind'`.as('kind'),
    ])
    .where('s.unit_id', '=', unitId)
    .where((eb) =>
      eb.or([
        eb('s.verdict', '<>', 'up'),
        eb('s.flapping', '=', true),
        eb('s.check_id', '=', anyOf(alerted)),
      ]),
    )
    // Who is named where several causes stand behind one thing must not change from one look to the next.
    .orderBy('s.check_id')
    .execute()
  return rows.map((row) => ({
    checkId: row.check_id,
    systemId: row.system_id,
    deviceId: row.device_id,
    needs: row.needs,
    standing: toStanding(row),
    name: row.name,
    severity: row.severity as Severity,
    intervalS: row.interval_s,
    rule: row.rule as JudgeRule,
    passive: passiveKinds.has(row.kind),
    agentId: row.agent_id,
    runs: !row.paused && row.removed_at === null,
  }))
}

async function causeGraph(tx: Tx, unitId: string): Promise<CauseGraph> {
  const edges = await sql(tx).selectFrom('asset_need').selectAll().where('unit_id', '=', unitId).execute()
  const needs = new Map<string, string[]>()
  for (const { from_id, to_id } of edges) needs.set(from_id, [...(needs.get(from_id) ?? []), to_id].sort())
  const things = [...new Set(edges.flatMap((edge) => [edge.from_id, edge.to_id]))]
  const checksOf = new Map<string, CheckPlace[]>()
  if (things.length === 0) return { needs, checksOf }
  const rows = await sql(tx)
    .selectFrom('watch_check')
    .select(['id', 'system_id', 'device_id', 'needs'])
    .where('unit_id', '=', unitId)
    .where('removed_at', 'is', null)
    .where('paused', '=', false)
    .where((eb) => eb.or([eb('system_id', '=', anyOf(things)), eb('device_id', '=', anyOf(things))]))
    .execute()
  for (const row of rows) {
    const place = { checkId: row.id, systemId: row.system_id, deviceId: row.device_id, needs: row.needs }
    for (const thing of [row.system_id, row.device_id]) {
      if (thing === null) continue
      const known = checksOf.get(thing)
      if (known) known.push(place)
      else checksOf.set(thing, [place])
    }
  }
  return { needs, checksOf }
}
