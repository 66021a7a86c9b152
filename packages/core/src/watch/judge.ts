import { z } from 'zod'
import type { Outcome } from './reading.ts'
import type { Verdict } from './verdict.ts'

/** How many equal readings in a row change a verdict. */
export const JudgeRule = z.object({
  failuresToDown: z.int().min(1).max(20),
  successesToUp: z.int().min(1).max(20),
  /** Poor readings in a row until `warning`. */
  poorToWarning: z.int().min(1).max(20),
})
export type JudgeRule = z.infer<typeof JudgeRule>

/** What suits a county: one lost packet is nothing, three are an outage. */
export const usualRule: JudgeRule = { failuresToDown: 3, successesToUp: 2, poorToWarning: 3 }

/** What is remembered of a check's readings between two of them: enough to judge the next one. */
export type Standing = {
  readonly verdict: Verdict
  /** How the newest reading counted, and how many in a row counted so. Poor ones answer: they break a run of failures. */
  readonly outcome: Outcome | null
  readonly run: number
  /** How many in a row answered, good or poor. */
  readonly answered: number
  /** The outcomes of the newest readings, newest in the lowest bit, 1 = failed: for `flaps`. */
  readonly recent: number
  /** How many of `recent` are readings. */
  readonly seen: number
}

/** A check of which nothing is known yet. */
export const newStanding: Standing = {
  verdict: 'unknown',
  outcome: null,
  run: 0,
  answered: 0,
  recent: 0,
  seen: 0,
}

/** How many readings are looked at for flapping. */
export const FLAP_WINDOW = 21

/** A change needs a full run of equal readings, so one lost packet opens no incident. */
export function judge(before: Standing, outcome: Outcome, rule: JudgeRule): Standing {
  const run = before.outcome === outcome ? before.run + 1 : 1
  const answered = outcome === 'failed' ? 0 : before.answered + 1
  return {
    verdict: verdictOf(before.verdict, outcome, run, answered, rule),
    outcome,
    run,
    answered,
    recent: ((before.recent << 1) | (outcome === 'failed' ? 1 : 0)) & ((1 << FLAP_WINDOW) - 1),
    seen: Math.min(FLAP_WINDOW, before.seen + 1),
  }
}

function verdictOf(
  before: Verdict,
  outcome: Outcome,
  run: number,
  answered: number,
  rule: JudgeRule,
): Verdict {
  if (outcome === 'failed') return run >= rule.failuresToDown ? 'down' : before
  if (outcome === 'poor' && run >= rule.poorToWarning) return 'warning'
  if (outcome === 'good' && run >= rule.successesToUp) return 'up'
  // It answers again, though well and poorly by turns: it is not down any more.
  if ((before === 'down' || before === 'unknown') && answered >= rule.successesToUp) return 'warning'
  return before
}

/** Nothing came for two intervals: what was known before says nothing about now, and the next reading begins anew. */
export const fellSilent = (before: Standing): Standing => ({
  ...newStanding,
  recent: before.recent,
  seen: before.seen,
})

/**
 * Whether a check goes up and down so often that its single changes say nothing. As Nagios does it: the share of changes among
 * the newest 21 readings, the latest weighing 1.2 and the oldest 0.8, begins at a half and ends below a quarter, so that it
 * does not itself go on and off.
 */
export function flaps(was: boolean, standing: Pick<Standing, 'recent' | 'seen'>): boolean {
  if (standing.seen < FLAP_WINDOW) return was && standing.seen > 0
  const steps = FLAP_WINDOW - 1
  let changed = 0
  for (let i = 0; i < steps; i++) {
    const differs = ((standing.recent >> i) & 1) !== ((standing.recent >> (i + 1)) & 1)
    if (differs) changed += 1.2 - (0.4 * i) / (steps - 1)
  }
  return changed / steps >= (was ? 0.25 : 0.5)
}
