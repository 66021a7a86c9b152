import type { LineDifference } from './api.ts'
import { pointsText } from './points.ts'
import type { ScoreCard, ScoreLine, Working } from './score-card.ts'

/** The lines whose points differ between two scores of one project, each with the clauses it went by on either side. */
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
        clausesA: clausesOf(line.working),
        clausesB: clausesOf(other.working),
      },
    ]
  })
}

const text = (line: ScoreLine): string => (line.points === null ? '—' : pointsText(line.points))

/** The clauses a working goes by, in the order they are applied, each once. */
function clausesOf(working: Working | null): string[] {
  if (working === null) return []
  const inner = working.steps.flatMap(clausesOf)
  return [...new Set(working.clause === null ? inner : [...inner, working.clause])]
}
