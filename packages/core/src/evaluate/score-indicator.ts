import type { FirstLevel, Indicator } from './indicator.ts'
import type { Actual, Measurement } from './measurement.ts'
import { pointsText } from './points.ts'
import { compare, minus, NOTHING, ratio, ratioText, times } from './ratio.ts'
import type { RuleSet } from './rule-set.ts'
import { asksSample } from './sample-check.ts'
import { dated } from './score-date.ts'
import { graded, yesNo } from './score-grade.ts'
import { numeric, satisfaction } from './score-number.ts'
import { type Judged, stepsOf, unscored, warning } from './working.ts'

/**
 * Points for one indicator from its target and its measured result, before rounding.
 *
 * @param level1 first level in the template in use: 满意度 may have bands of its own
 * @source docs/rules/mof-2020.md#quantitative
 * @source docs/rules/mof-2021.md#quantitative
 */
export function scoreIndicator(
  rules: RuleSet,
  indicator: Indicator,
  level1: FirstLevel | null,
  measurement: Measurement | null,
): Judged {
  if (measurement === null) return unscored('not-measured', 'evaluate.why.no-result')
  const { actual } = measurement
  if (actual.kind === 'not-measured')
    return unscored('not-measured', 'evaluate.why.not-measured', { why: actual.why })
  const judged = judge(rules, indicator, level1, actual)
  return judged === null
    ? unscored('error', 'evaluate.why.wrong-kind', { target: indicator.target.kind, actual: actual.kind })
    : withRemarks(reduced(rules, indicator, judged, measurement), indicator, level1, measurement)
}

type Measured = Exclude<Actual, { kind: 'not-measured' }>

function judge(
  rules: RuleSet,
  indicator: Indicator,
  level1: FirstLevel | null,
  actual: Measured,
): Judged | null {
  const { target } = indicator
  const step = stepsOf(rules)
  if (target.kind === 'qualitative')
    return actual.kind === 'graded' ? graded(rules, step, indicator, actual) : null
  if (target.kind === 'yes-no') return actual.kind === 'yes-no' ? yesNo(rules, step, indicator, actual) : null
  if (target.kind === 'date')
    return actual.kind === 'date' ? dated(rules, step, indicator, target, actual) : null
  if (actual.kind !== 'number') return null
  const isSatisfaction = level1 === 'satisfaction' && indicator.unit.trim() === '%'
  return isSatisfaction && rules.satisfaction.fn === 'bands'
    ? satisfaction(rules, step, indicator, target, actual)
    : numeric(rules, step, indicator, target, actual)
}

/** Points taken off by hand where the rule leaves it to judgement. */
function reduced(rules: RuleSet, indicator: Indicator, judged: Judged, measurement: Measurement): Judged {
  const { reduction } = measurement
  if (reduction === null || judged.state !== 'scored') return judged
  if (rules.over.fn !== 'manual' || indicator.target.kind === 'qualitative')
    return { ...judged, remarks: [...judged.remarks, warning('reduction-not-used')] }
  const left = minus(judged.exact, ratio(reduction.points, 1))
  const exact = compare(left, NOTHING) < 0 ? NOTHING : left
  const points = ratioText(times(exact, ratio(1, 100)))
  const formula = `${judged.working.result} − ${pointsText(reduction.points)} = ${points}`
  const working = stepsOf(rules)(
    'reduced-by-hand',
    rules.over.clause,
    { reason: reduction.reason },
    formula,
    points,
    [judged.working],
  )
  return { ...judged, exact, working }
}

/** What the rule asks people to explain about this line. */
function withRemarks(
  judged: Judged,
  indicator: Indicator,
  level1: FirstLevel | null,
  measurement: Measurement,
): Judged {
  if (judged.state !== 'scored') return judged
  const explained = measurement.deviationReason.trim() !== ''
  const remarks = judged.remarks.filter((r) => !(r.code === 'evaluate.remark.far-above' && explained))
  if (judged.met === false && !explained) remarks.push(warning('reason-missing'))
  if (measurement.fileIds.length === 0 && indicator.measuredBy.kind === 'hand')
    remarks.push(warning(level1 === 'satisfaction' ? 'survey-evidence-missing' : 'evidence-missing'))
  if (asksSample(indicator) && measurement.sample === null) remarks.push(warning('sample-missing'))
  return { ...judged, remarks }
}
