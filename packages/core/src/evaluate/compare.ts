import { z } from 'zod'
import { pointsText } from './points.ts'
import { ScoreCard, type ScoreLine, type Working } from './score-card.ts'

/** The step by which one of two scores parts from the other. */
export const Because = z.object({
  /** Word key of what the step does, or of why there are no points. */
  step: z.string(),
  whyFacts: z.record(z.string(), z.union([z.string(), z.number()])),
  clause: z.string().nullable(),
  ownChoice: z.boolean(),
  formula: z.string(),
  result: z.string(),
})
export type Because = z.infer<typeof Because>

/** A line whose points differ between two rule sets, the step on either side that makes the difference, and all clauses each went by. */
export const LineDifference = z.object({
  /** The key of the score line; `total` when the totals differ by more than their lines do (a cap, marks shared out). */
  key: z.string(),
  name: z.string(),
  a: z.string(),
  b: z.string(),
  because: z.object({ a: Because, b: Because }),
  clausesA: z.array(z.string()),
  clausesB: z.array(z.string()),
})
export type LineDifference = z.infer<typeof LineDifference>

/** One score beside another under a second rule set, the weights kept. */
export const Comparison = z.object({
  a: ScoreCard,
  b: ScoreCard,
  /** True: both stand on the same weights, those of the template, to isolate the scoring rule. */
  weightsKept: z.literal(true),
  differences: z.array(LineDifference),
})
export type Comparison = z.infer<typeof Comparison>

/** The lines whose points differ between two scores of one project, each with what makes the difference; the total last, when it differs by itself. */
export function differences(a: ScoreCard, b: ScoreCard): LineDifference[] {
  const lines = a.lines.flatMap((line) => {
    const other = b.lines.find((l) => l.key === line.key)
    if (!other || (line.points === other.points && line.state === other.state)) return []
    const parting = partingOf(line, other)
    return [
      {
        key: line.key,
        name: line.name,
        a: text(line.points),
        b: text(other.points),
        because: parting,
        clausesA: clausesOf(line.working),
        clausesB: clausesOf(other.working),
      },
    ]
  })
  const own = (card: ScoreCard) => (card.total ?? card.soFar) - card.soFar
  if (own(a) === own(b)) return lines
  const total: LineDifference = {
    key: 'total',
    name: '总分',
    a: text(a.total),
    b: text(b.total),
    because: { a: stepOf(a.working), b: stepOf(b.working) },
    clausesA: clausesOf(a.working),
    clausesB: clausesOf(b.working),
  }
  return [...lines, total]
}

const text = (points: number | null): string => (points === null ? '—' : pointsText(points))

/** The first step, in the order of computing, at which two workings come to different results; where one ends earlier, its last. */
function partingOf(a: ScoreLine, b: ScoreLine): LineDifference['because'] {
  if (a.working === null || b.working === null)
    return {
      a: a.working === null ? noPoints(a) : stepOf(a.working),
      b: b.working === null ? noPoints(b) : stepOf(b.working),
    }
  const [stepsA, stepsB] = [inOrder(a.working), inOrder(b.working)]
  const at = stepsA.findIndex((step, i) => step.result !== stepsB[i]?.result)
  const place = at === -1 ? stepsA.length : at
  return {
    a: stepOf(stepsA[place] ?? a.working),
    b: stepOf(stepsB[place] ?? b.working),
  }
}

const noPoints = (line: ScoreLine): Because => ({
  step: line.why ?? '',
  whyFacts: line.whyFacts,
  clause: null,
  ownChoice: false,
  formula: '',
  result: '—',
})

const stepOf = ({ step, clause, ownChoice, formula, result }: Working): Because => ({
  step,
  whyFacts: {},
  clause,
  ownChoice,
  formula,
  result,
})

/** The steps of a working in the order they are computed, innermost first. */
export const inOrder = (working: Working): Working[] => [...working.steps.flatMap(inOrder), working]

/** The clauses a working goes by, in the order they are applied, each once. */
const clausesOf = (working: Working | null): string[] =>
  working === null
    ? []
    : [...new Set(inOrder(working).flatMap((step) => (step.clause === null ? [] : [step.clause])))]
