import { z } from 'zod'
import { SystemId } from '../assets/ids.ts'
import { UnitId } from '../identity/unit.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Instant } from '../kernel/time.ts'
import { AlertId, AlertSource } from './alert.ts'
import { AlertSourceId, HookId, SourceKind } from './alert-ends.ts'
import {
  AlertCounts,
  AlertGroup,
  AlertLine,
  HookView,
  MaintenanceView,
  SilenceView,
  SourceView,
} from './alert-views.ts'
import { PlannedTime } from './maintenance.ts'
import { MaintenanceId, MaintenanceReach } from './maintenance-window.ts'
import { Severity } from './severity.ts'
import { SilenceId, SilenceMatch } from './silence.ts'

const Name = z.string().trim().min(1).max(100)
const Why = z.string().trim().min(1).max(200)

const WindowEntry = MaintenanceReach.extend({
  name: Name,
  time: PlannedTime,
  reason: z.string().trim().max(500),
})

const SourceEntry = z.object({ name: Name, severity: Severity, systemId: SystemId.nullable() })

const HookEntry = z.object({
  name: Name,
  url: z.url({ protocol: /^https?$/ }).max(2000),
  severity: Severity,
  systemIds: z.array(SystemId).max(100),
  recoveries: z.boolean(),
  paused: z.boolean(),
  /** Left out: stays as it is. Empty: taken away. */
  secret: z.string().max(200).optional(),
})

/** Where another program sends its alerts: shown once. */
const Address = z.object({ source: SourceView, path: z.string() })

