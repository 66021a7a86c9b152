import { z } from 'zod'
import { UnitId } from '../identity/unit.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Download, FileId, StoredFile } from '../kernel/file.ts'
import { Fen } from '../kernel/money.ts'
import { Day } from '../kernel/time.ts'
import { deviceStates, eventKinds, keysOf } from './choices.ts'
import { discoveryApi } from './discovery-api.ts'
import { AssetDocument, AssetEvent, SubjectId } from './history.ts'
import { DeviceId, SystemId } from './ids.ts'
import {
  assetSchemas,
  ContractEntry,
  DeviceEntry,
  LocationEntry,
  SoftwareEntry,
  SystemEntry,
  VendorEntry,
  ContractId,
  LocationId,
  SoftwareId,
  VendorId,
} from './record.ts'
import { workbookApi } from './workbook-api.ts'

const MB = 1024 * 1024

/** A person with an account who may answer for a system or device. */
export const AssetPerson = z.object({ id: z.string(), name: z.string() })

/** Enough of a device for lists, labels and the graph of needs. */
export const DeviceLine = assetSchemas.device.pick({
  id: true,
  unitId: true,
  name: true,
  kind: true,
  systemId: true,
  locationId: true,
  brand: true,
  model: true,
  serial: true,
  assetNumber: true,
  address: true,
  warrantyEndsOn: true,
  state: true,
  ownerId: true,
})
export type DeviceLine = z.infer<typeof DeviceLine>

/** That one thing cannot work without another. */
export const Need = z.object({ fromId: SubjectId, toId: SubjectId })
export type Need = z.infer<typeof Need>

/** All that a unit has: what lists, forms and the graph of needs are made of. */
export const Register = z.object({
  unitId: UnitId,
  /** Today in Shanghai, by which the ends of warranties are judged. */
  today: Day,
  systems: z.array(assetSchemas.system),
  devices: z.array(DeviceLine),
  software: z.array(assetSchemas.software),
  locations: z.array(assetSchemas.location),
  vendors: z.array(assetSchemas.vendor),
  contracts: z.array(assetSchemas.contract),
  needs: z.array(Need),
  people: z.array(AssetPerson),
})
export type Register = z.infer<typeof Register>

const History = z.object({ events: z.array(AssetEvent), documents: z.array(AssetDocument) })
const SystemPage = History.extend({ system: assetSchemas.system, register: Register })
export const DevicePage = History.extend({
  device: assetSchemas.device,
  today: Day,
  unitName: z.string(),
  systemName: z.string().nullable(),
  /** "办公楼 / 三楼 / 机房" */
  place: z.string().nullable(),
  vendorName: z.string().nullable(),
  ownerName: z.string().nullable(),
})
export type DevicePage = z.infer<typeof DevicePage>

const listOf = { unitId: UnitId }
const anyId = z.union([LocationId, VendorId, ContractId, SystemId, DeviceId, SoftwareId])
const asRead = { version: z.int() }

/** How records of a kind are entered and changed: all kinds in the same way. */
const entered = <S extends z.core.$ZodShape, I extends z.core.$ZodType, O extends z.core.$ZodType>(
  path: string,
  what: string,
  entry: z.ZodObject<S>,
  id: I,
  output: O,
) => ({
  add: endpoint({
    method: 'POST',
    path: `/api/assets/${path}`,
    permission: 'asset.write',
    summary: `Enters a ${what}.`,
    input: entry.extend(listOf),
    output,
  }),
  save: endpoint({
    method: 'PUT',
    path: `/api/assets/${path}/:id`,
    permission: 'asset.write',
    summary: `Changes a ${what} if nobody changed it since it was read.`,
    input: entry.extend({ id, ...asRead }),
    output,
  }),
})
const system = entered('systems', 'system', SystemEntry, SystemId, assetSchemas.system)
const device = entered('devices', 'device', DeviceEntry, DeviceId, assetSchemas.device)
const software = entered('software', 'piece of software', SoftwareEntry, SoftwareId, assetSchemas.software)
const location = entered('locations', 'place', LocationEntry, LocationId, assetSchemas.location)
const vendor = entered('vendors', 'vendor', VendorEntry, VendorId, assetSchemas.vendor)
const contract = entered('contracts', 'contract', ContractEntry, ContractId, assetSchemas.contract)

