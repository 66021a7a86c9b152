import { addDays, type Day, dayStart, type Instant, type Month } from '@rongheng/core/kernel/time'
import { weekdayOf } from '@rongheng/core/watch/maintenance'

/** The weeks that a month is drawn in, Monday first: seven days each, with those of its neighbours that fill them. */
export function weeksOf(month: Month): Day[][] {
  const first = `${month}-01` as Day
  const start = addDays(first, 1 - weekdayOf(first))
  const weeks: Day[][] = []
  for (let day = start; day.slice(0, 7) <= month && weeks.length < 6; day = addDays(day, 7))
    weeks.push(Array.from({ length: 7 }, (_, i) => addDays(day, i)))
  return weeks
}

/** The span that the drawn weeks of a month take, [from, to). */
export function spanOf(month: Month): { from: Instant; to: Instant } {
  const weeks = weeksOf(month)
  const last = weeks.at(-1)?.at(-1) as Day
  return { from: dayStart(weeks[0]?.[0] as Day), to: dayStart(addDays(last, 1)) }
}

/** The month some months later, or earlier. */
export function monthAfter(month: Month, count: number): Month {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}` as Month
}
