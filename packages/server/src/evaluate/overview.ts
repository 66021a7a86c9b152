import type { evaluateApi, OverviewLine } from '@rongheng/core/evaluate/api'
import { filesOf } from '@rongheng/core/evaluate/evidence'
import { measure, yearPeriod } from '@rongheng/core/evaluate/measure'
import { moneyRows } from '@rongheng/core/evaluate/money-rows'
import { score, whyNotScore } from '@rongheng/core/evaluate/score'
import { listProjects } from '@rongheng/storage/budget/projects'
import { listEvidence } from '@rongheng/storage/evaluate/evidence'
import { listGoals } from '@rongheng/storage/evaluate/goals'
import { listIndicators } from '@rongheng/storage/evaluate/indicators'
import { listEntries } from '@rongheng/storage/evaluate/results'
import { listFacts } from '@rongheng/storage/kernel/facts'
import type { z } from 'zod'
import { type Ctx, scopeOf } from '../ctx.ts'
import { ruleSetOf, templateOf } from './rules.ts'

/** How far each project's evaluation is. Reads everything in six queries, however many projects there are. */
export async function overview(
  ctx: Ctx,
  input: z.output<typeof evaluateApi.overview.input>,
): Promise<{ items: OverviewLine[] }> {
  const scope = scopeOf(ctx, 'goal.read')
  const projects = await listProjects(ctx.db, scope, { year: input.year })
  const ids = projects.map((p) => p.id)
  const goals = await listGoals(ctx.db, scope, ids)
  const indicators = await listIndicators(ctx.db, scope, ids)
  const entries = await listEntries(ctx.db, scope, ids)
  const evidence = await listEvidence(ctx.db, scope, ids)
  const facts = await listFacts(ctx.db, scope, ids)
  const mayScore = scopeOf(ctx, 'score.read').unitIds
  return {
    items: projects.map((project): OverviewLine => {
      const goal = goals.find((g) => g.projectId === project.id) ?? null
      const mine = indicators.filter((i) => i.projectId === project.id)
      const measurements = mine.flatMap(
        (i) => measure(i, yearPeriod(project.year), entries, facts, filesOf(i.id, evidence)) ?? [],
      )
      const template = goal && templateOf(ctx.ports.rulebook, goal.templateId)
      const card =
        goal && template && mayScore.includes(project.unitId) && whyNotScore(template, mine) === null
          ? score(ruleSetOf(ctx.ports.rulebook, goal.ruleSetId), template, {
              projectId: project.id,
              year: project.year,
              money: moneyRows(project.id, project.year, facts),
              finished: project.finishedOn !== null,
              executionReason: '',
              indicators: mine,
              measurements,
            })
          : null
      return {
        projectId: project.id,
        state: goal?.state ?? null,
        indicators: mine.length,
        measured: measurements.filter((m) => m.actual.kind !== 'not-measured').length,
        total: card?.total ?? null,
        grade: card?.grade?.name ?? null,
      }
    }),
  }
}
