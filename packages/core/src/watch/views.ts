import { z } from 'zod'
import { DeviceId, SystemId } from '../assets/ids.ts'
import { Instant } from '../kernel/time.ts'
import { Check } from './check.ts'
import { CheckId } from './ids.ts'
import { ChangeReason } from './verdict-change.ts'
import { Verdict } from './verdict.ts'

/** A check as another one is named on a page. */
export const CheckName = z.object({ id: CheckId, name: z.string(), verdict: Verdict, paused: z.boolean() })
export type CheckName = z.infer<typeof CheckName>

/** The newest reading of a check, as lists show it. */
export const NewestReading = z.object({
  at: Instant,
  tookMs: z.number(),
  ok: z.boolean(),
  poor: z.boolean(),
  values: z.array(z.number().nullable()),
  detail: z.string(),
})
export type NewestReading = z.infer<typeof NewestReading>

/** What is known of a check at the moment. */
const standing = {
  verdict: Verdict,
  /** Since when; null while no verdict was ever reached. */
  since: Instant.nullable(),
  /** Why it is so, for a check that is not up. */
  why: z.string(),
  reason: ChangeReason.nullable(),
  newest: NewestReading.nullable(),
}

/** One line of the list of checks. */
export const CheckLine = Check.pick({
  id: true,
  unitId: true,
  systemId: true,
  name: true,
  intervalS: true,
  severity: true,
  paused: true,
  version: true,
}).extend({
  ...standing,
  kind: z.string(),
  /** What it looks at, in a few words. */
  target: z.string(),
  systemName: z.string().nullable(),
})
export type CheckLine = z.infer<typeof CheckLine>

/** One check with what stands around it. */
export const CheckView = z.object({
  check: Check,
  ...standing,
  systemName: z.string().nullable(),
  deviceName: z.string().nullable(),
  /** The secrets that are on record, by name; their values are never shown. */
  secrets: z.array(z.string()),
  needs: z.array(CheckName),
  neededBy: z.array(CheckName),
})
export type CheckView = z.infer<typeof CheckView>

/** What the form of a check offers to choose from, each by name. */
export const CheckChoices = z.object({
  checks: z.array(CheckName),
  systems: z.array(z.object({ id: SystemId, name: z.string() })),
  devices: z.array(
    z.object({ id: DeviceId, name: z.string(), systemId: SystemId.nullable(), address: z.string() }),
  ),
})
export type CheckChoices = z.infer<typeof CheckChoices>

/** Of a check that is told by itself (push): where it is told. Shown once, when it is made. */
export const PushAddress = z.object({ path: z.string() })
export type PushAddress = z.infer<typeof PushAddress>
