import { daysBetween } from '../kernel/time.ts'
import { completion, type NumberTarget, unmetShare, zeroMissedShare } from './completion.ts'
import type { FirstLevel, Indicator, Target } from './indicator.ts'
import type { Actual, Measurement, QualitativeGrade } from './measurement.ts'
import { type Centipoints, pointsText } from './points.ts'
import {
  bpText,
  clamp,
  compare,
  minus,
  NOTHING,
  percentText,
  type Ratio,
  ratio,
  ratioOf,
  ratioOfBp,
  ratioText,
  rounded,
  times,
  WHOLE,
} from './ratio.ts'
import type { RuleSet } from './rule-set.ts'
import type { Remark, Working } from './score-card.ts'
import { targetText } from './target-text.ts'
import { type Judged, type MakeStep, stepsOf, unscored, warning } from './working.ts'

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

/** A share of the marks as a finished judgement. */
function given(
  indicator: Indicator,
  share: Ratio,
  met: boolean | null,
  rate: Ratio | null,
  working: (points: string, formula: string) => Working,
  remarks: readonly Remark[] = [],
): Judged {
  const exact = times(ratio(indicator.weight, 1), clamp(share, NOTHING, WHOLE))
  const points = ratioText(times(exact, ratio(1, 100)))
  const formula = `${pointsText(indicator.weight)} × ${ratioText(clamp(share, NOTHING, WHOLE))} = ${points}`
  return { state: 'scored', exact, met, rate, remarks, working: working(points, formula) }
}

function numeric(
  rules: RuleSet,
  step: MakeStep,
  indicator: Indicator,
  target: NumberTarget,
  actual: { value: Parameters<typeof completion>[2] },
): Judged {
  const c = completion(rules, target, actual.value)
  const inputs = {
    target: targetText(target, indicator.unit),
    actual: `${actual.value}${indicator.unit}`,
    marks: pointsText(indicator.weight),
  }
  const compared = step(
    'completion',
    c.clause,
    inputs,
    c.formula,
    c.ratio === null ? '—' : ratioText(c.ratio),
  )
  if (c.met) {
    const far = c.forward && c.ratio !== null && compare(c.ratio, ratioOfBp(rules.over.lineBp)) >= 0
    const met = given(indicator, WHOLE, true, c.ratio, (points, formula) =>
      step('met', c.clause, inputs, formula, points, [compared]),
    )
    return far && c.ratio !== null ? farAbove(rules, step, met, c.ratio) : met
  }
  if (c.zeroMissed) {
    const { share, formula } = zeroMissedShare(rules, actual.value)
    const inner = step('zero-target', rules.zeroTarget.clause, inputs, formula, ratioText(share), [compared])
    return given(indicator, share, false, null, (points, f) =>
      step('share-of-marks', rules.zeroTarget.clause, inputs, f, points, [inner]),
    )
  }
  if (c.ratio === null)
    return given(indicator, NOTHING, false, null, (points, f) =>
      step('no-ratio', c.clause, inputs, f, points, [compared]),
    )
  const { share, formula } = unmetShare(rules, c.ratio)
  const inner = step(`unmet-${rules.unmet.fn}`, rules.unmet.clause, inputs, formula, ratioText(share), [
    compared,
  ])
  return given(indicator, share, false, c.ratio, (points, f) =>
    step('share-of-marks', rules.unmet.clause, inputs, f, points, [inner]),
  )
}

