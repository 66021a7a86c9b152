import { randomBytes } from 'node:crypto'
import net, { type Socket } from 'node:net'
import tls from 'node:tls'
import type { Reach } from '@rongheng/core/watch/probe'
import { Objection } from '@rongheng/core/watch/said/objection'
import { say } from '@rongheng/core/watch/said/saying'
import { guardedLookup, refuseLiteral } from '../guarded-lookup.ts'
import { type Amf, type AmfObject, readAmf, writeAmf } from './amf0.ts'
import { ChunkReader, type RtmpMessage, chunksOf } from './rtmp-chunks.ts'

/** How a stream is played, and for how long. */
export type RtmpPlay = {
  readonly reach: Reach
  /** By performance.now(). */
  readonly deadline: number
  /** So long after its first picture or sound the stream has been heard enough. */
  readonly listenMs: number
  readonly anyCertificate: boolean
  /** Picture 9, sound 8, data 18. @returns `false` when it is enough */
  readonly onMedia: (message: RtmpMessage) => boolean
}

const HANDSHAKE = 1536
const WINDOW = 2_500_000

/**
 * Plays an RTMP stream for a while. A server that sends us elsewhere is not followed.
 *
 * @returns when the connection stood and when the first picture or sound came, ms from the start @throws what kept it from playing
 */
export function playRtmp(
  address: string,
  play: RtmpPlay,
): Promise<{ readonly connectMs: number | null; readonly firstMs: number | null }> {
  const url = new URL(address)
  const isSecure = url.protocol === 'rtmps:'
  const port = Number(url.port) || (isSecure ? 443 : 1935)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  refuseLiteral(host, port, play.reach)
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const options = { host, port, lookup: guardedLookup(play.reach, port) }
    const socket: Socket = isSecure
      ? tls.connect({
          ...options,
          servername: net.isIP(host) ? '' : host,
          rejectUnauthorized: !play.anyCertificate,
        })
      : net.connect(options)
    let connectMs: number | null = null
    let firstMs: number | null = null
    let ender: NodeJS.Timeout | undefined
    const end = (cause?: Error) => {
      clearTimeout(timer)
      clearTimeout(ender)
      socket.destroy()
      if (cause && firstMs === null) reject(cause)
      else resolve({ connectMs, firstMs })
    }
    const timer = setTimeout(() => end(new Error('timeout')), Math.max(1, play.deadline - performance.now()))
    socket.on('error', end)
    socket.once('close', () => end(new Objection(say('net.closed'))))
    socket.once(isSecure ? 'secureConnect' : 'connect', () => {
      connectMs = performance.now() - started
      socket.write(Buffer.concat([Buffer.from([3]), Buffer.alloc(8), randomBytes(HANDSHAKE - 8)]))
    })
    const talk = new Conversation(socket, url, (message) => {
      if (firstMs === null) {
        firstMs = performance.now() - started
        ender = setTimeout(() => end(), play.listenMs)
      }
      if (!play.onMedia(message)) end()
    })
    socket.on('data', (chunk: Buffer) => {
      try {
        talk.heard(chunk)
      } catch (cause) {
        end(cause instanceof RangeError ? new Objection(say('rtmp.other')) : (cause as Error))
      }
    })
  })
}

/** Handshake, connect, createStream, play: each is said when the one before was answered. @source RTMP 1.0 §5.2, §7.2 */
class Conversation {
  readonly #socket: Socket
  readonly #url: URL
  readonly #onMedia: (message: RtmpMessage) => void
  readonly #chunks = new ChunkReader()
  #handshake: Buffer | null = Buffer.alloc(0)
  #received = 0
  #acknowledged = 0

  constructor(socket: Socket, url: URL, onMedia: (message: RtmpMessage) => void) {
    this.#socket = socket
    this.#url = url
    this.#onMedia = onMedia
  }

