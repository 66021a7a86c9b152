import { promisify } from 'node:util'
import { crc32, deflateRaw, inflateRawSync } from 'node:zlib'

/** One entry of a zip: its path and its bytes, unpacked. */
export type Entry = { readonly name: string; readonly bytes: Buffer }

// 1980-01-01 00:00:00, the oldest moment a zip can name: files made of the same parts must have the same bytes.
const DOS_DATE = (1 << 5) | 1
// On the thread pool, so that the next report is made meanwhile.
const deflate = promisify(deflateRaw)
/** Parts that come again in every file (styles, theme) are packed once; they go when their bytes do. */
const packedBefore = new WeakMap<Buffer, Buffer>()
const STORED = /\.(png|jpe?g)$/

/** Unpacks a zip that this program's own libraries have just written. Not for files from outside: those go through the guard. */
export function readZip(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const count = zip.readUInt16LE(end + 10)
  const entries: Entry[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)]
    const [nameLength, extra, note] = [28, 30, 32].map((o) => zip.readUInt16LE(at + o)) as [
      number,
      number,
      number,
    ]
    const local = zip.readUInt32LE(at + 42)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const raw = zip.subarray(start, start + packed)
    if (!name.endsWith('/')) entries.push({ name, bytes: method === 0 ? raw : inflateRawSync(raw) })
    at += 46 + nameLength + extra + note
  }
  return entries
}

/**
 * Packs entries in the given order with one fixed date, so that the same entries give the same bytes.
 * Office readers want `[Content_Types].xml` first; the caller orders.
 */
export async function writeZip(entries: readonly Entry[]): Promise<Buffer> {
  const packedParts = await Promise.all(entries.map(pack))
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [i, { name, bytes }] of entries.entries()) {
    const path = Buffer.from(name, 'utf8')
    const stored = STORED.test(name)
    const packed = packedParts[i] ?? bytes
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(0x0800, 2) // names are UTF-8
    head.writeUInt16LE(stored ? 0 : 8, 4)
    head.writeUInt16LE(DOS_DATE, 8)
    head.writeUInt32LE(crc32(bytes), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(bytes.length, 18)
    head.writeUInt16LE(path.length, 22)
    local.push(Buffer.from([0x50, 0x4b, 3, 4]), head, path, packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    central.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), head, tail, path)
    offset += 30 + path.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, directory, end])
}

async function pack({ name, bytes }: Entry): Promise<Buffer> {
  if (STORED.test(name)) return bytes
  const before = packedBefore.get(bytes)
  if (before) return before
  const packed = await deflate(bytes, { level: 6 })
  packedBefore.set(bytes, packed)
  return packed
}
