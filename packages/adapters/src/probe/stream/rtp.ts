import type { SdpMedia } from './sdp.ts'

/** One frame of picture or sound, with the time of its packets in the clock of its stream. */
export type Frame = { readonly timestamp: number; readonly bytes: Buffer; readonly key: boolean }

const START = Buffer.from([0, 0, 0, 1])
const LONGEST_FRAME = 8_000_000

/** Counts the packets of one stream, and those that did not come. @source RFC 3550 §5.1 */
export class RtpCount {
  packets = 0
  lost = 0
  bytes = 0
  #next: number | null = null

  /** @returns what the packet carries; null for what is no RTP */
  add(
    packet: Buffer,
  ): { timestamp: number; marker: boolean; type: number; payload: Buffer; gap: boolean } | null {
    if (packet.length < 12 || packet.readUInt8(0) >> 6 !== 2) return null
    const first = packet.readUInt8(0)
    const sequence = packet.readUInt16BE(2)
    const missing = this.#next === null ? 0 : (sequence - this.#next) & 0xffff
    // More than half the circle is a packet that came late.
    const gap = missing > 0 && missing < 0x8000
    if (gap) this.lost += missing
    if (missing < 0x8000) this.#next = (sequence + 1) & 0xffff
    this.packets++
    this.bytes += packet.length
    let at = 12 + (first & 15) * 4
    if (first & 0x10 && packet.length >= at + 4) at += 4 + packet.readUInt16BE(at + 2) * 4
    const padding = first & 0x20 ? (packet.at(-1) ?? 0) : 0
    const second = packet.readUInt8(1)
    return {
      timestamp: packet.readUInt32BE(4),
      marker: (second & 0x80) !== 0,
      type: second & 0x7f,
      payload: packet.subarray(at, Math.max(at, packet.length - padding)),
      gap,
    }
  }
}

/** Puts frames together from the payloads of packets. */
export interface Depacketizer {
  add(payload: Buffer, timestamp: number, marker: boolean): Frame[]
}

/** How the frames of an encoding are put together; null for what is only counted. */
export function depacketizerOf(media: SdpMedia): Depacketizer | null {
  if (media.encoding === 'H264') return new NalFrames('h264', parameterSets(media))
  if (media.encoding === 'H265') return new NalFrames('hevc', parameterSets(media))
  if (media.encoding === 'MPEG4-GENERIC') {
    const config = Buffer.from(media.format['config'] ?? '', 'hex')
    return config.length >= 2 ? new AacFrames(config) : null
  }
  if (media.encoding === 'MPA')
    return { add: (payload, timestamp) => [{ timestamp, bytes: payload.subarray(4), key: true }] }
  return null
}

const parameterSets = ({ format }: SdpMedia): Buffer[] =>
  [format['sprop-vps'], format['sprop-sps'], format['sprop-pps'], format['sprop-parameter-sets']]
    .flatMap((sets) => (sets ?? '').split(','))
    .map((set) => Buffer.from(set, 'base64'))
    .filter((set) => set.length > 0)

/** H.264 and H.265: single units, several in one packet, one in several packets. @source RFC 6184, RFC 7798 */
class NalFrames implements Depacketizer {
  readonly #isHevc: boolean
  readonly #sets: readonly Buffer[]
  #units: Buffer[] = []
  #part: Buffer[] = []
  #size = 0
  #timestamp = 0

  constructor(codec: 'h264' | 'hevc', sets: readonly Buffer[]) {
    this.#isHevc = codec === 'hevc'
    this.#sets = sets
  }

