import { type Span, lengthOf } from './spans.ts'

/** A fault that still stood when a look ended: how long by then, and when that was (steady clock, ms). */
export type Run = { readonly seconds: number; readonly at: number }

/** A fault within this of an end of a stretch reaches to that end. */
const EDGE = 1
/** Between two looks further apart than this nothing is assumed. */
const LONGEST_GAP = 40_000

/**
 * Follows one fault (black, freeze, silence) from look to look. One that stood at the end of the last look and stands at the
 * start of this one has gone on in between.
 *
 * @param now when the stretch ended
 * @returns the seconds of the fault: of the longest run, or of all its spans in this look, whichever is more; and the run that goes on
 */
export function followRun(
  before: Run | null,
  spans: readonly Span[],
  stretch: number,
  now: number,
): { readonly seconds: number; readonly run: Run | null } {
  const gap = before === null ? Infinity : Math.max(0, now - before.at - stretch * 1000)
  const carried = before !== null && gap <= LONGEST_GAP ? before.seconds + gap / 1000 : 0
  let longest = 0
  let run: Run | null = null
  for (const span of spans) {
    const seconds = span.to - span.from + (span.from <= EDGE ? carried : 0)
    longest = Math.max(longest, seconds)
    if (span.to >= stretch - EDGE) run = { seconds, at: now }
  }
  return { seconds: Math.max(longest, lengthOf(spans)), run }
}
