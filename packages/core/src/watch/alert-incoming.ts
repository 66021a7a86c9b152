import { z } from 'zod'
import { type FieldIssue, fieldIssue } from '../kernel/field-issue.ts'
import type { Instant } from '../kernel/time.ts'
import type { SourceKind } from './alert-ends.ts'
import type { Severity } from './severity.ts'

/** One alert as another program tells of it, in our words. */
export type Incoming = {
  /** By which the same trouble is known again. */
  readonly fingerprint: string
  readonly state: 'firing' | 'resolved'
  /** Null where the program says nothing that is understood. */
  readonly severity: Severity | null
  readonly title: string
  readonly detail: string
  readonly since: Instant | null
  readonly labels: Readonly<Record<string, string>>
}

/** What a message holds, or what is wrong with it: where in the message, and why. */
export type ReadMessage = { readonly alerts: readonly Incoming[] } | { readonly problem: FieldIssue }

/** No message holds more alerts; Alertmanager cuts longer ones with `max_alerts`. */
export const MOST_ALERTS = 1_000

/** Reads the message of a program. Nothing that it says is believed to be short or of a certain kind. */
export function readMessage(kind: SourceKind, text: string): ReadMessage {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return { problem: { path: '', code: 'watch.message.not-json', facts: {} } }
  }
  const read = { alertmanager: fromAlertmanager, zabbix: fromZabbix, nightingale: fromNightingale }[kind](
    body,
  )
  if (!read.success) return { problem: problemOf(read.error) }
  if (read.data.length > MOST_ALERTS)
    return { problem: { path: 'alerts', code: 'field.too-many', facts: { max: MOST_ALERTS } } }
  return { alerts: read.data }
}

/** The first thing that does not fit; others often follow from it. */
const problemOf = ({ issues: [issue] }: z.core.$ZodError): FieldIssue =>
  issue ? fieldIssue(issue) : { path: '', code: 'field.wrong-form', facts: {} }

/** A message is read with its values beside what is wrong with them. */
const AND_WHY = { reportInput: true } as const

const cut = (text: string, most: number): string => {
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain
}
const short = (labels: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(labels)
      .slice(0, 40)
      .map(([name, value]) => [cut(name, 60), cut(value, 200)]),
  )

const severities: Readonly<Record<string, Severity>> = {
  critical: 'urgent',
  emergency: 'urgent',
  disaster: 'urgent',
  fatal: 'urgent',
  page: 'urgent',
  p1: 'urgent',
  error: 'important',
  high: 'important',
  major: 'important',
  warning: 'important',
  average: 'important',
  p2: 'important',
  minor: 'notice',
  low: 'notice',
  info: 'notice',
  none: 'notice',
  p3: 'notice',
}
const severityOf = (word: string | undefined): Severity | null =>
  severities[(word ?? '').trim().toLowerCase()] ?? null

const momentOf = (text: string | undefined): Instant | null => {
  const ms = Date.parse(text ?? '')
  // Go's zero time, 0001-01-01, says nothing.
  return Number.isFinite(ms) && ms > 0 ? (ms as Instant) : null
}

const texts = z.record(z.string(), z.coerce.string())

// https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
const AlertmanagerBody = z.object({
  version: z.literal('4', 'watch.message.version'),
  alerts: z.array(
    z.object({
      status: z.enum(['firing', 'resolved'], 'watch.message.status'),
      labels: texts,
      annotations: texts.default({}),
      startsAt: z.string().optional(),
      fingerprint: z.string().max(200).optional(),
    }),
  ),
})
const keyOfLabels = (labels: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)))
const fromAlertmanager = (body: unknown) =>
  AlertmanagerBody.transform(({ alerts }) =>
    alerts.map(({ status, labels, annotations, startsAt, fingerprint }): Incoming => {
      const name = labels['alertname'] ?? '告警'
      const at = labels['instance'] ?? labels['job']
      return {
        // Grafana and others that speak the same form may leave it out.
        fingerprint: fingerprint ?? keyOfLabels(labels),
        state: status,
        severity: severityOf(labels['severity']),
        title: cut(annotations['summary'] ?? (at ? `${name} ${at}` : name), 200),
        detail: cut(annotations['description'] ?? annotations['message'] ?? '', 1000),
        since: momentOf(startsAt),
        labels: short(labels),
      }
    }),
  ).safeParse(body, AND_WHY)

