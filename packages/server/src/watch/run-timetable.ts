import { nextDue, type Slot } from '@rongheng/core/watch/timetable'

/** Something that is run again and again. */
export type Timed<Entry extends Slot> = {
  /** Takes the place of what was there; those that stay keep their next moment. */
  readonly set: (entries: readonly Entry[]) => void
  readonly stop: () => void
}

/** A timer never waits longer than this, so that a clock that stood still (a suspended machine) is noticed. */
const LONGEST_WAIT_MS = 1_000

/** A new entry is run for the first time somewhat early, so that all of them were run within an interval of a start. */
const FIRST_ROUND = 0.7

/**
 * Calls `run` for each entry when it is due. One timer serves all of them: the next due entry is at the top of a heap. A
 * moment that was missed because the process was busy is run late, once; whole intervals that were missed are left out.
 */
export function runTimetable<Entry extends Slot>(
  steady: () => number,
  run: (entry: Entry, due: number) => void,
): Timed<Entry> {
  /** `after`: where an early first run is followed by; from there on the slot says. */
  let heap: { due: number; after: number | null; entry: Entry; intervalMs: number }[] = []
  let timer: NodeJS.Timeout | null = null

  const wake = () => {
    timer = null
    const now = steady()
    for (let top = heap[0]; top !== undefined && top.due <= now; top = heap[0]) {
      const { due, entry, after } = top
      const next = after !== null && after > now ? after : nextDue(entry, now)
      heap[0] = { due: next, after: null, entry, intervalMs: entry.intervalMs }
      sink(heap, 0)
      run(entry, due)
    }
    wait()
  }
  const wait = () => {
    const top = heap[0]
    if (top === undefined) return
    timer = setTimeout(wake, Math.min(LONGEST_WAIT_MS, Math.max(0, top.due - steady())))
  }
  const stop = () => {
    if (timer) clearTimeout(timer)
    timer = null
  }
  return {
    set: (entries) => {
      stop()
      const before = new Map(heap.map((one) => [`${one.entry.no}/${one.intervalMs}`, one]))
      const now = steady()
      heap = entries.map((entry) => {
        const known = before.get(`${entry.no}/${entry.intervalMs}`)
        const { intervalMs } = entry
        if (known) return { due: known.due, after: known.after, entry, intervalMs }
        const regular = nextDue(entry, now)
        return { due: now + FIRST_ROUND * (regular - now), after: regular + intervalMs, entry, intervalMs }
      })
      heap.sort((a, b) => a.due - b.due)
      wait()
    },
    stop,
  }
}

/** Moves the entry at a place down until nothing below it is due before it. */
function sink(heap: { due: number }[], from: number): void {
  let at = from
  for (;;) {
    let first = at
    for (const below of [2 * at + 1, 2 * at + 2]) {
      if (below < heap.length && (heap[below] as { due: number }).due < (heap[first] as { due: number }).due)
        first = below
    }
    if (first === at) return
    const moved = heap[at] as { due: number }
    heap[at] = heap[first] as { due: number }
    heap[first] = moved
    at = first
  }
}
