import type dgram from 'node:dgram'
import { TsAnalyser } from '@rongheng/core/watch/stream/ts-analyser'
import type { TsReport } from '@rongheng/core/watch/stream/ts-report'
import { STRETCH_BYTES, heldStretches } from './held-stretches.ts'
import { type FeedPlace, UdpPort } from './udp-port.ts'

/** A feed that nobody has asked about for so long is closed: its check is gone, paused, or slow. */
const IDLE_MS = 90_000

/** A transport stream over UDP, received and looked through without a gap between the probes of its check. */
export class TsFeed {
  readonly #analyser = new TsAnalyser('broadcast')
  readonly #source: string
  #port: UdpPort | null = null
  #idle: NodeJS.Timeout
  #collecting: {
    readonly parts: Uint8Array[]
    size: number
    from: number | null
    to: number
    ms: number
    readonly release: () => void
  } | null = null
  #strangers = 0

  private constructor(source: string) {
    this.#source = source
    this.#idle = this.#closeLater()
  }

  /** @throws what keeps the socket from being opened */
  static async open(place: FeedPlace): Promise<TsFeed> {
    const feed = new TsFeed(place.source)
    feed.#port = await UdpPort.listen(place, feed.#heard)
    return feed
  }

  get isOpen(): boolean {
    return this.#port?.isOpen === true
  }

  /** What came since the last time. */
  take(): TsReport & { readonly strangers: number } {
    clearTimeout(this.#idle)
    this.#idle = this.#closeLater()
    const strangers = this.#strangers
    this.#strangers = 0
    return { ...this.#analyser.take(performance.now()), strangers }
  }

  /** Keeps what comes in the next `ms`, to be decoded, if there is a place for it. */
  collect(ms: number): void {
    if (this.#collecting) return
    const release = heldStretches.takeNow()
    if (release) this.#collecting = { parts: [], size: 0, from: null, to: 0, ms, release }
  }

  /** What was kept, once it is as long as that; it is handed out once, and its place is free when it is released. */
  collected(
    leastSeconds: number,
  ): { readonly bytes: Uint8Array[]; readonly seconds: number; readonly release: () => void } | null {
    const kept = this.#collecting
    const seconds = kept?.from == null ? 0 : (kept.to - kept.from) / 1000
    if (!kept || seconds < leastSeconds) return null
    this.#collecting = null
    return { bytes: kept.parts, seconds, release: kept.release }
  }

  close(): void {
    clearTimeout(this.#idle)
    this.#collecting?.release()
    this.#collecting = null
    this.#port?.leave(this.#heard)
    this.#port = null
  }

  readonly #heard = (message: Buffer, from: dgram.RemoteInfo): void => {
    if (this.#source !== '' && from.address !== this.#source) this.#strangers++
    else this.#receive(message)
  }

  #receive(message: Buffer): void {
    const now = performance.now()
    const packets = payloadOf(message)
    this.#analyser.push(packets, now)
    const kept = this.#collecting
    if (!kept || kept.size + packets.length > STRETCH_BYTES) return
    kept.from ??= now
    if (now - kept.from > kept.ms) return
    kept.to = now
    kept.size += packets.length
    kept.parts.push(packets)
  }

  #closeLater(): NodeJS.Timeout {
    const timer = setTimeout(() => this.close(), IDLE_MS)
    timer.unref()
    return timer
  }
}

/** What a datagram carries: packets as they are, or behind the head of RTP. @source RFC 3550 §5.1 */
export function payloadOf(message: Uint8Array): Uint8Array {
  const [first = 0] = message
  if (first === 0x47 || first >> 6 !== 2 || message.length < 12) return message
  let at = 12 + (first & 15) * 4
  if (first & 0x10) at += 4 + (((message[at + 2] ?? 0) << 8) | (message[at + 3] ?? 0)) * 4
  const padding = first & 0x20 ? (message.at(-1) ?? 0) : 0
  return message.subarray(at, message.length - padding)
}
