import { createGzip } from 'node:zlib'
import { pipeline, Readable } from 'node:stream'
import { rootUnitId } from '@rongheng/storage/identity/units'
import type { Database } from '@rongheng/storage/pool'
import { writeArchive } from '@rongheng/storage/archive/write-archive'
import { audit } from './audit.ts'
import type { Ctx } from './ctx.ts'

/** What a backup is taken of; main.ts knows. */
export type BackupSource = {
  readonly database: Database
  readonly filesDir: string
  readonly dataDir: string
  readonly program: string
}

/** A backup as a packed stream. That somebody took one stands in the audit before the first byte leaves. */
export async function backUp(ctx: Ctx, source: BackupSource): Promise<Readable> {
  const root = await rootUnitId(ctx.db)
  if (root !== null)
    await ctx.transaction((tx) =>
      audit(tx, ctx, { action: 'system.backup', unitId: root, subjectId: 'backup' }),
    )
  const packed = createGzip({ level: 6 })
  pipeline(Readable.from(writeArchive({ ...source, now: new Date(ctx.now) })), packed, () => {})
  return packed
}
