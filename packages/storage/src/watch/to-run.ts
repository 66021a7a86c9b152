import type { Instant } from '@rongheng/core/kernel/time'
import type { Check } from '@rongheng/core/watch/check'
import type { CheckId } from '@rongheng/core/watch/ids'
import { FLAP_WINDOW } from '@rongheng/core/watch/judge'
import { metricsOf } from '@rongheng/core/watch/kinds/all'
import type { LastChange } from '@rongheng/core/watch/resume'
import type { ChangeReason } from '@rongheng/core/watch/verdict-change'
import type { Verdict } from '@rongheng/core/watch/verdict'
import { type Selectable, sql as raw } from 'kysely'
import type { Db } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import { toCheck } from './checks.ts'
import type { WatchCheckRow } from './tables.ts'

/** A check and what changes when a person changes it. */
export type CheckMark = {
  readonly id: CheckId
  readonly no: number
  readonly changedAt: number
  readonly version: number
}

/** The checks of these shards that are on the list, as far as it takes to see which were changed. */
export async function checkMarks(db: Db, shards: readonly number[]): Promise<CheckMark[]> {
  const { rows } = await raw<{ id: CheckId; no: number; changed_at: Date; version: number }>`
    select id, no, greatest(changed_at, (select max(s.changed_at) from watch_secret s where s.check_id = c.id)) as changed_at, version
      from watch_check c where removed_at is null and no % 16 = any(${[...shards]}::int[]) order by no`.execute(
    sql(db),
  )
  return rows.map((row) => ({
    id: row.id,
    no: row.no,
    changedAt: row.changed_at.getTime(),
    version: row.version,
  }))
}

/** A check with what a process that takes it up has to know. */
export type CheckToRun = {
  readonly check: Check
  readonly metrics: readonly string[]
  readonly sealed: Readonly<Record<string, string>>
  readonly last: LastChange | null
  readonly flapping: boolean
}

/** Some checks with their last changes and sealed secrets. Metrics that are new with the settings get their places now. */
export async function checksToRun(db: Db, ids: readonly CheckId[]): Promise<CheckToRun[]> {
  const { rows } = await raw<
    Selectable<WatchCheckRow> & {
      last_at: Date | null
      last_after: Verdict | null
      last_reason: ChangeReason | null
      flapping: boolean | null
      sealed: Record<string, string> | null
    }
  >`
    select c.*, v.at as last_at, v.after as last_after, v.reason as last_reason, f.reason = 'flapping' as flapping, s.sealed
      from watch_check c
      left join lateral (select at, after, reason from verdict_change where check_id = c.id order by at desc, id desc limit 1) v on true
      left join lateral (select reason from verdict_change where check_id = c.id and reason in ('flapping', 'steady')
        order by at desc limit 1) f on true
      left join lateral (select jsonb_object_agg(name, sealed) as sealed from watch_secret where check_id = c.id) s on true
     where c.id = ${anyOf(ids)} and removed_at is null`.execute(sql(db))
  const found: CheckToRun[] = []
  const placed: { id: string; keys: readonly string[] }[] = []
  for (const row of rows) {
    const check = toCheck(row)
    const keys = metricsOf(check.settings).map(({ key }) => key)
    const fresh = keys.filter((key) => !row.metric_keys.includes(key))
    const metrics = [...row.metric_keys, ...fresh]
    if (fresh.length > 0) placed.push({ id: check.id, keys: metrics })
    found.push({
      check,
      metrics,
      sealed: row.sealed ?? {},
      last:
        row.last_at === null || row.last_after === null || row.last_reason === null
          ? null
          : { at: row.last_at.getTime() as Instant, after: row.last_after, reason: row.last_reason },
      flapping: row.flapping ?? false,
    })
  }
  if (placed.length > 0)
    await raw`
      update watch_check c set metric_keys = array(select jsonb_array_elements_text(m.keys))
        from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) as m (id text, keys jsonb) where c.id = m.id`.execute(
      sql(db),
    )
  return found
}

/** How many of the newest readings a start needs to know of each check. */
export const newestNeeded = FLAP_WINDOW
