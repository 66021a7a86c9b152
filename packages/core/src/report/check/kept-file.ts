import { z } from 'zod'
import { FileId, Sm3 } from '../../kernel/file.ts'
import { Instant } from '../../kernel/time.ts'

/** A file of a checked report that somebody chose to keep in a project. The check itself may be gone. */
export const KeptFile = z.object({
  fileId: FileId,
  projectId: z.string(),
  name: z.string(),
  sizeBytes: z.int(),
  sm3: Sm3,
  checkId: z.string(),
  checkTitle: z.string(),
  kept: z.object({ at: Instant, by: z.string(), byName: z.string() }),
})
export type KeptFile = z.infer<typeof KeptFile>
