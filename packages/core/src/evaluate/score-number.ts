import { completion, type NumberTarget, unmetShare, zeroMissedShare } from './completion.ts'
import type { Indicator } from './indicator.ts'
import type { Actual } from './measurement.ts'
import { pointsText } from './points.ts'
import {
  bpText,
  compare,
  minus,
  NOTHING,
  percentText,
  type Ratio,
  ratio,
  ratioOf,
  ratioOfBp,
  ratioText,
  times,
  WHOLE,
} from './ratio.ts'
import type { RuleSet } from './rule-set.ts'
import { given } from './share-of-marks.ts'
import { targetText } from './target-text.ts'
import { type Judged, type MakeStep, unscored, warning } from './working.ts'

/** A numeric result against a numeric target: met, missed by a ratio, or missed where no ratio exists. @source docs/rules/mof-2020.md#quantitative */
export function numeric(
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

/** A satisfaction in percent under a rule set that marks it by bands of the result itself; null under one that does not. @source docs/rules/mof-2021.md#satisfaction */
export function satisfaction(
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
