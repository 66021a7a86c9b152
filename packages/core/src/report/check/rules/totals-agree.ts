import { z } from 'zod'
import { compareDecimal, type Decimal, scaled } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import type { ScoreClaim } from '../claim.ts'
import type { Quote } from '../place.ts'
import { placesOf } from '../tables/cell-value.ts'
import { formsOf, magnitude } from '../tables/forms.ts'
import { levelPoints } from './levels-in-text.ts'
import { listedTotal } from './points-listed.ts'
import { totalOfPoints } from './total-of-points.ts'

/** 总分 is the sum of its lines, and one number wherever it is stated: in the text, in a summary, in a scoring table. */
export const totalsAgree = checkFunction({
  parameters: z.strictObject({}),
  find: (reading, _parameters, context) => {
    const text = statedTotals(reading)
    const levels = levelPoints(reading)
    const sums = [
      ...totalOfPoints(reading, context.ruleSet?.rule.caps ?? []),
      ...(levels.length > 0 ? levels : listedTotal(reading)),
    ]
    if (text.length === 0) return sums
    return [...sums, ...byGiver(reading, text).flatMap(differing), ...againstTable(reading, text)]
  },
})

type Said = { readonly points: Decimal; readonly at: Quote; readonly by: ScoreClaim['by'] }

/** What may be held against each other: a unit's own points are not those of the people who evaluate it. */
function byGiver(reading: ReportReading, text: readonly Said[]): Said[][] {
  const [self, other, open] = (['self', 'other', null] as const).map((by) =>
    text.filter((s) => s.by === by),
  ) as [Said[], Said[], Said[]]
  const apart = self.length > 0 && (other.length > 0 || isByThirdParty(reading))
  return apart ? [self, [...other, ...open]] : [[...text]]
}

/** Somebody else wrote it: a firm on behalf of the 财政局. */
const isByThirdParty = (reading: ReportReading): boolean =>
  /财政评价|重点评价|部门评价|复核|抽查/.test(reading.structures[reading.main]?.title?.text ?? '') ||
  reading.sentences.some(({ plain }) => /委托|评价组|评价机构|第三方|事务所|咨询(?:有限)?公司/.test(plain))

/** Three different totals are those of three projects or years, not one said wrong twice. */
function differing(said: readonly Said[]): Hit[] {
  const [first, ...others] = said
  if (!first || new Set(said.map((s) => Number(s.points))).size > 2) return []
  return others
    .filter((other) => compareDecimal(other.points, first.points) !== 0)
    .map((other) => ({
      says: 'differs',
      facts: { here: other.points, there: first.points },
      quotes: [other.at, first.at],
    }))
}

/** The totals that the text states of the whole evaluation, out of 100. */
export const statedTotals = (reading: ReportReading): Said[] =>
  reading.claims.scores
    .filter(
      (s) =>
        s.of === 'total' &&
        s.scope.year === null &&
        !s.scope.plan &&
        s.scope.elsewhere === null &&
        (s.outOf === null || s.outOf === '100'),
    )
    .map((s) => ({ points: s.points, at: s.at, by: s.by }))

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
export const near = (a: Decimal, b: Decimal): boolean =>
  magnitude(scaled(a) - scaled(b)) * 2n <= 1_000_000n / 10n ** BigInt(Math.min(placesOf(a), placesOf(b), 2))
