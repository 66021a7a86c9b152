import { z } from 'zod'
import type { Instant } from '../kernel/time.ts'

/** A limit of one metric of a check. Passing it makes a reading poor, or failed where the limit is critical. */
export const Threshold = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('level'),
    metric: z.string().min(1),
    when: z.enum(['above', 'below']),
    value: z.number(),
    critical: z.boolean(),
  }),
  z.object({
    /** By how much it changed, per hour, within the last `windowS`. */
    kind: z.literal('rate'),
    metric: z.string().min(1),
    when: z.enum(['above', 'below']),
    perHour: z.number(),
    windowS: z.int().min(60).max(86_400),
    critical: z.boolean(),
  }),
  z.object({
    /** At the pace of the last `windowS` it reaches `value` within `withinS`: a disk that is full in 5 days. Beyond it, it stays passed. */
    kind: z.literal('forecast'),
    metric: z.string().min(1),
    /** From which side it comes: a disk rises above its limit, a toner falls below it. */
    when: z.enum(['above', 'below']).default('above'),
    value: z.number(),
    withinS: z
      .int()
      .min(600)
      .max(90 * 86_400),
    windowS: z
      .int()
      .min(600)
      .max(30 * 86_400),
    critical: z.boolean(),
  }),
])
export type Threshold = z.infer<typeof Threshold>

/** One value of a metric at a moment. */
export type Point = { readonly at: Instant; readonly value: number }

/** Seconds of the past that a threshold looks at, beyond the newest value. */
export const lookback = (threshold: Threshold): number => (threshold.kind === 'level' ? 0 : threshold.windowS)

/** What a threshold says of a metric. `unknown`: too few values, or over too short a time. */
export type Crossing =
  | { readonly is: 'within' }
  | {
      readonly is: 'passed'
      readonly value: number /** For a forecast, when it will be reached. */
      readonly at?: Instant
    }
  | { readonly is: 'unknown' }

/** A trend says nothing before it is a third as long as its window. */
const SHARE_OF_WINDOW = 1 / 3
const FEWEST_POINTS = 3

/** @param points oldest first, the newest being the reading that is judged */
export function crossing(threshold: Threshold, points: readonly Point[]): Crossing {
  const newest = points.at(-1)
  if (!newest) return { is: 'unknown' }
  if (threshold.kind === 'level') return passed(threshold.when, newest.value, threshold.value)
  // What has come to pass needs no trend, whether it still rises or stands still.
  if (threshold.kind === 'forecast' && isThere(threshold.when, newest.value, threshold.value))
    return { is: 'passed', value: newest.value, at: newest.at }
  const window = points.filter((p) => p.at > newest.at - threshold.windowS * 1000)
  const slope = slopePerMs(window)
  if (slope === null || newest.at - (window[0] as Point).at < threshold.windowS * 1000 * SHARE_OF_WINDOW)
    return { is: 'unknown' }
  if (threshold.kind === 'rate') return passed(threshold.when, slope * 3_600_000, threshold.perHour)
  const ms = (threshold.value - newest.value) / slope
  if (!Number.isFinite(ms) || ms < 0 || ms > threshold.withinS * 1000) return { is: 'within' }
  return { is: 'passed', value: newest.value, at: (newest.at + Math.round(ms)) as Instant }
}

const isThere = (when: 'above' | 'below', value: number, limit: number): boolean =>
  when === 'below' ? value <= limit : value >= limit

const passed = (when: 'above' | 'below', value: number, limit: number): Crossing =>
  (when === 'above' ? value > limit : value < limit) ? { is: 'passed', value } : { is: 'within' }

/** The line through the points by least squares: change per millisecond; null for too few points or one moment. */
function slopePerMs(points: readonly Point[]): number | null {
  if (points.length < FEWEST_POINTS) return null
  const origin = (points[0] as Point).at
  const meanAt = points.reduce((sum, p) => sum + (p.at - origin), 0) / points.length
  const meanValue = points.reduce((sum, p) => sum + p.value, 0) / points.length
  let over = 0
  let under = 0
  for (const p of points) {
    over += (p.at - origin - meanAt) * (p.value - meanValue)
    under += (p.at - origin - meanAt) ** 2
  }
  return under === 0 ? null : over / under
}
