/** One thing of BER: its tag and its content. Lengths are written in the short or long definite form. */
export type Element = { readonly tag: number; readonly content: Buffer }

export const INTEGER = 0x02
export const OCTETS = 0x04
export const NULL = 0x05
export const OID = 0x06
export const SEQUENCE = 0x30

/** @returns the first element of the bytes and what stands behind it @throws RangeError when the bytes end too early */
export function takeElement(bytes: Buffer): { element: Element; rest: Buffer } {
  const tag = bytes[0]
  const first = bytes[1]
  if (tag === undefined || first === undefined) throw new RangeError('no element')
  const more = first & 0x80 ? first & 0x7f : 0
  if (more > 4 || bytes.length < 2 + more) throw new RangeError('no length')
  const length = more === 0 ? first : bytes.readUIntBE(2, more)
  const from = 2 + more
  if (bytes.length < from + length) throw new RangeError('cut off')
  return {
    element: { tag, content: bytes.subarray(from, from + length) },
    rest: bytes.subarray(from + length),
  }
}

/** The elements that stand one behind the other in some content. */
export function elementsOf(content: Buffer): Element[] {
  const found: Element[] = []
  for (let left = content; left.length > 0; ) {
    const { element, rest } = takeElement(left)
    found.push(element)
    left = rest
  }
  return found
}

export function encode(tag: number, content: Buffer): Buffer {
  const length = content.length
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content])
  const head = length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from(head), content])
}

export const sequence = (...parts: readonly Buffer[]): Buffer => encode(SEQUENCE, Buffer.concat(parts))

export const integer = (value: number): Buffer => encode(INTEGER, signed(BigInt(value)))

/** A whole number in as few bytes as hold it, the highest bit being its sign. */
export function signed(value: bigint): Buffer {
  const bytes: number[] = []
  let rest = value
  do {
    bytes.unshift(Number(rest & 0xffn))
    rest >>= 8n
  } while (
    !(
      (rest === 0n && ((bytes[0] as number) & 0x80) === 0) ||
      (rest === -1n && ((bytes[0] as number) & 0x80) !== 0)
    )
  )
  return Buffer.from(bytes)
}

export function toInteger(content: Buffer): number {
  let value = content.length > 0 && (content[0] as number) & 0x80 ? -1n : 0n
  for (const byte of content) value = (value << 8n) | BigInt(byte)
  return Number(value)
}

/** An object identifier as its arcs. */
export type Oid = readonly number[]

export const oidOf = (text: string): Oid => text.split('.').map(Number)

export function encodeOid(oid: Oid): Buffer {
  const [a = 0, b = 0, ...rest] = oid
  return Buffer.from([a * 40 + b, ...rest.flatMap(base128)])
}

function base128(arc: number): number[] {
  const bytes = [arc % 128]
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift((rest % 128) | 0x80)
  return bytes
}

export function toOid(content: Buffer): Oid {
  const arcs: number[] = []
  let arc = 0
  for (const byte of content) {
    arc = arc * 128 + (byte & 0x7f)
    if (byte & 0x80) continue
    if (arcs.length === 0)
      arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)))
    else arcs.push(arc)
    arc = 0
  }
  return arcs
}

/** Below 0 when `a` stands before `b` in a walk. */
export function compareOids(a: Oid, b: Oid): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const step = (a[i] as number) - (b[i] as number)
    if (step !== 0) return step
  }
  return a.length - b.length
}
