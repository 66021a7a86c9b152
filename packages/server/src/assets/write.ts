import { type assetsApi, type Need } from '@rongheng/core/assets/api'
import { makesCircle } from '@rongheng/core/assets/needs'
import {
  type AssetEntry,
  type AssetKind,
  type AssetRecord,
  assetSchemas,
  idPrefixes,
  kindOfId,
} from '@rongheng/core/assets/record'
import { apartBy, twinIssue } from '@rongheng/core/assets/twins'
import { Malformed } from '@rongheng/core/kernel/malformed'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { dropNeeds, listNeeds, saveNeeds } from '@rongheng/storage/assets/needs'
import {
  addAsset as insertAsset,
  getAsset,
  listAssets,
  lockAssets,
  namedBy,
  removeAsset as markRemoved,
  saveAsset as updateAsset,
} from '@rongheng/storage/assets/records'
import type { Db, Tx } from '@rongheng/storage/db'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { checkRefs, unitWithin } from './register.ts'

type Inputs = { [K in keyof typeof assetsApi]: z.output<(typeof assetsApi)[K]['input']> }

/** A new record with its id; nothing is written yet. */
export const newRecord = <K extends AssetKind>(
  ctx: Ctx,
  kind: K,
  unitId: string,
  entry: AssetEntry<K>,
): AssetRecord<K> =>
  assetSchemas[kind].parse({
    ...entry,
    id: ctx.newId(idPrefixes[kind]),
    unitId,
    createdAt: ctx.now,
    changedAt: ctx.now,
    version: 1,
  }) as AssetRecord<K>

/**
 * Enters a record of a kind in a unit.
 *
 * @throws Refusal `identity.no-such-unit`, `assets.no-such-record` when it names what is not there
 * @throws Malformed when another has its name or its asset number
 */
export const addAsset =
  <K extends AssetKind>(kind: K) =>
  async (ctx: Ctx, input: AssetEntry<K> & { unitId: string }): Promise<AssetRecord<K>> => {
    const unitId = unitWithin(ctx, 'asset.write', input.unitId)
    return ctx.transaction(async (tx) => {
      await lockAssets(tx, unitId)
      await refuseTwins(tx, unitId, kind, input)
      await checkRefs(tx, unitId, kind, input)
      const record = newRecord(ctx, kind, unitId, input)
      await insertAsset(tx, kind, record)
      await audit(tx, ctx, { action: 'asset.add', unitId, subjectId: record.id, after: record })
      return record
    })
  }

/**
 * Changes a record of a kind.
 *
 * @throws Refusal `assets.no-such-record`, `assets.circle` for a place inside itself, `kernel.stale`
 * @throws Malformed when it takes the name or the asset number of another
 */
export const saveAsset =
  <K extends AssetKind>(kind: K) =>
  async (ctx: Ctx, input: AssetEntry<K> & { id: string; version: number }): Promise<AssetRecord<K>> =>
    ctx.transaction(async (tx) => {
      const before = await getAsset(tx, scopeOf(ctx, 'asset.write'), kind, input.id)
      await lockAssets(tx, before.unitId)
      await refuseTwins(tx, before.unitId, kind, input, before)
      await checkRefs(tx, before.unitId, kind, input)
      if (kind === 'location') await refuseCircle(tx, before.unitId, input as never)
      const after = await updateAsset(tx, kind, { ...before, ...input, changedAt: ctx.now })
      await audit(tx, ctx, {
        action: 'asset.save',
        unitId: before.unitId,
        subjectId: before.id,
        before,
        after,
      })
      return after
    })

/** Two of one name, entered before that was refused, may each be changed further. */
async function refuseTwins<K extends AssetKind>(
  db: Db,
  unitId: string,
  kind: K,
  entry: AssetEntry<K>,
  before: AssetRecord<K> | null = null,
): Promise<void> {
  if (apartBy(kind, entry) === '') return
  const others = (await listAssets(db, { unitIds: [unitId] }, kind)).filter((one) => one.id !== before?.id)
  const issue = twinIssue(kind, entry, others, before)
  if (issue) throw new Malformed([issue])
}

