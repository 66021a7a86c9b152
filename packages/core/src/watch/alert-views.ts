import { z } from 'zod'
import { SystemId } from '../assets/ids.ts'
import { Instant } from '../kernel/time.ts'
import { Alert } from './alert.ts'
import { AlertHook, AlertSourceRecord, HookDelivery } from './alert-ends.ts'
import { MaintenanceWindow } from './maintenance-window.ts'
import { Severity } from './severity.ts'
import { Silence } from './silence.ts'

/** An alert as lists show it. */
export const AlertLine = Alert.omit({ key: true, changeId: true, tellAt: true }).extend({
  systemName: z.string().nullable(),
  sourceName: z.string().nullable(),
  /** How many open alerts it explains. */
  consequences: z.int(),
  /** Why it calls nobody, and until when, where it is silenced or under maintenance. */
  held: z.object({ reason: z.string(), until: Instant.nullable() }).nullable(),
})
export type AlertLine = z.infer<typeof AlertLine>

/** The open causes of one system: many checks of a system are one group with a count. */
export const AlertGroup = z.object({
  systemId: SystemId.nullable(),
  name: z.string().nullable(),
  count: z.int(),
  worst: Severity,
})
export type AlertGroup = z.infer<typeof AlertGroup>

/** How many alerts call for somebody now, by how bad they are. */
export const AlertCounts = z.object({
  urgent: z.int(),
  important: z.int(),
  notice: z.int(),
  /** When the newest of them was told: a sound is made when this grows. */
  newestAt: Instant.nullable(),
  newestSeverity: Severity.nullable(),
})
export type AlertCounts = z.infer<typeof AlertCounts>

/** What a silence or a window names, by name. */
const named = z.array(z.object({ id: z.string(), name: z.string() }))

export const SilenceView = Silence.extend({
  systems: named,
  checks: named,
  /** How many open alerts it holds. */
  alerts: z.int(),
})
export type SilenceView = z.infer<typeof SilenceView>

export const MaintenanceView = MaintenanceWindow.extend({
  systems: named,
  checks: named,
  /** Its times within the span that was asked for. */
  times: z.array(z.object({ from: Instant, to: Instant })),
})
export type MaintenanceView = z.infer<typeof MaintenanceView>

export const SourceView = AlertSourceRecord.extend({ systemName: z.string().nullable(), open: z.int() })
export type SourceView = z.infer<typeof SourceView>

export const HookView = AlertHook.extend({
  /** The newest tries, newest first. */
  deliveries: z.array(HookDelivery),
  systems: named,
})
export type HookView = z.infer<typeof HookView>
