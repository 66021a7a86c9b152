import type { Goal } from './goal.ts'
import type { IndicatorDraft } from './indicator.ts'
import type { Actual } from './measurement.ts'

/** The form as it stands while somebody types. */
export type LintForm = Pick<Goal, 'year' | 'annual' | 'stages'> & {
  readonly indicators: readonly IndicatorDraft[]
}

/** A result of an earlier year, to hold targets against. */
export type EarlierResult = { readonly name: string; readonly unit: string; readonly actual: Actual }
