import type { Instant } from '@rongheng/core/kernel/time'

/** Two clocks: one that only goes on, for when things are due, and the one on the wall, for when things were. */
export type Clocks = {
  /** ms since some moment; never jumps. */
  readonly steady: () => number
  readonly wall: () => Instant
}

export const machineClocks: Clocks = {
  steady: () => performance.now(),
  wall: () => Date.now() as Instant,
}
