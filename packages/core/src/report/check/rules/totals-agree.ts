import { z } from 'zod'
import { compareDecimal, type Decimal, scaled } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import type { Quote } from '../place.ts'
import { placesOf } from '../tables/cell-value.ts'
import { formsOf, magnitude } from '../tables/forms.ts'
import { totalOfPoints } from './total-of-points.ts'

/** 总分 is the sum of its lines, and one number wherever it is stated: in the text, in a summary, in a scoring table. */
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
    const [first, ...others] = text
    const sums = totalOfPoints(reading)
    if (!first) return sums
    const differing = others
      .filter((other) => compareDecimal(other.points, first.points) !== 0)
      .map(
        (other): Hit => ({
          says: 'differs',
          facts: { here: other.points, there: first.points },
          quotes: [other.at, first.at],
        }),
      )
    return [...sums, ...differing, ...againstTable(reading, text)]
  },
})

type Said = { readonly points: Decimal; readonly at: Quote }

/** The one table with a total against the text. With several tables (self-evaluation and review, many projects) nobody can tell which is meant. */
function againstTable(reading: ReportReading, text: readonly Said[]): Hit[] {
  const [table, ...more] = formsOf(reading).flatMap((f) => (f.total?.value == null ? [] : [f.total]))
  if (!table || table.value === null || more.length > 0) return []
  const total = table.value
  // A text that names the table's total once may name another (单位自评, 上次评价) beside it.
  if (text.some((said) => near(said.points, total))) return []
  return text.slice(0, 1).map((said) => ({
    says: 'table',
    facts: { here: said.points, there: total },
    quotes: [said.at, table.at],
    severity: 'W',
  }))
}

/** Equal as far as the one that is printed shorter goes. */
const near = (a: Decimal, b: Decimal): boolean =>
  magnitude(scaled(a) - scaled(b)) * 2n <= 1_000_000n / 10n ** BigInt(Math.min(placesOf(a), placesOf(b), 2))