  add(payload: Buffer, timestamp: number, marker: boolean): Frame[] {
    const done: Frame[] = []
    if (timestamp !== this.#timestamp) this.#flush(done)
    this.#timestamp = timestamp
    if (payload.length >= (this.#isHevc ? 3 : 2) && this.#size < LONGEST_FRAME)
      if (this.#isHevc) this.#hevc(payload)
      else this.#h264(payload)
    if (marker) this.#flush(done)
    return done
  }

  #h264(b: Buffer): void {
    const type = b.readUInt8(0) & 31
    if (type === 24) this.#several(b, 1)
    else if (type === 28) {
      const head = b.readUInt8(1)
      this.#fragment(head, b.subarray(2), Buffer.from([(b.readUInt8(0) & 0xe0) | (head & 31)]))
    } else this.#unit(b)
  }

  #hevc(b: Buffer): void {
    const type = (b.readUInt8(0) >> 1) & 63
    if (type === 48) this.#several(b, 2)
    else if (type === 49) {
      const head = b.readUInt8(2)
      const first = (b.readUInt8(0) & 0x81) | ((head & 63) << 1)
      this.#fragment(head, b.subarray(3), Buffer.from([first, b.readUInt8(1)]))
    } else this.#unit(b)
  }

  #several(b: Buffer, from: number): void {
    for (let at = from; at + 2 <= b.length; ) {
      const length = b.readUInt16BE(at)
      this.#unit(b.subarray(at + 2, at + 2 + length))
      at += 2 + length
    }
  }

  #fragment(head: number, bytes: Buffer, unitHead: Buffer): void {
    if (head & 0x80) this.#part = [unitHead]
    if (this.#part.length === 0) return
    this.#part.push(bytes)
    this.#size += bytes.length
    if (!(head & 0x40)) return
    this.#unit(Buffer.concat(this.#part))
    this.#part = []
  }

  #unit(unit: Buffer): void {
    if (unit.length === 0) return
    this.#units.push(Buffer.from(unit))
    this.#size += unit.length
  }

  #flush(done: Frame[]): void {
    const units = this.#units
    this.#units = []
    this.#part = []
    this.#size = 0
    if (units.length === 0) return
    const types = units.map((u) => (this.#isHevc ? (u.readUInt8(0) >> 1) & 63 : u.readUInt8(0) & 31))
    const key = types.some((t) => (this.#isHevc ? t >= 16 && t <= 21 : t === 5))
    const told = types.some((t) => (this.#isHevc ? t >= 32 && t <= 34 : t === 7))
    const all = key && !told ? [...this.#sets, ...units] : units
    done.push({ timestamp: this.#timestamp, bytes: Buffer.concat(all.flatMap((u) => [START, u])), key })
  }
}

/** AAC in the mode of high bit rates; each frame gets the head that makes it stand alone (ADTS). @source RFC 3640 §3.3.6 */
class AacFrames implements Depacketizer {
  readonly #profile: number
  readonly #rate: number
  readonly #channels: number

  constructor(config: Buffer) {
    const bits = config.readUInt16BE(0)
    this.#profile = Math.max(0, (bits >> 11) - 1) & 3
    this.#rate = (bits >> 7) & 15
    this.#channels = (bits >> 3) & 15
  }

  add(payload: Buffer, timestamp: number): Frame[] {
    if (payload.length < 4) return []
    const count = payload.readUInt16BE(0) >> 4
    const frames: Frame[] = []
    let at = 2 + count * 2
    for (let i = 0; i < count && 4 + i * 2 <= payload.length; i++) {
      const size = payload.readUInt16BE(2 + i * 2) >> 3
      const bytes = payload.subarray(at, at + size)
      at += size
      // 1024 samples a frame, in a clock that counts samples.
      frames.push({
        timestamp: timestamp + i * 1024,
        bytes: Buffer.concat([this.#head(bytes.length), bytes]),
        key: true,
      })
    }
    return frames
  }

  #head(length: number): Buffer {
    const all = length + 7
    const profile = (this.#profile << 6) | (this.#rate << 2) | (this.#channels >> 2)
    const rest = ((this.#channels & 3) << 6) | (all >> 11)
    return Buffer.from([0xff, 0xf1, profile, rest, (all >> 3) & 255, ((all & 7) << 5) | 31, 0xfc])
  }
}
