import { type Day, daysBetween } from '../kernel/time.ts'

/** How near the end of a warranty, a licence or a contract is; `unsaid` when nobody said when it ends. */
export type EndState = 'ended' | 'in-30' | 'in-90' | 'later' | 'unsaid'

/** How near an end is today. The last day still counts: what ends today has not ended. */
export function endState(endsOn: Day | null, today: Day): EndState {
  if (endsOn === null) return 'unsaid'
  const left = daysBetween(today, endsOn)
  if (left < 0) return 'ended'
  if (left <= 30) return 'in-30'
  return left <= 90 ? 'in-90' : 'later'
}

/** Whether people should be told of an end: it has come, or comes within 90 days. */
export const isNear = (state: EndState): boolean =>
  state === 'ended' || state === 'in-30' || state === 'in-90'
