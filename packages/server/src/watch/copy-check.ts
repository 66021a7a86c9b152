import type { watchApi } from '@rongheng/core/watch/api'
import { type Check } from '@rongheng/core/watch/check'
import { CheckId } from '@rongheng/core/watch/ids'
import { settingsFor } from '@rongheng/core/watch/check-entry'
import { CheckSettings } from '@rongheng/core/watch/kinds/all'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { PushAddress } from '@rongheng/core/watch/views'
import { addCheck, checksOfUnit, lockCheck, lockNeeds } from '@rongheng/storage/watch/checks'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { pushAddressFor } from './push-address.ts'
import { refuseOutOfReach, runner } from './reachable.ts'
import { refuseMisfit } from './refuse-misfit.ts'
import { copySecrets } from './secrets.ts'

type Made = { id: Check['id']; name: string; push: PushAddress | null }

/** Sets up the same check for other places; a name that is taken is left out and told, so that a list may be sent twice. */
export async function copyCheck(
  ctx: Ctx,
  input: z.output<typeof watchApi.copyCheck.input>,
): Promise<{ made: Made[]; there: string[] }> {
  return ctx.transaction(async (tx) => {
    const from = await lockCheck(tx, scopeOf(ctx, 'watch.write'), input.checkId)
    await lockNeeds(tx, from.unitId)
    const taken = new Set((await checksOfUnit(tx, from.unitId)).map((check) => check.name))
    const agent = await runner(tx, from.unitId, from.agentId)
    const made: { check: Check; push: PushAddress | null }[] = []
    const there: string[] = []
    for (const { name, place } of input.copies) {
      if (taken.has(name)) {
        there.push(name)
        continue
      }
      taken.add(name)
      const settings = CheckSettings.safeParse(
        place === '' ? from.settings : settingsFor(from.settings, place),
      )
      if (!settings.success) throw new Refusal('watch.not-a-place', { place, name })
      refuseMisfit(settings.data)
      await refuseOutOfReach(tx, settings.data, agent)
      const address = pushAddressFor(from)
      const { no: _, ...same } = from
      const next = {
        ...same,
        id: CheckId.parse(ctx.newId('chk')),
        name,
        settings: settings.data,
        changedAt: ctx.now,
        version: 1,
      }
      made.push({ check: await addCheck(tx, next, address?.hash ?? null), push: address?.shown ?? null })
    }
    await copySecrets(
      tx,
      ctx,
      from,
      made.map((one) => one.check),
    )
    for (const { check } of made)
      await audit(tx, ctx, {
        action: 'check.copy',
        unitId: check.unitId,
        subjectId: check.id,
        after: { ...check, copiedFrom: from.id },
      })
    return { made: made.map(({ check, push }) => ({ id: check.id, name: check.name, push })), there }
  })
}
