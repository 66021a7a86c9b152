/** A stream in the multiplex. */
export type Track = { readonly pid: number; readonly streamType: number; readonly streamId: number }

/** One unit to show at a time: 90,000 ticks a second. */
export type Unit = { readonly track: Track; readonly pts: number; readonly bytes: Buffer }

const PACKET = 188
const PMT_PID = 0x1000
/** Tables come this often within a segment, so that their counters end where they began. */
const TABLES = 16
const WRAP = 2 ** 33
/** What is sent stands this long in the buffer before it is shown. */
const DELAY = 18_000

/**
 * A segment of an MPEG transport stream. Every stream fills a multiple of 16 packets, so that the counters of one segment go
 * on in the next, whichever is made first.
 *
 * @param units in the order they are shown; the first one of the first track carries the clock
 * @source ISO 13818-1, 2.4
 */
export function transportSegment(tracks: readonly Track[], units: readonly Unit[]): Buffer {
  const counters = new Map<number, number>()
  const packets: Buffer[] = []
  const last = new Map(tracks.map((t) => [t.pid, units.findLast((u) => u.track === t)]))
  const spacing = Math.ceil(units.length / TABLES)
  let tables = 0
  const put = (pid: number, start: boolean, field: Buffer | null, payload: Buffer) => {
    const count = counters.get(pid) ?? 0
    counters.set(pid, (count + 1) % 16)
    packets.push(packet(pid, start, count, field, payload))
  }
  const putTables = () => {
    put(0, true, null, section(pat()))
    put(PMT_PID, true, null, section(pmt(tracks)))
    tables += 1
  }
  for (const [n, unit] of units.entries()) {
    if (n % spacing === 0) putTables()
    const clock = unit.track === tracks[0] ? clockField(unit.pts - DELAY) : null
    const bytes = pes(unit)
    let count = packetsFor(bytes.length, clock)
    // The last unit of a stream spreads over as many more packets as fill its sixteen.
    if (last.get(unit.track.pid) === unit)
      count += (16 - (((counters.get(unit.track.pid) ?? 0) + count) % 16)) % 16
    spread(bytes, count, clock, (start, field, payload) => put(unit.track.pid, start, field, payload))
  }
  while (tables < TABLES) putTables()
  return Buffer.concat(packets)
}

const room = (field: Buffer | null): number => PACKET - 4 - (field ? field.length + 1 : 0)

const packetsFor = (length: number, clock: Buffer | null): number =>
  1 + Math.max(0, Math.ceil((length - room(clock)) / (PACKET - 4)))

/** Hands out bytes over so many packets, as even as may be: what does not fill its packet is stuffed by it. */
function spread(
  bytes: Buffer,
  count: number,
  clock: Buffer | null,
  put: (start: boolean, field: Buffer | null, payload: Buffer) => void,
): void {
  let at = 0
  for (let i = 0; i < count; i++) {
    const field = i === 0 ? clock : null
    const left = count - i - 1
    const share = Math.max(1, Math.min(room(field), bytes.length - at - left))
    put(i === 0, field, bytes.subarray(at, at + share))
    at += share
  }
}

function packet(pid: number, start: boolean, count: number, field: Buffer | null, payload: Buffer): Buffer {
  const bytes = Buffer.alloc(PACKET, 0xff)
  bytes[0] = 0x47
  bytes[1] = (start ? 0x40 : 0) | (pid >> 8)
  bytes[2] = pid & 0xff
  const stuffing = PACKET - 4 - payload.length
  bytes[3] = (stuffing > 0 ? 0x30 : 0x10) | count
  if (stuffing > 0) {
    bytes[4] = stuffing - 1
    if (stuffing > 1) bytes[5] = 0
    field?.copy(bytes, 5)
  }
  payload.copy(bytes, PACKET - payload.length)
  return bytes
}

/** Flags and the clock of the stream, 27 MHz as 90 kHz and no rest. */
function clockField(ticks: number): Buffer {
  const base = ((ticks % WRAP) + WRAP) % WRAP
  const field = Buffer.alloc(7)
  field[0] = 0x10
  field.writeUInt32BE(Math.floor(base / 2), 1)
  field[5] = ((base % 2) << 7) | 0x7e
  return field
}

function pes({ track, pts, bytes }: Unit): Buffer {
  const head = Buffer.alloc(14)
  head.writeUInt32BE(0x100 | track.streamId, 0)
  // Video may say 0: as long as it lasts.
  head.writeUInt16BE(track.streamId >= 0xe0 ? 0 : bytes.length + 8, 4)
  head[6] = 0x84
  head[7] = 0x80
  head[8] = 5
  const ticks = ((pts % WRAP) + WRAP) % WRAP
  head[9] = 0x21 | (Math.floor(ticks / 2 ** 30) << 1)
  head.writeUInt16BE(((Math.floor(ticks / 2 ** 15) & 0x7fff) << 1) | 1, 10)
  head.writeUInt16BE(((ticks & 0x7fff) << 1) | 1, 12)
  return Buffer.concat([head, bytes])
}

const pat = (): Buffer => table(0x00, 1, Buffer.from([0, 1, 0xe0 | (PMT_PID >> 8), PMT_PID & 0xff]))

function pmt(tracks: readonly Track[]): Buffer {
  const clock = tracks[0]?.pid ?? 0x1fff
  return table(
    0x02,
    1,
    Buffer.from([
      0xe0 | (clock >> 8),
      clock & 0xff,
      0xf0,
      0,
      ...tracks.flatMap((t) => [t.streamType, 0xe0 | (t.pid >> 8), t.pid & 0xff, 0xf0, 0]),
    ]),
  )
}

function table(id: number, subject: number, body: Buffer): Buffer {
  const length = body.length + 9
  const head = Buffer.from([
    id,
    0xb0 | (length >> 8),
    length & 0xff,
    subject >> 8,
    subject & 0xff,
    0xc1,
    0,
    0,
  ])
  const whole = Buffer.concat([head, body])
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc(whole))
  return Buffer.concat([whole, check])
}

/** A section fills the packet that it begins. */
const section = (bytes: Buffer): Buffer => {
  const payload = Buffer.alloc(PACKET - 4, 0xff)
  payload[0] = 0
  bytes.copy(payload, 1)
  return payload
}

/** CRC-32 of tables: polynomial 04C11DB7, not mirrored, begun with ones. */
function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte << 24
    for (let i = 0; i < 8; i++) sum = (sum << 1) ^ (sum & 0x80000000 ? 0x04c11db7 : 0)
  }
  return sum >>> 0
}
