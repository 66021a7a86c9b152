import { crc32, deflateRawSync } from 'node:zlib'
import { FileFault } from './file-fault.ts'

type Entry = { name: string; central: Buffer; packed: Buffer }

/**
 * The archive with some entries replaced or added; those that stay are copied as they were packed, in their order. For archives
 * that `zipEntries` has opened before: this looks at nothing twice.
 */
export function replaceInZip(zip: Uint8Array, parts: ReadonlyMap<string, Uint8Array>): Buffer {
  const buffer = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength)
  const kept = entriesOf(buffer)
  const written = [
    ...kept.map((entry) => {
      const bytes = parts.get(entry.name)
      return bytes ? packed(entry.name, bytes) : entry
    }),
    ...[...parts]
      .filter(([name]) => !kept.some((e) => e.name === name))
      .map(([name, bytes]) => packed(name, bytes)),
  ]
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { central, packed: bytes, name } of written) {
    const path = Buffer.from(name)
    const head = Buffer.alloc(30)
    head.write('PK\x03\x04', 'latin1')
    central.copy(head, 4, 6, 28)
    head.writeUInt16LE(path.length, 26)
    const own = Buffer.from(central.subarray(0, 46))
    own.writeUInt16LE(path.length, 28)
    own.writeUInt32LE(0, 30)
    own.writeUInt16LE(0, 34)
    own.writeUInt32LE(at, 42)
    local.push(head, path, bytes)
    directory.push(own, path)
    at += head.length + path.length + bytes.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(written.length, 8)
  end.writeUInt16LE(written.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, list, end])
}

/** The entries by the directory at the end, sizes known: what follows an entry's data (a descriptor) is left behind. */
function entriesOf(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new FileFault('file-damaged')
  const count = zip.readUInt16LE(end + 10)
  const entries: Entry[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (at + 46 > zip.length) throw new FileFault('file-damaged')
    const central = Buffer.from(zip.subarray(at, at + 46))
    // The descriptor bit goes with the descriptor.
    central.writeUInt16LE(central.readUInt16LE(8) & ~8, 8)
    const [nameLength, extra, note] = [28, 30, 32].map((o) => central.readUInt16LE(o)) as [
      number,
      number,
      number,
    ]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const local = central.readUInt32LE(42)
    if (local + 30 > zip.length) throw new FileFault('file-damaged')
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    entries.push({ name, central, packed: zip.subarray(start, start + central.readUInt32LE(20)) })
    at += 46 + nameLength + extra + note
  }
  return entries
}

function packed(name: string, bytes: Uint8Array): Entry {
  const squeezed = deflateRawSync(bytes)
  const central = Buffer.alloc(46)
  central.write('PK\x01\x02', 'latin1')
  central.writeUInt16LE(20, 4)
  central.writeUInt16LE(20, 6)
  central.writeUInt16LE(0x0800, 8) // names are UTF-8
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(0x00210000, 12) // 1980-01-01
  central.writeUInt32LE(crc32(bytes) >>> 0, 16)
  central.writeUInt32LE(squeezed.length, 20)
  central.writeUInt32LE(bytes.length, 24)
  return { name, central, packed: squeezed }
}
