import { Objection } from '@rongheng/core/watch/said/objection'
import { say } from '@rongheng/core/watch/said/saying'

/** What it is called in sentences. */
export const SQL_SERVER = 'SQL Server'

/** Kinds of packets. @source MS-TDS 2.2.3.1.1 */
export const packetTypes = { batch: 0x01, answer: 0x04, login: 0x10, prelogin: 0x12 } as const
export const HEADER = 8
/** What both sides may send in one packet before they agree on another size. */
const PACKET = 4_096

/** A message as packets, the last of them marked. @source MS-TDS 2.2.3 */
export function packets(type: number, message: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0, no = 1; at === 0 || at < message.length; at += PACKET - HEADER, no++) {
    const body = message.subarray(at, at + PACKET - HEADER)
    const header = Buffer.alloc(HEADER)
    header[0] = type
    header[1] = at + body.length >= message.length ? 1 : 0
    header.writeUInt16BE(HEADER + body.length, 2)
    header[6] = no & 0xff
    parts.push(header, body)
  }
  return Buffer.concat(parts)
}

/** What the two sides want of encryption. @source MS-TDS 2.2.6.5 */
export const encryption = { off: 0, on: 1, notSupported: 2, required: 3 } as const
const ENCRYPTION_OPTION = 1
const TERMINATOR = 0xff

/** The first message of either side: a version, and what is wanted of encryption. */
export function prelogin(wanted: number): Buffer {
  const values: readonly (readonly [number, Buffer])[] = [
    [0, Buffer.from([16, 0, 0, 0, 0, 0])],
    [ENCRYPTION_OPTION, Buffer.from([wanted])],
    [2, Buffer.from([0])],
    [3, Buffer.alloc(4)],
    [4, Buffer.from([0])],
  ]
  const table = Buffer.alloc(values.length * 5 + 1, TERMINATOR)
  let offset = table.length
  for (const [at, [option, value]] of values.entries()) {
    table[at * 5] = option
    table.writeUInt16BE(offset, at * 5 + 1)
    table.writeUInt16BE(value.length, at * 5 + 3)
    offset += value.length
  }
  return Buffer.concat([table, ...values.map(([, value]) => value)])
}

/** What a side wants of encryption, from its first message. @throws Objection when it is no such message */
export function encryptionOf(message: Buffer): number {
  for (let at = 0; at + 5 <= message.length && message[at] !== TERMINATOR; at += 5) {
    if (message[at] !== ENCRYPTION_OPTION) continue
    const value = message[message.readUInt16BE(at + 1)]
    if (value !== undefined) return value
  }
  throw new Objection(say('database.other-protocol', { engine: SQL_SERVER }))
}

/** Half bytes swapped, then 0xA5: no secret, and so the protocol wants it. @source MS-TDS 2.2.6.4 */
export const obscured = (password: Buffer): Buffer =>
  Buffer.from(password.map((byte) => (((byte << 4) | (byte >> 4)) & 0xff) ^ 0xa5))

const FIXED = 94

/** The sign-in. @source MS-TDS 2.2.6.4 */
export function login(fields: { user: string; password: string; server: string; database: string }): Buffer {
  const head = Buffer.alloc(FIXED)
  head.writeUInt32LE(0x7400_0004, 4) // version 7.4
  head.writeUInt32LE(PACKET, 8)
  head.writeUInt32LE(7, 12)
  head[24] = 0xe0 // a database is named, and it is fatal when it is not there
  head[25] = 0x03
  head.writeUInt32LE(0x0409, 32) // messages in English
  const texts = [
    'rongheng',
    fields.user,
    fields.password,
    'rongheng-check',
    fields.server,
    '',
    'rongheng',
    '',
    fields.database,
  ]
  const data: Buffer[] = []
  let offset = FIXED
  for (const [at, text] of texts.entries()) {
    const bytes = Buffer.from(text, 'utf16le')
    head.writeUInt16LE(offset, 36 + at * 4)
    head.writeUInt16LE(text.length, 38 + at * 4)
    data.push(at === 2 ? obscured(bytes) : bytes)
    offset += bytes.length
  }
  for (const at of [78, 82, 86]) head.writeUInt16LE(offset, at)
  head.writeUInt32LE(offset, 0)
  return Buffer.concat([head, ...data])
}

/** A question in SQL, outside of any transaction. @source MS-TDS 2.2.6.7 */
export function batch(text: string): Buffer {
  const headers = Buffer.alloc(22)
  headers.writeUInt32LE(22, 0)
  headers.writeUInt32LE(18, 4)
  headers.writeUInt16LE(2, 8)
  headers.writeUInt32LE(1, 18)
  return Buffer.concat([headers, Buffer.from(text, 'utf16le')])
}
