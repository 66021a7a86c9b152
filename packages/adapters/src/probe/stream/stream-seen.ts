import type { Seen } from '@rongheng/core/watch/probe'
import { type Saying, together } from '@rongheng/core/watch/said/saying'
import type { Looked } from './stream-look.ts'

/** What a probe of a stream found before the pictures. */
export type Carried = {
  /** By performance.now(). */
  readonly started: number
  /** The metrics of the kind, up to the bit rate. */
  readonly values: readonly (number | null)[]
  /** What is wrong; '' where nothing is. */
  readonly failures: readonly Saying[]
  readonly sample?: Seen['sample']
  readonly note?: Saying | undefined
}

/** A reading of a stream: what carries it, and what was seen of its pictures. */
export function streamSeen(carried: Carried, looked: Looked): Seen {
  const detail = together(...carried.failures, looked.failure)
  const note = together(carried.note ?? '', looked.note ?? '')
  const sample = carried.sample ?? looked.sample
  return {
    ok: detail === '',
    tookMs: performance.now() - carried.started,
    values: [...carried.values, ...looked.values],
    detail,
    ...(sample ? { sample } : {}),
    ...(looked.frame ? { frame: looked.frame } : {}),
    ...(note ? { note } : {}),
  }
}