  heard(chunk: Buffer): void {
    if (this.#handshake === null) return this.#read(chunk)
    this.#handshake = Buffer.concat([this.#handshake, chunk])
    if (this.#handshake.length >= 1 && this.#handshake[0] !== 3) throw new RangeError('RTMP: version')
    if (this.#handshake.length < 1 + 2 * HANDSHAKE) return
    const answers = this.#handshake
    this.#handshake = null
    this.#socket.write(answers.subarray(1, 1 + HANDSHAKE))
    const [app, ...rest] = this.#url.pathname.slice(1).split('/')
    const tcUrl = `${this.#url.protocol}//${this.#url.host}/${app ?? ''}`
    this.#command(0, 'connect', 1, {
      app: decodeURIComponent(app ?? ''),
      flashVer: 'LNX 9,0,124,2',
      tcUrl,
      fpad: false,
      capabilities: 15,
      audioCodecs: 4071,
      videoCodecs: 252,
      videoFunction: 1,
    })
    if (rest.length === 0) throw new Objection(say('rtmp.no-name'))
    if (answers.length > 1 + 2 * HANDSHAKE) this.#read(answers.subarray(1 + 2 * HANDSHAKE))
  }

  #read(chunk: Buffer): void {
    this.#received += chunk.length
    if (this.#received - this.#acknowledged > WINDOW / 2) {
      this.#acknowledged = this.#received
      this.#send(2, 3, uint32(this.#received))
    }
    for (const message of this.#chunks.push(chunk)) {
      if (message.type === 8 || message.type === 9 || message.type === 18) this.#onMedia(message)
      else if (message.type === 22) for (const part of partsOf(message)) this.#onMedia(part)
      // A ping is answered with what it holds.
      else if (message.type === 4 && message.body.length >= 6 && message.body.readUInt16BE(0) === 6)
        this.#send(2, 4, Buffer.concat([Buffer.from([0, 7]), message.body.subarray(2, 6)]))
      else if (message.type === 20) this.#answered(readAmf(message.body))
    }
  }

  #answered([name, transaction, , info]: Amf[]): void {
    if (name === '_result' && transaction === 1) {
      this.#send(2, 5, uint32(WINDOW))
      this.#command(0, 'createStream', 2, null)
    } else if (name === '_result' && transaction === 2) {
      const streamId = typeof info === 'number' ? info : 1
      const stream = `${this.#url.pathname.split('/').slice(2).join('/')}${this.#url.search}`
      this.#command(streamId, 'play', 3, null, decodeURIComponent(stream), -2000)
      // The server may send as much as three seconds ahead.
      this.#send(2, 4, Buffer.concat([Buffer.from([0, 3]), uint32(streamId), uint32(3000)]))
    } else if (name === '_error' || name === 'onStatus') {
      const { level, code, description } = (info ?? {}) as AmfObject
      if (name === '_error' || level === 'error')
        throw new Objection(
          say('rtmp.refused', {
            why: [code, description]
              .filter((t) => typeof t === 'string')
              .join(' ')
              .slice(0, 194),
          }),
        )
    }
  }

  #command(
    streamId: number,
    name: string,
    transaction: number,
    ...rest: (AmfObject | string | number | null)[]
  ) {
    this.#send(3, 20, writeAmf([name, transaction, ...rest]), streamId)
  }

  #send(chunkStream: number, type: number, body: Buffer, streamId = 0): void {
    this.#socket.write(chunksOf(chunkStream, { type, streamId, timestamp: 0, body }))
  }
}

/** The messages inside an aggregate one. */
function partsOf({ body, timestamp, streamId }: RtmpMessage): RtmpMessage[] {
  const parts: RtmpMessage[] = []
  let first: number | null = null
  for (let at = 0; at + 11 <= body.length; ) {
    const length = body.readUIntBE(at + 1, 3)
    const time = body.readUIntBE(at + 4, 3) | (body.readUInt8(at + 7) << 24)
    first ??= time
    parts.push({
      type: body.readUInt8(at),
      streamId,
      timestamp: (timestamp + time - first) >>> 0,
      body: body.subarray(at + 11, at + 11 + length),
    })
    at += 11 + length + 4
  }
  return parts
}

function uint32(value: number): Buffer {
  const b = Buffer.alloc(4)
  b.writeUInt32BE(value >>> 0)
  return b
}
