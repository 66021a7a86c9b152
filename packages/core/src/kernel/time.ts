import { z } from 'zod'

/** A moment: milliseconds since the Unix epoch, UTC. Field names end in `At`. */
export const Instant = z.int().brand('Instant')
export type Instant = z.infer<typeof Instant>

/** A civil day in Asia/Shanghai, "2026-11-30". Field names end in `On`. */
export const Day = z.iso.date('field.day').brand('Day')
export type Day = z.infer<typeof Day>

/** A civil month in Asia/Shanghai, "2026-11". */
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .brand('Month')
export type Month = z.infer<typeof Month>

/** A budget year (预算年度), which in China is the calendar year. */
export const Year = z.int().min(1993).max(2199)
export type Year = z.infer<typeof Year>

const DAY_MS = 86_400_000
// Asia/Shanghai has kept UTC+8 without summer time since 1992; earlier instants are out of range here.
const SHANGHAI_MS = 8 * 3_600_000

/** The day on the wall in Shanghai at this moment. */
export function dayOf(at: Instant): Day {
  return new Date(at + SHANGHAI_MS).toISOString().slice(0, 10) as Day
}

/** "2023-11-30 08:05:09": a moment on the wall in Shanghai. */
export const momentText = (at: Instant): string =>
  new Date(at + SHANGHAI_MS).toISOString().slice(0, 19).replace('T', ' ')

/** The civil month on the wall in Shanghai at this moment. */
export function monthOf(at: Instant): Month {
  return dayOf(at).slice(0, 7) as Month
}

/** The budget year that a day lies in. */
export const yearOf = (day: Day): Year => Number(day.slice(0, 4))

/** First instant of the day in Shanghai. "By 30 Nov" means before `dayStart` of 1 Dec. */
export const dayStart = (day: Day): Instant => (Date.parse(`${day}T00:00:00Z`) - SHANGHAI_MS) as Instant

/** The day `count` days later (earlier when negative). */
export const addDays = (day: Day, count: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10) as Day

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS

/** First instant of the month and of the next one: [from, to). */
export function monthRange(month: Month): { from: Instant; to: Instant } {
  const [y, m] = month.split('-').map(Number) as [number, number]
  return {
    from: (Date.UTC(y, m - 1, 1) - SHANGHAI_MS) as Instant,
    to: (Date.UTC(y, m, 1) - SHANGHAI_MS) as Instant,
  }
}

/** First and last day of a budget year, both inside. */
export const yearDays = (year: Year): { first: Day; last: Day } => ({
  first: `${year}-01-01` as Day,
  last: `${year}-12-31` as Day,
})
