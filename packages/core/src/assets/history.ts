import { z } from 'zod'
import { id } from '../kernel/id.ts'
import { FileId, StoredFile } from '../kernel/file.ts'
import { Fen } from '../kernel/money.ts'
import { Day, Instant } from '../kernel/time.ts'
import { eventKinds, keysOf } from './choices.ts'
import { DeviceId, SystemId } from './ids.ts'
import { VendorId } from './record.ts'

/** What has a history, documents and needs: a system or a device. */
export const SubjectId = z.union([SystemId, DeviceId])

/** Something that happened to a system or device: a fault that somebody reported, a repair. Never changed. */
export const AssetEvent = z.object({
  id: id('aev'),
  unitId: z.string(),
  subjectId: SubjectId,
  kind: z.enum(keysOf(eventKinds)),
  happenedOn: Day,
  text: z.string(),
  /** Null: nobody said. */
  costFen: Fen.nullable(),
  vendorId: VendorId.nullable(),
  photoId: FileId.nullable(),
  recordedAt: Instant,
  recordedBy: z.string(),
  recordedByName: z.string(),
})
export type AssetEvent = z.infer<typeof AssetEvent>

/** A manual, an acceptance paper, a scanned contract: a file that belongs to a system or device. */
export const AssetDocument = z.object({
  id: id('adc'),
  unitId: z.string(),
  subjectId: SubjectId,
  file: StoredFile,
  note: z.string(),
  addedAt: Instant,
  addedBy: z.string(),
  addedByName: z.string(),
})
export type AssetDocument = z.infer<typeof AssetDocument>
