import type { Instant } from '@rongheng/core/kernel/time'
import { Refusal } from '@rongheng/core/kernel/refusal'
import {
  availabilities,
  dayBars,
  merged,
  spanMs,
  stretches,
  type Stretch,
} from '@rongheng/core/watch/availability'
import type { Check } from '@rongheng/core/watch/check'
import {
  curvesOfReadings,
  curvesOfSteps,
  curveSteps,
  MOST_READINGS,
  placed,
} from '@rongheng/core/watch/curves'
import {
  BAR_DAYS,
  type CheckCurves,
  type CheckHistory,
  type historyApi,
  type SystemWatch,
} from '@rongheng/core/watch/history-api'
import { metricsOf } from '@rongheng/core/watch/kinds/all'
import { occurrences, type Span } from '@rongheng/core/watch/maintenance'
import { type MaintenanceWindow, reaches } from '@rongheng/core/watch/maintenance-window'
import type { Db } from '@rongheng/storage/db'
import { systemNames } from '@rongheng/storage/watch/asset-names'
import { getStanding, listStandings } from '@rongheng/storage/watch/check-list'
import {
  allWindows,
  metricKeysOf,
  newestChanges,
  samplesOf,
  turnsOf,
  watchedSince,
} from '@rongheng/storage/watch/history'
import type { z } from 'zod'
import { type Ctx, scopeOf } from '../ctx.ts'
import { ALL, checkLine } from './check-view.ts'
import { sharedOverview } from './overview.ts'

const CHANGES_SHOWN = 50
const SAMPLES_SHOWN = 50

/** The last year, or as much of it as there was anything to watch with: what was before that is no time at all. */
const yearUntil = (now: Instant, since: Instant): Span => ({
  from: Math.min(now, Math.max(since, now - spanMs['1y'])) as Instant,
  to: now,
})

/** The past of a check. */
export async function checkHistory(
  ctx: Ctx,
  input: z.output<typeof historyApi.checkHistory.input>,
): Promise<CheckHistory> {
  const { check } = await getStanding(ctx.db, scopeOf(ctx, 'watch.read'), input.checkId)
  const since = (await watchedSince(ctx.db, [check.id])) ?? ctx.now
  const within = yearUntil(ctx.now, since)
  const turns = (await turnsOf(ctx.db, [check.id], within.from)).get(check.id) ?? []
  const windows = await allWindows(ctx.db, check.unitId)
  return {
    since,
    ...past(stretches(turns, within), maintenanceOf([check], windows, within), ctx.now),
    changes: await newestChanges(ctx.db, check.id, CHANGES_SHOWN),
    metricKeys: await metricKeysOf(ctx.db, check.id),
    samples: await samplesOf(ctx.db, check.id, SAMPLES_SHOWN),
  }
}

const past = (held: readonly Stretch[], maintenance: readonly Span[], now: Instant) => ({
  days: dayBars(held, maintenance, now, BAR_DAYS),
  availability: availabilities(held, maintenance, now),
})

/** When all of these checks were under maintenance: a system is while each of its checks is. */
function maintenanceOf(
  checks: readonly Pick<Check, 'id' | 'systemId'>[],
  windows: readonly MaintenanceWindow[],
  within: Span,
): Span[] {
  return windows
    .filter((window) =>
      checks.every((check) => reaches(window, { checkId: check.id, systemId: check.systemId })),
    )
    .flatMap((window) =>
      occurrences(window.time, within).map((span) => ({
        from: span.from,
        to: Math.min(span.to, window.ended?.at ?? span.to) as Instant,
      })),
    )
    .filter((span) => span.from < span.to)
}

/** The readings of a check as curves. */
export async function checkCurves(
  ctx: Ctx,
  input: z.output<typeof historyApi.checkCurves.input>,
): Promise<CheckCurves> {
  const { check } = await getStanding(ctx.db, scopeOf(ctx, 'watch.read'), input.checkId)
  const { ms, step } = curveSteps[input.span]
  const within = { from: (ctx.now - ms) as Instant, to: ctx.now }
  const metrics = placed(metricsOf(check.settings), await metricKeysOf(ctx.db, check.id))
  const store = ctx.ports.readings(ctx.db)
  return step === 'raw'
    ? curvesOfReadings(within, await store.readings(check.no, within, MOST_READINGS), metrics)
    : curvesOfSteps(within, step, await store.series(check.no, within, step), metrics)
}

/** How a system is and was, made of its checks. */
export async function systemWatch(
  ctx: Ctx,
  { systemId }: z.output<typeof historyApi.systemWatch.input>,
): Promise<SystemWatch> {
  const scope = scopeOf(ctx, 'watch.read')
  const systemName = await systemNames(ctx.db, [systemId], scope)
  if (systemName(systemId) === null) throw new Refusal('watch.no-such-system', { id: systemId })
  const { items } = await listStandings(ctx.db, scope, { systemId }, ALL)
  const checks = items.map((item) => item.check)
  const wall = await sharedOverview(ctx.db, scope, ctx.now)
  return {
    shown: wall.systems.find((system) => system.id === systemId)?.shown ?? 'unknown',
    ...(await systemPast(ctx.db, checks, ctx.now)),
    checks: items.map((item) => checkLine(item, systemName)),
  }
}

/** The past of a system by its checks; paused ones say what they said while they ran. */
export async function systemPast(
  db: Db,
  checks: readonly Pick<Check, 'id' | 'unitId' | 'systemId' | 'severity'>[],
  now: Instant,
): Promise<Pick<SystemWatch, 'since' | 'days' | 'availability'>> {
  const checkIds = checks.map((check) => check.id)
  const since = (await watchedSince(db, checkIds)) ?? now
  const within = yearUntil(now, since)
  const turns = await turnsOf(db, checkIds, within.from)
  const held = merged(
    checks.map((check) => ({
      severity: check.severity,
      stretches: stretches(turns.get(check.id) ?? [], within),
    })),
    within,
  )
  const [first] = checks
  const windows = first ? await allWindows(db, first.unitId) : []
  return { since, ...past(held, maintenanceOf(checks, windows, within), now) }
}
