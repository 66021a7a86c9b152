import { randomBytes } from 'node:crypto'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { watchApi } from '@rongheng/core/watch/api'
import type { Check } from '@rongheng/core/watch/check'
import type { PushAddress } from '@rongheng/core/watch/views'
import { lockCheck, savePushHash } from '@rongheng/storage/watch/checks'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { sm3 } from '../sm3.ts'

const TOKEN_BYTES = 24

/** Where a check of the kind push is told that its target lives: whoever knows the address may tell. */
export type MadeAddress = { readonly shown: PushAddress; readonly hash: string }

/** A new address for a check that is told by itself; null for all others. */
export function pushAddressFor(check: Pick<Check, 'settings'>): MadeAddress | null {
  if ((check.settings.kind as string) !== 'push') return null
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  return { shown: { path: `/api/push/${token}` }, hash: sm3(token) }
}

/** Gives a push check a new address; the one before is heard no longer. @throws Refusal `watch.not-pushed` */
export async function renewPush(
  ctx: Ctx,
  input: z.output<typeof watchApi.renewPush.input>,
): Promise<PushAddress> {
  return ctx.transaction(async (tx) => {
    const check = await lockCheck(tx, scopeOf(ctx, 'watch.write'), input.checkId)
    const made = pushAddressFor(check)
    if (!made) throw new Refusal('watch.not-pushed', { id: check.id })
    await savePushHash(tx, check.id, made.hash, ctx.now)
    await audit(tx, ctx, {
      action: 'check.renew-push',
      unitId: check.unitId,
      subjectId: check.id,
      subjectName: check.name,
    })
    return made.shown
  })
}
