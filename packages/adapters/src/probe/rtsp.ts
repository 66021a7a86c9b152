import type { RtspSettings } from '@rongheng/core/watch/kinds/rtsp'
import type { Probe } from '@rongheng/core/watch/probe'
import { type Saying, say, together } from '@rongheng/core/watch/said/saying'
import { bitrateObjection } from '@rongheng/core/watch/stream/judge-look'
import { failureOf } from './failure-text.ts'
import { NO_PLACE, STRETCH_BYTES, heldStretches } from './stream/held-stretches.ts'
import { RtpCount, depacketizerOf } from './stream/rtp.ts'
import { playRtsp } from './stream/rtsp-client.ts'
import type { SdpMedia } from './stream/sdp.ts'
import { type Material, lookIn } from './stream/stream-look.ts'
import { streamSeen } from './stream/stream-seen.ts'
import { TsWriter } from './stream/ts-writer.ts'

const LISTEN_MS = 2_500
const LOOK_MS = 6_000
const DECODE_MS = 2_500

/** The stream types of a transport stream by the encodings of RTP. */
const streamTypes: Readonly<Record<string, number>> = {
  H264: 0x1b,
  H265: 0x24,
  'MPEG4-GENERIC': 0x0f,
  MPA: 0x03,
}

/** Plays a stream over RTSP for some seconds, counts lost packets, and looks at pictures and sound now and then. */
export const rtspProbe: Probe<RtspSettings> = async (settings, given) => {
  const started = performance.now()
  const deadline = started + given.timeoutMs
  const look = lookIn(given.memory, settings)
  const depth = look.due(started)
  const room = Math.max(500, given.timeoutMs - DECODE_MS)
  const release = depth === 'none' ? null : heldStretches.takeNow()
  const received = new Received(release !== null)
  try {
    const times = await playRtsp(settings.url, {
      reach: given.reach,
      deadline,
      listenMs: Math.min(release ? LOOK_MS : LISTEN_MS, room),
      anyCertificate: settings.anyCertificate,
      user: settings.user,
      password: given.secrets['password'] ?? '',
      onMedia: (media) => received.expect(media),
      onPacket: (index, packet) => received.packet(index, packet),
    })
    const { bitrate, lost, seconds } = received
    const values = [times.connectMs, times.firstMs, lost, bitrate]
    if (times.firstMs === null)
      return streamSeen({ started, values, failures: [say('stream.empty')] }, look.skipped())
    const failures = [bitrateObjection(settings, bitrate)]
    if (depth !== 'none' && !release)
      return streamSeen({ started, values, failures, note: received.note }, look.skipped(NO_PLACE))
    if (depth === 'none' || !received.decodable)
      return streamSeen({ started, values, failures, note: received.note }, look.skipped())
    const main = { format: 'mpegts' as const, bytes: received.bytes }
    const looked = await look.look({ main, sound: null, seconds, ...received.codecs }, depth, deadline)
    return streamSeen({ started, values, failures, note: received.note }, looked)
  } catch (cause) {
    const failures = [failureOf(cause, given.timeoutMs)]
    return streamSeen({ started, values: [null, null, null, null], failures }, look.skipped())
  } finally {
    release?.()
  }
}

/** What came of one play: counted, and written down for ffmpeg. */
class Received {
  readonly #keeps: boolean
  #media: readonly SdpMedia[] = []
  #streams: {
    count: RtpCount
    frames: ReturnType<typeof depacketizerOf>
    zero: { timestamp: number; pts: number } | null
  }[] = []
  #writer: TsWriter | null = null
  readonly #raw: Buffer[] = []
  #first: number | null = null
  #last = 0
  #size = 0

  /** @param keeps what comes is kept, to be decoded */
  constructor(keeps: boolean) {
    this.#keeps = keeps
  }

  expect(media: readonly SdpMedia[]): void {
    this.#media = media
    this.#streams = media.map((m) => ({ count: new RtpCount(), frames: depacketizerOf(m), zero: null }))
    const type = (kind: 'video' | 'audio') => {
      const i = media.findIndex((m) => m.kind === kind)
      return this.#streams[i]?.frames ? (streamTypes[media[i]?.encoding ?? ''] ?? null) : null
    }
    const types = { video: type('video'), audio: type('audio') }
    if (types.video !== null || types.audio !== null) this.#writer = new TsWriter(types)
  }

  packet(index: number, bytes: Buffer): boolean {
    const [stream, media] = [this.#streams[index], this.#media[index]]
    const read = stream?.count.add(bytes)
    if (!stream || !media || !read || read.type !== media.payloadType) return true
    const now = performance.now()
    this.#first ??= now
    this.#last = now
    this.#size += bytes.length
    if (!this.#keeps) return true
    if (media.encoding === 'MP2T') this.#raw.push(Buffer.from(read.payload))
    // Pictures and sound count from values of their own: both start when they came.
    stream.zero ??= { timestamp: read.timestamp, pts: Math.round((now - this.#first) * 90) + 90_000 }
    const { zero } = stream
    for (const frame of stream.frames?.add(read.payload, read.timestamp, read.marker) ?? []) {
      const ticks = (frame.timestamp - zero.timestamp) | 0
      const pts = zero.pts + Math.round((ticks * 90_000) / media.clockRate)
      this.#writer?.frame(media.kind, frame.bytes, Math.max(0, pts))
    }
    return this.#size < STRETCH_BYTES
  }

  get seconds(): number {
    return this.#first === null ? 0 : (this.#last - this.#first) / 1000
  }

  get bitrate(): number | null {
    return this.seconds < 1 ? null : (this.#size * 8) / this.seconds
  }

  get lost(): number {
    return this.#streams.reduce((sum, s) => sum + s.count.lost, 0)
  }

  get decodable(): boolean {
    return this.#raw.length > 0 || this.#writer !== null
  }

  get bytes(): Buffer[] {
    return this.#raw.length > 0 ? this.#raw : (this.#writer?.parts ?? [])
  }

  /** What the description says; of a transport stream inside, ffmpeg finds it out. */
  get codecs(): Pick<Material, 'videoCodec' | 'audioCodec' | 'unseen' | 'unheard'> {
    if (this.#raw.length > 0) return {}
    const unknown = (kind: 'video' | 'audio') =>
      this.#media.some((m, i) => m.kind === kind && !this.#streams[i]?.frames)
    const has = (kind: 'video' | 'audio') => this.#media.some((m) => m.kind === kind) && !unknown(kind)
    return {
      ...(has('video') ? {} : { videoCodec: null }),
      ...(has('audio') ? {} : { audioCodec: null }),
      unseen: unknown('video'),
      unheard: unknown('audio'),
    }
  }

  /** Which streams could only be counted. */
  get note(): Saying | undefined {
    const unknown = this.#media.filter((m, i) => m.encoding !== 'MP2T' && !this.#streams[i]?.frames)
    return unknown.length === 0
      ? undefined
      : together(
          ...unknown.map(({ kind, encoding: coding }) =>
            say(kind === 'video' ? 'stream.picture-coding' : 'stream.sound-coding', { coding }),
          ),
        )
  }
}
