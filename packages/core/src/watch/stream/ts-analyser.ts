import { SectionAssembler, crc32Mpeg, readPat, readPmt } from './psi.ts'
import { PcrClock } from './ts-clock.ts'
import { type TsErrors, type TsProgram, type TsReport, noErrors } from './ts-report.ts'

const PACKET = 188
const SYNC = 0x47
const NULL_PID = 0x1fff
/** As many sync bytes in a row make a lock. @source TR 101 290 §5.2.1 note 1 */
const TO_LOCK = 5
const TABLE_GAP = 500
const STREAM_GAP = 5_000
const PTS_GAP = 700
const NOTHING = new Uint8Array(0)

const at = (b: Uint8Array, i: number): number => b[i] as number

/**
 * Looks through an MPEG transport stream as it comes, in chunks of any size.
 *
 * `broadcast` applies the rules of intervals too (tables every half second, clock every 40 ms …). They are for a multiplex that
 * is on air; segments of HLS are none, and would "fail" them while nothing is wrong: for those `segment` asks only that a PAT
 * and a PMT are there.
 */
export class TsAnalyser {
  readonly #broadcast: boolean
  readonly #clock = new PcrClock()
  #carry: Uint8Array = NOTHING
  #locked = false
  #badInARow = 0
  #errors: TsErrors = noErrors()
  #bytes = 0
  #packets = 0
  #scrambled = 0
  readonly #continuity = new Int8Array(8192).fill(-1)
  readonly #repeated = new Uint8Array(8192)
  #counts = new Uint32Array(8192)
  readonly #sections = new Map<number, SectionAssembler>([[0, new SectionAssembler()]])
  /** Number of program → PID of its PMT. */
  #pat = new Map<number, number>()
  readonly #programs = new Map<number, TsProgram>()
  /** When a table or a stream was last seen, by PID; null before there is a clock. */
  readonly #tables = new Map<number, number | null>([[0, null]])
  readonly #streams = new Map<number, { seen: number | null; count: number }>()
  readonly #stamps = new Map<number, number | null>()
  #patSeen = false

  constructor(profile: 'broadcast' | 'segment') {
    this.#broadcast = profile === 'broadcast'
  }

  /** @param now when the chunk came, ms of a steady clock; left out, the stream's own clock is the time */
  push(chunk: Uint8Array, now?: number): void {
    if (now !== undefined) this.#clock.arrived(now)
    this.#bytes += chunk.length
    this.#read(this.#carry.length === 0 ? chunk : joined(this.#carry, chunk), TO_LOCK)
  }

