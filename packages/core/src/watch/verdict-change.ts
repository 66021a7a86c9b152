import { z } from 'zod'
import { id } from '../kernel/id.ts'
import { Instant } from '../kernel/time.ts'
import { CheckId } from './ids.ts'
import { Verdict } from './verdict.ts'

/** One reading as it is kept with what it caused; values by the metrics that the check had then. */
export const KeptReading = z.object({
  at: Instant,
  tookMs: z.number(),
  ok: z.boolean(),
  /** It answered, and passed a threshold that warns. */
  poor: z.boolean(),
  values: z.array(z.number().nullable()),
  detail: z.string(),
})
export type KeptReading = z.infer<typeof KeptReading>

export const ChangeId = id('vch')
export type ChangeId = z.infer<typeof ChangeId>

/**
 * What made a change. `readings`: enough of them in a row. `no-data`: it was looked at, or should have told of itself, and
 * nothing came for two intervals. `not-run`: we did not look for two intervals, which is our own fault and no word about the
 * target. `interrupted`: nobody looked, for the program was not running, or the one that did had died; alerts wait for the first
 * readings after it. `paused`: a person stopped it. `flapping`, `steady`: it began or ended to go up and down so often that single changes
 * say nothing; the verdict stays.
 */
export const ChangeReason = z.enum([
  'readings',
  'no-data',
  'not-run',
  'interrupted',
  'paused',
  'flapping',
  'steady',
])
export type ChangeReason = z.infer<typeof ChangeReason>

/** A change of verdict (状态变化): append-only, with the readings that caused it, newest first. */
export const VerdictChange = z.object({
  id: ChangeId,
  checkId: CheckId,
  unitId: z.string(),
  at: Instant,
  before: Verdict,
  after: Verdict,
  reason: ChangeReason,
  /** Why, a saying: the newest failure, the threshold that was passed, or that nothing came. '' for a return to `up`. */
  detail: z.string(),
  readings: z.array(KeptReading),
})
export type VerdictChange = z.infer<typeof VerdictChange>
