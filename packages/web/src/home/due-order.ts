import type { Due } from '@rongheng/core/kernel/due'
import { type Day, daysBetween } from '@rongheng/core/kernel/time'

/** How urgent a duty is: days left to its last day, negative when that is over; null without a day. */
export const daysLeft = (due: Due, today: Day): number | null =>
  due.dueOn === null ? null : daysBetween(today, due.dueOn)

/** Duties of all domains in the order to deal with them: what came back first, longest ago; then overdue longest, by day, without a day last. */
export function inOrder(dues: readonly Due[], today: Day): Due[] {
  const rank = (due: Due) => daysLeft(due, today) ?? Number.POSITIVE_INFINITY
  const back = (due: Due) => due.returnedOn ?? '9999-12-31'
  return [...dues].sort((a, b) => {
    if (back(a) !== back(b)) return back(a) < back(b) ? -1 : 1
    const [left, right] = [rank(a), rank(b)]
    return left === right ? (a.key < b.key ? -1 : 1) : left < right ? -1 : 1
  })
}