/** Endpoints of alerts, silences and maintenance. */
export const alertApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/watch/alerts',
    permission: 'watch.read',
    summary: 'Alerts within your reach: the open ones by cause, the worst first, or those that ended',
    input: z.object({
      state: z.enum(['open', 'ended']).default('open'),
      severity: Severity.optional(),
      source: AlertSource.optional(),
      systemId: SystemId.optional(),
      /** Part of the title or of what it says. */
      text: z.string().trim().max(100).optional(),
      page: z.int().min(1).default(1),
      size: z.int().min(1).max(200).default(50),
    }),
    output: z.object({ items: z.array(AlertLine), count: z.int(), groups: z.array(AlertGroup) }),
  }),
  consequences: endpoint({
    method: 'GET',
    path: '/api/watch/alerts/:alertId/consequences',
    permission: 'watch.read',
    summary: 'The open alerts that another one explains',
    input: z.object({ alertId: AlertId }),
    output: z.object({ items: z.array(AlertLine) }),
  }),
  counts: endpoint({
    method: 'GET',
    path: '/api/watch/alert-counts',
    permission: 'watch.read',
    summary: 'How many alerts call for somebody now',
    input: z.object({}),
    output: AlertCounts,
  }),
  see: endpoint({
    method: 'POST',
    path: '/api/watch/seen-alerts',
    permission: 'alert.handle',
    summary: 'Say that you have taken note of alerts',
    input: z.object({ alertIds: z.array(AlertId).min(1).max(500) }),
    output: z.object({ seen: z.int() }),
  }),
  end: endpoint({
    method: 'POST',
    path: '/api/watch/alerts/:alertId/end',
    permission: 'alert.handle',
    summary: 'End an alert of another program that will not say so itself',
    input: z.object({ alertId: AlertId, why: Why }),
    output: z.object({ alertId: AlertId }),
  }),
  listSilences: endpoint({
    method: 'GET',
    path: '/api/watch/silences',
    permission: 'watch.read',
    summary: 'Silences within your reach: those in force and to come, or those that are over',
    input: z.object({ over: z.boolean().default(false), page: z.int().min(1).default(1) }),
    output: z.object({ items: z.array(SilenceView), count: z.int() }),
  }),
  silence: endpoint({
    method: 'POST',
    path: '/api/watch/silences',
    permission: 'alert.handle',
    summary: 'Silence alerts for a while, with a reason',
    input: SilenceMatch.extend({ unitId: UnitId, until: Instant, reason: Why }),
    output: SilenceView,
  }),
  endSilence: endpoint({
    method: 'POST',
    path: '/api/watch/silences/:silenceId/end',
    permission: 'alert.handle',
    summary: 'End a silence before its time',
    input: z.object({ silenceId: SilenceId }),
    output: SilenceView,
  }),
  listWindows: endpoint({
    method: 'GET',
    path: '/api/watch/maintenance',
    permission: 'watch.read',
    summary: 'Maintenance windows within your reach, with their times in a span',
    input: z.object({ from: Instant, to: Instant }),
    output: z.object({ items: z.array(MaintenanceView) }),
  }),
  addWindow: endpoint({
    method: 'POST',
    path: '/api/watch/maintenance',
    permission: 'watch.write',
    summary: 'Plan maintenance: what it reaches is measured and calls nobody',
    input: WindowEntry.extend({ unitId: UnitId }),
    output: MaintenanceView,
  }),
  saveWindow: endpoint({
    method: 'PUT',
    path: '/api/watch/maintenance/:windowId',
    permission: 'watch.write',
    summary: 'Change planned maintenance',
    input: WindowEntry.extend({ windowId: MaintenanceId, version: z.int() }),
    output: MaintenanceView,
  }),
  endWindow: endpoint({
    method: 'POST',
    path: '/api/watch/maintenance/:windowId/end',
    permission: 'watch.write',
    summary: 'End maintenance before its time, or call it off',
    input: z.object({ windowId: MaintenanceId, version: z.int() }),
    output: MaintenanceView,
  }),
  listSources: endpoint({
    method: 'GET',
    path: '/api/watch/alert-sources',
    permission: 'watch.read',
    summary: 'The programs that hand in alerts',
    input: z.object({}),
    output: z.object({ items: z.array(SourceView) }),
  }),
  addSource: endpoint({
    method: 'POST',
    path: '/api/watch/alert-sources',
    permission: 'watch.write',
    summary: 'Take alerts of another program; the address to send them to is in this answer only',
    input: SourceEntry.extend({ unitId: UnitId, kind: SourceKind }),
    output: Address,
  }),
  saveSource: endpoint({
    method: 'PUT',
    path: '/api/watch/alert-sources/:sourceId',
    permission: 'watch.write',
    summary: 'Change what is taken for granted of the alerts of a program',
    input: SourceEntry.extend({ sourceId: AlertSourceId, version: z.int() }),
    output: SourceView,
  }),
  renewSource: endpoint({
    method: 'POST',
    path: '/api/watch/alert-sources/:sourceId/address',
    permission: 'watch.write',
    summary: 'Give a program a new address; the one before is no longer heard',
    input: z.object({ sourceId: AlertSourceId }),
    output: Address,
  }),
  removeSource: endpoint({
    method: 'DELETE',
    path: '/api/watch/alert-sources/:sourceId',
    permission: 'watch.write',
    summary: 'Take no more alerts of a program; those that are open end',
    input: z.object({ sourceId: AlertSourceId, version: z.int() }),
    output: z.object({ sourceId: AlertSourceId }),
  }),
  listHooks: endpoint({
    method: 'GET',
    path: '/api/watch/alert-hooks',
    permission: 'watch.read',
    summary: 'The addresses that alerts are sent to, with the newest answers',
    input: z.object({}),
    output: z.object({ items: z.array(HookView) }),
  }),
  addHook: endpoint({
    method: 'POST',
    path: '/api/watch/alert-hooks',
    permission: 'watch.write',
    summary: 'Send alerts to an address, in the form of Alertmanager',
    input: HookEntry.extend({ unitId: UnitId }),
    output: HookView,
  }),
  saveHook: endpoint({
    method: 'PUT',
    path: '/api/watch/alert-hooks/:hookId',
    permission: 'watch.write',
    summary: 'Change where alerts are sent, and which',
    input: HookEntry.extend({ hookId: HookId, version: z.int() }),
    output: HookView,
  }),
  testHook: endpoint({
    method: 'POST',
    path: '/api/watch/alert-hooks/:hookId/test',
    permission: 'watch.write',
    summary: 'Send one test alert now, and say what was answered',
    input: z.object({ hookId: HookId }),
    output: HookView,
  }),
  removeHook: endpoint({
    method: 'DELETE',
    path: '/api/watch/alert-hooks/:hookId',
    permission: 'watch.write',
    summary: 'Send no more alerts to an address',
    input: z.object({ hookId: HookId, version: z.int() }),
    output: z.object({ hookId: HookId }),
  }),
  takeAlerts: endpoint({
    method: 'POST',
    path: '/api/alerts/in/:token',
    permission: 'public',
    summary:
      'Hand in alerts as Alertmanager, Zabbix or Nightingale send them; the address is the right to do so',
    input: z.object({ token: z.string().min(20).max(100) }),
    output: z.object({ firing: z.int(), resolved: z.int() }),
    upload: { maxBytes: 1_048_576 },
  }),
}
