import type { Indicator } from './indicator.ts'
import type { Actual, QualitativeGrade } from './measurement.ts'
import { type Centipoints, pointsText } from './points.ts'
import { percentText, ratio, ratioOfBp, rounded, times, WHOLE } from './ratio.ts'
import type { RuleSet } from './rule-set.ts'
import { given } from './share-of-marks.ts'
import { type Judged, type MakeStep, unscored } from './working.ts'

/** A qualitative result by its grade; points outside the grade's band are an error. @source docs/rules/mof-2020.md#qualitative */
export function graded(
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

/** A yes or no: full marks, or what the rule set leaves for a no. */
export function yesNo(
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
