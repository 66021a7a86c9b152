import type { RtmpMessage } from './rtmp-chunks.ts'

/** The head of an FLV file with picture and sound. */
export const FLV_HEAD = Buffer.from([0x46, 0x4c, 0x56, 1, 5, 0, 0, 0, 9, 0, 0, 0, 0])

/** A message of RTMP as a tag of FLV: the same bytes with another head. */
export function flvTag({ type, timestamp, body }: RtmpMessage): Buffer {
  const tag = Buffer.alloc(11 + body.length + 4)
  tag.writeUInt8(type)
  tag.writeUIntBE(body.length, 1, 3)
  tag.writeUIntBE(timestamp & 0xff_ffff, 4, 3)
  tag.writeUInt8((timestamp >>> 24) & 0xff, 7)
  body.copy(tag, 11)
  tag.writeUInt32BE(11 + body.length, 11 + body.length)
  return tag
}

/** The whole tags of an FLV stream from its beginning, as messages; what is cut off at its end is left. */
export function flvMessages(bytes: Buffer): RtmpMessage[] {
  const found: RtmpMessage[] = []
  let at = bytes.length >= 9 ? bytes.readUInt32BE(5) + 4 : bytes.length
  while (at + 11 <= bytes.length) {
    const length = bytes.readUIntBE(at + 1, 3)
    if (at + 11 + length > bytes.length) break
    const timestamp = (bytes.readUIntBE(at + 4, 3) | (bytes.readUInt8(at + 7) << 24)) >>> 0
    const type = bytes.readUInt8(at) & 31
    found.push({ type, streamId: 0, timestamp, body: bytes.subarray(at + 11, at + 11 + length) })
    at += 11 + length + 4
  }
  return found
}

const videoCodecs: Readonly<Record<number, string>> = { 2: 'flv1', 4: 'vp6f', 7: 'h264', 12: 'hevc' }
const fourCodecs: Readonly<Record<string, string>> = { avc1: 'h264', hvc1: 'hevc', av01: 'av1', vp09: 'vp9' }
const soundCodecs: Readonly<Record<number, string>> = {
  2: 'mp3',
  7: 'pcm_alaw',
  8: 'pcm_mulaw',
  10: 'aac',
  11: 'speex',
}

/** Counts what comes over a connection of RTMP or in an FLV stream. */
export class FlvCount {
  bytes = 0
  pictures = 0
  sounds = 0
  videoCodec: string | null = null
  audioCodec: string | null = null
  #first: number | null = null
  #last = 0

  add({ type, timestamp, body }: RtmpMessage): void {
    this.bytes += body.length
    const head = body[0]
    if (head === undefined || (type !== 8 && type !== 9)) return
    if (type === 9) {
      this.pictures++
      // Enhanced RTMP says its codec in four letters.
      this.videoCodec ??=
        (head & 0x80 ? fourCodecs[body.toString('latin1', 1, 5)] : videoCodecs[head & 15]) ?? 'unknown'
    } else {
      this.sounds++
      this.audioCodec ??= soundCodecs[head >> 4] ?? 'unknown'
    }
    // The heads of the codecs come with time 0 also in the middle of a stream.
    if (isHead(type, body)) return
    this.#first ??= timestamp
    this.#last = Math.max(this.#last, timestamp)
  }

  /** How long it plays, by its own time stamps. */
  get seconds(): number {
    return this.#first === null ? 0 : Math.max(0, this.#last - this.#first) / 1000
  }

  /** bit/s; null before there was a second of it. */
  get bitrate(): number | null {
    return this.seconds < 1 ? null : (this.bytes * 8) / this.seconds
  }
}

const isHead = (type: number, body: Buffer): boolean =>
  body.length > 1 &&
  body[1] === 0 &&
  (type === 9 ? ((body[0] as number) & 15) === 7 : (body[0] as number) >> 4 === 10)
