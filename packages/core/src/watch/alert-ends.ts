import { z } from 'zod'
import { SystemId } from '../assets/ids.ts'
import { UnitId } from '../identity/unit.ts'
import { id } from '../kernel/id.ts'
import { Instant } from '../kernel/time.ts'
import { Severity } from './severity.ts'

export const AlertSourceId = id('als')
export type AlertSourceId = z.infer<typeof AlertSourceId>

/** The programs whose alerts are understood. */
export const sourceKinds = ['alertmanager', 'zabbix', 'nightingale'] as const
export const SourceKind = z.enum(sourceKinds)
export type SourceKind = z.infer<typeof SourceKind>

/** What is wrong with a message: its place in it, `alerts.0.status`, and why, as the key of a sentence. */
export const MessageProblem = z.object({
  path: z.string(),
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** Where another program hands in its alerts (告警来源). The secret word of its address is not part of the record. */
export const AlertSourceRecord = z.object({
  id: AlertSourceId,
  unitId: UnitId,
  kind: SourceKind,
  name: z.string(),
  /** For alerts that say none themselves. */
  severity: Severity,
  systemId: SystemId.nullable(),
  /** Messages taken so far, and when the newest came. */
  received: z.int(),
  lastAt: Instant.nullable(),
  /** What was wrong with the newest message, where it was refused. */
  lastProblem: MessageProblem.nullable(),
  version: z.int(),
})
export type AlertSourceRecord = z.infer<typeof AlertSourceRecord>

export const HookId = id('hok')
export type HookId = z.infer<typeof HookId>

/** An address that alerts are sent to (告警推送), as Alertmanager sends them. */
export const AlertHook = z.object({
  id: HookId,
  unitId: UnitId,
  name: z.string(),
  url: z.string(),
  /** The least bad that is sent. */
  severity: Severity,
  /** Alerts of these systems only; none: of all. */
  systemIds: z.array(SystemId).max(100),
  recoveries: z.boolean(),
  /** Whether what is sent is signed with a secret; the secret itself is never shown. */
  signed: z.boolean(),
  paused: z.boolean(),
  nextAt: Instant,
  failures: z.int(),
  version: z.int(),
})
export type AlertHook = z.infer<typeof AlertHook>

/** One try to send, and its answer. */
export const HookDelivery = z.object({
  id: z.string(),
  at: Instant,
  test: z.boolean(),
  firing: z.int(),
  resolved: z.int(),
  ok: z.boolean(),
  status: z.int().nullable(),
  answer: z.string(),
  tookMs: z.int(),
})
export type HookDelivery = z.infer<typeof HookDelivery>
