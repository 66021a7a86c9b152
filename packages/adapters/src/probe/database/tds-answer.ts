import type { Sentence } from '@rongheng/core/watch/said/fact'
import { Objection } from '@rongheng/core/watch/said/objection'
import { say, sentence } from '@rongheng/core/watch/said/saying'
import { SQL_SERVER } from './tds-messages.ts'

/** What a server answered: whether it let us in, what it complained of, the first value of the first row. */
export type TdsAnswer = {
  readonly signedIn: boolean
  readonly error: Sentence | null
  readonly value: unknown
}

type Column = { readonly type: number; readonly length: number; readonly scale: number }

/** Reads forward through a message. @throws RangeError where it ends too early */
class Reader {
  #at = 0
  readonly #bytes: Buffer
  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }
  get done(): boolean {
    return this.#at >= this.#bytes.length
  }
  take(length: number): Buffer {
    if (this.#at + length > this.#bytes.length) throw new RangeError('the message ends too early')
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }
  u8 = (): number => this.take(1)[0] as number
  u16 = (): number => this.take(2).readUInt16LE()
  u32 = (): number => this.take(4).readUInt32LE()
  text = (characters: number): string => this.take(characters * 2).toString('utf16le')
}

/** Types of a fixed length, with it. @source MS-TDS 2.2.5.4.1 */
const fixed = new Map([
  [0x1f, 0],
  [0x30, 1],
  [0x32, 1],
  [0x34, 2],
  [0x38, 4],
  [0x3a, 4],
  [0x3b, 4],
  [0x3c, 8],
  [0x3d, 8],
  [0x3e, 8],
  [0x7a, 4],
  [0x7f, 8],
])
const BYTE_LENGTH = new Set([0x24, 0x26, 0x68, 0x6d, 0x6e, 0x6f])
const DECIMAL = new Set([0x6a, 0x6c])
const TEMPORAL = new Set([0x29, 0x2a, 0x2b])
const WITH_COLLATION = new Set([0xa7, 0xaf, 0xe7, 0xef])
const SHORT_LENGTH = new Set([0xa5, 0xa7, 0xad, 0xaf, 0xe7, 0xef])
const DATE = 0x28
const MAX = 0xffff

/** Reads the tokens of an answer up to the first row. @throws Objection when they are none */
export function readAnswer(message: Buffer): TdsAnswer {
  const reader = new Reader(message)
  let signedIn = false
  let error: Sentence | null = null
  let columns: readonly Column[] = []
  try {
    while (!reader.done) {
      const token = reader.u8()
      switch (token) {
        case 0xaa:
          error ??= errorIn(new Reader(reader.take(reader.u16())))
          break
        case 0xad:
          reader.take(reader.u16())
          signedIn = true
          break
        case 0xab: // information
        case 0xe3: // something of the session has changed
        case 0xa9: // order
          reader.take(reader.u16())
          break
        case 0xae:
          for (let feature = reader.u8(); feature !== 0xff; feature = reader.u8()) reader.take(reader.u32())
          break
        case 0x79:
          reader.take(4)
          break
        case 0xfd:
        case 0xfe:
        case 0xff:
          reader.take(12)
          break
        case 0x81:
          columns = readColumns(reader)
          break
        case 0xd1:
        case 0xd2: {
          const isNull =
            token === 0xd2 && ((reader.take(Math.ceil(columns.length / 8))[0] as number) & 1) === 1
          return { signedIn, error, value: isNull ? null : readValue(reader, columns[0]) }
        }
        default:
          throw new Objection(say('database.unreadable', { engine: SQL_SERVER }))
      }
    }
  } catch (cause) {
    throw cause instanceof RangeError
      ? new Objection(say('database.incomplete', { engine: SQL_SERVER }))
      : cause
  }
  return { signedIn, error, value: undefined }
}

function errorIn(reader: Reader): Sentence {
  const code = reader.u32()
  reader.take(2)
  return sentence('net.other', { message: reader.text(reader.u16()).slice(0, 200), code })
}

function readColumns(reader: Reader): Column[] {
  const count = reader.u16()
  const columns: Column[] = []
  for (let i = 0; i < (count === MAX ? 0 : count); i++) {
    reader.take(6)
    columns.push(readType(reader))
    reader.text(reader.u8())
  }
  return columns
}

function readType(reader: Reader): Column {
  const type = reader.u8()
  const length = fixed.get(type)
  if (length !== undefined) return { type, length, scale: 0 }
  if (BYTE_LENGTH.has(type)) return { type, length: reader.u8(), scale: 0 }
  if (type === DATE) return { type, length: 3, scale: 0 }
  if (TEMPORAL.has(type)) return { type, length: 0, scale: reader.u8() }
  if (DECIMAL.has(type)) {
    const [size = 0, , scale = 0] = reader.take(3)
    return { type, length: size, scale }
  }
  if (SHORT_LENGTH.has(type)) {
    const size = reader.u16()
    if (WITH_COLLATION.has(type)) reader.take(5)
    return { type, length: size, scale: 0 }
  }
  throw new Objection(say('database.type'))
}

/** The value of the first column; undefined for what is no number and no short text. */
function readValue(reader: Reader, column: Column | undefined): unknown {
  if (!column) return undefined
  const { type } = column
  if (fixed.has(type)) return numberOf(type, reader.take(column.length))
  if (SHORT_LENGTH.has(type)) {
    if (column.length === MAX) return undefined
    const size = reader.u16()
    if (size === MAX) return null
    const bytes = reader.take(size)
    return type === 0xe7 || type === 0xef ? bytes.toString('utf16le') : bytes.toString('latin1')
  }
  const size = reader.u8()
  if (size === 0) return null
  const bytes = reader.take(size)
  if (DECIMAL.has(type)) return decimalOf(bytes, column.scale)
  return numberOf(type, bytes)
}

function decimalOf(bytes: Buffer, scale: number): number {
  const whole = bytes.subarray(1).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return (Number(whole) / 10 ** scale) * (bytes[0] === 1 ? 1 : -1)
}

/** Whole numbers, floats and money; undefined for days and other things. */
function numberOf(type: number, bytes: Buffer): number | undefined {
  const size = bytes.length
  switch (type) {
    case 0x30:
    case 0x32:
    case 0x68:
      return bytes[0]
    case 0x34:
    case 0x38:
    case 0x7f:
    case 0x26:
      if (size === 1) return bytes[0]
      return size === 2
        ? bytes.readInt16LE()
        : size === 4
          ? bytes.readInt32LE()
          : Number(bytes.readBigInt64LE())
    case 0x3b:
    case 0x3e:
    case 0x6d:
      return size === 4 ? bytes.readFloatLE() : bytes.readDoubleLE()
    case 0x3c:
    case 0x7a:
    case 0x6e:
      return size === 4
        ? bytes.readInt32LE() / 10_000
        : (bytes.readInt32LE(0) * 2 ** 32 + bytes.readUInt32LE(4)) / 10_000
    default:
      return undefined
  }
}
