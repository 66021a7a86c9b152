import type { Instant } from '@rongheng/core/kernel/time'
import type { Clocks } from '../clock.ts'

/** The server's clock, as an agent knows it. Its own may be wrong, or be put right under its feet. */
export type ServerClock = Clocks & {
  /** The server said what time it is; the answer took so long. */
  readonly learn: (serverNow: Instant, tookMs: number) => void
  /** By how much the server's clock is ahead of the machine's, ms; for the next start. */
  readonly offset: () => number
}

/**
 * @param machine the machine's clocks
 * @param offset  what was known at the last start; 0 for nothing
 */
export function serverClock(machine: Clocks, offset: number): ServerClock {
  // From here on the steady clock counts: it makes no jumps between two words of the server.
  let known = { wall: machine.wall() + offset, steady: machine.steady() }
  const wall = () => Math.round(known.wall + machine.steady() - known.steady) as Instant
  return {
    steady: machine.steady,
    wall,
    learn: (serverNow, tookMs) => {
      known = { wall: serverNow + tookMs / 2, steady: machine.steady() }
    },
    offset: () => wall() - machine.wall(),
  }
}
