import type { PictureSettings } from '@rongheng/core/watch/kinds/stream-settings'
import type { Seen } from '@rongheng/core/watch/probe'
import type { Saying } from '@rongheng/core/watch/said/saying'
import { bitrateObjection } from '@rongheng/core/watch/stream/judge-look'
import type { TsReport } from '@rongheng/core/watch/stream/ts-report'
import type { Looked } from './stream-look.ts'
import { streamSeen } from './stream-seen.ts'

/** The reading of a stream of segments, filled step by step: what a probe got to is kept when a later step fails. */
export class ListReading {
  readonly #started = performance.now()
  readonly #settings: PictureSettings
  playlistMs: number | null = null
  segmentMs: number | null = null
  ageS: number | null = null
  delayS: number | null = null
  packets: TsReport | null = null
  #speed: number | null = null
  #bitrate: number | null = null

  constructor(settings: PictureSettings) {
    this.#settings = settings
  }

  /** A segment came: its bit rate, and how much faster than it plays. */
  arrived(bytes: number, seconds: number, tookMs: number): void {
    this.segmentMs = tookMs
    if (seconds <= 0) return
    this.#bitrate = (bytes * 8) / seconds
    this.#speed = (seconds * 1000) / Math.max(1, tookMs)
  }

  /** The reading as it stands. @param failure what went wrong before the pictures; '' when nothing did */
  seen(failure: Saying, looked: Looked, sample?: Seen['sample']): Seen {
    const packets = this.packets?.errors
    const values = [
      this.playlistMs,
      this.segmentMs,
      this.ageS,
      this.delayS,
      this.#speed,
      packets?.continuity ?? null,
      packets?.transport ?? null,
      this.#bitrate,
    ]
    const failures = [failure, bitrateObjection(this.#settings, this.#bitrate)]
    return streamSeen({ started: this.#started, values, failures, sample }, looked)
  }
}
