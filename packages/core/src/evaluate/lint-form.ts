import { z } from 'zod'
import type { Goal } from './goal.ts'
import type { IndicatorDraft } from './indicator.ts'
import { Actual } from './measurement.ts'

/** The form as it stands while somebody types. */
export type LintForm = Pick<Goal, 'year' | 'annual' | 'stages'> & {
  readonly indicators: readonly IndicatorDraft[]
}

/** A result of an earlier year, to hold targets against. */
export const EarlierResult = z.object({ name: z.string(), unit: z.string(), actual: Actual })
export type EarlierResult = z.infer<typeof EarlierResult>