  /** The stream is over (a segment): what was too short to lock on is looked at as it is. */
  end(): void {
    this.#read(this.#carry, 1)
    this.#carry = NOTHING
    if (this.#broadcast || this.#packets === 0) return
    if (!this.#patSeen) this.#errors.pat++
    else if (this.#programs.size < this.#pat.size) this.#errors.pmt++
  }

  /** What was seen since the last time. Counting starts anew; what is known of the stream stays. @param now as in `push` */
  take(now?: number): TsReport {
    if (now !== undefined) this.#clock.arrived(now)
    this.#intervals()
    const bitrate = this.#clock.takeBitrate()
    const report: TsReport = {
      bytes: this.#bytes,
      packets: this.#packets,
      synced: this.#bytes < TO_LOCK * PACKET || this.#packets > 0,
      errors: this.#errors,
      bitrate,
      pids: [...this.#counts.entries()]
        .filter(([, packets]) => packets > 0)
        .map(([pid, packets]) => ({
          pid,
          packets,
          bitrate: bitrate === null ? null : (bitrate * packets) / this.#packets,
        })),
      programs: [...this.#programs.values()],
      scrambled: this.#scrambled,
    }
    this.#errors = noErrors()
    this.#counts = new Uint32Array(8192)
    for (const stream of this.#streams.values()) stream.count = 0
    this.#bytes = 0
    this.#packets = 0
    this.#scrambled = 0
    return report
  }

  #read(data: Uint8Array, toLock: number): void {
    let o = 0
    for (;;) {
      if (!this.#locked) {
        const found = lockAt(data, o, toLock)
        o = found.at
        if (!found.sure) break
        this.#locked = true
        this.#badInARow = 0
      }
      if (data.length - o < PACKET) break
      if (at(data, o) === SYNC) {
        this.#badInARow = 0
        this.#packet(data, o)
        o += PACKET
      } else {
        this.#errors.syncByte++
        if (++this.#badInARow < 2) o += PACKET
        else {
          this.#errors.syncLoss++
          this.#locked = false
        }
      }
    }
    // A copy: the bytes of a chunk belong to whoever brought it.
    this.#carry = o < data.length ? Uint8Array.from(data.subarray(o)) : NOTHING
  }

  #packet(b: Uint8Array, o: number): void {
    this.#packets++
    this.#clock.packets++
    const pid = ((at(b, o + 1) & 0x1f) << 8) | at(b, o + 2)
    const counter = at(b, o + 3) & 0x0f
    this.#counts[pid] = (this.#counts[pid] as number) + 1
    if ((this.#packets & 63) === 0) this.#intervals()
    if (at(b, o + 1) & 0x80) {
      this.#errors.transport++
      // Nothing else is concluded from a damaged packet; when its counter is the awaited one, the next has its place.
      if (counter === (((this.#continuity[pid] as number) + 1) & 15)) this.#continuity[pid] = counter
      return
    }
    if (pid === NULL_PID) return
    const control = at(b, o + 3) >> 4
    const scrambled = control >> 2 !== 0
    if (scrambled) this.#scramble(pid)
    let p = o + 4
    let announced = false
    if (control & 2) {
      const length = at(b, p)
      if (length > 0) {
        announced = (at(b, p + 1) & 0x80) !== 0
        if (length >= 7 && at(b, p + 1) & 0x10) this.#clock.pcr(pid, b, p + 2, announced, this.#errors)
      }
      p += 1 + length
    }
    if (!(control & 1)) return
    if (!this.#follows(pid, counter, announced) || scrambled || p >= o + PACKET) return
    const starts = (at(b, o + 1) & 0x40) !== 0
    const assembler = this.#sections.get(pid)
    if (assembler) {
      for (const section of assembler.add(b.subarray(p, o + PACKET), starts)) this.#section(pid, section)
    } else if (starts && this.#broadcast) this.#stamp(pid, b, p)
  }

  /** Holds the counter of a packet against the last one. @returns `false` for a packet that was here already */
  #follows(pid: number, counter: number, announced: boolean): boolean {
    const last = this.#continuity[pid] as number
    this.#continuity[pid] = counter
    if (last < 0 || announced || counter === ((last + 1) & 15)) {
      this.#repeated[pid] = 0
      return true
    }
    // A packet may be sent twice, not three times.
    if (counter === last && this.#repeated[pid] === 0) {
      this.#repeated[pid] = 1
      return false
    }
    this.#repeated[pid] = 0
    this.#errors.continuity++
    this.#sections.get(pid)?.drop()
    return counter !== last
  }

  #scramble(pid: number): void {
    this.#scrambled++
    if (pid === 0) this.#errors.pat++
    else if (this.#sections.has(pid)) this.#errors.pmt++
  }

  #section(pid: number, section: Uint8Array): void {
    const table = at(section, 0)
    if (crc32Mpeg(section) !== 0) {
      this.#errors.crc++
      return
    }
    if (pid === 0) {
      if (table !== 0) {
        this.#errors.pat++
        return
      }
      this.#tables.set(0, this.#clock.now)
      this.#patSeen = true
      this.#take(readPat(section))
    } else if (table === 2) {
      this.#tables.set(pid, this.#clock.now)
      const number = (at(section, 3) << 8) | at(section, 4)
      if (this.#pat.get(number) !== pid) return
      const { pcrPid, streams } = readPmt(section)
      this.#programs.set(number, { number, pmtPid: pid, pcrPid, streams })
      this.#expect()
    }
  }

  /** The programs of the newest PAT are those that are looked after. */
  #take(pat: Map<number, number>): void {
    this.#pat = pat
    const pids = new Set([0, ...pat.values()])
    for (const pid of pids) {
      if (this.#sections.has(pid)) continue
      this.#sections.set(pid, new SectionAssembler())
      this.#tables.set(pid, this.#clock.now)
    }
    for (const pid of this.#sections.keys())
      if (!pids.has(pid)) {
        this.#sections.delete(pid)
        this.#tables.delete(pid)
      }
    for (const [number, { pmtPid }] of this.#programs)
      if (pat.get(number) !== pmtPid) this.#programs.delete(number)
    this.#expect()
  }

  /** The streams that must keep coming are those of the PMTs. */
  #expect(): void {
    const pids = new Set([...this.#programs.values()].flatMap((p) => p.streams.map((s) => s.pid)))
    for (const pid of pids)
      if (!this.#streams.has(pid)) this.#streams.set(pid, { seen: this.#clock.now, count: 0 })
    for (const pid of this.#streams.keys()) if (!pids.has(pid)) this.#streams.delete(pid)
  }

  /** The time stamp at the start of a picture or a frame of sound. */
  #stamp(pid: number, b: Uint8Array, p: number): void {
    const isPes = at(b, p) === 0 && at(b, p + 1) === 0 && at(b, p + 2) === 1
    if (!isPes || !(at(b, p + 7) & 0x80)) return
    const { now } = this.#clock
    const last = this.#stamps.get(pid) ?? null
    if (last !== null && now !== null && now - last > PTS_GAP) this.#errors.pts++
    this.#stamps.set(pid, now)
  }

  /** What should have come by now and has not. */
  #intervals(): void {
    const { now } = this.#clock
    if (!this.#broadcast || now === null) return
    for (const [pid, seen] of this.#tables) {
      if (seen !== null && now - seen <= TABLE_GAP) continue
      if (seen !== null) this.#errors[pid === 0 ? 'pat' : 'pmt']++
      this.#tables.set(pid, now)
    }
    for (const [pid, stream] of this.#streams) {
      const count = this.#counts[pid] as number
      if (count !== stream.count || stream.seen === null) {
        stream.count = count
        stream.seen = now
      } else if (now - stream.seen > STREAM_GAP) {
        this.#errors.pid++
        stream.seen = now
      }
    }
  }
}

/** Where packets start: a sync byte with others behind it, packet by packet. Not sure: from there on more is needed. */
function lockAt(data: Uint8Array, from: number, toLock: number): { at: number; sure: boolean } {
  for (let i = from; i < data.length; i++) {
    if (data[i] !== SYNC) continue
    let k = 1
    while (k < toLock && data[i + k * PACKET] === SYNC) k++
    if (k === toLock) return { at: i, sure: true }
    if (i + k * PACKET >= data.length) return { at: i, sure: false }
  }
  return { at: data.length, sure: false }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
