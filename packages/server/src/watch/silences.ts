import { Refusal } from '@rongheng/core/kernel/refusal'
import type { alertApi } from '@rongheng/core/watch/alert-api'
import type { SilenceView } from '@rongheng/core/watch/alert-views'
import { type Silence, SilenceId, saysSomething } from '@rongheng/core/watch/silence'
import type { Db } from '@rongheng/storage/db'
import { namesOf, openBy } from '@rongheng/storage/watch/alert-list'
import { lockAlerts } from '@rongheng/storage/watch/alert-state'
import { addSilence, endSilence, listSilences, lockSilence } from '@rongheng/storage/watch/silences'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { refuseStrangers } from './maintenance.ts'
import { settleUnit } from './settle-changes.ts'

const LONGEST_MS = 90 * 86_400_000

/** Silences in force and to come, or those that are over. */
export async function silences(
  ctx: Ctx,
  input: z.output<typeof alertApi.listSilences.input>,
): Promise<{ items: SilenceView[]; count: number }> {
  const { items, count } = await listSilences(ctx.db, scopeOf(ctx, 'watch.read'), { ...input, now: ctx.now })
  return { items: await views(ctx.db, items), count }
}

/** Silences alerts from now on. @throws Refusal `watch.silence-says-nothing`, `watch.silence-until` */
export async function silence(
  ctx: Ctx,
  { unitId, until, reason, ...match }: z.output<typeof alertApi.silence.input>,
): Promise<SilenceView> {
  if (!scopeOf(ctx, 'alert.handle').unitIds.includes(unitId))
    throw new Refusal('identity.no-such-unit', { id: unitId })
  if (!saysSomething(match)) throw new Refusal('watch.silence-says-nothing')
  if (until <= ctx.now || until > ctx.now + LONGEST_MS) throw new Refusal('watch.silence-until')
  const made: Silence = {
    ...match,
    id: SilenceId.parse(ctx.newId('sil')),
    unitId,
    from: ctx.now,
    until,
    reason,
    createdBy: ctx.actor.id,
    createdByName: ctx.actor.name,
    ended: null,
  }
  return ctx.transaction(async (tx) => {
    await refuseStrangers(tx, unitId, match)
    await lockAlerts(tx, unitId)
    await addSilence(tx, made)
    await settleUnit(tx, ctx, unitId)
    await audit(tx, ctx, {
      action: 'silence.add',
      unitId,
      subjectId: made.id,
      subjectName: reason,
      after: made,
    })
    return view(tx, made)
  })
}

/** Ends a silence before its time: what it held comes back at once. @throws Refusal `watch.silence-over` */
export async function endSilenceEarly(
  ctx: Ctx,
  { silenceId }: z.output<typeof alertApi.endSilence.input>,
): Promise<SilenceView> {
  return ctx.transaction(async (tx) => {
    const before = await lockSilence(tx, scopeOf(ctx, 'alert.handle'), silenceId)
    if (before.ended || before.until <= ctx.now) throw new Refusal('watch.silence-over')
    await lockAlerts(tx, before.unitId)
    const after = { ...before, ended: { at: ctx.now, byName: ctx.actor.name } }
    await endSilence(tx, silenceId, { ...after.ended, by: ctx.actor.id })
    await settleUnit(tx, ctx, before.unitId)
    await audit(tx, ctx, {
      action: 'silence.end',
      unitId: before.unitId,
      subjectId: silenceId,
      subjectName: before.reason,
      before,
      after,
    })
    return view(tx, after)
  })
}

const view = async (db: Db, one: Silence): Promise<SilenceView> => (await views(db, [one]))[0] as SilenceView

async function views(db: Db, list: readonly Silence[]): Promise<SilenceView[]> {
  const names = await namesOf(
    db,
    list.flatMap((one) => [...one.systemIds, ...one.checkIds]),
  )
  const open = await openBy(
    db,
    'silenced_by',
    list.map((one) => one.id),
  )
  const named = (ids: readonly string[]) => ids.map((id) => ({ id, name: names.get(id) ?? '' }))
  return list.map((one) => ({
    ...one,
    systems: named(one.systemIds),
    checks: named(one.checkIds),
    alerts: open(one.id),
  }))
}