/** A target far exceeded: asks for the reason and takes points where the rule set says so, never below 0. */
function farAbove(rules: RuleSet, step: MakeStep, judged: Judged, rate: Ratio): Judged {
  if (judged.state !== 'scored') return judged
  const rule = rules.over
  const remark = warning('far-above', { rate: percentText(rate), line: bpText(rule.lineBp) })
  if (rule.fn !== 'deduct') return { ...judged, remarks: [...judged.remarks, remark] }
  const left = minus(judged.exact, ratio(rule.points, 1))
  const exact = compare(left, NOTHING) < 0 ? NOTHING : left
  const points = ratioText(times(exact, ratio(1, 100)))
  const formula = `${judged.working.result} − ${pointsText(rule.points)} = ${points}`
  const inputs = { rate: percentText(rate), line: bpText(rule.lineBp) }
  const working = step('far-above-deduct', rule.clause, inputs, formula, points, [judged.working])
  return { ...judged, exact, remarks: [...judged.remarks, remark], working }
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

function graded(
  rules: RuleSet,
  step: MakeStep,
  indicator: Indicator,
  actual: Extract<Actual, { kind: 'graded' }>,
): Judged {
  const band = gradeBand(rules, indicator.weight, actual.grade)
  const share = ratioOfBp(actual.shareBp)
  const points = rounded(times(ratio(indicator.weight, 1), share))
  if (points < band.lowest || points > band.highest)
    return unscored('error', 'evaluate.why.outside-band', {
      grade: `evaluate.grade.${actual.grade}`,
      points: pointsText(points),
      lowest: pointsText(band.lowest),
      highest: pointsText(band.highest),
    })
  const inputs = {
    grade: `evaluate.grade.${actual.grade}`,
    share: percentText(share),
    marks: pointsText(indicator.weight),
    band: `${pointsText(band.lowest)}–${pointsText(band.highest)}`,
  }
  return given(indicator, share, actual.grade === 'achieved', share, (p, formula) =>
    step('graded', rules.qualitative.clause, inputs, formula, p),
  )
}

/**
 * Lowest and highest points (rounded, centipoints) that a grade allows: of 20 marks, 部分达成 allows 12.00–15.99.
 * Empty (lowest above highest) when the marks are too few for the band.
 *
 * @source docs/rules/mof-2020.md#qualitative
 */
export function gradeBand(
  rules: Pick<RuleSet, 'qualitative'>,
  weight: Centipoints,
  grade: QualitativeGrade,
): { lowest: Centipoints; highest: Centipoints } {
  const bands = [...rules.qualitative.bands].sort((a, b) => b.fromBp - a.fromBp)
  const place = bands.findIndex((b) => b.grade === grade)
  // The lowest whole centipoint not below weight × share.
  const floorOf = (fromBp: number) => Math.ceil((weight * fromBp) / 10_000)
  const better = bands[place - 1]
  return {
    lowest: floorOf(bands[place]?.fromBp ?? 0),
    highest: better ? floorOf(better.fromBp) - 1 : weight,
  }
}

function yesNo(
  rules: RuleSet,
  step: MakeStep,
  indicator: Indicator,
  actual: Extract<Actual, { kind: 'yes-no' }>,
): Judged {
  const share = actual.yes ? WHOLE : ratioOfBp(rules.yesNo.noShareBp)
  const inputs = {
    answer: `evaluate.actual.${actual.yes ? 'yes' : 'no'}`,
    marks: pointsText(indicator.weight),
  }
  return given(indicator, share, actual.yes, null, (points, formula) =>
    step('yes-no', rules.yesNo.clause, inputs, formula, points),
  )
}

function dated(
  rules: RuleSet,
  step: MakeStep,
  indicator: Indicator,
  target: Extract<Target, { kind: 'date' }>,
  actual: Extract<Actual, { kind: 'date' }>,
): Judged {
  const rule = rules.late
  const late = actual.on === null ? null : Math.max(0, daysBetween(target.by, actual.on))
  const inputs = {
    target: target.by,
    ...(actual.on === null ? {} : { actual: actual.on }),
    marks: pointsText(indicator.weight),
  }
  if (late === 0)
    return given(indicator, WHOLE, true, WHOLE, (points, formula) =>
      step('on-time', rule.clause, inputs, formula, points),
    )
  const value =
    late === null || rule.fn === 'nothing'
      ? NOTHING
      : rule.fn === 'per-day'
        ? clamp(minus(WHOLE, times(ratio(late, 1), ratioOfBp(rule.eachBp))), NOTHING, WHOLE)
        : ratioOfBp(rule.bands.find((b) => late <= b.days)?.ratioBp ?? 0)
  const lateFormula =
    late !== null && rule.fn === 'per-day'
      ? `1 − ${late} × ${ratioText(ratioOfBp(rule.eachBp))} = ${ratioText(value)}`
      : ratioText(value)
  const lateStep = step(
    late === null ? 'not-done' : 'late',
    rule.clause,
    { ...inputs, ...(late === null ? {} : { days: String(late) }) },
    lateFormula,
    ratioText(value),
  )
  const { share, formula } = unmetShare(rules, value)
  const inner = step(`unmet-${rules.unmet.fn}`, rules.unmet.clause, inputs, formula, ratioText(share), [
    lateStep,
  ])
  return given(indicator, share, false, value, (points, f) =>
    step('share-of-marks', rules.unmet.clause, inputs, f, points, [inner]),
  )
}

function satisfaction(
  rules: RuleSet,
  step: MakeStep,
  indicator: Indicator,
  target: NumberTarget,
  actual: Extract<Actual, { kind: 'number' }>,
): Judged | null {
  if (rules.satisfaction.fn !== 'bands') return null
  const percent = times(ratioOf(actual.value), ratio(1, 100))
  if (compare(percent, WHOLE) > 0 || compare(percent, NOTHING) < 0)
    return unscored('error', 'evaluate.why.share-over-100', { actual: `${actual.value}%` })
  const share = ratioOfBp(
    rules.satisfaction.bands.find((b) => compare(percent, ratioOfBp(b.fromBp)) >= 0)?.shareBp ?? 0,
  )
  const inputs = {
    target: targetText(target, indicator.unit),
    actual: `${actual.value}%`,
    marks: pointsText(indicator.weight),
  }
  const { met } = completion(rules, target, actual.value)
  return given(indicator, share, met, percent, (points, formula) =>
    step('satisfaction-band', rules.satisfaction.clause, inputs, formula, points),
  )
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
  return { ...judged, remarks }
}
