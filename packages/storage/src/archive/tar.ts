const BLOCK = 512

/** One file in an archive. */
export type Entry = { readonly name: string; readonly bytes: Buffer }

/** A tar entry as bytes: header, content, padding. Names are ours, short and plain. */
export function tarEntry({ name, bytes }: Entry, at: Date): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`name too long for an archive: ${name}`)
  const header = Buffer.alloc(BLOCK)
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`
  header.write(name, 0)
  header.write(octal(0o600, 8), 100)
  header.write(octal(0, 8), 108)
  header.write(octal(0, 8), 116)
  header.write(octal(bytes.length, 12), 124)
  header.write(octal(Math.floor(at.getTime() / 1000), 12), 136)
  header.write('        ', 148)
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  let sum = 0
  for (const byte of header) sum += byte
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)])
}

/** What closes an archive. */
export const TAR_END = Buffer.alloc(2 * BLOCK)

/** The entries of a tar stream, one after the other. Ends early, without error, where the stream does: the caller knows what has to be there. */
export async function* tarEntries(stream: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const source = stream[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  const take = async (count: number): Promise<Buffer | null> => {
    const parts = [held]
    let have = held.length
    while (have < count) {
      const next = await source.next()
      if (next.done) return null
      parts.push(next.value)
      have += next.value.length
    }
    const all = parts.length === 1 ? held : Buffer.concat(parts)
    held = all.subarray(count)
    return all.subarray(0, count)
  }
  for (;;) {
    const header = await take(BLOCK)
    if (header === null || header[0] === 0) return
    const name = header.subarray(0, 100).toString('utf8').replace(/\0.*$/s, '')
    const size = Number.parseInt(header.subarray(124, 136).toString('latin1'), 8)
    if (!Number.isSafeInteger(size) || size < 0) return
    const padded = await take(Math.ceil(size / BLOCK) * BLOCK)
    if (padded === null) return
    yield { name, bytes: padded.subarray(0, size) }
  }
}
