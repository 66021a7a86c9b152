import { FileId } from '@rongheng/core/kernel/file'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Check } from '@rongheng/core/watch/check'
import type { addSample } from '@rongheng/storage/watch/samples'

/** What came back from a target, once its bytes lie in the file store. */
export type Stored = {
  readonly id: string
  readonly fileId: string
  readonly at: Instant
  readonly mediaType: string
  readonly sm3: string
  readonly sizeBytes: number
  readonly storedAt: Instant
  readonly storedBy: string
}

/** How a body is noted: its file is called after the check and the moment. */
export function keptBody(
  check: Pick<Check, 'id' | 'unitId' | 'name'>,
  { id, fileId, at, mediaType, ...stored }: Stored,
): Parameters<typeof addSample>[1] {
  return {
    id,
    checkId: check.id,
    at,
    kind: 'body',
    file: {
      id: FileId.parse(fileId),
      unitId: check.unitId,
      name: `${check.name.slice(0, 150)} ${new Date(at).toISOString()}`,
      mediaType: mediaType || 'application/octet-stream',
      ...stored,
    },
  }
}
