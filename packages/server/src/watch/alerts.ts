import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Alert } from '@rongheng/core/watch/alert'
import type { alertApi } from '@rongheng/core/watch/alert-api'
import type { AlertCounts, AlertGroup, AlertLine } from '@rongheng/core/watch/alert-views'
import { openSpan } from '@rongheng/core/watch/maintenance-window'
import { atFirst } from '@rongheng/core/watch/said/at-first'
import type { Db } from '@rongheng/storage/db'
import {
  alertCounts,
  alertGroups,
  getAlert,
  type ListedAlert,
  listAlerts,
  listConsequences,
  markSeen,
} from '@rongheng/storage/watch/alert-list'
import { lockAlerts } from '@rongheng/storage/watch/alert-state'
import { writeAlerts } from '@rongheng/storage/watch/alerts'
import { liveWindows } from '@rongheng/storage/watch/maintenance-windows'
import { liveSilences } from '@rongheng/storage/watch/silences'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'

/** The open causes with what they explain counted, or what has ended; and the open ones by system. */
export async function alerts(
  ctx: Ctx,
  input: z.output<typeof alertApi.list.input>,
): Promise<{ items: AlertLine[]; count: number; groups: AlertGroup[] }> {
  const scope = scopeOf(ctx, 'watch.read')
  const { items, count } = await listAlerts(ctx.db, scope, input)
  return { items: await lines(ctx, items), count, groups: await alertGroups(ctx.db, scope) }
}

/** What another alert explains. */
export async function consequences(
  ctx: Ctx,
  { alertId }: z.output<typeof alertApi.consequences.input>,
): Promise<{ items: AlertLine[] }> {
  return { items: await lines(ctx, await listConsequences(ctx.db, scopeOf(ctx, 'watch.read'), alertId)) }
}

/** How many alerts call for somebody now. */
export const counts = (ctx: Ctx): Promise<AlertCounts> =>
  alertCounts(ctx.db, scopeOf(ctx, 'watch.read'), ctx.now)

/** Writes that the actor has taken note; who did so before stays the one. */
export async function seeAlerts(
  ctx: Ctx,
  { alertIds }: z.output<typeof alertApi.see.input>,
): Promise<{ seen: number }> {
  const by = { at: ctx.now, id: ctx.actor.id, name: ctx.actor.name }
  return ctx.transaction(async (tx) => {
    const seen = await markSeen(tx, scopeOf(ctx, 'alert.handle'), alertIds, by)
    if (seen.length === 0) for (const id of alertIds) await getAlert(tx, scopeOf(ctx, 'alert.handle'), id)
    for (const alert of seen.sort(byUnit))
      await audit(tx, ctx, { action: 'alert.see', unitId: alert.unitId, subjectId: alert.id, after: alert })
    return { seen: seen.length }
  })
}

const byUnit = (a: Alert, b: Alert): number => (a.unitId < b.unitId ? -1 : a.unitId > b.unitId ? 1 : 0)

/** Ends an alert of another program by hand. @throws Refusal `watch.alert-of-check`, `watch.alert-over` */
export async function endAlert(
  ctx: Ctx,
  { alertId, why }: z.output<typeof alertApi.end.input>,
): Promise<{ alertId: Alert['id'] }> {
  const scope = scopeOf(ctx, 'alert.handle')
  return ctx.transaction(async (tx) => {
    const { unitId } = await getAlert(tx, scope, alertId)
    await lockAlerts(tx, unitId)
    const before = await getAlert(tx, scope, alertId)
    if (before.checkId !== null) throw new Refusal('watch.alert-of-check')
    if (before.ended) throw new Refusal('watch.alert-over')
    const ended = { at: ctx.now, how: 'by-hand' as const, byName: ctx.actor.name }
    const after = { ...before, changedAt: ctx.now, ended }
    await writeAlerts(tx, { opened: [], changed: [after] })
    await audit(tx, ctx, {
      action: 'alert.end',
      unitId,
      subjectId: alertId,
      before,
      after: { ...after, why },
    })
    return { alertId }
  })
}

async function lines(ctx: Ctx, listed: readonly ListedAlert[]): Promise<AlertLine[]> {
  const heldOf = await heldBy(ctx.db, ctx.now, listed)
  return listed.map(({ alert, ...around }) => ({
    ...alert,
    ...around,
    detail: atFirst(alert.detail),
    held: heldOf(alert),
  }))
}

/** Why alerts call nobody, as far as silences and maintenance are concerned. */
async function heldBy(
  db: Db,
  now: Ctx['now'],
  listed: readonly ListedAlert[],
): Promise<(alert: Alert) => AlertLine['held']> {
  const found = new Map<string, NonNullable<AlertLine['held']>>()
  const held = listed.filter(({ alert }) => alert.silencedBy !== null || alert.maintenanceBy !== null)
  for (const unitId of new Set(held.map(({ alert }) => alert.unitId))) {
    for (const { id, reason, until } of await liveSilences(db, unitId, now)) found.set(id, { reason, until })
    for (const window of await liveWindows(db, unitId))
      found.set(window.id, { reason: window.name, until: openSpan(window, now)?.to ?? null })
  }
  return (alert) => found.get(alert.maintenanceBy ?? alert.silencedBy ?? '') ?? null
}
