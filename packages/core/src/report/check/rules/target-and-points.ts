import { z } from 'zod'
import { over, ratioOf, ratio as ratioFrom, times, minus, compare, WHOLE } from '../../../evaluate/ratio.ts'
import { compareDecimal, type Decimal } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit } from '../check-function.ts'
import { placesOf } from '../tables/cell-value.ts'
import { readTarget } from '../tables/cell-target.ts'
import { type Verdict, verdicts } from './row-verdict.ts'
import { missedInText } from './stated-indicator.ts'

const none = z.strictObject({})

/** A target that was missed has all its marks; only asked about when rounding may have given them. A share of satisfaction from 90 % up earns them under the bands of 2021. */
export const missedButFull = checkFunction({
  parameters: none,
  find: (reading) => [
    ...missedInText(reading),
    ...verdicts(reading)
      .filter((v) => v.met === false && v.full === true && !highSatisfaction(v))
      .map((v) => (roundsToFull(v) ? { ...hit('missed', v), severity: 'W' as const } : hit('missed', v))),
  ],
})

/** A target that was met has lost marks, and nobody says why. Far above the target marks may go, and satisfaction has bands of its own. */
export const metButDeducted = checkFunction({
  parameters: z.strictObject({ farAbovePercent: z.int().min(100) }),
  find: (reading, { farAbovePercent }) =>
    verdicts(reading)
      .filter(
        (v) =>
          v.met === true &&
          v.full === false &&
          v.silent &&
          !/满意/.test(v.row.name.text) &&
          (v.ratio === null || compare(v.ratio, ratioFrom(farAbovePercent, 100)) < 0),
      )
      .map((v) => hit('met', v)),
})

const highSatisfaction = (v: Verdict): boolean =>
  /满意/.test(v.row.name.text) && compareDecimal(v.actual, '90' as Decimal) >= 0

/** Proportional points that round to full marks: 99.9 of 100 on 5 marks, printed as 5.00. */
function roundsToFull(v: Verdict): boolean {
  const { weight, points } = v.row
  if (weight?.value == null || points?.value == null) return false
  const share = v.ratio ?? inverse(v)
  if (share === null) return false
  const lost = times(ratioOf(weight.value), minus(WHOLE, share))
  return compare(lost, ratioFrom(1, 2 * 10 ** placesOf(points.value))) <= 0
}

/** Target ÷ result of a maximum that was exceeded. */
function inverse(v: Verdict) {
  const target = readTarget(v.row)?.target
  if (!target || !('value' in target) || compareDecimal(v.actual, '0' as Decimal) <= 0) return null
  return over(ratioOf(target.value), ratioOf(v.actual))
}

function hit(says: string, v: Verdict): Hit {
  const { row } = v
  return {
    says,
    facts: {
      name: row.name.text.trim(),
      target: `${row.nature?.text ?? ''}${row.target?.text ?? ''}${row.unit?.text ?? ''}`.replace(/\s/g, ''),
      actual: row.actual?.text.trim() ?? '',
      weight: row.weight?.value ?? '',
      points: row.points?.value ?? '',
    },
    quotes: [row.points?.at, row.actual, row.target].filter((q) => q != null),
  }
}
