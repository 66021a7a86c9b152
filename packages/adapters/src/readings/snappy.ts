/** A block of the format is looked through with a table of its own; distances then fit into two bytes. */
const BLOCK = 65_536
const TABLE_BITS = 14
/** What is not found again soon is looked for less often. */
const SKIP_BITS = 5

/**
 * Packs bytes in the block format of Snappy, which remote write asks for: the length, then pieces that are either bytes
 * themselves or "as many bytes as stood so far back".
 *
 * @source https://github.com/google/snappy/blob/main/format_description.txt
 */
export function packSnappy(bytes: Uint8Array): Buffer {
  // The worst that can happen is a literal with its head for every block.
  const out = Buffer.allocUnsafe(32 + bytes.length + Math.ceil(bytes.length / 6))
  let end = putLength(out, 0, bytes.length)
  for (let from = 0; from < bytes.length; from += BLOCK)
    end = packBlock(bytes, from, Math.min(bytes.length, from + BLOCK), out, end)
  return out.subarray(0, end)
}

function packBlock(bytes: Uint8Array, from: number, to: number, out: Buffer, begin: number): number {
  const seen = new Uint16Array(1 << TABLE_BITS)
  let end = begin
  let literal = from
  let at = from + 1
  // The last four bytes have no successor to compare.
  while (at + 4 <= to) {
    const word = wordAt(bytes, at)
    const slot = Math.imul(word, 0x1e35a7bd) >>> (32 - TABLE_BITS)
    const before = from + (seen[slot] as number)
    seen[slot] = at - from
    if (before >= at || wordAt(bytes, before) !== word) {
      at += 1 + ((at - literal) >> SKIP_BITS)
      continue
    }
    let length = 4
    while (at + length < to && bytes[before + length] === bytes[at + length]) length++
    end = putLiteral(bytes, literal, at, out, end)
    end = putCopy(at - before, length, out, end)
    at += length
    literal = at
  }
  return putLiteral(bytes, literal, to, out, end)
}

const wordAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)) >>>
  0

function putLength(out: Buffer, begin: number, length: number): number {
  let end = begin
  let rest = length
  for (; rest >= 128; rest = Math.floor(rest / 128)) out[end++] = (rest % 128) + 128
  out[end++] = rest
  return end
}

function putLiteral(bytes: Uint8Array, from: number, to: number, out: Buffer, begin: number): number {
  if (from === to) return begin
  const most = to - from - 1
  let end = begin
  if (most < 60) out[end++] = most << 2
  else if (most < 256) {
    out[end++] = 60 << 2
    out[end++] = most
  } else {
    out[end++] = 61 << 2
    out[end++] = most & 255
    out[end++] = most >> 8
  }
  out.set(bytes.subarray(from, to), end)
  return end + to - from
}

/** Copies of up to 64 bytes, with the distance in two bytes. */
function putCopy(distance: number, length: number, out: Buffer, begin: number): number {
  let end = begin
  for (let left = length; left > 0; ) {
    const now = Math.min(64, left)
    out[end++] = ((now - 1) << 2) | 2
    out[end++] = distance & 255
    out[end++] = distance >> 8
    left -= now
  }
  return end
}
