import type { Instant } from '@rongheng/core/kernel/time'

const SHANGHAI_MS = 8 * 3_600_000

/** What a field of day and time holds for a moment: "2026-11-23T10:00", by the clock on the wall in Shanghai. */
export const inputOf = (at: number): string => new Date(at + SHANGHAI_MS).toISOString().slice(0, 16)

/** The moment that such a field means, wherever the browser stands; null while it is not filled. */
export function momentOf(input: string | undefined): Instant | null {
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(input ?? '') ? Date.parse(`${input}:00Z`) : Number.NaN
  return Number.isFinite(ms) ? ((ms - SHANGHAI_MS) as Instant) : null
}
