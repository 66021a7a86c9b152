/** A value of AMF0, the language of RTMP's commands. */
export type Amf = number | boolean | string | null | AmfObject | readonly Amf[]
export type AmfObject = { readonly [key: string]: Amf }

/** Nobody nests deeper, or longer, who means well. */
const DEEPEST = 8
const LONGEST = 1_000

/** Writes values one behind the other; of arrays the commands have none. @source Action Message Format AMF 0, §2 */
export function writeAmf(values: readonly Exclude<Amf, readonly Amf[]>[]): Buffer {
  return Buffer.concat(values.map((value) => written(value)))
}

function written(value: Amf): Buffer {
  if (typeof value === 'number') {
    const b = Buffer.alloc(9)
    b.writeDoubleBE(value, 1)
    return b
  }
  if (typeof value === 'boolean') return Buffer.from([1, value ? 1 : 0])
  if (typeof value === 'string') return Buffer.concat([Buffer.from([2]), key(value)])
  if (value === null) return Buffer.from([5])
  const fields = Object.entries(value).flatMap(([name, inner]) => [key(name), written(inner as Amf)])
  return Buffer.concat([Buffer.from([3]), ...fields, Buffer.from([0, 0, 9])])
}

function key(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8')
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** Reads all values of a message. @throws RangeError for what is cut off, and for what nests too deep */
export function readAmf(bytes: Buffer): Amf[] {
  const values: Amf[] = []
  let at = 0
  const text = (length: number): string => {
    if (at + length > bytes.length) throw new RangeError('AMF0: cut off')
    at += length
    return bytes.toString('utf8', at - length, at)
  }
  const short = (): string => {
    at += 2
    return text(bytes.readUInt16BE(at - 2))
  }
  const fields = (depth: number): AmfObject => {
    const found = new Map<string, Amf>()
    while (found.size < LONGEST) {
      const name = short()
      if (name === '' && bytes[at] === 9) {
        at++
        break
      }
      found.set(name, value(depth + 1))
    }
    return Object.fromEntries(found)
  }
  const list = (depth: number): Amf[] => {
    at += 4
    const length = Math.min(bytes.readUInt32BE(at - 4), LONGEST)
    return Array.from({ length }, () => value(depth + 1))
  }
  const value = (depth: number): Amf => {
    if (depth > DEEPEST) throw new RangeError('AMF0: too deep')
    const type = bytes.readUInt8(at++)
    if (type === 0 || type === 11) {
      at += type === 0 ? 8 : 10
      return bytes.readDoubleBE(at - (type === 0 ? 8 : 10))
    }
    if (type === 1) return bytes.readUInt8(at++) !== 0
    if (type === 2) return short()
    if (type === 3) return fields(depth)
    if (type === 5 || type === 6) return null
    if (type === 8) {
      at += 4
      return fields(depth)
    }
    if (type === 10) return list(depth)
    if (type === 12) {
      at += 4
      return text(bytes.readUInt32BE(at - 4))
    }
    throw new RangeError(`AMF0: type ${type}`)
  }
  while (at < bytes.length) values.push(value(0))
  return values
}
