import { crc32Mpeg } from '@rongheng/core/watch/stream/psi'

const VIDEO = 0x100
const AUDIO = 0x101
const PMT = 0x1000
const PACKET = 188

/** Writes frames as a transport stream, so that ffmpeg can be handed them through a pipe. @source ISO/IEC 13818-1 §2.4 */
export class TsWriter {
  readonly parts: Buffer[] = []
  readonly #counters = new Map<number, number>()

  /** @param types stream types of picture and sound; null for what there is not */
  constructor(types: { readonly video: number | null; readonly audio: number | null }) {
    const clock = types.video === null ? AUDIO : VIDEO
    const streams = [
      ...(types.video === null ? [] : [types.video, ...pid(VIDEO), 0xf0, 0]),
      ...(types.audio === null ? [] : [types.audio, ...pid(AUDIO), 0xf0, 0]),
    ]
    this.#packets(0, section(0, [0, 1, ...pid(PMT)]))
    this.#packets(PMT, section(2, [...pid(clock), 0xf0, 0, ...streams]))
  }

  /** @param pts in ticks of 90 kHz */
  frame(kind: 'video' | 'audio', bytes: Buffer, pts: number): void {
    const isVideo = kind === 'video'
    // Pictures may be longer than the field: 0 says "until the next".
    const length = isVideo || bytes.length + 8 > 0xffff ? 0 : bytes.length + 8
    const head = [0, 0, 1, isVideo ? 0xe0 : 0xc0, length >> 8, length & 255, 0x80, 0x80, 5, ...stamp(pts)]
    this.#packets(isVideo ? VIDEO : AUDIO, Buffer.concat([Buffer.from(head), bytes]))
  }

  #packets(id: number, payload: Buffer): void {
    for (let at = 0; at < payload.length; ) {
      const part = payload.subarray(at, at + PACKET - 4)
      const counter = this.#counters.get(id) ?? 0
      this.#counters.set(id, (counter + 1) & 15)
      const stuffing = PACKET - 4 - part.length
      const packet = Buffer.alloc(PACKET, 0xff)
      packet.set([0x47, (at === 0 ? 0x40 : 0) | (id >> 8), id & 255, (stuffing > 0 ? 0x30 : 0x10) | counter])
      if (stuffing > 0) packet[4] = stuffing - 1
      if (stuffing > 1) packet[5] = 0
      part.copy(packet, 4 + stuffing)
      this.parts.push(packet)
      at += part.length
    }
  }
}

const pid = (id: number): number[] => [0xe0 | (id >> 8), id & 255]

function section(table: number, body: readonly number[]): Buffer {
  const bytes = Buffer.from([table, 0xb0, body.length + 9, 0, 1, 0xc1, 0, 0, ...body])
  const crc = Buffer.alloc(4)
  crc.writeUInt32BE(crc32Mpeg(bytes))
  return Buffer.concat([Buffer.from([0]), bytes, crc])
}

/** A time stamp of 33 bits in five bytes. */
function stamp(pts: number): number[] {
  const high = Math.floor(pts / 2 ** 30) & 7
  const low = pts % 2 ** 30
  return [
    0x21 | (high << 1),
    (low >> 22) & 255,
    1 | ((low >> 14) & 0xfe),
    (low >> 7) & 255,
    1 | ((low << 1) & 0xfe),
  ]
}