async function refuseCircle(db: Db, unitId: string, input: { id: string; parentId: string | null }) {
  if (input.parentId === null) return
  const places = await listAssets(db, { unitIds: [unitId] }, 'location')
  const inside = new Map<string, string[]>(places.map((p) => [p.id, p.parentId === null ? [] : [p.parentId]]))
  if (makesCircle(inside, input.id, input.parentId)) throw new Refusal('assets.place-circle')
}

/** Says what state a device is in. @throws Refusal `assets.no-such-record`, `kernel.stale` */
export async function setState(ctx: Ctx, input: Inputs['setState']): Promise<AssetRecord<'device'>> {
  return ctx.transaction(async (tx) => {
    const before = await getAsset(tx, scopeOf(ctx, 'asset.write'), 'device', input.deviceId)
    const { state, version } = input
    const after = await updateAsset(tx, 'device', { ...before, state, version, changedAt: ctx.now })
    await audit(tx, ctx, {
      action: 'asset.save',
      unitId: before.unitId,
      subjectId: before.id,
      before,
      after,
    })
    return after
  })
}

/** Takes a record off the list, with what it needed and what needed it. @throws Refusal `assets.still-named`, `kernel.stale` */
export async function removeAsset(ctx: Ctx, input: Inputs['remove']): Promise<Record<string, never>> {
  const kind = kindOfId(input.id)
  if (kind === null) throw new Refusal('assets.no-such-record', { id: input.id })
  return ctx.transaction(async (tx) => {
    const before = await getAsset(tx, scopeOf(ctx, 'asset.write'), kind, input.id)
    const by = await namedBy(tx, kind, before.id)
    if (by !== null) throw new Refusal('assets.still-named', { name: before.name, by })
    await markRemoved(tx, kind, { id: before.id, version: input.version, now: ctx.now })
    await dropNeeds(tx, before.unitId, before.id)
    await audit(tx, ctx, { action: 'asset.remove', unitId: before.unitId, subjectId: before.id, before })
    return {}
  })
}

/** A system or device within reach. @throws Refusal `assets.no-such-record` */
export async function subjectOf(
  db: Db,
  ctx: Ctx,
  permission: 'asset.read' | 'asset.write' | 'asset.report-fault',
  subjectId: string,
): Promise<AssetRecord<'system'> | AssetRecord<'device'>> {
  const kind = kindOfId(subjectId)
  if (kind !== 'system' && kind !== 'device') throw new Refusal('assets.no-such-record', { id: subjectId })
  return getAsset(db, scopeOf(ctx, permission), kind, subjectId)
}

/** Says what a system or device cannot work without. @throws Refusal `assets.circle` when that would lead back to itself */
export async function setNeeds(ctx: Ctx, input: Inputs['setNeeds']): Promise<{ needs: Need[] }> {
  return ctx.transaction(async (tx) => {
    const subject = await subjectOf(tx, ctx, 'asset.write', input.subjectId)
    const scope = { unitIds: [subject.unitId] }
    await lockAssets(tx, subject.unitId)
    const before = await listNeeds(tx, scope)
    const wanted = [...new Set(input.needs)]
    await refuseNeedCircles(tx, ctx, subject, wanted, before)
    await saveNeeds(tx, { unitId: subject.unitId, fromId: subject.id, needs: wanted })
    await audit(tx, ctx, {
      action: 'asset.needs',
      unitId: subject.unitId,
      subjectId: subject.id,
      subjectName: subject.name,
      before: before.filter((need) => need.fromId === subject.id).map((need) => need.toId),
      after: wanted,
    })
    return { needs: await listNeeds(tx, scope) }
  })
}

async function refuseNeedCircles(
  tx: Tx,
  ctx: Ctx,
  subject: AssetRecord<'system'> | AssetRecord<'device'>,
  wanted: readonly string[],
  before: readonly Need[],
): Promise<void> {
  const needs = new Map<string, string[]>()
  for (const { fromId, toId } of before)
    if (fromId !== subject.id) needs.set(fromId, [...(needs.get(fromId) ?? []), toId])
  for (const id of wanted) {
    const other = await subjectOf(tx, ctx, 'asset.write', id)
    if (other.unitId !== subject.unitId) throw new Refusal('assets.no-such-record', { id })
    if (makesCircle(needs, subject.id, id))
      throw new Refusal('assets.circle', { name: subject.name, other: other.name })
  }
}
