import type { Project } from '@rongheng/core/budget/project'
import type { evaluateApi, GoalSheet, Results } from '@rongheng/core/evaluate/api'
import { filesOf } from '@rongheng/core/evaluate/evidence'
import { lintGoal } from '@rongheng/core/evaluate/lint'
import type { EarlierResult } from '@rongheng/core/evaluate/lint-form'
import { measure, yearPeriod } from '@rongheng/core/evaluate/measure'
import type { Measurement } from '@rongheng/core/evaluate/measurement'
import { quartersOver, stages } from '@rongheng/core/evaluate/stage'
import { type Day, dayOf } from '@rongheng/core/kernel/time'
import { namesOf } from '@rongheng/storage/identity/names'
import { getProject } from '@rongheng/storage/budget/projects'
import type { Db } from '@rongheng/storage/db'
import { listEvidence } from '@rongheng/storage/evaluate/evidence'
import { findGoal, getOutcome, listReviews } from '@rongheng/storage/evaluate/goals'
import { listIndicators } from '@rongheng/storage/evaluate/indicators'
import { listEntries } from '@rongheng/storage/evaluate/results'
import { listFacts } from '@rongheng/storage/kernel/facts'
import type { z } from 'zod'
import { type Ctx, scopeOf } from '../ctx.ts'
import { templateOf } from './rules.ts'

/** A project's goal with indicators, outcome, reviews and what the lint says of it. */
export async function getGoal(
  ctx: Ctx,
  input: z.output<typeof evaluateApi.getGoal.input>,
): Promise<GoalSheet> {
  return goalSheet(ctx.db, ctx, await getProject(ctx.db, scopeOf(ctx, 'goal.read'), input.projectId))
}

/** The sheet of a project that the caller has proved may be read. */
export async function goalSheet(db: Db, ctx: Ctx, project: Project): Promise<GoalSheet> {
  const scope = { unitIds: [project.unitId] }
  const goal = await findGoal(db, scope, project.id)
  const indicators = await listIndicators(db, scope, [project.id])
  const earlier = await earlierResults(db, project)
  const reviews = goal ? await listReviews(db, scope, goal.id) : []
  const called = await namesOf(
    db,
    reviews.map((r) => r.by),
  )
  return {
    projectId: project.id,
    goal,
    indicators,
    outcome: await getOutcome(db, scope, project.id),
    reviews: reviews.map((r) => ({ ...r, byName: called(r.by) })),
    remarks: goal
      ? lintGoal({ ...goal, indicators }, templateOf(ctx.ports.rulebook, goal.templateId), {
          history: earlier,
        })
      : [],
    earlier,
  }
}

/** Results of the indicators of the project this one was copied from, by name: what a target is held against. */
async function earlierResults(db: Db, project: Project): Promise<EarlierResult[]> {
  if (project.copiedFrom === null) return []
  const scope = { unitIds: [project.unitId] }
  const indicators = await listIndicators(db, scope, [project.copiedFrom])
  if (indicators.length === 0) return []
  const before = await getProject(db, scope, project.copiedFrom)
  const measured = await measurements(db, before)
  return indicators.flatMap(({ id, name, unit }) => {
    const found = measured.find((m) => m.indicatorId === id)
    return found ? [{ name, unit, actual: found.actual }] : []
  })
}

/** The measured results of a project's whole year. */
export async function measurements(db: Db, project: Project): Promise<Measurement[]> {
  const scope = { unitIds: [project.unitId] }
  const indicators = await listIndicators(db, scope, [project.id])
  const entries = await listEntries(db, scope, [project.id])
  const facts = await listFacts(db, scope, [project.id])
  const evidence = await listEvidence(db, scope, [project.id])
  return indicators.flatMap(
    (indicator) =>
      measure(indicator, yearPeriod(project.year), entries, facts, filesOf(indicator.id, evidence)) ?? [],
  )
}

/** A project's results: what counts now, how its stages stand, and every entry ever made, newest first. */
export async function results(ctx: Ctx, input: z.output<typeof evaluateApi.results.input>): Promise<Results> {
  const project = await getProject(ctx.db, scopeOf(ctx, 'goal.read'), input.projectId)
  return resultsOf(ctx.db, project, dayOf(ctx.now))
}

/** The results of a project that the caller has proved may be read. */
export async function resultsOf(db: Db, project: Project, today: Day): Promise<Results> {
  const scope = { unitIds: [project.unitId] }
  const entries = await listEntries(db, scope, [project.id])
  const indicators = await listIndicators(db, scope, [project.id])
  const facts = await listFacts(db, scope, [project.id])
  return {
    projectId: project.id,
    measurements: await measurements(db, project),
    stages: stages(indicators, project.year, entries, facts, today),
    quarter: quartersOver(project.year, today).at(-1) ?? null,
    entries: entries.reverse(),
  }
}
