import type { Instant } from '@rongheng/core/kernel/time'
import type { Check } from '@rongheng/core/watch/check'
import type { CheckId } from '@rongheng/core/watch/ids'

/** What came back from a target: the body of an answer, or a picture of what is on air. */
export type Sample = {
  readonly kind: 'body' | 'frame'
  readonly check: Check
  readonly at: Instant
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Holds the newest failed answer of each check until a change of verdict asks for it. */
export type SampleBox = {
  readonly put: (check: Check, at: Instant, sample: { mediaType: string; bytes: Uint8Array }) => void
  /** Takes out what is held of a check. */
  readonly of: (checkId: CheckId) => Sample[]
}

/** A thousand targets that fail with a page each are not worth more memory than this. */
const MOST_BYTES = 8_000_000

export function sampleBox(): SampleBox {
  const held = new Map<CheckId, Sample>()
  let bytes = 0
  const drop = (id: CheckId) => {
    bytes -= held.get(id)?.bytes.length ?? 0
    held.delete(id)
  }
  return {
    put: (check, at, sample) => {
      drop(check.id)
      // A copy: what a probe hands over may be a corner of a much larger buffer.
      held.set(check.id, {
        kind: 'body',
        check,
        at,
        mediaType: sample.mediaType,
        bytes: new Uint8Array(sample.bytes),
      })
      bytes += sample.bytes.length
      for (const id of held.keys()) {
        if (bytes <= MOST_BYTES) break
        drop(id)
      }
    },
    of: (checkId) => {
      const one = held.get(checkId)
      drop(checkId)
      return one ? [one] : []
    },
  }
}
