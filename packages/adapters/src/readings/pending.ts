/** What could not be handed over yet, in order, up to a bound. */
export type Pending<Item> = {
  /** Hands over what waits and these; ends when that is done, or when it cannot be done now. */
  readonly add: (items: readonly Item[]) => Promise<void>
  readonly state: () => { readonly waiting: number; readonly dropped: number }
  /** Tries once more, and then no more. */
  readonly stop: () => Promise<void>
}

/** While the store is away it is tried again after a second, then after longer and longer waits. */
const SHORTEST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000

/**
 * @param deliver takes some items, all or none; throws when it cannot now
 * @param given.most how many may wait; beyond it the oldest are dropped, and counted
 */
export function pending<Item>(
  deliver: (items: readonly Item[]) => Promise<void>,
  given: {
    readonly most: number
    readonly atOnce: number
    readonly onTrouble: (cause: unknown) => void
  },
): Pending<Item> {
  let items: Item[] = []
  let dropped = 0
  let delivering: Promise<void> | null = null
  let inDelivery = 0
  let waitMs = SHORTEST_WAIT_MS
  let timer: NodeJS.Timeout | null = null
  let stopped = false

  const deliverAll = async () => {
    while (items.length > 0) {
      const batch = items.slice(0, given.atOnce)
      inDelivery = batch.length
      try {
        await deliver(batch)
      } catch (cause) {
        given.onTrouble(cause)
        later()
        return
      } finally {
        inDelivery = 0
      }
      items = items.slice(batch.length)
      waitMs = SHORTEST_WAIT_MS
    }
  }
  const now = (): Promise<void> =>
    (delivering ??= deliverAll().finally(() => {
      delivering = null
    }))
  const later = () => {
    if (stopped || timer) return
    timer = setTimeout(() => {
      timer = null
      void now()
    }, waitMs)
    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2)
  }
  return {
    add: async (more) => {
      items.push(...more)
      if (items.length > given.most) {
        // What is being delivered stays at the front until it is delivered: the oldest behind it go.
        const surplus = items.length - given.most
        items.splice(inDelivery, surplus)
        dropped += surplus
      }
      // While it waits for its next try the store is away: nobody is kept waiting for it.
      if (!timer) await now()
    },
    state: () => ({ waiting: items.length, dropped }),
    stop: async () => {
      stopped = true
      if (timer) clearTimeout(timer)
      timer = null
      await now()
    },
  }
}
