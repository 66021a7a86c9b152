import type { watchApi } from '@rongheng/core/watch/api'
import type { Check } from '@rongheng/core/watch/check'
import { lockCheck, removeCheck as markRemoved, saveCheck } from '@rongheng/storage/watch/checks'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'

/** Pauses checks, or lets them run again; those that are so already stay untouched. */
export async function pauseChecks(
  ctx: Ctx,
  input: z.output<typeof watchApi.pauseChecks.input>,
): Promise<{ changed: number }> {
  return ctx.transaction(async (tx) => {
    const scope = scopeOf(ctx, 'watch.write')
    const changed: { before: Check; after: Check }[] = []
    // In the order of their ids, so that two who do it at once wait for each other in one order.
    for (const checkId of [...new Set(input.checkIds)].sort()) {
      const before = await lockCheck(tx, scope, checkId)
      if (before.paused === input.paused) continue
      changed.push({
        before,
        after: await saveCheck(tx, { ...before, paused: input.paused, changedAt: ctx.now }),
      })
    }
    for (const { before, after } of changed.toSorted((a, b) => (a.after.unitId < b.after.unitId ? -1 : 1)))
      await audit(tx, ctx, {
        action: input.paused ? 'check.pause' : 'check.resume',
        unitId: after.unitId,
        subjectId: after.id,
        before,
        after,
      })
    return { changed: changed.length }
  })
}

/** Takes a check off the list. Its readings and changes stay, for what was reported from them must be provable. */
export async function removeCheck(
  ctx: Ctx,
  input: z.output<typeof watchApi.removeCheck.input>,
): Promise<{ checkId: Check['id'] }> {
  return ctx.transaction(async (tx) => {
    const before = await lockCheck(tx, scopeOf(ctx, 'watch.write'), input.checkId)
    await markRemoved(tx, { ...before, version: input.version }, { at: ctx.now, by: ctx.actor.id })
    await audit(tx, ctx, {
      action: 'check.remove',
      unitId: before.unitId,
      subjectId: before.id,
      before,
      after: { why: input.why },
    })
    return { checkId: before.id }
  })
}
