import { z } from 'zod'
import { SystemId } from '../assets/ids.ts'
import { UnitId } from '../identity/unit.ts'
import { id } from '../kernel/id.ts'
import { Instant } from '../kernel/time.ts'
import { type Alert, AlertSource } from './alert.ts'
import { CheckId } from './ids.ts'

export const SilenceId = id('sil')
export type SilenceId = z.infer<typeof SilenceId>

/** Which alerts a silence is for: those that fit every part that says something. */
export const SilenceMatch = z.object({
  systemIds: z.array(SystemId).max(100),
  checkIds: z.array(CheckId).max(200),
  sources: z.array(AlertSource).max(10),
  /** Part of the title, whatever the case; '' for any. */
  text: z.string().trim().max(100),
})
export type SilenceMatch = z.infer<typeof SilenceMatch>

/** A silence (静默): alerts that exist and call nobody, for a while and for a reason. */
export const Silence = SilenceMatch.extend({
  id: SilenceId,
  unitId: UnitId,
  from: Instant,
  until: Instant,
  reason: z.string(),
  createdBy: z.string(),
  createdByName: z.string(),
  /** Ended before its time, by whom. */
  ended: z.object({ at: Instant, byName: z.string() }).nullable(),
})
export type Silence = z.infer<typeof Silence>

/** Whether it says anything at all: a silence for everything would hide what nobody thought of. */
export const saysSomething = (match: SilenceMatch): boolean =>
  match.systemIds.length + match.checkIds.length + match.sources.length > 0 || match.text !== ''

/** Whether a silence is in force. */
export const isSilent = (silence: Pick<Silence, 'from' | 'until' | 'ended'>, now: Instant): boolean =>
  silence.ended === null && silence.from <= now && now < silence.until

/** Whether a silence is for an alert. */
export function fits(
  match: SilenceMatch,
  alert: Pick<Alert, 'systemId' | 'checkId' | 'source' | 'title'>,
): boolean {
  const one = (wanted: readonly string[], value: string | null) =>
    wanted.length === 0 || (value !== null && wanted.includes(value))
  return (
    saysSomething(match) &&
    one(match.systemIds, alert.systemId) &&
    one(match.checkIds, alert.checkId) &&
    one(match.sources, alert.source) &&
    alert.title.toLowerCase().includes(match.text.toLowerCase())
  )
}
