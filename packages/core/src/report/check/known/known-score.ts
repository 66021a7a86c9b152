import { z } from 'zod'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import { near, statedTotals } from '../rules/totals-agree.ts'
import { formsOf } from '../tables/forms.ts'
import { isAbout } from './is-about.ts'
import { knownName, type KnownProject } from './known-project.ts'

/**
 * The total, or the grade where no total is stated, against what follows from the results on record. Another rule set
 * or another judge may come to another total, so it is asked for an explanation and never called wrong.
 */
export const knownScore = checkFunction({
  parameters: z.strictObject({}),
  find: (reading, _, { known }) => {
    if (!known?.score || !isAbout(reading, known)) return []
    const { score } = known
    const said = totals(reading)
    const facts = { ruleSet: score.ruleSet, project: knownName(known) }
    const agreed = said.some((s) => near(s.points, score.total))
    const [first] = said
    if (first && !agreed)
      return [
        {
          says: 'total',
          facts: { ...facts, here: first.points, there: score.total },
          quotes: said.filter((s, i) => said.findIndex((t) => t.points === s.points) === i).map((s) => s.at),
          record: 'score' as const,
        },
      ]
    return first ? [] : gradeHit(reading, score, facts)
  },
})

function gradeHit(
  reading: ReportReading,
  score: NonNullable<KnownProject['score']>,
  facts: Hit['facts'],
): Hit[] {
  const grades = reading.claims.grades.filter((g) => g.scope.year === null && g.scope.elsewhere === null)
  const [first] = grades
  const { grade } = score
  if (!first || grade === null || !(grade in reading.words.grades)) return []
  if (grades.some((g) => g.grade === grade)) return []
  return [
    {
      says: 'grade',
      facts: { ...facts, here: first.at.text, there: grade, total: score.total },
      quotes: [first.at],
      record: 'score',
    },
  ]
}

/** Every total of the whole evaluation, out of 100: in the text and in forms. */
const totals = (reading: ReportReading) => [
  ...statedTotals(reading),
  ...formsOf(reading)
    .filter((f) => f.kind !== 'monitoring')
    .flatMap(({ total }) =>
      total?.value == null || total.percent ? [] : [{ points: total.value, at: total.at }],
    ),
]