// What the script of docs/operate/alerts.md sends. Zabbix sends every parameter as a text; macros that it cannot resolve stay
// as they stand.
const ZabbixBody = z.object({
  event_id: z.string().regex(/^\d{1,30}$/, 'watch.message.event-id'),
  event_value: z.enum(['0', '1'], 'watch.message.event-value'),
  event_name: z.string().min(1),
  event_nseverity: z.string().default(''),
  event_opdata: z.string().default(''),
  event_tags: z.string().default(''),
  trigger_id: z.string().default(''),
  trigger_description: z.string().default(''),
  host_name: z.string().default(''),
  host_ip: z.string().default(''),
  event_time: z.string().default(''),
})
const zabbixSeverity: readonly (Severity | null)[] = [
  null,
  'notice',
  'important',
  'important',
  'urgent',
  'urgent',
]
const resolvedMacro = (text: string): string => (/^\{[A-Z.0-9]+\}$|^\*UNKNOWN\*$/.test(text) ? '' : text)
const fromZabbix = (body: unknown) =>
  ZabbixBody.transform((e): Incoming[] => {
    const host = resolvedMacro(e.host_name)
    const operational = resolvedMacro(e.event_opdata)
    const labels = {
      event_id: e.event_id,
      trigger_id: resolvedMacro(e.trigger_id),
      host,
      host_ip: resolvedMacro(e.host_ip),
      tags: resolvedMacro(e.event_tags),
    }
    return [
      {
        fingerprint: e.event_id,
        state: e.event_value === '1' ? 'firing' : 'resolved',
        severity: zabbixSeverity[Number(e.event_nseverity || '0')] ?? null,
        title: cut(host ? `${host} ${e.event_name}` : e.event_name, 200),
        detail: cut([operational, resolvedMacro(e.trigger_description)].filter(Boolean).join(' '), 1000),
        since: momentOf(e.event_time.replace(/^(\d{4})\.(\d\d)\.(\d\d) /, '$1-$2-$3T')),
        labels: short(Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== ''))),
      },
    ]
  }).safeParse(body, AND_WHY)

// The event of a callback of Nightingale 5 to 8 (models/alert_cur_event.go): one event, or several in a list.
const NightingaleEvent = z.object({
  hash: z.string().max(200).default(''),
  rule_id: z.number(),
  rule_name: z.string().min(1),
  rule_note: z.string().default(''),
  severity: z.number().default(0),
  is_recovered: z.boolean(),
  target_ident: z.string().default(''),
  tags: z.array(z.string()).nullish(),
  trigger_time: z.number().default(0),
  first_trigger_time: z.number().default(0),
  trigger_value: z.coerce.string().default(''),
  group_name: z.string().default(''),
  annotations: texts.nullish(),
})
const NightingaleBody = z.union([
  z.array(NightingaleEvent),
  z.object({ events: z.array(NightingaleEvent) }).transform(({ events }) => events),
  NightingaleEvent.transform((event) => [event]),
])
const nightingaleSeverity: readonly (Severity | null)[] = [null, 'urgent', 'important', 'notice']
const fromNightingale = (body: unknown) => {
  // A union names no field; one event is by far the most common, and its sender wants to know which field is wrong.
  const schema =
    isPlainObject(body) && !('events' in body) ? NightingaleEvent.transform((e) => [e]) : NightingaleBody
  return schema
    .transform((events) =>
      events.map((e): Incoming => {
        const labels = Object.fromEntries(
          (e.tags ?? []).map((tag) => {
            const at = tag.indexOf('=')
            return at < 0 ? [tag, ''] : [tag.slice(0, at), tag.slice(at + 1)]
          }),
        )
        const began = (e.first_trigger_time || e.trigger_time) * 1000
        return {
          fingerprint: e.hash || `${e.rule_id} ${[...(e.tags ?? [])].sort().join(' ')}`,
          state: e.is_recovered ? 'resolved' : 'firing',
          severity: nightingaleSeverity[e.severity] ?? null,
          title: cut(e.target_ident ? `${e.target_ident} ${e.rule_name}` : e.rule_name, 200),
          detail: cut(
            [e.rule_note, e.trigger_value && `触发时值 ${e.trigger_value}`].filter(Boolean).join('；'),
            1000,
          ),
          since: began > 0 ? (began as Instant) : null,
          labels: short(labels),
        }
      }),
    )
    .safeParse(body, AND_WHY)
}
const isPlainObject = (body: unknown): body is object =>
  typeof body === 'object' && body !== null && !Array.isArray(body)
