import { z } from 'zod'
import { DeviceId, SystemId } from '../assets/ids.ts'
import { UnitId } from '../identity/unit.ts'
import { Instant } from '../kernel/time.ts'
import { AgentId, CheckId } from './ids.ts'
import { CheckSettings } from './kinds/all.ts'
import { JudgeRule } from './judge.ts'
import { Severity } from './severity.ts'
import { Threshold } from './threshold.ts'

/** A check (监测点): one thing looked at again and again, how, and when it counts as bad. */
export const Check = z.object({
  id: CheckId,
  /** Short number in the store of readings; given once, never used again. */
  no: z.int(),
  unitId: UnitId,
  /** What it watches; null for something that belongs to no system on record. */
  systemId: SystemId.nullable(),
  deviceId: DeviceId.nullable(),
  name: z.string(),
  settings: CheckSettings,
  intervalS: z.int().min(5).max(86_400),
  /** How long one probe may take; at most the interval. */
  timeoutS: z.number().min(0.5).max(300),
  rule: JudgeRule,
  thresholds: z.array(Threshold).max(20),
  /** How bad it is when this check is down. */
  severity: Severity,
  /** Checks without which this one cannot be up: the switch before forty hosts. */
  needs: z.array(CheckId).max(50),
  /** Not run by anybody, on purpose. */
  paused: z.boolean(),
  /** The agent that runs it; null: the server does. */
  agentId: AgentId.nullable(),
  note: z.string(),
  changedAt: Instant,
  version: z.int(),
})
export type Check = z.infer<typeof Check>
