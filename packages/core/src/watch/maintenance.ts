import { z } from 'zod'
import { type Day, dayOf, dayStart, Day as DaySchema, Instant } from '../kernel/time.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const WEEK_DAY_OF_EPOCH = 4 // 1970-01-01 was a Thursday

const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** The longest window that opens once: a longer one is a pause that nobody remembers. */
const LONGEST_ONCE_DAYS = 31

/** When trouble is expected: once, or every week at the same hours (例行检修), by the clock on the wall in Shanghai. */
export const MaintenanceTime = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('once'), from: Instant, to: Instant })
    .refine((w) => w.from < w.to, { error: 'watch.window-empty', path: ['to'] }),
  z
    .object({
      kind: z.literal('weekly'),
      /** 1 = Monday … 7 = Sunday: the days on which it begins. */
      weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
      from: ClockTime,
      /** At or before `from`: it ends on the next day. */
      to: ClockTime,
      firstOn: DaySchema,
      /** The last day on which it begins; null for no end. */
      lastOn: DaySchema.nullable(),
    })
    .refine((w) => w.lastOn === null || w.firstOn <= w.lastOn, {
      error: 'watch.window-empty',
      path: ['lastOn'],
    }),
])
export type MaintenanceTime = z.infer<typeof MaintenanceTime>

/** A time as it may be planned. What was planned before a rule came stays readable, so the rules stand here and not above. */
export const PlannedTime = MaintenanceTime.refine(
  (w) => w.kind !== 'once' || w.to - w.from <= LONGEST_ONCE_DAYS * DAY,
  { error: 'watch.window-too-long', path: ['to'] },
)
  .refine((w) => w.kind !== 'weekly' || w.from !== w.to, { error: 'watch.window-same-time', path: ['to'] })
  .refine((w) => w.kind !== 'weekly' || everBegins(w), { error: 'watch.window-never', path: ['lastOn'] })

/** A span of time, [from, to). */
export type Span = { readonly from: Instant; readonly to: Instant }

/** Whether one of the weekdays lies between the first and the last day. */
function everBegins(w: { weekdays: readonly number[]; firstOn: Day; lastOn: Day | null }): boolean {
  if (w.lastOn === null || w.lastOn < w.firstOn) return true
  const first = Date.parse(w.firstOn)
  const days = Math.min(7, (Date.parse(w.lastOn) - first) / DAY + 1)
  return Array.from({ length: days }, (_, at) => dayOf((first + at * DAY) as Instant)).some((day) =>
    w.weekdays.includes(weekdayOf(day)),
  )
}

const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: Day): number =>
  ((Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY) + WEEK_DAY_OF_EPOCH - 1) % 7) + 1

/** The times of a window that touch a span, in order. */
export function occurrences(time: MaintenanceTime, within: Span): Span[] {
  if (time.kind === 'once') return time.from < within.to && time.to > within.from ? [time] : []
  const starts = minutes(time.from)
  const lasts = minutes(time.to) > starts ? minutes(time.to) - starts : minutes(time.to) + 24 * 60 - starts
  const found: Span[] = []
  // A window that began the day before may still be open at the start of the span.
  for (let at = dayStart(dayOf(within.from)) - DAY; at < within.to; at += DAY) {
    const day = dayOf(at as Instant)
    if (day < time.firstOn || (time.lastOn !== null && day > time.lastOn)) continue
    if (!time.weekdays.includes(weekdayOf(day))) continue
    const from = (at + starts * MINUTE) as Instant
    const to = (from + lasts * MINUTE) as Instant
    if (from < within.to && to > within.from) found.push({ from, to })
  }
  return found
}

/** Whether all of it lies before a moment: planned now, it would never begin. */
export function isOver(time: MaintenanceTime, at: Instant): boolean {
  if (time.kind === 'once') return time.to <= at
  // What may still begin in more than a week does so on each of its weekdays.
  if (time.lastOn === null || dayStart(time.lastOn) > at + 7 * DAY) return false
  return occurrences(time, { from: at, to: (dayStart(time.lastOn) + 2 * DAY) as Instant }).length === 0
}

/** Whether one of the windows is open at a moment. */
export const underMaintenance = (times: readonly MaintenanceTime[], at: Instant): boolean =>
  times.some((time) => occurrences(time, { from: at, to: (at + 1) as Instant }).length > 0)
