import type { Instant } from '../kernel/time.ts'
import { type Alert, calls } from './alert.ts'
import type { AlertHook } from './alert-ends.ts'
import { inWords } from './said/in-words.ts'
import type { Severity } from './severity.ts'

/** What a receiver was last told of an alert. */
export type Told = { readonly state: 'firing' | 'resolved'; readonly severity: Severity }

/** One message to a receiver: a digest of all that is new to it. */
export type Digest = { readonly firing: readonly Alert[]; readonly resolved: readonly Alert[] }

/** So often a receiver hears at most: with group robots' limits, 20 messages a minute, in mind. */
export const DIGEST_EVERY_MS = 30_000
/** No message tells more alerts; the rest is told by number. */
export const MOST_IN_MESSAGE = 100
const LONGEST_WAIT_MS = 600_000

const badness: Record<Severity, number> = { urgent: 2, important: 1, notice: 0 }

/** Whether a hook is for an alert. */
export const isFor = (hook: Pick<AlertHook, 'severity' | 'systemIds'>, alert: Alert): boolean =>
  badness[alert.severity] >= badness[hook.severity] &&
  (hook.systemIds.length === 0 || (alert.systemId !== null && hook.systemIds.includes(alert.systemId)))

/**
 * What is new to a receiver. It hears of an alert when that calls for somebody and its group has had time to come together; it
 * hears that one is over whenever it was told of it, silenced or explained meanwhile or not.
 *
 * @param alerts the open alerts of the unit, and those that the receiver believes open
 */
export function digestFor(
  hook: Pick<AlertHook, 'severity' | 'systemIds' | 'recoveries'>,
  alerts: readonly Alert[],
  told: ReadonlyMap<string, Told>,
  now: Instant,
): Digest {
  const firing = alerts.filter((alert) => {
    if (!calls(alert) || alert.tellAt > now || !isFor(hook, alert)) return false
    const before = told.get(alert.id)
    return before?.state !== 'firing' || badness[alert.severity] > badness[before.severity]
  })
  const resolved = alerts.filter((alert) => alert.ended !== null && told.get(alert.id)?.state === 'firing')
  return { firing: firing.sort(worstFirst), resolved }
}

const worstFirst = (a: Alert, b: Alert): number =>
  badness[b.severity] - badness[a.severity] || a.since - b.since || (a.id < b.id ? -1 : 1)

/** When a receiver is tried again after its `failures`-th failure in a row: 5 s, 10 s, 20 s … at most ten minutes. */
export const waitAfter = (failures: number): number =>
  Math.min(LONGEST_WAIT_MS, 5_000 * 2 ** Math.min(20, failures - 1))

const words: Record<Severity, string> = { urgent: 'critical', important: 'warning', notice: 'info' }

/** Names that stand in a message. */
export type HookNames = {
  readonly system: (systemId: string | null) => string | null
  readonly unit: string
  /** Where the program is found by a browser; '' where nobody has said. */
  readonly externalUrl: string
}

/** A digest as Alertmanager's webhook sends it, version 4. */
export function alertmanagerMessage(
  hook: Pick<AlertHook, 'id' | 'name'>,
  digest: Digest,
  names: HookNames,
): object {
  const all = [...digest.firing, ...digest.resolved]
  const shown = all.slice(0, MOST_IN_MESSAGE)
  const alerts = shown.map((alert) => ({
    status: alert.ended ? 'resolved' : 'firing',
    labels: labelsOf(alert, names),
    annotations: { summary: alert.title, description: inWords(alert.detail, 'zh-CN') },
    startsAt: new Date(alert.since).toISOString(),
    endsAt: alert.ended ? new Date(alert.ended.at).toISOString() : '0001-01-01T00:00:00Z',
    generatorURL: names.externalUrl === '' ? '' : `${names.externalUrl}/watch/alerts`,
    fingerprint: alert.id,
  }))
  return {
    version: '4',
    groupKey: `{}/{receiver="${hook.id}"}:{unit="${names.unit}"}`,
    truncatedAlerts: all.length - shown.length,
    status: digest.firing.length > 0 ? 'firing' : 'resolved',
    receiver: hook.name,
    groupLabels: { unit: names.unit },
    commonLabels: common(alerts.map((alert) => alert.labels)),
    commonAnnotations: common(alerts.map((alert) => alert.annotations)),
    externalURL: names.externalUrl,
    alerts,
  }
}

function labelsOf(alert: Alert, names: HookNames): Record<string, string> {
  const system = names.system(alert.systemId)
  return {
    ...alert.labels,
    alertname: alert.kind,
    instance: alert.title,
    severity: words[alert.severity],
    source: alert.source,
    unit: names.unit,
    ...(system === null ? {} : { system }),
  }
}

const common = (records: readonly Readonly<Record<string, string>>[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(records[0] ?? {}).filter(([name, value]) => records.every((r) => r[name] === value)),
  )

/**
 * What an answer means. Group robots answer 200 and say in the body that they refused.
 *
 * @returns null when it was taken, else what was wrong
 */
export function whyRefused(status: number, body: string): string | null {
  if (status < 200 || status > 299) return `HTTP ${status}`
  try {
    const said = JSON.parse(body) as Record<string, unknown> | null
    for (const name of ['errcode', 'code', 'StatusCode']) {
      const value = said?.[name]
      if (typeof value === 'number' && value !== 0 && value !== 200) return `${name} ${value}`
    }
  } catch {
    // Most receivers answer with no JSON at all.
  }
  return null
}
