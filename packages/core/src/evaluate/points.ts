import { z } from 'zod'
import { plainNumber } from '../kernel/typed-number.ts'

/** Points × 100, whole: 9.77 points = 977. Scores are added and compared only in this unit. */
export const Centipoints = z.int()
export type Centipoints = z.infer<typeof Centipoints>

/** All the points there are: 100.00. */
export const FULL_MARKS: Centipoints = 10_000

/** 977 → "9.77". Two decimals always, as the form prints them. */
export function pointsText(points: Centipoints): string {
  const magnitude = Math.abs(points)
  return `${points < 0 ? '-' : ''}${Math.trunc(magnitude / 100)}.${String(magnitude % 100).padStart(2, '0')}`
}

/** "9.77" → 977; null when it is not a number of points with at most two decimals. */
export function pointsFrom(text: string): Centipoints | null {
  const match = /^(-?)(\d{1,6})(?:\.(\d{1,2}))?$/.exec(plainNumber(text))
  if (!match) return null
  const magnitude = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return match[1] ? -magnitude : magnitude
}
