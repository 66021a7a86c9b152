import { crc32Mpeg } from './psi.ts'

/** The PIDs of the stream that `transportStream` makes. */
export const PID = { pat: 0, pmt: 0x1000, video: 0x100, audio: 0x101, empty: 0x1fff }

/** Bytes of a table with its check sum. */
function section(head: readonly number[], body: readonly number[]): Uint8Array {
  const length = body.length + 9
  const bytes = [head[0] as number, 0xb0 | (length >> 8), length & 0xff, ...head.slice(1), ...body]
  const crc = crc32Mpeg(Uint8Array.from(bytes))
  return Uint8Array.from([...bytes, crc >>> 24, (crc >>> 16) & 255, (crc >>> 8) & 255, crc & 255])
}

const pat = section(
  [0, 0, 1, 0xc1, 0, 0],
  [0, 1, 0xe0 | (PID.pmt >> 8), PID.pmt & 255], // program 1
)
const pmt = section(
  [2, 0, 1, 0xc1, 0, 0],
  [
    [0xe0 | (PID.video >> 8), PID.video & 255, 0xf0, 0], // the clock runs with the pictures
    [0x1b, 0xe0 | (PID.video >> 8), PID.video & 255, 0xf0, 0],
    [0x0f, 0xe0 | (PID.audio >> 8), PID.audio & 255, 0xf0, 0],
  ].flat(),
)

/**
 * A transport stream of one program, in packets: 1 ms each (so 1,504,000 bit/s), a clock every 20 ms from `startMs` on, tables
 * every 100 ms, sound every 10 ms, every 7th packet empty, pictures in the rest with a time stamp every 40 ms.
 */
export function transportStream(ms: number, startMs = 0): Uint8Array[] {
  const counters = new Map<number, number>()
  const packet = (pid: number, payload: Uint8Array, starts: boolean, clock?: number): Uint8Array => {
    const b = new Uint8Array(188).fill(0xff)
    const counter = counters.get(pid) ?? 0
    counters.set(pid, (counter + 1) & 15)
    b.set([0x47, (starts ? 0x40 : 0) | (pid >> 8), pid & 255, (clock === undefined ? 0x10 : 0x30) | counter])
    let p = 4
    if (clock !== undefined) {
      const base = (Math.round(clock * 90) % 2 ** 33) >>> 0
      const high = Math.floor((Math.round(clock * 90) % 2 ** 33) / 2 ** 25)
      b.set(
        [7, 0x10, high, (base >>> 17) & 255, (base >>> 9) & 255, (base >>> 1) & 255, (base & 1) << 7, 0],
        p,
      )
      p += 8
    }
    b.set(payload, p)
    return b
  }
  const pes = Uint8Array.from([0, 0, 1, 0xe0, 0, 0, 0x80, 0x80, 5, 0x21, 0, 1, 0, 1])
  const sound = Uint8Array.from([0, 0, 1, 0xc0, 0, 0, 0x80, 0x80, 5, 0x21, 0, 1, 0, 1])
  return Array.from({ length: ms }, (_, i) => {
    if (i % 20 === 0) return packet(PID.video, pes, i % 40 === 0, startMs + i)
    if (i % 100 === 1) return packet(PID.pat, Uint8Array.from([0, ...pat]), true)
    if (i % 100 === 2) return packet(PID.pmt, Uint8Array.from([0, ...pmt]), true)
    if (i % 10 === 5) return packet(PID.audio, sound, true)
    if (i % 7 === 3) return packet(PID.empty, new Uint8Array(0), false)
    return packet(PID.video, new Uint8Array(0), false)
  })
}

/** The PID of a packet. */
export const pidOf = (packet: Uint8Array): number =>
  (((packet[1] as number) & 0x1f) << 8) | (packet[2] as number)

/** The packets as one run of bytes. */
export function bytesOf(packets: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(packets.length * 188)
  packets.forEach((packet, i) => all.set(packet, i * 188))
  return all
}
