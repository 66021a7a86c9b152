import type { Due } from '../kernel/due.ts'
import type { Day, Instant } from '../kernel/time.ts'
import { dayOf, yearDays } from '../kernel/time.ts'
import { type Goal, isEditable } from './goal.ts'
import type { Indicator } from './indicator.ts'
import type { Measurement } from './measurement.ts'
import { quartersOver, type StageLine, stagesToMend } from './stage.ts'

/** What the duties of one project's evaluation are found from. */
export type EvaluateGround = {
  readonly project: {
    readonly id: string
    readonly unitId: string
    readonly name: string
    readonly year: number
  }
  readonly goal: Goal | null
  /** When the goal was last sent back; null when it never was. */
  readonly returnedAt: Instant | null
  readonly indicators: readonly Indicator[]
  /** Results of the whole year. */
  readonly measurements: readonly Measurement[]
  /** How its quarterly targets stand. */
  readonly stages: readonly StageLine[]
  /** What came of the annual goal, in words; empty while nobody wrote it. */
  readonly achieved: string
  /** Whether the person writes this project's goal: owner, or office of its unit. */
  readonly writes: boolean
  /** Whether the person checks goals of its unit. */
  readonly checks: boolean
  readonly today: Day
}

/** What somebody still has to do about a project's goal, its stages, results and evidence. Stages are asked about while the year runs, results once it is over. */
export function evaluateDue(ground: EvaluateGround): Due[] {
  const { project, goal, indicators, measurements, today } = ground
  const page = `/evaluate/projects/${project.id}`
  const due = (what: string, link: string, facts: Due['facts'] = {}, dueOn: Day | null = null): Due => ({
    key: `evaluate.${what}.${project.id}`,
    unitId: project.unitId,
    code: `evaluate.due.${what}`,
    facts: { project: project.name, year: project.year, ...facts },
    link,
    dueOn,
  })
  const items: Due[] = []
  if (ground.checks && goal?.state === 'submitted') items.push(due('goal-to-check', page))
  if (!ground.writes) return items
  if (goal === null) items.push(due('goal-missing', page))
  else if (goal.state === 'returned')
    items.push({
      ...due('goal-returned', page),
      ...(ground.returnedAt !== null && { returnedOn: dayOf(ground.returnedAt) }),
    })
  else if (goal.state === 'draft') items.push(due('goal-draft', page))
  const { last } = yearDays(project.year)
  if (goal === null || indicators.length === 0) return items
  if (today <= last) {
    // A goal that is still written is due itself; its quarters are no plan yet.
    if (isEditable(goal.state)) return items
    const quarter = quartersOver(project.year, today).at(-1)
    if (quarter === undefined) return items
    const { missed, open } = stagesToMend(ground.stages.filter((line) => line.quarter === quarter))
    const stagePage = `${page}/results?quarter=${quarter}`
    const said = { quarter: Number(quarter.slice(1)) }
    if (open.length > 0) items.push(due('stage-missing', stagePage, { ...said, count: open.length }))
    if (missed.length > 0) items.push(due('stage-missed', stagePage, { ...said, count: missed.length }))
    return items
  }
  const open = indicators.filter((i) => !measurements.some((m) => m.indicatorId === i.id))
  if (open.length > 0) items.push(due('results-missing', `${page}/results`, { count: open.length }))
  const bare = measurements.filter(
    (m) =>
      m.fileIds.length === 0 &&
      m.actual.kind !== 'not-measured' &&
      indicators.some((i) => i.id === m.indicatorId && i.measuredBy.kind === 'hand'),
  )
  if (bare.length > 0) items.push(due('evidence-missing', `${page}/results`, { count: bare.length }))
  if (ground.achieved.trim() === '') items.push(due('outcome-missing', `${page}/results`))
  return items
}
