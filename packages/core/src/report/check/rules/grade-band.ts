import { z } from 'zod'
import { type Decimal, scaled } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit } from '../check-function.ts'
import { formsOf, HUNDRED, HUNDREDTH, shown } from '../tables/forms.ts'
import { wordOf } from '../tables/grid.ts'

const Percent = z.number().min(0).max(100)

/**
 * The points of a qualitative indicator against the band of the grade in its 实际完成值. Only the words of the rules
 * themselves count as grades, and a band is as wide as the widest of the known rule sets.
 */
export const gradeBands = checkFunction({
  parameters: z.strictObject({
    grades: z
      .array(
        z.strictObject({
          name: z.string(),
          words: z.array(z.string()).min(1),
          from: Percent,
          below: Percent.nullable(),
        }),
      )
      .min(1),
  }),
  find: (reading, { grades }) =>
    formsOf(reading).flatMap((form) =>
      form.indicators.flatMap((row): Hit[] => {
        const { weight, points, actual } = row
        if (weight?.value == null || points?.value == null || actual === null || weight.rows !== points.rows)
          return []
        const word = wordOf(actual.text).replace(/\(.*?\)|[。.,;]$/g, '')
        const grade = grades.find((g) => g.words.includes(word))
        const full = scaled(weight.value as Decimal)
        if (!grade || full <= 0n) return []
        const got = scaled(points.value)
        const low = share(full, grade.from)
        const high = grade.below === null ? full : share(full, grade.below)
        const inside = got >= low - HUNDREDTH && (grade.below === null ? got <= full : got < high)
        if (inside || got > full) return []
        return [
          {
            says: 'outside',
            facts: {
              name: row.name.text.trim(),
              grade: word,
              points: points.value,
              low: shown(low),
              high: shown(high),
            },
            quotes: [points.at, actual],
          },
        ]
      }),
    ),
})

const share = (full: bigint, percent: number): bigint =>
  (full * BigInt(Math.round(percent * 1_000_000))) / HUNDRED
