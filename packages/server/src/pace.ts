import { Refusal } from '@rongheng/core/kernel/refusal'

/** How often callers may ask: so many at once, and so many a minute in the long run. */
type Limit = {
  readonly atOnce: number
  readonly perMinute: number
  /** Of so many callers it is known how often they asked; whoever was silent longest is forgotten first. */
  readonly callers: number
}

const MINUTE_MS = 60_000

/**
 * Keeps callers to a pace. Each process counts for itself and keeps nothing: behind a load balancer the limit is that of one
 * process times their number.
 */
export class Pace {
  readonly #limit: Limit
  /** What a caller has left, as of a moment; those heard of last stand last. */
  readonly #known = new Map<string, { readonly left: number; readonly at: number }>()
  constructor(limit: Limit) {
    this.#limit = limit
  }

  /** Whether it is known how often this caller asked. */
  knows(caller: string): boolean {
    return this.#known.has(caller)
  }

  /** Refuses a caller who has nothing left, and counts nothing. @throws Refusal `kernel.too-often` with the seconds to wait */
  check(caller: string, now: number): void {
    const missing = 1 - this.#left(caller, now)
    if (missing > 0)
      throw new Refusal('kernel.too-often', { seconds: Math.ceil((missing * 60) / this.#limit.perMinute) })
  }

  /** Counts one call. @throws Refusal `kernel.too-often` as `check` does */
  take(caller: string, now: number): void {
    this.check(caller, now)
    const left = this.#left(caller, now) - 1
    this.#known.delete(caller)
    this.#known.set(caller, { left, at: now })
    const [oldest] = this.#known.keys()
    if (this.#known.size > this.#limit.callers && oldest !== undefined) this.#known.delete(oldest)
  }

  #left(caller: string, now: number): number {
    const { atOnce, perMinute } = this.#limit
    const known = this.#known.get(caller)
    if (!known) return atOnce
    if (now < known.at) {
      // The clock was put back: from there it goes on, or nobody would be let through until it is where it was.
      this.#known.set(caller, { ...known, at: now })
      return known.left
    }
    return Math.min(atOnce, known.left + ((now - known.at) * perMinute) / MINUTE_MS)
  }
}
