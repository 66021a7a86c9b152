import type { Reading } from '@rongheng/core/watch/reading'
import type { StepName } from '@rongheng/core/watch/thinned'
import type { Tx } from '@rongheng/storage/db'
import { addPastReadings, readingText } from '@rongheng/storage/example/past'
import { holdExample } from '@rongheng/storage/example/sims'
import { RowBytes } from '@rongheng/storage/row-text'
import { putThinnedBytes, thinnedText, type ThinnedOf } from '@rongheng/storage/watch/thinned-rows'
import type { Ctx } from '../ctx.ts'

/** Bytes in one write, some hundred rows: what one takes is what a probe may be late by. */
const AT_ONCE = 48_000

type Kind = StepName | 'raw'

/**
 * Writes the example's past in pieces, each in a transaction of its own, for as long as the example is there. What waits lies
 * outside the heap: more than a million rows would outlive their time in it, and make the server twice as large.
 */
export class PastWriter {
  readonly #ctx: Ctx
  readonly #waiting: Readonly<Record<Kind, RowBytes>> = {
    raw: new RowBytes(AT_ONCE),
    '5m': new RowBytes(AT_ONCE),
    '1h': new RowBytes(AT_ONCE),
    '1d': new RowBytes(AT_ONCE),
  }
  #gone = false

  constructor(ctx: Ctx) {
    this.#ctx = ctx
  }

  async readings(some: readonly Reading[]): Promise<void> {
    for (const one of some) await this.#add('raw', readingText(one))
  }

  async thinned(step: StepName, some: readonly ThinnedOf[]): Promise<void> {
    for (const one of some) await this.#add(step, thinnedText(one))
  }

  /** Writes what is left. @returns false when the example is gone */
  async flush(): Promise<boolean> {
    for (const kind of ['raw', '5m', '1h', '1d'] as const) await this.#write(kind)
    return !this.#gone
  }

  async #add(kind: Kind, row: string): Promise<void> {
    if (this.#waiting[kind].add(row)) return
    await this.#write(kind)
    if (!this.#waiting[kind].add(row)) throw new Error(`a row of ${row.length} characters is too long`)
  }

  async #write(kind: Kind): Promise<void> {
    const rows = this.#waiting[kind].take()
    if (rows === null || this.#gone) return
    await this.#ctx.transaction(async (tx: Tx) => {
      if (!(await holdExample(tx))) this.#gone = true
      else if (kind === 'raw') await addPastReadings(tx, rows)
      else await putThinnedBytes(tx, kind, rows)
    })
  }
}
