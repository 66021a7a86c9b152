import { z } from 'zod'

/** The last entry of an archive: what is in it, and what each part must hash to. */
export const Manifest = z.object({
  format: z.literal(1),
  program: z.string(),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), sha256: z.string() })),
  /** In an order in which each table comes after those it refers to. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int() })),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string() })),
  /** Stored files, by SM3. */
  files: z.int(),
  /** Other files of the data directory: the entry that holds each, and its path there. */
  data: z.array(z.object({ entry: z.string(), path: z.string() })),
  entries: z.array(z.object({ name: z.string(), sizeBytes: z.int(), sm3: z.string() })),
})
export type Manifest = z.infer<typeof Manifest>

/** Name of the manifest's own entry. */
export const MANIFEST = 'manifest.json'
