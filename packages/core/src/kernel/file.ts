import { z } from 'zod'
import { id } from './id.ts'
import { Instant } from './time.ts'

export const FileId = id('fil')
export type FileId = z.infer<typeof FileId>

/** SM3 of some bytes, lower-case hex. */
export const Sm3 = z.string().regex(/^[0-9a-f]{64}$/)

/** A file somebody gave us (evidence, a ledger). Its bytes lie in the file store under their SM3 and never change. */
export const StoredFile = z.object({
  id: FileId,
  unitId: z.string(),
  name: z.string().min(1).max(200),
  mediaType: z.string(),
  sizeBytes: z.int(),
  sm3: Sm3,
  storedAt: Instant,
  storedBy: z.string(),
})
export type StoredFile = z.infer<typeof StoredFile>

/** Port: bytes kept under their SM3, outside the database. Putting the same bytes twice stores them once; `put` returns after they are on disk. */
export type FileStore = {
  readonly put: (bytes: Uint8Array) => Promise<{ sm3: string; sizeBytes: number }>
  /** @throws Refusal `kernel.file-damaged` when the bytes are gone or no longer match their SM3 */
  readonly get: (sm3: string) => Promise<Uint8Array>
  /** Only for bytes that no record names any more. Bytes that are not there are fine. */
  readonly remove: (sm3: string) => Promise<void>
}

/** A file handed to the user: name, media type and bytes. */
export const Download = z.object({
  name: z.string(),
  mediaType: z.string(),
  bytes: z.instanceof(Uint8Array),
})
export type Download = z.infer<typeof Download>
