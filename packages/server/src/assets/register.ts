import type { assetsApi, DevicePage, Register } from '@rongheng/core/assets/api'
import { fieldsOf } from '@rongheng/core/assets/fields'
import { placeOf } from '@rongheng/core/assets/place'
import type { AssetKind, AssetRecord } from '@rongheng/core/assets/record'
import { adminRoles, roles } from '@rongheng/core/identity/roles'
import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { dayOf } from '@rongheng/core/kernel/time'
import { listDocuments, listEvents } from '@rongheng/storage/assets/history'
import { listNeeds } from '@rongheng/storage/assets/needs'
import { getAsset, listAssets } from '@rongheng/storage/assets/records'
import type { Db } from '@rongheng/storage/db'
import { namesOf, peopleWithRole, unitNamesOf } from '@rongheng/storage/identity/names'
import type { z } from 'zod'
import { type Ctx, scopeOf } from '../ctx.ts'

type Inputs = { [K in keyof typeof assetsApi]: z.output<(typeof assetsApi)[K]['input']> }

const businessRoles = roles.filter((role) => !(adminRoles as readonly string[]).includes(role))

/** All that a unit has, read in one go. */
export async function registerOf(ctx: Ctx, db: Db, unitId: string): Promise<Register> {
  const scope = { unitIds: [unitId] }
  return {
    unitId: unitId as Register['unitId'],
    today: dayOf(ctx.now),
    systems: await listAssets(db, scope, 'system'),
    devices: await listAssets(db, scope, 'device'),
    software: await listAssets(db, scope, 'software'),
    locations: await listAssets(db, scope, 'location'),
    vendors: await listAssets(db, scope, 'vendor'),
    contracts: await listAssets(db, scope, 'contract'),
    needs: await listNeeds(db, scope),
    people: await peopleWithRole(db, unitId, businessRoles),
  }
}

/** What one kind's fields may name of a unit is there: another unit's record is none. @throws Refusal `assets.no-such-record` */
export async function checkRefs<K extends AssetKind>(
  db: Db,
  unitId: string,
  kind: K,
  entry: Readonly<Record<string, unknown>>,
): Promise<void> {
  const scope: Scope = { unitIds: [unitId] }
  const people = new Set((await peopleWithRole(db, unitId, businessRoles)).map((one) => one.id))
  for (const field of fieldsOf(kind)) {
    const value = entry[field.key]
    if (typeof value !== 'string' || value === '') continue
    if (field.type === 'ref') await getAsset(db, scope, field.to, value)
    if (field.type === 'person' && !people.has(value))
      throw new Refusal('assets.no-such-person', { id: value })
  }
}

/** The units within reach: another's do not exist. @throws Refusal `identity.no-such-unit` */
export function unitWithin(ctx: Ctx, permission: 'asset.read' | 'asset.write', unitId: string): string {
  if (!scopeOf(ctx, permission).unitIds.includes(unitId))
    throw new Refusal('identity.no-such-unit', { id: unitId })
  return unitId
}

/** All that a unit has. */
export async function register(ctx: Ctx, input: Inputs['register']): Promise<Register> {
  return registerOf(ctx, ctx.db, unitWithin(ctx, 'asset.read', input.unitId))
}

const historyOf = async (db: Db, unitId: string, id: string) => ({
  events: await listEvents(db, { unitIds: [unitId] }, id),
  documents: await listDocuments(db, { unitIds: [unitId] }, id),
})

/** A system with its history, and all that its unit has. */
export async function getSystem(ctx: Ctx, input: Inputs['getSystem']) {
  const system = await getAsset(ctx.db, scopeOf(ctx, 'asset.read'), 'system', input.systemId)
  return {
    system,
    register: await registerOf(ctx, ctx.db, system.unitId),
    ...(await historyOf(ctx.db, system.unitId, system.id)),
  }
}

/** A device with its history, and the names of what it belongs to. */
export async function getDevice(ctx: Ctx, input: Inputs['getDevice']): Promise<DevicePage> {
  const device = await getAsset(ctx.db, scopeOf(ctx, 'asset.read'), 'device', input.deviceId)
  const scope = { unitIds: [device.unitId] }
  const nameOf = async <K extends AssetKind>(kind: K, id: string | null): Promise<string | null> =>
    id === null ? null : ((await getAsset(ctx.db, scope, kind, id)) as AssetRecord<AssetKind>).name
  return {
    device,
    today: dayOf(ctx.now),
    unitName: (await unitNamesOf(ctx.db, [device.unitId]))(device.unitId),
    systemName: await nameOf('system', device.systemId),
    place: placeOf(await listAssets(ctx.db, scope, 'location'), device.locationId),
    vendorName: await nameOf('vendor', device.vendorId),
    ownerName: device.ownerId && (await namesOf(ctx.db, [device.ownerId]))(device.ownerId),
    ...(await historyOf(ctx.db, device.unitId, device.id)),
  }
}
