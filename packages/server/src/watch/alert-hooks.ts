import { Refusal } from '@rongheng/core/kernel/refusal'
import type { alertApi } from '@rongheng/core/watch/alert-api'
import { type AlertHook, HookId } from '@rongheng/core/watch/alert-ends'
import type { HookView } from '@rongheng/core/watch/alert-views'
import { addressOf, mayReach } from '@rongheng/core/kernel/address-range'
import type { Db } from '@rongheng/storage/db'
import { getReachPolicy } from '@rongheng/storage/assets/reach-policy'
import { namesOf } from '@rongheng/storage/watch/alert-list'
import {
  addHook,
  listHooks,
  lockHook,
  newestDeliveries,
  noteDelivery,
  saveHook,
} from '@rongheng/storage/watch/alert-hooks'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { refuseStrangers } from './maintenance.ts'
import { secretPlace, send, testAlert } from './send-alerts.ts'

/** The addresses that alerts are sent to, with the newest answers. */
export const hooks = async (ctx: Ctx): Promise<{ items: HookView[] }> => ({
  items: await views(ctx.db, await listHooks(ctx.db, scopeOf(ctx, 'watch.read'))),
})

/** Sends alerts to an address from now on. @throws Refusal `watch.out-of-reach` */
export async function addAlertHook(
  ctx: Ctx,
  { unitId, secret, ...entry }: z.output<typeof alertApi.addHook.input>,
): Promise<HookView> {
  if (!scopeOf(ctx, 'watch.write').unitIds.includes(unitId))
    throw new Refusal('identity.no-such-unit', { id: unitId })
  const id = HookId.parse(ctx.newId('hok'))
  const sealed = secret ? ctx.ports.sealer.seal(secretPlace(id), secret) : null
  const signed = sealed !== null
  const made: AlertHook = { ...entry, id, unitId, signed, nextAt: ctx.now, failures: 0, version: 1 }
  return ctx.transaction(async (tx) => {
    await refuseWrong(tx, made)
    await addHook(tx, { hook: made, secret: sealed }, ctx.now)
    await audit(tx, ctx, { action: 'alert-hook.add', unitId, subjectId: id, after: made })
    return view(tx, made)
  })
}

/** Changes where alerts are sent, and tries at once. */
export async function saveAlertHook(
  ctx: Ctx,
  { hookId, version, secret, ...entry }: z.output<typeof alertApi.saveHook.input>,
): Promise<HookView> {
  return ctx.transaction(async (tx) => {
    const before = await lockHook(tx, scopeOf(ctx, 'watch.write'), hookId)
    const sealed =
      secret === undefined
        ? before.secret
        : secret === ''
          ? null
          : ctx.ports.sealer.seal(secretPlace(hookId), secret)
    const next = { ...before.hook, ...entry, version, nextAt: ctx.now, failures: 0 }
    await refuseWrong(tx, next)
    const after = await saveHook(tx, { hook: next, secret: sealed }, { now: ctx.now })
    await audit(tx, ctx, {
      action: 'alert-hook.save',
      unitId: after.unitId,
      subjectId: hookId,
      before: before.hook,
      after,
    })
    return view(tx, after)
  })
}

/** Sends one test alert and waits for the answer; what the receiver knows of real ones stays. */
export async function testAlertHook(
  ctx: Ctx,
  { hookId }: z.output<typeof alertApi.testHook.input>,
): Promise<HookView> {
  const kept = await ctx.transaction((tx) => lockHook(tx, scopeOf(ctx, 'watch.write'), hookId))
  const digest = { firing: [testAlert(kept.hook, ctx)], resolved: [] }
  const delivery = await send(ctx, kept, digest, true)
  return ctx.transaction(async (tx) => {
    const { hook } = await lockHook(tx, scopeOf(ctx, 'watch.write'), hookId)
    await noteDelivery(tx, hook, delivery, null)
    await audit(tx, ctx, {
      action: 'alert-hook.test',
      unitId: hook.unitId,
      subjectId: hookId,
      after: hook,
    })
    return view(tx, hook)
  })
}

/** Sends no more alerts to an address. */
export async function removeAlertHook(
  ctx: Ctx,
  { hookId, version }: z.output<typeof alertApi.removeHook.input>,
): Promise<{ hookId: HookId }> {
  return ctx.transaction(async (tx) => {
    const { hook } = await lockHook(tx, scopeOf(ctx, 'watch.write'), hookId)
    await saveHook(tx, { hook: { ...hook, version }, secret: null }, { now: ctx.now, removed: true })
    await audit(tx, ctx, {
      action: 'alert-hook.remove',
      unitId: hook.unitId,
      subjectId: hookId,
      before: hook,
    })
    return { hookId }
  })
}

/** An address that is written as numbers is held to the policy at once; names when something is sent. */
async function refuseWrong(db: Db, hook: AlertHook): Promise<void> {
  await refuseStrangers(db, hook.unitId, { systemIds: hook.systemIds, checkIds: [] })
  const { hostname, port, protocol } = new URL(hook.url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const address = addressOf(host)
  const at = Number(port || (protocol === 'https:' ? 443 : 80))
  if (address && !mayReach(await getReachPolicy(db), address, at))
    throw new Refusal('watch.out-of-reach', { address: `${host}:${at}` })
}

const view = async (db: Db, hook: AlertHook): Promise<HookView> => (await views(db, [hook]))[0] as HookView

async function views(db: Db, list: readonly AlertHook[]): Promise<HookView[]> {
  const ids = list.map((hook) => hook.id as string)
  const deliveries = await newestDeliveries(db, ids)
  const names = await namesOf(
    db,
    list.flatMap((hook) => hook.systemIds),
  )
  return list.map((hook) => ({
    ...hook,
    deliveries: deliveries.get(hook.id) ?? [],
    systems: hook.systemIds.map((id) => ({ id, name: names.get(id) ?? '' })),
  }))
}
