import { z } from 'zod'
import { compareDecimal, type Decimal } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import { sentenceAt } from '../same-place.ts'
import { gradesInTables } from './grade-in-table.ts'

const Bands = z.array(z.strictObject({ grade: z.string(), from: z.string() })).min(2)

/** A grade word against the band of the stated total. Bands that the report lays down itself go before the rule's. */
export const gradeFitsScore = checkFunction({
  parameters: z.strictObject({ bands: Bands }),
  find: (reading, { bands }, context) => {
    const total = reading.claims.scores.filter(
      (s) => s.of === 'total' && s.scope.year === null && !s.scope.plan,
    )
    if (ownBands(reading)) return []
    const given = context.ruleSet?.rule.grades.map((g) => ({ grade: g.name.zh, from: String(g.from / 100) }))
    const hits: Hit[] = gradesInTables(reading, given ?? bands)
    if (total.length === 0) return hits
    for (const grade of reading.claims.grades) {
      if (grade.scope.year !== null || grade.scope.elsewhere !== null) continue
      const home = sentenceAt(reading, grade.at)
      const near =
        total.find((s) => home !== null && s.at.block === home.block && s.at.file === home.file) ?? total[0]
      if (!near || (near.outOf !== null && near.outOf !== '100')) continue
      const fits = (given ?? bands).find((band) => compareDecimal(near.points, band.from as Decimal) >= 0)
      if (fits && fits.grade !== grade.grade)
        hits.push({
          says: 'band',
          facts: { points: near.points, stated: grade.at.text, fits: fits.grade },
          quotes: [grade.at, near.at],
        })
    }
    return hits
  },
})

/** The report prints bands of its own (85分以上为优秀): then only a person can say which word fits. */
const ownBands = (reading: ReportReading): boolean =>
  reading.sentences.some(
    ({ plain }) =>
      /(?:8[0-9]|9[1-9])(?:分)?(?:\(含\))?(?:分)?(?:以上|[-~至]100)/.test(plain) &&
      /优/.test(plain) &&
      !/90(?:分)?(?:\(含\))?/.test(plain),
  )
