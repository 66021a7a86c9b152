import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { pipeline } from 'node:stream'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { MANIFEST, Manifest } from './manifest.ts'
import { tarEntries, type Entry } from './tar.ts'

/** The entries of an archive file, in its order. @throws Refusal `kernel.archive-damaged` when it cannot be unpacked */
export async function* archiveEntries(file: string): AsyncGenerator<Entry> {
  const unpacked = pipeline(createReadStream(file), createGunzip(), () => {})
  try {
    yield* tarEntries(unpacked)
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    throw new Refusal('kernel.archive-damaged', { file, what: (cause as Error).message })
  } finally {
    unpacked.destroy()
  }
}

/**
 * Reads an archive through and compares every part with its manifest.
 *
 * @throws Refusal `kernel.archive-damaged` naming the first part that is missing, cut off or changed
 */
export async function checkArchive(file: string): Promise<Manifest> {
  const found: Manifest['entries'] = []
  let manifest: Manifest | null = null
  for await (const { name, bytes } of archiveEntries(file)) {
    if (name === MANIFEST) {
      const parsed = Manifest.safeParse(parseJson(bytes))
      if (!parsed.success) throw new Refusal('kernel.archive-damaged', { file, what: MANIFEST })
      manifest = parsed.data
    } else found.push({ name, sizeBytes: bytes.length, sm3: createHash('sm3').update(bytes).digest('hex') })
  }
  if (!manifest) throw new Refusal('kernel.archive-damaged', { file, what: `${MANIFEST}, missing` })
  for (const [at, wanted] of manifest.entries.entries())
    if (found[at]?.name !== wanted.name || found[at].sm3 !== wanted.sm3)
      throw new Refusal('kernel.archive-damaged', { file, what: wanted.name })
  if (found.length !== manifest.entries.length)
    throw new Refusal('kernel.archive-damaged', { file, what: found.at(-1)?.name ?? '' })
  return manifest
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}
