import { z } from 'zod'
import { compareDecimal } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit } from '../check-function.ts'

/** The total is stated more than once, with two values: in the text, in a summary, in a scoring table. */
export const totalsAgree = checkFunction({
  parameters: z.strictObject({}),
  find: (reading) => {
    const text = reading.claims.scores
      .filter(
        (s) =>
          s.of === 'total' &&
          s.scope.year === null &&
          !s.scope.plan &&
          s.scope.elsewhere === null &&
          (s.outOf === null || s.outOf === '100'),
      )
      .map((s) => ({ points: s.points, at: s.at }))
    const tables = reading.tables.flatMap((t) =>
      t.kind !== 'amounts' && t.total?.value ? [{ points: t.total.value, at: t.total.at }] : [],
    )
    const [first, ...others] = [...text, ...tables]
    if (!first) return []
    return others
      .filter((other) => compareDecimal(other.points, first.points) !== 0)
      .map(
        (other): Hit => ({
          says: 'differs',
          facts: { here: other.points, there: first.points },
          quotes: [other.at, first.at],
        }),
      )
  },
})
