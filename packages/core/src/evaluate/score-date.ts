import { daysBetween } from '../kernel/time.ts'
import { unmetShare } from './completion.ts'
import type { Indicator, Target } from './indicator.ts'
import type { Actual } from './measurement.ts'
import { pointsText } from './points.ts'
import { clamp, minus, NOTHING, ratio, ratioOfBp, ratioText, times, WHOLE } from './ratio.ts'
import type { RuleSet } from './rule-set.ts'
import { given } from './share-of-marks.ts'
import type { Judged, MakeStep } from './working.ts'

/** A day against the last day that is still on time. @source docs/rules/mof-2020.md#dates */
export function dated(
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
