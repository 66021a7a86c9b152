import type { Segment } from './m3u8.ts'

/** Of a stream that is looked at now and then, so much is looked at. */
const LOOK_SECONDS = 10
/** Of one that is followed, all that is new, but no more than this. */
const FOLLOW_SECONDS = 30

/**
 * The newest segments that can be decoded in one piece, oldest first: in the clear, after the last discontinuity, with the same
 * head.
 *
 * @param after all that came after this sequence number; null for the last ten seconds
 */
export function stretchOf(segments: readonly Segment[], after: number | null): Segment[] {
  const newest = segments.at(-1)
  if (!newest) return []
  const stretch: Segment[] = []
  let seconds = 0
  for (const segment of segments.toReversed()) {
    const enough = after === null ? seconds >= LOOK_SECONDS : segment.sequence <= after
    if (enough || seconds >= FOLLOW_SECONDS || segment.gap || segment.encryption !== null) break
    if (JSON.stringify(segment.map) !== JSON.stringify(newest.map)) break
    stretch.unshift(segment)
    seconds += segment.duration
    if (segment.discontinuity) break
  }
  return stretch
}
