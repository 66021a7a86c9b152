import type { Instant } from '../kernel/time.ts'
import type { Verdict } from './verdict.ts'
import type { ChangeReason, VerdictChange } from './verdict-change.ts'

/** The newest change of a check's verdict, and its newest falls: what its alert is judged from. */
export type CheckStanding = {
  readonly checkId: string
  readonly unitId: string
  readonly changeId: string
  readonly verdict: Verdict
  readonly at: Instant
  readonly reason: ChangeReason
  readonly detail: string
  /** When it was last said to begin or end flapping by its readings, and which of the two. */
  readonly flapping: { readonly at: Instant; readonly is: boolean } | null
  /** When it left `up`, newest first, at most `FLAP_FALLS`. */
  readonly falls: readonly Instant[]
}

/** As many falls within the window are flapping. */
export const FLAP_FALLS = 4
const HALF_HOUR = 1_800_000

/** A change that arrives late or twice changes nothing: the newest of all counts, in whatever order they come. */
export function standingAfter(before: CheckStanding | undefined, change: VerdictChange): CheckStanding {
  const falls = isFall(change) ? withFall(before?.falls ?? [], change.at) : (before?.falls ?? [])
  const flapping = flappingAfter(before?.flapping ?? null, change)
  if (before && !isNewer(change, before)) return { ...before, falls, flapping }
  return {
    checkId: change.checkId,
    unitId: change.unitId,
    changeId: change.id,
    verdict: change.after,
    at: change.at,
    reason: change.reason,
    detail: change.detail,
    falls,
    flapping,
  }
}

const isNewer = (change: VerdictChange, before: CheckStanding): boolean =>
  change.at > before.at || (change.at === before.at && change.id > before.changeId)

function flappingAfter(before: CheckStanding['flapping'], change: VerdictChange): CheckStanding['flapping'] {
  if (change.reason !== 'flapping' && change.reason !== 'steady') return before
  if (before && before.at > change.at) return before
  return { at: change.at, is: change.reason === 'flapping' }
}

const isFall = (change: VerdictChange): boolean =>
  change.before !== 'down' &&
  (change.after === 'down' || (change.after === 'warning' && change.before === 'up'))

const withFall = (falls: readonly Instant[], at: Instant): readonly Instant[] =>
  [...new Set([...falls, at])].sort((a, b) => b - a).slice(0, FLAP_FALLS)

/**
 * Whether a check goes up and down so often that one alert says more than each of its turns: by its single readings, or by four
 * falls within half an hour (or sixty intervals, for slow checks), the last of them not half that time ago.
 */
export function isFlapping(
  standing: Pick<CheckStanding, 'falls' | 'flapping'>,
  intervalS: number,
  now: Instant,
): boolean {
  if (standing.flapping?.is) return true
  const [newest, oldest] = [standing.falls[0], standing.falls[FLAP_FALLS - 1]]
  if (newest === undefined || oldest === undefined) return false
  const window = Math.max(HALF_HOUR, intervalS * 60_000)
  return newest - oldest <= window && now - newest < window / 2
}
