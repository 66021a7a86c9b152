import { fellSilent, type JudgeRule, judge, newStanding, type Standing } from './judge.ts'
import { outcomeOf, type Reading } from './reading.ts'
import type { VerdictChange } from './verdict-change.ts'

/** The last change of a check, as far as a start needs it. */
export type LastChange = Pick<VerdictChange, 'at' | 'after' | 'reason'>

const silences: readonly VerdictChange['reason'][] = ['no-data', 'not-run', 'interrupted', 'paused']

/** Whether nothing was known of a check any more after this change. */
export const isSilence = (change: Pick<VerdictChange, 'reason'>): boolean => silences.includes(change.reason)

/**
 * The standing of a check as the process before left it, from what was stored: the verdict of its last change, and the run of
 * its newest readings. What lies before a silence counts for flapping only, as it did then.
 *
 * @param newestFirst its newest readings, as many as `FLAP_WINDOW`
 */
export function resume(last: LastChange | null, newestFirst: readonly Reading[], rule: JudgeRule): Standing {
  const silence = last !== null && isSilence(last) ? last.at : null
  let standing = newStanding
  let silent = silence !== null
  for (const reading of newestFirst.toReversed()) {
    if (silent && silence !== null && reading.at > silence) {
      standing = fellSilent(standing)
      silent = false
    }
    standing = judge(standing, outcomeOf(reading), rule)
  }
  if (silent) standing = fellSilent(standing)
  return { ...standing, verdict: last?.after ?? 'unknown' }
}
