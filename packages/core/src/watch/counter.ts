/** What a counter said, and when (ms on a steady clock). */
export type Count = { readonly at: number; readonly value: number }

/** Two readings closer than this make no rate that could be trusted. */
const SHORTEST_MS = 200

/**
 * How fast something was counted, per second. A counter that has gone back was started anew: then nothing is known until the
 * next reading.
 *
 * @returns null without a reading before it
 */
export function ratePerSecond(before: Count | undefined, now: Count): number | null {
  if (before === undefined || !Number.isFinite(now.value) || !Number.isFinite(before.value)) return null
  const ms = now.at - before.at
  const gained = now.value - before.value
  return ms < SHORTEST_MS || gained < 0 ? null : (gained / ms) * 1000
}

/**
 * By how much a counter of whole numbers has grown, over the end of its range too.
 *
 * @param restarted whether the device was started anew since: then the counter began at 0, and nothing is known; null when it does not
 *   say: then a counter that went back may have been set back as well as come round
 * @param most what can be counted at most in the time between; more than that was no growth but a counter set back
 */
export function growth(
  before: bigint,
  now: bigint,
  bits: 32 | 64,
  restarted: boolean | null,
  most: bigint | null,
): bigint | null {
  if (restarted) return null
  const range = 1n << BigInt(bits)
  const gained = now >= before ? now - before : now + range - before
  // A 64-bit counter does not come round in a lifetime: going back, it was set back.
  if (now < before && (bits === 64 || restarted === null)) return null
  if (most !== null && gained > most) return null
  // Half a range in one interval is nothing that a real counter does.
  return most === null && gained > range / 2n ? null : gained
}
