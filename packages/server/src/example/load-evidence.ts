import { centerId, examplePeople } from '@rongheng/core/example/center'
import { exampleFiles } from '@rongheng/core/example/evidence'
import type { StoredFile } from '@rongheng/core/kernel/file'
import { type Day, dayStart, type Instant } from '@rongheng/core/kernel/time'
import type { Ctx } from '../ctx.ts'

/** Puts the bytes of the example's evidence into the file store. Before the transaction: bytes without a row are harmless. */
export async function loadEvidence(ctx: Ctx): Promise<ReadonlyMap<string, StoredFile>> {
  const files = new Map<string, StoredFile>()
  for (const { id, name, mediaType, text, year } of exampleFiles) {
    const kept = await ctx.ports.files.put(new TextEncoder().encode(text))
    files.set(id, {
      id,
      unitId: centerId,
      name,
      mediaType,
      ...kept,
      storedAt: (dayStart(`${year}-12-20` as Day) + 15 * 3_600_000) as Instant,
      storedBy: examplePeople.operator.id,
    })
  }
  return files
}
