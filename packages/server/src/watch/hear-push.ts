import { Refusal } from '@rongheng/core/kernel/refusal'
import { seenFromTold, Told, toldInQuery } from '@rongheng/core/watch/kinds/push'
import type { pushApi } from '@rongheng/core/watch/push-api'
import { addArrival } from '@rongheng/storage/watch/arrivals'
import { checkByPushHash } from '@rongheng/storage/watch/checks'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { Pace } from '../pace.ts'
import { sm3 } from '../sm3.ts'

/** Of each address; the shortest interval of a check is far longer than a second. */
const addresses = new Pace({ atOnce: 60, perMinute: 60, callers: 10_000 })
/** Of whoever asks at addresses that nobody has. */
const strangers = new Pace({ atOnce: 60, perMinute: 60, callers: 10_000 })

/**
 * Takes what a target says of itself, until the process that runs its check has made a reading of it.
 *
 * @throws Refusal `kernel.no-such-record`, `kernel.too-often`
 */
export async function hearPush(
  ctx: Ctx,
  { token, ...told }: z.output<typeof pushApi.tell.input>,
): Promise<{ ok: true }> {
  const address = sm3(token)
  // Before the database is asked anything.
  const known = addresses.knows(address)
  if (known) addresses.take(address, ctx.now)
  else strangers.check(ctx.from.ip, ctx.now)
  return ctx.transaction(async (tx) => {
    const check = await checkByPushHash(tx, address)
    if (check?.settings.kind !== 'push') {
      strangers.take(ctx.from.ip, ctx.now)
      throw new Refusal('kernel.no-such-record')
    }
    if (!known) addresses.take(address, ctx.now)
    // A check that is paused hears, and forgets: its target does nothing wrong.
    if (!check.paused)
      await addArrival(tx, {
        checkId: check.id,
        unitId: check.unitId,
        at: ctx.now,
        seen: seenFromTold(check.settings, told),
      })
    return { ok: true }
  })
}

/** The same for a bare visit: what stands behind the address says the rest. */
export const hearVisit = (ctx: Ctx, { token, ...query }: z.output<typeof pushApi.visit.input>) =>
  hearPush(ctx, { token, ...Told.parse(toldInQuery(query)) })
