import type { DecoderLog, OpenSpan } from './decoder-log.ts'
import { type Span, outside } from './spans.ts'

/** How much of a stream was decoded: its keyframes with all of the sound, or everything. */
export type LookDepth = 'keyframes' | 'full'

/** What was seen and heard in a stretch of a stream. */
export type Look = {
  readonly depth: LookDepth
  /** How long the stretch is. */
  readonly seconds: number
  readonly video: DecoderLog['video']
  readonly audio: DecoderLog['audio']
  readonly black: readonly Span[]
  readonly freeze: readonly Span[]
  readonly silence: readonly Span[]
  readonly loudness: number | null
}

/** Pictures this close to the end of a stretch stand until its end. */
const END = 0.1

/**
 * Makes a look of what ffmpeg said. Between two keyframes nothing is seen, so a freeze there needs two equal ones (the filter
 * calls every picture frozen until the next comes), and what lasts at the last keyframe lasts until the end. Black is no freeze.
 */
export function lookOf(log: DecoderLog, depth: LookDepth, seconds: number): Look {
  const lastPicture = log.pictures.at(-1) ?? Infinity
  const closed = (spans: readonly OpenSpan[]): Span[] =>
    spans
      .map(({ from, to }) => ({
        from: Math.max(0, from),
        to: to === null || to >= lastPicture - END ? Math.max(seconds, to ?? 0) : to,
      }))
      .filter((s) => s.to > s.from)
  const heard = (spans: readonly OpenSpan[]): Span[] =>
    spans.map(({ from, to }) => ({ from: Math.max(0, from), to: to ?? seconds })).filter((s) => s.to > s.from)
  const black = closed(log.black)
  const pictures = (s: Span) => log.pictures.filter((p) => p >= s.from - 0.01 && p < s.to - 0.01).length
  const freeze = outside(
    log.freeze
      .map(({ from, to }) => ({ from: Math.max(0, from), to: to ?? seconds }))
      .filter((s) => s.to > s.from && (depth === 'full' || pictures(s) >= 2)),
    black,
  )
  return {
    depth,
    seconds,
    video: log.video,
    audio: log.audio,
    black,
    freeze,
    silence: heard(log.silence),
    loudness: log.loudness,
  }
}
