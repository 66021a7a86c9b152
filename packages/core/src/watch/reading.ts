import type { Instant } from '../kernel/time.ts'

/** What one probe saw once. A target that fails is a reading with ok=false, never an exception. */
export type Reading = {
  /** The check's short number in the store of readings. */
  readonly checkNo: number
  readonly at: Instant
  /** From the first packet to the last; for a failed one, until it failed. */
  readonly tookMs: number
  readonly ok: boolean
  /** One for each metric of the check, in its order; null for what this probe did not measure. */
  readonly values: readonly (number | null)[]
  /** Why it failed, in the target's own words where it gave any; '' when it did not. */
  readonly detail: string
}

/** How a reading counts for the verdict: `poor` answers, and passes a threshold that warns. */
export type Outcome = 'good' | 'poor' | 'failed'
