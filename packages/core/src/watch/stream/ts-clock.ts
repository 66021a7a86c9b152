import type { TsErrors } from './ts-report.ts'

const REPETITION = 40
const DISCONTINUITY = 100
/** Where the clock of a stream begins anew: 33 bits of 90 kHz, in ms. */
const ROUND = 2 ** 33 / 90
/** More than this between two values is no measure of a bit rate. */
const LONGEST_SPAN = 1_000

/**
 * The time of a transport stream: when its packets came, or, read from a file, what its own clock (PCR) says. Steps of the PCR
 * that nobody announced are errors and not time.
 */
export class PcrClock {
  /** ms; null before anything is known. */
  now: number | null = null
  /** Counted up by the reader with every packet, also the empty ones. */
  packets = 0
  #byArrival = false
  readonly #last = new Map<number, { ms: number; packets: number }>()
  /** The first PID with a clock is the time of a file, and the measure of the bit rate. */
  #main: number | null = null
  #spanMs = 0
  #spanPackets = 0

  arrived(now: number): void {
    this.#byArrival = true
    this.now = now
  }

  /** Reads the six bytes of a PCR, and holds it against the one before. */
  pcr(pid: number, b: Uint8Array, i: number, announced: boolean, errors: TsErrors): void {
    const [b0 = 0, b1 = 0, b2 = 0, b3 = 0, b4 = 0, b5 = 0] = b.subarray(i, i + 6)
    const base = b0 * 2 ** 25 + (b1 << 17) + (b2 << 9) + (b3 << 1) + (b4 >> 7)
    const ms = (base * 300 + (((b4 & 1) << 8) | b5)) / 27_000
    this.#main ??= pid
    const last = this.#last.get(pid)
    this.#last.set(pid, { ms, packets: this.packets })
    if (!this.#byArrival && this.now === null) this.now = 0
    if (last === undefined || announced) return
    const back = ms - last.ms
    const step = back < -ROUND / 2 ? back + ROUND : back
    if (step < 0 || step > DISCONTINUITY) errors.pcrDiscontinuity++
    else if (step > REPETITION) errors.pcrRepetition++
    if (pid !== this.#main || step < 0 || step > LONGEST_SPAN) return
    this.#spanMs += step
    this.#spanPackets += this.packets - last.packets
    if (!this.#byArrival && this.now !== null) this.now += step
  }

  /** bit/s since the last time; null when the clock did not move. */
  takeBitrate(): number | null {
    const bitrate = this.#spanMs > 0 ? (this.#spanPackets * 188 * 8 * 1000) / this.#spanMs : null
    this.#spanMs = 0
    this.#spanPackets = 0
    return bitrate
  }
}
