import type { LineDifference } from './api.ts'
import { pointsText } from './points.ts'
import type { ScoreCard, ScoreLine, Working } from './score-card.ts'

/** The lines whose points differ between two scores of one project, each with the clause that decided it on either side. */
export function differences(a: ScoreCard, b: ScoreCard): LineDifference[] {
  return a.lines.flatMap((line) => {
    const other = b.lines.find((l) => l.key === line.key)
    if (!other || (line.points === other.points && line.state === other.state)) return []
    return [
      {
        key: line.key,
        name: line.name,
        a: text(line),
        b: text(other),
        clauseA: deciding(line.working),
        clauseB: deciding(other.working),
      },
    ]
  })
}

const text = (line: ScoreLine): string => (line.points === null ? '—' : pointsText(line.points))

/** The clause of the outermost step that names one. */
const deciding = (working: Working | null): string | null =>
  working === null ? null : (working.clause ?? deciding(working.steps[0] ?? null))
