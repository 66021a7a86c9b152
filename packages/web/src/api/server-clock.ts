import type { Instant } from '@rongheng/core/kernel/time'

let ahead = 0

/**
 * Takes note of the server's clock from the `Date` of an answer: a computer in an office may stand on the wrong day, and what
 * is due hangs on the day. Answers without one change nothing.
 */
export function noteServerDate(date: string | null): void {
  const at = Date.parse(date ?? '')
  if (!Number.isNaN(at)) ahead = at - Date.now()
}

/** The moment by the server's clock, to the second; by this computer's until the server has answered once. */
export const serverNow = (): Instant => (Date.now() + ahead) as Instant
