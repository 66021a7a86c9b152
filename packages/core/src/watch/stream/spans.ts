/** A stretch of time within what was looked at, seconds from its start. */
export type Span = { readonly from: number; readonly to: number }

/** Seconds of all spans together; they do not overlap. */
export const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, s) => sum + s.to - s.from, 0)

/** What is left of spans outside of others: a black picture does not move either, and is not a frozen one for that. */
export function outside(spans: readonly Span[], holes: readonly Span[]): Span[] {
  return holes.reduce<Span[]>(
    (left, hole) =>
      left.flatMap((s) => {
        if (hole.to <= s.from || hole.from >= s.to) return [s]
        const parts = [
          { from: s.from, to: hole.from },
          { from: hole.to, to: s.to },
        ]
        return parts.filter((p) => p.to - p.from > 0.001)
      }),
    [...spans],
  )
}
