import type { Instant } from '../kernel/time.ts'

/** What one probe saw once, as it counts. A target that fails is a reading with ok=false, never an exception. */
export type Reading = {
  /** The check's short number in the store of readings. */
  readonly checkNo: number
  readonly at: Instant
  /** From the first packet to the last; for a failed one, until it failed. */
  readonly tookMs: number
  /** It answered as it should, and passed no critical threshold. */
  readonly ok: boolean
  /** It is ok, and passed a threshold that warns. */
  readonly poor: boolean
  /** One for each metric of the check, by its place among them; null for what this probe did not measure. */
  readonly values: readonly (number | null)[]
  /** Why it failed or is poor, in the target's own words where it gave any; what could not be measured; '' for neither: a saying. */
  readonly detail: string
}

/** How a reading counts for the verdict: `poor` answers, and passes a threshold that warns. */
export type Outcome = 'good' | 'poor' | 'failed'

/** How a stored reading counted. */
export const outcomeOf = ({ ok, poor }: Pick<Reading, 'ok' | 'poor'>): Outcome =>
  !ok ? 'failed' : poor ? 'poor' : 'good'
