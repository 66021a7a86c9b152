import type { Instant } from '../kernel/time.ts'
import type { Alert } from './alert.ts'
import type { AlertSourceRecord } from './alert-ends.ts'
import type { Incoming } from './alert-incoming.ts'
import { ownWords } from './said/saying.ts'
import { GROUP_WAIT_MS } from './settle-alerts.ts'

/** What an alert of a source is known by. */
export const keyOf = (source: Pick<AlertSourceRecord, 'id'>, fingerprint: string): string =>
  `${source.id}:${fingerprint}`

/**
 * What a message of another program opens, changes and ends. A fingerprint that is open already is the same trouble, however
 * often it is told; one that is over and was never open is nothing.
 *
 * @param open the open alerts of these fingerprints, by key
 */
export function takeAlerts(
  source: AlertSourceRecord,
  incoming: readonly Incoming[],
  open: ReadonlyMap<string, Alert>,
  given: { readonly now: Instant; readonly newId: (prefix: string) => string },
): { opened: Alert[]; changed: Alert[] } {
  const { now } = given
  const opened = new Map<string, Alert>()
  const changed = new Map<string, Alert>()
  for (const one of incoming) {
    const key = keyOf(source, one.fingerprint)
    const before = changed.get(key) ?? opened.get(key) ?? open.get(key)
    if (one.state === 'resolved') {
      if (!before || before.ended) continue
      // Opened and over within one message: nobody needs to hear of it.
      if (opened.delete(key)) continue
      changed.set(key, { ...before, changedAt: now, ended: { at: now, how: 'resolved', byName: null } })
      continue
    }
    const severity = one.severity ?? source.severity
    const says = { severity, title: one.title, detail: ownWords(one.detail), labels: { ...one.labels } }
    if (before && !before.ended) {
      const into = opened.has(key) ? opened : changed
      if (differs(before, says)) into.set(key, { ...before, ...says, changedAt: now })
      continue
    }
    opened.set(key, {
      ...says,
      id: given.newId('alt') as Alert['id'],
      unitId: source.unitId,
      key,
      source: source.kind,
      sourceId: source.id,
      kind: 'external',
      checkId: null,
      systemId: source.systemId,
      changeId: null,
      since: one.since !== null && one.since < now ? one.since : now,
      openedAt: now,
      tellAt: (now + GROUP_WAIT_MS[severity]) as Instant,
      changedAt: now,
      explainedBy: null,
      silencedBy: null,
      maintenanceBy: null,
      seen: null,
      ended: null,
    })
  }
  return { opened: [...opened.values()], changed: [...changed.values()] }
}

const differs = (before: Alert, says: Pick<Alert, 'severity' | 'title' | 'detail'>): boolean =>
  before.severity !== says.severity || before.title !== says.title || before.detail !== says.detail
