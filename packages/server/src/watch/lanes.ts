/** Runs work with a bound on how much runs at once; what comes beyond it waits for its turn. */
export type Lane = {
  /** @param work never rejects */
  readonly run: (work: () => Promise<void>) => void
  readonly state: () => { readonly running: number; readonly waiting: number }
  /** Forgets what waits. */
  readonly clear: () => void
}

/** A lane for `most` pieces of work at once. */
export function lane(most: number): Lane {
  const waiting: (() => Promise<void>)[] = []
  let first = 0
  let running = 0
  const next = () => {
    running--
    const work = waiting[first]
    if (!work) return
    // The queue is an array with a moving start: shifting a long one costs its length each time.
    first++
    if (first > 1_000) {
      waiting.splice(0, first)
      first = 0
    }
    start(work)
  }
  const start = (work: () => Promise<void>) => {
    running++
    void work().finally(next)
  }
  return {
    run: (work) => (running < most ? start(work) : void waiting.push(work)),
    state: () => ({ running, waiting: waiting.length - first }),
    clear: () => {
      waiting.length = 0
      first = 0
    },
  }
}
