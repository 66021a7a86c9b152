import type { SentRecord } from '@rongheng/core/watch/agent-protocol'

/** How often records are thinned before they are dropped: an eighth is left by then. */
export const LAST_LEVEL = 3

/**
 * Some records without pictures and bodies, and without every second reading of each check. A reading that failed, or went
 * otherwise than the one before it, stays as long as any does: what happened counts for more than that nothing did.
 */
export function thinOnce(records: readonly SentRecord[]): SentRecord[] {
  const before = new Map<string, { ok: boolean; skipped: boolean }>()
  return records.filter((record) => {
    if (record.kind !== 'reading') return false
    const last = before.get(record.checkId)
    const plain = record.ok && last?.ok === true
    const skipped = plain && !last.skipped
    before.set(record.checkId, { ok: record.ok, skipped })
    return !skipped
  })
}
