/** Collects what comes in and writes it once a second, in one batch. */
export type BatchWriter<Item> = {
  readonly add: (item: Item) => void
  /** Writes what is there now. */
  readonly flush: () => Promise<void>
  /** Writes what is there, and takes nothing more. */
  readonly stop: () => Promise<void>
  /** How many wait, and how many were lost because too many waited. */
  readonly state: () => { readonly waiting: number; readonly dropped: number }
}

/**
 * @param write writes some items, all or none, in the order they came; when it fails they are written again with the next batch
 * @param most  how many may wait while writing fails; beyond it the oldest are dropped, and counted
 */
export function batchWriter<Item>(
  write: (items: readonly Item[]) => Promise<void>,
  given: {
    readonly everyMs: number
    readonly most: number
    readonly atOnce: number
    readonly onTrouble: (cause: unknown) => void
  },
): BatchWriter<Item> {
  let waiting: Item[] = []
  let dropped = 0
  let writing: Promise<void> | null = null

  const writeAll = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, given.atOnce)
      try {
        await write(batch)
      } catch (cause) {
        given.onTrouble(cause)
        return
      }
      waiting = waiting.slice(batch.length)
    }
  }
  const flush = () => {
    writing ??= writeAll().finally(() => {
      writing = null
    })
    return writing
  }
  const timer = setInterval(() => void flush(), given.everyMs)
  return {
    add: (item) => {
      waiting.push(item)
      if (waiting.length <= given.most) return
      // What is being written now stays at the front until it is written: the oldest behind it go.
      const surplus = waiting.length - given.most
      waiting.splice(writing ? given.atOnce : 0, surplus)
      dropped += surplus
    },
    flush,
    stop: async () => {
      clearInterval(timer)
      await flush()
    },
    state: () => ({ waiting: waiting.length, dropped }),
  }
}
