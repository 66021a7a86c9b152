import { z } from 'zod'
import { UnitId } from '../identity/unit.ts'
import { CheckId } from './ids.ts'
import { CheckSettings } from './kinds/all.ts'

/** What is tried once: settings as they are typed. Secrets that are not typed are those of the check, where one is named. */
export const TryCheck = z.object({
  unitId: UnitId,
  settings: CheckSettings,
  timeoutS: z.number().min(0.5).max(60),
  secrets: z.record(z.string().max(40), z.string().max(4000)),
  checkId: CheckId.optional(),
})
export type TryCheck = z.infer<typeof TryCheck>

/** What one look saw. Values stand in the order of the metrics of these settings. */
export const TryResult = z.object({
  ok: z.boolean(),
  tookMs: z.number(),
  values: z.array(z.number().nullable()),
  detail: z.string(),
  /** What could not be measured, and what would help. */
  note: z.string(),
  /** The beginning of what came back, where it is text. */
  text: z.string(),
  /** A picture, as `data:` for the page to show. */
  frame: z.string().nullable(),
})
export type TryResult = z.infer<typeof TryResult>
