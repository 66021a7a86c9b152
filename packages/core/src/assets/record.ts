import { z } from 'zod'
import { UnitId } from '../identity/unit.ts'
import { id } from '../kernel/id.ts'
import { Fen } from '../kernel/money.ts'
import { Day, Instant } from '../kernel/time.ts'
import { saysWhere } from './address.ts'
import { deviceKinds, deviceStates, importances, keysOf, licences } from './choices.ts'
import { DeviceId, SystemId } from './ids.ts'
import { systemKinds } from './system-kinds.ts'

export const LocationId = id('loc')
export const VendorId = id('ven')
export const ContractId = id('ctr')
export const SoftwareId = id('sft')

const Name = z.string().trim().min(1).max(120)
const Line = z.string().trim().max(200).default('')
const Long = z.string().trim().max(2000).default('')
const Price = Fen.min(0).max(1_000_000_000_000_00).nullable().default(null)
const On = Day.nullable().default(null)
/** A person with an account: whoever answers for it. */
const Person = z.string().max(60).nullable().default(null)
const ref = <S extends z.ZodType>(schema: S) => schema.nullable().default(null)

/** What people say of a place: a building, a room, a rack; each may stand inside another. */
export const LocationEntry = z.object({ name: Name, parentId: ref(LocationId), note: Line })

/** What people say of a vendor (供应商): who supplies or looks after something. */
export const VendorEntry = z.object({ name: Name, contact: Line, phone: Line, service: Line, note: Long })

/** What people say of a contract (合同) with a vendor. */
export const ContractEntry = z.object({
  name: Name,
  number: Line,
  vendorId: ref(VendorId),
  amountFen: Price,
  signedOn: On,
  startsOn: On,
  endsOn: On,
  note: Long,
})

/** What people say of a system (系统). */
export const SystemEntry = z.object({
  name: Name,
  kind: z.enum(keysOf(systemKinds)),
  importance: z.enum(keysOf(importances)).default('normal'),
  ownerId: Person,
  backupId: Person,
  vendorId: ref(VendorId),
  contractId: ref(ContractId),
  description: Long,
})

/** What people say of a device (设备). */
export const DeviceEntry = z.object({
  name: Name,
  kind: z.enum(keysOf(deviceKinds)),
  systemId: ref(SystemId),
  locationId: ref(LocationId),
  brand: Line,
  model: Line,
  serial: Line,
  assetNumber: Line,
  /** Where it answers in the network; text, as there may be several. */
  address: Line.refine(saysWhere, 'assets.address-form'),
  boughtOn: On,
  priceFen: Price,
  warrantyEndsOn: On,
  state: z.enum(keysOf(deviceStates)).default('in-use'),
  ownerId: Person,
  vendorId: ref(VendorId),
  note: Long,
})

/** What people say of software and its licence (软件). */
export const SoftwareEntry = z.object({
  name: Name,
  edition: Line,
  systemId: ref(SystemId),
  deviceId: ref(DeviceId),
  licence: z.enum(keysOf(licences)).default('perpetual'),
  seats: z.int().min(0).max(1_000_000).nullable().default(null),
  boughtOn: On,
  priceFen: Price,
  licenceEndsOn: On,
  vendorId: ref(VendorId),
  note: Long,
})

const kept = { unitId: UnitId, createdAt: Instant, changedAt: Instant, version: z.int() }

/** What people enter, by kind; each before those that name it. */
export const entrySchemas = {
  location: LocationEntry,
  vendor: VendorEntry,
  contract: ContractEntry,
  system: SystemEntry,
  device: DeviceEntry,
  software: SoftwareEntry,
} as const
export type AssetKind = keyof typeof entrySchemas

/** The kinds of records; each stands before those that name it. */
export const assetKinds = Object.keys(entrySchemas) as AssetKind[]

/** The records, by kind. */
export const assetSchemas = {
  location: LocationEntry.extend({ id: LocationId, ...kept }),
  vendor: VendorEntry.extend({ id: VendorId, ...kept }),
  contract: ContractEntry.extend({ id: ContractId, ...kept }),
  system: SystemEntry.extend({ id: SystemId, ...kept }),
  // What was entered before addresses were looked at stays readable.
  device: DeviceEntry.extend({ address: Line, id: DeviceId, ...kept }),
  software: SoftwareEntry.extend({ id: SoftwareId, ...kept }),
} as const
export type AssetEntry<K extends AssetKind> = z.output<(typeof entrySchemas)[K]>
export type AssetRecord<K extends AssetKind> = z.output<(typeof assetSchemas)[K]>
export type AssetSystem = AssetRecord<'system'>
export type AssetDevice = AssetRecord<'device'>
export type AssetSoftware = AssetRecord<'software'>
export type AssetContract = AssetRecord<'contract'>
export type AssetVendor = AssetRecord<'vendor'>
export type AssetLocation = AssetRecord<'location'>

/** How the ids of a kind begin. */
export const idPrefixes = {
  location: 'loc',
  vendor: 'ven',
  contract: 'ctr',
  system: 'sys',
  device: 'dev',
  software: 'sft',
} as const satisfies Record<AssetKind, string>

/** The kind of record that an id names; null for any other id. */
export const kindOfId = (recordId: string): AssetKind | null =>
  assetKinds.find((kind) => recordId.startsWith(`${idPrefixes[kind]}_`)) ?? null
