import { makesCircle } from '@rongheng/core/assets/needs'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { watchApi } from '@rongheng/core/watch/api'
import { type Check } from '@rongheng/core/watch/check'
import { CheckId } from '@rongheng/core/watch/ids'
import type { CheckFields } from '@rongheng/core/watch/check-entry'
import type { CheckView, PushAddress } from '@rongheng/core/watch/views'
import type { Tx } from '@rongheng/storage/db'
import { agentOfUnit } from '@rongheng/storage/watch/agents'
import { unitHas } from '@rongheng/storage/watch/asset-names'
import { getStanding } from '@rongheng/storage/watch/check-list'
import {
  addCheck,
  checksOfUnit,
  lockCheck,
  lockNeeds,
  saveCheck,
  savePushHash,
} from '@rongheng/storage/watch/checks'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { checkView } from './check-view.ts'
import { pushAddressFor } from './push-address.ts'
import { refuseOutOfReach, runner } from './reachable.ts'
import { refuseMisfit } from './refuse-misfit.ts'
import { keepSecrets } from './secrets.ts'

type Saved = { view: CheckView; push: PushAddress | null }

/** Sets up a check in a unit where the actor may. */
export async function createCheck(
  ctx: Ctx,
  { unitId, secrets, ...entry }: z.output<typeof watchApi.createCheck.input>,
): Promise<Saved> {
  if (!scopeOf(ctx, 'watch.write').unitIds.includes(unitId))
    throw new Refusal('identity.no-such-unit', { id: unitId })
  const id = CheckId.parse(ctx.newId('chk'))
  return ctx.transaction(async (tx) => {
    await refuseWrong(tx, { ...entry, id, unitId }, null)
    const made = pushAddressFor(entry)
    const next = { ...entry, id, unitId, paused: false, changedAt: ctx.now, version: 1 }
    const after = await addCheck(tx, next, made?.hash ?? null)
    const view = await savedView(tx, ctx, after, secrets, { action: 'check.create' })
    return { view, push: made?.shown ?? null }
  })
}

/** Changes a check. Its unit stays; of its secrets, those that were not typed. */
export async function updateCheck(
  ctx: Ctx,
  { checkId, version, secrets, ...entry }: z.output<typeof watchApi.updateCheck.input>,
): Promise<Saved> {
  return ctx.transaction(async (tx) => {
    const before = await lockCheck(tx, scopeOf(ctx, 'watch.write'), checkId)
    const next: Check = { ...before, ...entry, version, changedAt: ctx.now }
    await refuseWrong(tx, next, before)
    const after = await saveCheck(tx, next)
    const became = before.settings.kind !== after.settings.kind ? pushAddressFor(after) : null
    if (became) await savePushHash(tx, after.id, became.hash, ctx.now)
    const view = await savedView(tx, ctx, after, secrets, { action: 'check.save', before })
    return { view, push: became?.shown ?? null }
  })
}

async function savedView(
  tx: Tx,
  ctx: Ctx,
  after: Check,
  secrets: CheckFields['secrets'],
  act: { action: string; before?: Check },
): Promise<CheckView> {
  const changed = await keepSecrets(tx, ctx, after, secrets)
  const view = await checkView(tx, await getStanding(tx, { unitIds: [after.unitId] }, after.id))
  await audit(tx, ctx, {
    ...act,
    unitId: after.unitId,
    subjectId: after.id,
    after: changed.length > 0 ? { ...after, secretsChanged: changed } : after,
  })
  return view
}

/** What a check names must be there, of the same unit, and not need it in turn. */
async function refuseWrong(
  tx: Tx,
  next: Pick<Check, 'id' | 'unitId' | 'name' | 'systemId' | 'deviceId' | 'needs' | 'settings' | 'agentId'>,
  before: Check | null,
): Promise<void> {
  refuseMisfit(next.settings)
  // One whose agent was turned away may be changed otherwise, and waits for another.
  const stays = next.agentId === before?.agentId && next.agentId !== null
  const from = stays
    ? await agentOfUnit(tx, next.unitId, next.agentId ?? '')
    : await runner(tx, next.unitId, next.agentId)
  if (!stays || from) await refuseOutOfReach(tx, next.settings, from)
  if (next.systemId !== null && next.systemId !== before?.systemId)
    if (!(await unitHas(tx, 'asset_system', next.unitId, next.systemId)))
      throw new Refusal('watch.no-such-system', { id: next.systemId })
  if (next.deviceId !== null && next.deviceId !== before?.deviceId)
    if (!(await unitHas(tx, 'asset_device', next.unitId, next.deviceId)))
      throw new Refusal('watch.no-such-device', { id: next.deviceId })
  await lockNeeds(tx, next.unitId)
  const all = (await checksOfUnit(tx, next.unitId)).filter((check) => check.id !== next.id)
  if (all.some((check) => check.name === next.name))
    throw new Refusal('watch.check-name-taken', { name: next.name })
  const needs = new Map(all.map((check) => [check.id as string, check.needs as readonly string[]]))
  for (const need of next.needs) {
    const other = all.find((check) => check.id === need)
    if (!other && need !== next.id) throw new Refusal('watch.no-such-need', { id: need })
    if (makesCircle(needs, next.id, need))
      throw new Refusal('watch.needs-circle', { name: other?.name ?? next.name })
  }
}
