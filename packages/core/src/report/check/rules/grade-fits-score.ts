import { z } from 'zod'
import { compareDecimal, type Decimal } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import type { GradeClaim, ScoreClaim } from '../claim.ts'
import { anyOf } from '../literal.ts'
import { liesIn, sentenceAt } from '../same-place.ts'
import { quoteIn, type Sentence } from '../sentence.ts'
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
    for (const grade of reading.claims.grades) {
      if (grade.scope.year !== null || grade.scope.elsewhere !== null) continue
      const near = grade.scope.subject === null ? scoreOf(reading, grade, total) : sameSubject(reading, grade)
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

/**
 * The points that a grade is said of: the last before it in its sentence, else the first behind it; else those of its
 * paragraph or of the report, where these state one total only.
 */
function scoreOf(
  reading: ReportReading,
  grade: GradeClaim,
  total: readonly ScoreClaim[],
): GradedPoints | null {
  const home = sentenceAt(reading, grade.at)
  const here = total.filter((s) => home !== null && liesIn(home, s.at))
  const own = here.findLast((s) => s.at.from < grade.at.from) ?? here[0]
  if (own) return own
  // Points of a part, a project or an indicator in the sentence: the grade may be theirs.
  if (reading.claims.scores.some((s) => home !== null && liesIn(home, s.at))) return null
  const bare = home && bareTotal(reading, home, grade)
  if (bare) return bare
  const block = total.filter((s) => s.at.block === grade.at.block && s.at.file === grade.at.file)
  const among = block.length > 0 ? block : total
  return new Set(among.map((s) => Number(s.points))).size === 1 ? (among[0] ?? null) : null
}

/** 综合得分为92.5,等级为良: points of the whole right before the grade's clause, without 分 behind them. */
function bareTotal(reading: ReportReading, home: Sentence, grade: GradeClaim): GradedPoints | null {
  const { totals, scoreParts } = reading.words
  if (totals.length === 0 || /分制|满分|总分/.test(home.plain)) return null
  const points = new RegExp(
    `([^,。;]{0,30}?)(?:${anyOf(totals)})(?:为|是|:)?(\\d{2}(?:\\.\\d{1,2})?|100)(?=,[^,]{0,12}$)`,
  )
  const until = home.places.findIndex((place) => place >= grade.at.from)
  const found = points.exec(home.plain.slice(0, until))
  if (!found || scoreParts.some((part) => found[1]?.includes(part))) return null
  const [to, number] = [found.index + found[0].length, found[2] ?? '']
  return { points: number as Decimal, outOf: null, at: quoteIn(reading.files, home, to - number.length, to) }
}

type GradedPoints = Pick<ScoreClaim, 'points' | 'outOf' | 'at'>

/** The report prints bands of its own (85分以上为优秀, 75—90分为良): then only a person can say which word fits. */
const ownBands = (reading: ReportReading): boolean =>
  reading.sentences.some(({ plain }) =>
    [...plain.matchAll(BAND)].some((match) => {
      const grade = GRADE_AT[match[2] ?? '']
      return grade !== undefined && Number(match[1]) !== grade
    }),
  )

/** The points of the same sub-project, right before its grade in one sentence. */
function sameSubject(reading: ReportReading, grade: GradeClaim): ScoreClaim | null {
  const home = sentenceAt(reading, grade.at)
  const before = reading.claims.scores.filter(
    (s) => home !== null && liesIn(home, s.at) && s.at.from < grade.at.from,
  )
  const last = before.at(-1)
  return last?.of === 'another' && last.scope.subject === grade.scope.subject ? last : null
}

/** 85分(含)以上为优秀, 75-90分为"良": the lower end and the grade. */
const BAND =
  /(?<![\d.])(\d{2})(?:分)?(?:[(][^()]{1,4}[)])?(?:分)?(?:(?:及)?以上|[-~至到]+\d{2,3}(?:分)?(?:[(][^()]{1,4}[)])?(?:分)?)[^,、;。\d]{0,8}?(优|良|中|合格|一般|及格)/g
/** Where the usual bands begin. */
const GRADE_AT: Readonly<Record<string, number>> = { 优: 90, 良: 80, 中: 60, 合格: 60, 一般: 60, 及格: 60 }
