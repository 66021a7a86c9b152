import { pointsText } from './points.ts'
import type { Year } from '../kernel/time.ts'
import type { Indicator, TargetKind } from './indicator.ts'
import type { Actual, ActualDraft } from './measurement.ts'
import type { RuleSet } from './rule-set.ts'
import { asksSample, whyNotSample } from './sample-check.ts'
import type { Reason } from './reason.ts'
import { gradeBand } from './score-grade.ts'
import { gradedPoints } from './target-text.ts'

/** The kind of result a kind of target asks for. */
export const actualKindOf = (target: TargetKind): Exclude<Actual['kind'], 'not-measured'> =>
  target === 'qualitative' ? 'graded' : target === 'yes-no' ? 'yes-no' : target === 'date' ? 'date' : 'number'

/**
 * Why a result may not be entered: a value of the wrong kind, one for an indicator that is read from the ledger, a period
 * outside the project's year, a grade whose points lie outside its band, or a survey whose counts cannot be.
 *
 * @param rules the goal's rule set; null skips the band check
 * @source docs/rules/mof-2020.md#qualitative
 */
export function whyNotEnter(
  indicator: Indicator,
  year: Year,
  draft: ActualDraft,
  rules: RuleSet | null,
): Reason | null {
  const { actual } = draft
  if (draft.period.slice(0, 4) !== String(year) || !/^\d{4}(-Q[1-4])?$/.test(draft.period))
    return { code: 'evaluate.period-outside-year', facts: { period: draft.period, year } }
  if (draft.sample !== null) {
    if (!asksSample(indicator)) return { code: 'evaluate.sample-not-asked', facts: { name: indicator.name } }
    const reason = whyNotSample(draft.sample, actual)
    if (reason) return reason
  }
  if (actual === null) return null
  if (indicator.measuredBy.kind === 'fact')
    return { code: 'evaluate.bound-to-fact', facts: { name: indicator.name } }
  if (actual.kind === 'not-measured') return null
  if (actual.kind !== actualKindOf(indicator.target.kind))
    return { code: 'evaluate.wrong-kind', facts: { name: indicator.name } }
  if (actual.kind !== 'graded' || rules === null) return null
  const band = gradeBand(rules, indicator.weight, actual.grade)
  const points = gradedPoints(indicator.weight, actual.shareBp)
  if (points >= band.lowest && points <= band.highest) return null
  return {
    code: 'evaluate.outside-band',
    facts: {
      points: pointsText(points),
      lowest: pointsText(band.lowest),
      highest: pointsText(band.highest),
    },
  }
}
