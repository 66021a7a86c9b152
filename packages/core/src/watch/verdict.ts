import { z } from 'zod'

/**
 * What a check says of its target. `warning`: it answers, but a threshold is passed. `unknown`: nothing was measured, or not
 * enough of it; it is neither up nor down, and counts as neither in an availability.
 */
export const Verdict = z.enum(['up', 'warning', 'down', 'unknown'])
export type Verdict = z.infer<typeof Verdict>

const badness: Record<Verdict, number> = { up: 0, unknown: 1, warning: 2, down: 3 }

/** The worst of some verdicts; `unknown` when there are none. A known trouble outweighs a gap in what is known. */
export const worst = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.length === 0 ? 'unknown' : verdicts.reduce((a, b) => (badness[b] > badness[a] ? b : a))
