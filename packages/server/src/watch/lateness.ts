/** How late runs began, of the newest ones. */
export type Lateness = {
  readonly add: (ms: number) => void
  /** The 99th percentile, ms; 0 before the first. */
  readonly p99: () => number
}

const NEWEST = 4_096

export function lateness(): Lateness {
  const newest = new Float64Array(NEWEST)
  let count = 0
  return {
    add: (ms) => {
      newest[count++ % NEWEST] = ms
    },
    p99: () => {
      const sorted = newest.slice(0, Math.min(count, NEWEST)).sort()
      return sorted.length === 0 ? 0 : (sorted[Math.ceil(sorted.length * 0.99) - 1] as number)
    },
  }
}
