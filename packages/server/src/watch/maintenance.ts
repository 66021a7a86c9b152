import { Refusal } from '@rongheng/core/kernel/refusal'
import { type Instant } from '@rongheng/core/kernel/time'
import type { alertApi } from '@rongheng/core/watch/alert-api'
import type { MaintenanceView } from '@rongheng/core/watch/alert-views'
import { isOver, occurrences } from '@rongheng/core/watch/maintenance'
import {
  MaintenanceId,
  type MaintenanceReach,
  type MaintenanceWindow,
} from '@rongheng/core/watch/maintenance-window'
import type { Db, Tx } from '@rongheng/storage/db'
import { namesOf, strangersTo } from '@rongheng/storage/watch/alert-list'
import { lockAlerts } from '@rongheng/storage/watch/alert-state'
import { addWindow, listWindows, lockWindow, saveWindow } from '@rongheng/storage/watch/maintenance-windows'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { settleUnit } from './settle-changes.ts'

/** No calendar shows more. */
const LONGEST_SPAN_MS = 400 * 86_400_000
const MOST_TIMES = 400

type Span = { readonly from: Instant; readonly to: Instant }

/** Windows with their times in a span; those that nobody ended stand there without any, too. */
export async function maintenance(
  ctx: Ctx,
  input: z.output<typeof alertApi.listWindows.input>,
): Promise<{ items: MaintenanceView[] }> {
  const to = Math.min(input.to, input.from + LONGEST_SPAN_MS) as Instant
  const windows = await listWindows(ctx.db, scopeOf(ctx, 'watch.read'), input.from)
  return { items: await views(ctx.db, windows, { from: input.from, to }) }
}

/** Plans maintenance in a unit where the actor may. */
export async function addMaintenance(
  ctx: Ctx,
  { unitId, ...entry }: z.output<typeof alertApi.addWindow.input>,
): Promise<MaintenanceView> {
  if (!scopeOf(ctx, 'watch.write').unitIds.includes(unitId))
    throw new Refusal('identity.no-such-unit', { id: unitId })
  const made: MaintenanceWindow = {
    ...entry,
    id: MaintenanceId.parse(ctx.newId('mnt')),
    unitId,
    createdBy: ctx.actor.id,
    createdByName: ctx.actor.name,
    ended: null,
    version: 1,
  }
  return ctx.transaction(async (tx) => {
    await refuseWrong(tx, ctx.now, made)
    await lockAlerts(tx, unitId)
    await addWindow(tx, made, ctx.now)
    await settleUnit(tx, ctx, unitId)
    await audit(tx, ctx, { action: 'maintenance.add', unitId, subjectId: made.id, after: made })
    return view(tx, made, ctx.now)
  })
}

/** Changes planned maintenance. @throws Refusal `watch.window-over`, `kernel.stale` */
export async function saveMaintenance(
  ctx: Ctx,
  { windowId, version, ...entry }: z.output<typeof alertApi.saveWindow.input>,
): Promise<MaintenanceView> {
  return change(ctx, windowId, 'maintenance.save', (before) => ({ ...before, ...entry, version }))
}

/** Ends maintenance now; what is down in it alerts at once. @throws Refusal `watch.window-over`, `kernel.stale` */
export async function endMaintenance(
  ctx: Ctx,
  { windowId, version }: z.output<typeof alertApi.endWindow.input>,
): Promise<MaintenanceView> {
  const ended = { at: ctx.now, byName: ctx.actor.name }
  return change(ctx, windowId, 'maintenance.end', (before) => ({ ...before, ended, version }))
}

async function change(
  ctx: Ctx,
  id: string,
  action: string,
  becomes: (before: MaintenanceWindow) => MaintenanceWindow,
): Promise<MaintenanceView> {
  return ctx.transaction(async (tx) => {
    const before = await lockWindow(tx, scopeOf(ctx, 'watch.write'), id)
    if (before.ended) throw new Refusal('watch.window-over')
    const next = becomes(before)
    if (!next.ended) await refuseWrong(tx, ctx.now, next)
    await lockAlerts(tx, before.unitId)
    const after = await saveWindow(tx, next, ctx.actor.id)
    await settleUnit(tx, ctx, before.unitId)
    await audit(tx, ctx, { action, unitId: before.unitId, subjectId: id, before, after })
    return view(tx, after, ctx.now)
  })
}

async function refuseWrong(tx: Tx, now: Instant, window: MaintenanceWindow): Promise<void> {
  if (!window.everything && window.systemIds.length + window.checkIds.length === 0)
    throw new Refusal('watch.window-reaches-nothing')
  if (isOver(window.time, now)) throw new Refusal('watch.window-past')
  await refuseStrangers(tx, window.unitId, window)
}

/** Refuses systems and checks that the unit does not have. @throws Refusal `watch.not-of-unit` */
export async function refuseStrangers(
  db: Db,
  unitId: string,
  named: Pick<MaintenanceReach, 'systemIds' | 'checkIds'>,
): Promise<void> {
  const [stranger] = await strangersTo(db, unitId, named)
  if (stranger !== undefined) throw new Refusal('watch.not-of-unit', { id: stranger })
}

const MONTH_MS = 31 * 86_400_000
const view = async (db: Db, one: MaintenanceWindow, now: Instant): Promise<MaintenanceView> =>
  (await views(db, [one], { from: now, to: (now + MONTH_MS) as Instant }))[0] as MaintenanceView

async function views(db: Db, windows: readonly MaintenanceWindow[], span: Span): Promise<MaintenanceView[]> {
  const names = await namesOf(
    db,
    windows.flatMap((one) => [...one.systemIds, ...one.checkIds]),
  )
  const named = (ids: readonly string[]) => ids.map((id) => ({ id, name: names.get(id) ?? '' }))
  return windows.map((one) => ({
    ...one,
    systems: named(one.systemIds),
    checks: named(one.checkIds),
    times: occurrences(one.time, span)
      .filter((time) => !one.ended || time.from < one.ended.at)
      .slice(0, MOST_TIMES),
  }))
}
