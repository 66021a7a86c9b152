/** What was known of a live list when it was last looked at. Moments are of a steady clock, ms. */
export type ListProgress = {
  readonly sequence: number
  readonly uri: string
  /** When this newest segment was first seen. */
  readonly since: number
}

/**
 * Follows the newest segment of a live list from one look to the next. An encoder that starts anew counts from 0 again: that is
 * movement too. The age runs from when we first saw the segment, by a clock that nobody sets, so a corrected wall clock makes
 * no stream stale.
 *
 * @returns what to remember, and the seconds since the list last moved: 0 when it has just moved or is seen for the first time
 */
export function followList(
  before: ListProgress | null,
  newest: { readonly sequence: number; readonly uri: string },
  now: number,
): { readonly progress: ListProgress; readonly ageS: number } {
  const stands = before !== null && before.sequence === newest.sequence && before.uri === newest.uri
  const progress = stands ? before : { sequence: newest.sequence, uri: newest.uri, since: now }
  return { progress, ageS: (now - progress.since) / 1000 }
}
