import { z } from 'zod'
import { compareDecimal, type Decimal } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import { sentenceAt } from '../same-place.ts'
import { listedAbove } from './points-listed.ts'
import type { CellNumber } from '../table-reading.ts'
import { formsOf, HUNDRED, HUNDREDTH, magnitude, onceEach, sumScaled } from '../tables/forms.ts'

/** 得分 above 分值, or below 0: in tables where both cells belong to the same row or rows, in text where a sentence gives both. */
export const pointsInRange = checkFunction({
  parameters: z.strictObject({}),
  find: (reading) => [
    ...inText(reading),
    ...formsOf(reading).flatMap((form) => {
      const rows = form.indicators.filter(
        (i) =>
          !BONUS.test(i.name.text) && !BONUS.test(i.level1?.text ?? '') && !BONUS.test(i.level2?.text ?? ''),
      )
      // Shares of shares (50 % of a level) are no points that could be exceeded.
      const isShare =
        rows.some((i) => i.weight?.percent === true) &&
        magnitude(sumScaled(onceEach(form.indicators.map((i) => i.weight))) - HUNDRED) > HUNDREDTH
      const hits = rows.flatMap((i) => judge(isShare ? null : i.weight, i.points))
      const unweighted = form.money.length > 0 && form.money.every((m) => m.weight?.value == null)
      // When most rows are off, the columns mean something else than we think.
      const above = hits.filter((h) => h.says === 'above')
      const misread = above.length > 2 && above.length * 2 > rows.length
      return [
        ...form.money.flatMap((m) => judge(m.weight, m.points)),
        ...(misread ? hits.filter((h) => h.says !== 'above') : hits),
        // 合计 90 | 99.6: the points of 预算执行率 are counted, its weight is not printed.
        ...(misread
          ? []
          : form.sums.flatMap((s) => judge(s.of === null && unweighted ? null : s.weight, s.points))),
      ]
    }),
  ],
})

function inText(reading: ReportReading): Hit[] {
  const claimed = claimedAbove(reading)
  const known = new Set(claimed.map((h) => placeOf(h)))
  return [...claimed, ...listedAbove(reading).filter((h) => !known.has(placeOf(h)))]
}

const placeOf = ({ quotes: [at] }: Hit): string => `${at?.file}/${at?.block}/${at?.from}`

const claimedAbove = (reading: ReportReading): Hit[] =>
  reading.claims.scores.flatMap((s): Hit[] =>
    s.outOf === null ||
    s.scope.plan ||
    BONUS.test(s.name) ||
    BONUS.test(sentenceAt(reading, s.at)?.plain ?? '') ||
    compareDecimal(s.points, s.outOf) <= 0
      ? []
      : [{ says: 'above', facts: { points: s.points, weight: s.outOf }, quotes: [s.at] }],
  )

const BONUS = /加分|减分|扣分项|奖励|附加/

function judge(weight: CellNumber | null, points: CellNumber | null): Hit[] {
  if (!points || points.value === null || points.percent) return []
  const facts = { points: points.value, weight: weight?.value ?? '' }
  if (weight?.value != null && compareDecimal(weight.value, '0' as Decimal) < 0) return []
  if (compareDecimal(points.value, '0' as Decimal) < 0)
    return [{ says: 'negative', facts, quotes: [points.at] }]
  if (!weight || weight.value === null || weight.rows !== points.rows) return []
  return compareDecimal(points.value, weight.value) > 0
    ? [{ says: 'above', facts, quotes: [points.at, weight.at] }]
    : []
}
