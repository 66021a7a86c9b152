import type { PictureSettings } from '@rongheng/core/watch/kinds/stream-settings'
import type { Seen } from '@rongheng/core/watch/probe'
import { bitrateObjection } from '@rongheng/core/watch/stream/judge-look'
import type { TsReport } from '@rongheng/core/watch/stream/ts-report'
import type { Looked } from './stream-look.ts'

/** What can be said beside the failure of a probe. */
type Beside = { readonly sample?: Seen['sample']; readonly note?: string }

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
  seen(failure: string, looked: Looked, { sample = looked.sample, note }: Beside = {}): Seen {
    const slow = bitrateObjection(this.#settings, this.#bitrate)
    const detail = [failure, slow, looked.failure].filter((text) => text !== '').join('；')
    const notes = [note, looked.note].filter((text) => text !== undefined).join('；')
    return {
      ok: detail === '',
      tookMs: performance.now() - this.#started,
      values: [
        this.playlistMs,
        this.segmentMs,
        this.ageS,
        this.delayS,
        this.#speed,
        this.packets?.errors.continuity ?? null,
        this.packets?.errors.transport ?? null,
        this.#bitrate,
        ...looked.values,
      ],
      detail,
      ...(sample ? { sample } : {}),
      ...(looked.frame ? { frame: looked.frame } : {}),
      ...(notes ? { note: notes } : {}),
    }
  }
}
