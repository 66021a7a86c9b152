import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import { FileFault } from './file-fault.ts'

const MAX_ENTRIES = 2_000
const MAX_ENTRY = 200_000_000
const MAX_TOTAL = 400_000_000
const MAX_RATIO = 250
/** Below this an entry may be as repetitive as it likes: it cannot hurt. */
const SMALL = 5_000_000

/** A zip file whose entries are inflated one at a time, with every inflated byte counted; entries nobody asks for stay packed. */
export type ZipEntries = {
  readonly names: readonly string[]
  /** Inflated bytes as the archive claims them; used for progress only. */
  readonly sizeOf: (name: string) => number
  /** The entry in pieces; null when there is none. */
  readonly open: (name: string) => Promise<AsyncIterable<Uint8Array> | null>
  /** The whole entry as UTF-8 text; '' when there is none. */
  readonly text: (name: string) => Promise<string>
}

/**
 * Opens a zip file in memory.
 *
 * @throws FileFault `file-damaged`, `file-encrypted`, `file-bomb`; the last also while an entry is read
 */
export async function zipEntries(bytes: Uint8Array): Promise<ZipEntries> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.fromBuffer(
      buffer,
      { lazyEntries: true, validateEntrySizes: true, autoClose: false },
      (error, opened) => (error ? reject(new FileFault('file-damaged')) : resolve(opened)),
    )
  })
  if (zip.entryCount > MAX_ENTRIES) throw new FileFault('file-bomb')
  const entries = await directory(zip)
  let total = 0
  const open = async (name: string) => {
    const entry = entries.get(name)
    return entry ? counted(await stream(zip, entry), (size) => (total += size)) : null
  }
  return {
    names: [...entries.keys()],
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    open,
    async text(name) {
      const pieces: Uint8Array[] = []
      for await (const piece of (await open(name)) ?? []) pieces.push(piece)
      // The mark of byte order is a character that stays: what is written back is what was read.
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(pieces))
    },
  }
}

function directory(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>()
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(new FileFault('file-damaged')))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: yauzl.Entry) => {
      const tooLarge = entry.uncompressedSize > MAX_ENTRY
      const tooDense =
        entry.uncompressedSize > SMALL && entry.uncompressedSize > entry.compressedSize * MAX_RATIO
      if (entry.isEncrypted()) return reject(new FileFault('file-encrypted'))
      if (tooLarge || tooDense) return reject(new FileFault('file-bomb'))
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

const stream = (zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    const take = (error: Error | null, opened: Readable) => {
      if (error) return reject(new FileFault('file-damaged'))
      // A broken entry may complain before anybody reads it, or after the reader has turned away: keep it for who reads.
      opened.on('error', (cause) => opened.destroy(cause))
      resolve(opened)
    }
    try {
      zip.openReadStream(entry, take)
    } catch {
      reject(new FileFault('file-damaged'))
    }
  })

async function* counted(source: Readable, grow: (size: number) => number): AsyncGenerator<Uint8Array> {
  let size = 0
  try {
    for await (const piece of source as AsyncIterable<Buffer>) {
      size += piece.length
      if (size > MAX_ENTRY || grow(piece.length) > MAX_TOTAL) throw new FileFault('file-bomb')
      yield piece
    }
  } catch (cause) {
    throw cause instanceof FileFault ? cause : new FileFault('file-damaged')
  } finally {
    source.destroy()
  }
}
