import { z } from 'zod'
import { SystemId } from '../assets/ids.ts'
import { UnitId } from '../identity/unit.ts'
import { id } from '../kernel/id.ts'
import { Instant } from '../kernel/time.ts'
import { CheckId } from './ids.ts'
import { MaintenanceTime, occurrences, type Span } from './maintenance.ts'

export const MaintenanceId = id('mnt')
export type MaintenanceId = z.infer<typeof MaintenanceId>

/** What a maintenance window is for. */
export const MaintenanceReach = z.object({
  /** All of the unit, whatever the lists say. */
  everything: z.boolean(),
  systemIds: z.array(SystemId).max(100),
  checkIds: z.array(CheckId).max(500),
})
export type MaintenanceReach = z.infer<typeof MaintenanceReach>

/** A maintenance window (检修): its checks are measured, judged and recorded, and call nobody. */
export const MaintenanceWindow = MaintenanceReach.extend({
  id: MaintenanceId,
  unitId: UnitId,
  name: z.string(),
  time: MaintenanceTime,
  reason: z.string(),
  createdBy: z.string(),
  createdByName: z.string(),
  /** Ended or called off before its time. */
  ended: z.object({ at: Instant, byName: z.string() }).nullable(),
  version: z.int(),
})
export type MaintenanceWindow = z.infer<typeof MaintenanceWindow>

/** Whether a window is for a check, or for an alert of a system. */
export const reaches = (
  window: MaintenanceReach,
  target: { readonly checkId: string | null; readonly systemId: string | null },
): boolean =>
  window.everything ||
  (target.systemId !== null && (window.systemIds as readonly string[]).includes(target.systemId)) ||
  (target.checkId !== null && (window.checkIds as readonly string[]).includes(target.checkId))

/** The span of a window that is open at a moment; null when it is closed. */
export function openSpan(window: Pick<MaintenanceWindow, 'time' | 'ended'>, at: Instant): Span | null {
  if (window.ended !== null && window.ended.at <= at) return null
  return occurrences(window.time, { from: at, to: (at + 1) as Instant })[0] ?? null
}
