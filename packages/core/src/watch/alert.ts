import { z } from 'zod'
import { SystemId } from '../assets/ids.ts'
import { UnitId } from '../identity/unit.ts'
import { id } from '../kernel/id.ts'
import { Instant } from '../kernel/time.ts'
import { CheckId } from './ids.ts'
import { Severity } from './severity.ts'

export const AlertId = id('alt')
export type AlertId = z.infer<typeof AlertId>

/** Who says so: a check, what runs the checks, or a program of somebody else. */
export const alertSources = ['check', 'engine', 'agent', 'alertmanager', 'zabbix', 'nightingale'] as const
export const AlertSource = z.enum(alertSources)
export type AlertSource = z.infer<typeof AlertSource>

/**
 * What is the matter. `no-data`: nothing came of it for two intervals. `not-run`: we did not look for two intervals.
 * `flapping`: up and down by turns. `external`: what another program says.
 */
export const alertKinds = ['down', 'warning', 'no-data', 'not-run', 'flapping', 'external'] as const
export const AlertKind = z.enum(alertKinds)
export type AlertKind = z.infer<typeof AlertKind>

/** How an alert ended: well again, said to be over by its source, its check gone, or ended by a person. */
export const AlertEnd = z.enum(['recovered', 'resolved', 'removed', 'by-hand'])
export type AlertEnd = z.infer<typeof AlertEnd>

/** An alert (告警): one trouble, from when it was noticed until it is over. */
export const Alert = z.object({
  id: AlertId,
  unitId: UnitId,
  /** What it is about: no two open alerts of a unit have one key. */
  key: z.string(),
  source: AlertSource,
  /** The address that it came in by, for those of another program. */
  sourceId: z.string().nullable(),
  kind: AlertKind,
  severity: Severity,
  title: z.string(),
  detail: z.string(),
  checkId: CheckId.nullable(),
  systemId: SystemId.nullable(),
  labels: z.record(z.string(), z.string()),
  /** The change of verdict that it was opened for; no change opens two. */
  changeId: z.string().nullable(),
  /** When the trouble began; it may have been opened later, when maintenance was over. */
  since: Instant,
  openedAt: Instant,
  /** Nobody is told before this moment: what lies behind one cause has come together by then. */
  tellAt: Instant,
  changedAt: Instant,
  /** The alert of the cause, when this is only its consequence. */
  explainedBy: AlertId.nullable(),
  silencedBy: z.string().nullable(),
  maintenanceBy: z.string().nullable(),
  /** Who has taken note (已知悉). */
  seen: z.object({ at: Instant, by: z.string(), byName: z.string() }).nullable(),
  ended: z.object({ at: Instant, how: AlertEnd, byName: z.string().nullable() }).nullable(),
})
export type Alert = z.infer<typeof Alert>

/** Whether an alert asks for somebody: open, a cause of its own, and neither silenced nor under maintenance. */
export const calls = (alert: Alert): boolean =>
  alert.ended === null &&
  alert.explainedBy === null &&
  alert.silencedBy === null &&
  alert.maintenanceBy === null
