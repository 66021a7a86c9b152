import type { CheckId } from '@rongheng/core/watch/ids'
import type { Reading } from '@rongheng/core/watch/reading'
import type { VerdictChange } from '@rongheng/core/watch/verdict-change'

/** What is written at once, all of it or nothing. */
export type Batch = {
  readonly readings: readonly Reading[]
  /** In the order in which they happened. */
  readonly changes: readonly VerdictChange[]
  /** What came by itself and is among the readings now: it need not wait any longer. */
  readonly arrivals: readonly number[]
}

/** Writes a batch. It may be given the same one again, when it did not come to know how the first time ended. */
export type WriteBatch = (batch: Batch) => Promise<{
  /** Checks of which somebody else wrote a change meanwhile: their standing here is out of date. */
  readonly outdated: readonly CheckId[]
}>

/** What waits to be written: readings, changes and arrivals of the engine, written once a second. */
export type Outbox = {
  readonly reading: (reading: Reading, arrival: number | null) => void
  readonly change: (change: VerdictChange) => void
  /** Writes what is there now; ends when it is written, or could not be. */
  readonly flush: () => Promise<void>
  readonly state: () => { readonly waiting: number; readonly dropped: number }
}

/** How many readings are written in one transaction. */
const AT_ONCE = 5_000

/**
 * @param most how many readings may wait while writing fails; beyond it the oldest are dropped, and counted. Changes are few,
 *   and what they say cannot be found out again: those are kept.
 */
export function outbox(
  write: WriteBatch,
  given: {
    readonly most: number
    readonly onTrouble: (cause: unknown) => void
    readonly onOutdated: (checkIds: readonly CheckId[]) => void
  },
): Outbox {
  let readings: Reading[] = []
  let changes: VerdictChange[] = []
  let arrivals: number[] = []
  let dropped = 0
  let inWriting = 0
  let writing: Promise<void> | null = null

  const writeAll = async () => {
    while (readings.length > 0 || changes.length > 0) {
      const batch = { readings: readings.slice(0, AT_ONCE), changes: [...changes], arrivals: [...arrivals] }
      inWriting = batch.readings.length
      try {
        const { outdated } = await write(batch)
        if (outdated.length > 0) given.onOutdated(outdated)
      } catch (cause) {
        given.onTrouble(cause)
        return
      } finally {
        inWriting = 0
      }
      readings = readings.slice(batch.readings.length)
      changes = changes.slice(batch.changes.length)
      arrivals = arrivals.slice(batch.arrivals.length)
    }
  }
  return {
    reading: (reading, arrival) => {
      readings.push(reading)
      if (arrival !== null) arrivals.push(arrival)
      // Some at once, so that a full box is not moved for every reading.
      if (readings.length <= given.most * 1.01) return
      // What is being written stays at the front until it is written: the oldest behind it go.
      const surplus = readings.length - given.most
      readings.splice(inWriting, surplus)
      dropped += surplus
    },
    change: (change) => void changes.push(change),
    flush: () =>
      (writing ??= writeAll().finally(() => {
        writing = null
      })),
    state: () => ({ waiting: readings.length, dropped }),
  }
}
