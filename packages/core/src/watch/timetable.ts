/** When a check runs: every `intervalMs`, at a place of its own within it. */
export type Slot = { readonly no: number; readonly intervalMs: number }

/** Multiples of the golden ratio lie apart from each other, however many there are: checks 1, 2, 3 … never bunch. */
const GOLDEN = 0.618_033_988_749_894_9

/** How far into its interval a check runs, ms. It depends on its number alone, so that a start or a new check moves no other. */
export const phaseOf = ({ no, intervalMs }: Slot): number => Math.floor(((no * GOLDEN) % 1) * intervalMs)

/** The first moment after `now` at which a check is due, on the same clock. */
export function nextDue(slot: Slot, now: number): number {
  const phase = phaseOf(slot)
  return (Math.floor((now - phase) / slot.intervalMs) + 1) * slot.intervalMs + phase
}