/** Endpoints of systems, devices and what belongs to them. */
export const assetsApi = {
  register: endpoint({
    method: 'GET',
    path: '/api/assets',
    permission: 'asset.read',
    summary: 'All systems, devices, software, places, vendors, contracts and needs of a unit.',
    input: z.object(listOf),
    output: Register,
  }),
  getSystem: endpoint({
    method: 'GET',
    path: '/api/assets/systems/:systemId',
    permission: 'asset.read',
    summary: 'A system with its history and documents, and all that its unit has.',
    input: z.object({ systemId: SystemId }),
    output: SystemPage,
  }),
  getDevice: endpoint({
    method: 'GET',
    path: '/api/assets/devices/:deviceId',
    permission: 'asset.read',
    summary: 'A device with its history and documents: what the code on its label opens.',
    input: z.object({ deviceId: DeviceId }),
    output: DevicePage,
  }),
  addSystem: system.add,
  saveSystem: system.save,
  addDevice: device.add,
  saveDevice: device.save,
  addSoftware: software.add,
  saveSoftware: software.save,
  addLocation: location.add,
  saveLocation: location.save,
  addVendor: vendor.add,
  saveVendor: vendor.save,
  addContract: contract.add,
  saveContract: contract.save,
  remove: endpoint({
    method: 'POST',
    path: '/api/assets/:id/remove',
    permission: 'asset.write',
    summary: 'Takes a record off the list that was entered by mistake; refused while another names it.',
    input: z.object({ id: anyId, version: z.int() }),
    output: z.object({}),
  }),
  setNeeds: endpoint({
    method: 'PUT',
    path: '/api/assets/:subjectId/needs',
    permission: 'asset.write',
    summary: 'Says what a system or device cannot work without; a circle is refused.',
    input: z.object({ subjectId: SubjectId, needs: z.array(SubjectId).max(50) }),
    output: z.object({ needs: z.array(Need) }),
  }),
  addEvent: endpoint({
    method: 'POST',
    path: '/api/assets/:subjectId/events',
    permission: 'asset.write',
    summary: 'Adds to the history of a system or device.',
    input: z.object({
      subjectId: SubjectId,
      kind: z.enum(keysOf(eventKinds)),
      happenedOn: Day,
      text: z.string().trim().min(1).max(2000),
      costFen: Fen.min(0).nullable().default(null),
      vendorId: VendorId.nullable().default(null),
    }),
    output: AssetEvent,
  }),
  setState: endpoint({
    method: 'PUT',
    path: '/api/assets/devices/:deviceId/state',
    permission: 'asset.write',
    summary: 'Says what state a device is in.',
    input: z.object({ deviceId: DeviceId, state: z.enum(keysOf(deviceStates)), version: z.int() }),
    output: assetSchemas.device,
  }),
  uploadPhoto: endpoint({
    method: 'POST',
    path: '/api/assets/:subjectId/photos',
    permission: 'asset.report-fault',
    summary: 'Stores the picture of a fault; the body is its bytes.',
    input: z.object({ subjectId: SubjectId, name: z.string().min(1).max(200) }),
    output: StoredFile,
    upload: { maxBytes: 20 * MB },
  }),
  reportFault: endpoint({
    method: 'POST',
    path: '/api/assets/:subjectId/faults',
    permission: 'asset.report-fault',
    summary: 'Reports a fault, with a picture or without; whoever answers for the thing is told.',
    input: z.object({
      subjectId: SubjectId,
      text: z.string().trim().min(1).max(2000),
      photoId: FileId.nullable().default(null),
    }),
    output: AssetEvent,
  }),
  downloadPhoto: endpoint({
    method: 'GET',
    path: '/api/assets/:subjectId/photos/:fileId',
    permission: 'asset.read',
    summary: 'The picture of a reported fault.',
    input: z.object({ subjectId: SubjectId, fileId: FileId }),
    output: Download,
    download: true,
  }),
  addDocument: endpoint({
    method: 'POST',
    path: '/api/assets/:subjectId/documents',
    permission: 'asset.write',
    summary: 'Keeps a file with a system or device; the body is its bytes.',
    input: z.object({
      subjectId: SubjectId,
      name: z.string().min(1).max(200),
      note: z.string().trim().max(200).default(''),
    }),
    output: AssetDocument,
    upload: { maxBytes: 50 * MB },
  }),
  removeDocument: endpoint({
    method: 'POST',
    path: '/api/assets/:subjectId/documents/:documentId/remove',
    permission: 'asset.write',
    summary: 'Takes a file off a system or device; its bytes stay.',
    input: z.object({ subjectId: SubjectId, documentId: AssetDocument.shape.id }),
    output: z.object({}),
  }),
  downloadDocument: endpoint({
    method: 'GET',
    path: '/api/assets/:subjectId/documents/:documentId',
    permission: 'asset.read',
    summary: 'A file that is kept with a system or device.',
    input: z.object({ subjectId: SubjectId, documentId: AssetDocument.shape.id }),
    output: Download,
    download: true,
  }),
  ...discoveryApi,
  ...workbookApi,
}
