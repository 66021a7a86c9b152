import type { StoredFile } from '@rongheng/core/kernel/file'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Tx } from '../db.ts'
import { addStoredFile } from '../kernel/files.ts'
import { sql } from '../sql.ts'

/** Notes what came back from a target around a change of verdict; its bytes lie in the file store. */
export async function addSample(
  tx: Tx,
  sample: {
    readonly id: string
    readonly checkId: string
    readonly at: Instant
    readonly kind: 'body' | 'frame'
    readonly file: StoredFile
  },
): Promise<void> {
  await addStoredFile(tx, sample.file)
  await sql(tx)
    .insertInto('watch_sample')
    .values({
      id: sample.id,
      check_id: sample.checkId,
      unit_id: sample.file.unitId,
      at: new Date(sample.at),
      kind: sample.kind,
      file_id: sample.file.id,
    })
    .execute()
}

/** Keeps the newest picture of a stream in place of the one before. */
export async function putFrame(
  tx: Tx,
  frame: {
    readonly checkId: string
    readonly unitId: string
    readonly at: Instant
    readonly mediaType: string
    readonly bytes: Uint8Array
  },
): Promise<void> {
  const values = { at: new Date(frame.at), media_type: frame.mediaType, bytes: Buffer.from(frame.bytes) }
  await sql(tx)
    .insertInto('watch_frame')
    .values({ check_id: frame.checkId, unit_id: frame.unitId, ...values })
    .onConflict((c) => c.column('check_id').doUpdateSet(values))
    .execute()
}
