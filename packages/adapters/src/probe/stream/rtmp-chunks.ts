/** One message of RTMP: audio 8, video 9, data 18, command 20, and what steers the connection below. */
export type RtmpMessage = {
  readonly type: number
  readonly streamId: number
  readonly timestamp: number
  readonly body: Buffer
}

const MOST_STREAMS = 64
const LONGEST_MESSAGE = 16_000_000

/** What a chunk stream remembers of its last chunk. */
type ChunkStream = {
  timestamp: number
  delta: number
  extended: boolean
  length: number
  type: number
  streamId: number
  parts: Buffer[]
  missing: number
}

/** Puts messages together from the chunks of a connection, whatever pieces they come in. @source RTMP 1.0 §5.3 */
export class ChunkReader {
  #carry: Buffer = Buffer.alloc(0)
  #chunkSize = 128
  readonly #streams = new Map<number, ChunkStream>()

  /** @returns the messages that are whole now @throws RangeError for what is no RTMP */
  push(bytes: Buffer): RtmpMessage[] {
    const found: RtmpMessage[] = []
    this.#carry = this.#carry.length === 0 ? bytes : Buffer.concat([this.#carry, bytes])
    for (;;) {
      const used = this.#chunk(this.#carry, found)
      if (used === 0) return found
      this.#carry = this.#carry.subarray(used)
    }
  }

  /** Reads one chunk. @returns its length; 0 when it is not all here yet */
  #chunk(b: Buffer, found: RtmpMessage[]): number {
    if (b.length < 1) return 0
    const first = b.readUInt8(0)
    const format = first >> 6
    const short = first & 63
    let at = short === 0 ? 2 : short === 1 ? 3 : 1
    const headLength = [11, 7, 3, 0][format] as number
    if (b.length < at + headLength) return 0
    const id = short === 0 ? 64 + b.readUInt8(1) : short === 1 ? 64 + b.readUInt16LE(1) : short
    const stream = this.#stream(id)
    const begins = stream.missing === 0
    let time = stream.extended ? 0xff_ffff : 0
    const next = { length: stream.length, type: stream.type, streamId: stream.streamId }
    if (format < 3) time = b.readUIntBE(at, 3)
    if (format < 2) {
      next.length = b.readUIntBE(at + 3, 3)
      next.type = b.readUInt8(at + 6)
    }
    if (format === 0) next.streamId = b.readUInt32LE(at + 7)
    at += headLength
    const extended = time === 0xff_ffff
    if (extended) {
      if (b.length < at + 4) return 0
      time = b.readUInt32BE(at)
      at += 4
    }
    if (next.length > LONGEST_MESSAGE) throw new RangeError('RTMP: message too long')
    const missing = begins ? next.length : stream.missing
    const take = Math.min(missing, this.#chunkSize)
    if (b.length < at + take) return 0
    Object.assign(stream, next, { extended })
    if (begins) {
      if (format < 3) stream.delta = format === 0 ? 0 : time
      stream.timestamp = format === 0 ? time : (stream.timestamp + stream.delta) >>> 0
    }
    stream.parts.push(Buffer.from(b.subarray(at, at + take)))
    stream.missing = missing - take
    if (stream.missing === 0) {
      const { type, streamId, timestamp } = stream
      this.#done({ type, streamId, timestamp, body: Buffer.concat(stream.parts) }, found)
      stream.parts = []
    }
    return at + take
  }

  #done(message: RtmpMessage, found: RtmpMessage[]): void {
    if (message.type === 1 && message.body.length >= 4)
      this.#chunkSize = Math.min(Math.max(1, message.body.readUInt32BE(0) & 0x7fff_ffff), LONGEST_MESSAGE)
    else found.push(message)
  }

  #stream(id: number): ChunkStream {
    const known = this.#streams.get(id)
    if (known) return known
    if (this.#streams.size >= MOST_STREAMS) throw new RangeError('RTMP: too many chunk streams')
    const fresh = { timestamp: 0, delta: 0, extended: false, length: 0, type: 0, streamId: 0 }
    const stream: ChunkStream = { ...fresh, parts: [], missing: 0 }
    this.#streams.set(id, stream)
    return stream
  }
}

/** Writes one message in chunks of 128 bytes, which is what both sides begin with. */
export function chunksOf(chunkStream: number, { type, streamId, timestamp, body }: RtmpMessage): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt8(chunkStream)
  head.writeUIntBE(timestamp & 0xff_ffff, 1, 3)
  head.writeUIntBE(body.length, 4, 3)
  head.writeUInt8(type, 7)
  head.writeUInt32LE(streamId, 8)
  const parts: Buffer[] = [head, body.subarray(0, 128)]
  for (let at = 128; at < body.length; at += 128)
    parts.push(Buffer.from([0xc0 | chunkStream]), body.subarray(at, at + 128))
  return Buffer.concat(parts)
}
