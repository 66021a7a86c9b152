import type { Instant } from '../../kernel/time.ts'

/**
 * A number of the example as it goes through days and weeks. The same function fills the year behind the example center and
 * answers for the simulated devices, so that the curve goes on where the history ends.
 */
export type Wave =
  | {
      readonly kind: 'daily'
      readonly mean: number
      /** How far it swings with the hour and with the weekend, as shares of the mean. */
      readonly day?: number
      /** The hour of Shanghai at which it is highest; 20 unless said. */
      readonly peak?: number
      readonly week?: number
      /** How far single values lie apart, as a share of the mean. */
      readonly jitter?: number
    }
  /** Fills from `low` to `high` in so many days, is cleared, and fills again: `at` days of it are over when the example begins. */
  | {
      readonly kind: 'fill'
      readonly low: number
      readonly high: number
      readonly days: number
      readonly at: number
    }
  /** Counts down by 1 a day to 0 and begins at `from` again; `at` on the day the example begins. */
  | { readonly kind: 'countdown'; readonly from: number; readonly at: number }

const HOUR = 3_600_000
const DAY = 86_400_000
const SHANGHAI = 8 * HOUR
const TURN = 2 * Math.PI

/** A seed for `chance`: the same for the same words. */
export function seedOf(words: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193)
  return hash
}

/** A number in [0, 1) that looks random and is always the same for the same seed and place. */
export function chance(seed: number, nth: number): number {
  let hash = Math.imul(seed ^ nth ^ (nth >>> 7), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 16), 0x27d4eb2f)
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32
}

/** A wave as a function of the moment. @param begun when the example began @param words tell two waves of the same shape apart */
export function waveOf(wave: Wave, begun: Instant, words: string): (at: Instant) => number {
  if (wave.kind === 'fill')
    return (at) => {
      const days = (((at - begun) / DAY + wave.at) % wave.days) + wave.days
      return wave.low + ((wave.high - wave.low) * (days % wave.days)) / wave.days
    }
  if (wave.kind === 'countdown')
    return (at) => {
      const left = (wave.at - (at - begun) / DAY) % wave.from
      return Math.floor(left < 0 ? left + wave.from : left)
    }
  const { mean, day = 0, peak = 20, week = 0, jitter = 0 } = wave
  const seed = seedOf(words)
  return (at) => {
    const hour = ((at + SHANGHAI) % DAY) / HOUR
    // Two harmonics: a morning rise and an evening height, as people use a news app.
    const turn = (TURN * (hour - peak)) / 24
    const ofDay = day === 0 ? 0 : day * (0.75 * Math.cos(turn) + 0.25 * Math.cos(2 * turn + 0.6))
    // The 1st of January 1970 was a Thursday: days 2 and 3 after it are the weekend.
    const weekday = Math.floor((at + SHANGHAI) / DAY) % 7
    const ofWeek = weekday === 2 || weekday === 3 ? -week : week * 0.4
    const ofMinute = jitter === 0 ? 0 : jitter * bell(seed, Math.floor(at / 20_000))
    return Math.max(0, mean * (1 + ofDay + ofWeek + ofMinute))
  }
}

/** Around 0, seldom beyond ±1, and now and then a little above: the sum of three chances, skewed up. */
function bell(seed: number, nth: number): number {
  const even = (chance(seed, nth) + chance(seed, nth + 0x40000000) + chance(seed, nth + 0x20000000)) / 1.5 - 1
  return even > 0.55 ? even * 1.6 : even
}
