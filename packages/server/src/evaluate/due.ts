import { evaluateDue } from '@rongheng/core/evaluate/due'
import { filesOf } from '@rongheng/core/evaluate/evidence'
import { measure, yearPeriod } from '@rongheng/core/evaluate/measure'
import { stages } from '@rongheng/core/evaluate/stage'
import type { Due } from '@rongheng/core/kernel/due'
import { dayOf, type Instant, yearOf } from '@rongheng/core/kernel/time'
import { listProjects } from '@rongheng/storage/budget/projects'
import { listEvidence } from '@rongheng/storage/evaluate/evidence'
import { listGoals, listOutcomes, listReviews } from '@rongheng/storage/evaluate/goals'
import { listIndicators } from '@rongheng/storage/evaluate/indicators'
import { listEntries } from '@rongheng/storage/evaluate/results'
import { listFacts } from '@rongheng/storage/kernel/facts'
import { type Ctx, scopeOf } from '../ctx.ts'

/** What the person who asks still has to do about goals, results and evidence of this year's and last year's projects. */
export async function due(ctx: Ctx): Promise<{ items: Due[] }> {
  const today = dayOf(ctx.now)
  const [writable, checkable] = [scopeOf(ctx, 'goal.write'), scopeOf(ctx, 'goal.return')]
  const scope = { unitIds: [...new Set([...writable.unitIds, ...checkable.unitIds])] }
  const projects = (await listProjects(ctx.db, scope)).filter((p) => p.year >= yearOf(today) - 1)
  const ids = projects.map((p) => p.id)
  const isOffice = (unitId: string) =>
    ctx.actor.grants.some((g) => g.role === 'office') && writable.unitIds.includes(unitId)
  const [goals, indicators, entries, facts, evidence, outcomes] = [
    await listGoals(ctx.db, scope, ids),
    await listIndicators(ctx.db, scope, ids),
    await listEntries(ctx.db, scope, ids),
    await listFacts(ctx.db, scope, ids),
    await listEvidence(ctx.db, scope, ids),
    await listOutcomes(ctx.db, scope, ids),
  ]
  const returnedAt = new Map<string, Instant>()
  // Few goals stand returned at a time.
  for (const goal of goals.filter((g) => g.state === 'returned')) {
    const reviews = await listReviews(ctx.db, { unitIds: [goal.unitId] }, goal.id)
    const last = reviews.filter((r) => r.move === 'return').at(-1)
    if (last) returnedAt.set(goal.projectId, last.at)
  }
  return {
    items: projects.flatMap((project) => {
      const mine = indicators.filter((i) => i.projectId === project.id)
      return evaluateDue({
        project,
        goal: goals.find((g) => g.projectId === project.id) ?? null,
        returnedAt: returnedAt.get(project.id) ?? null,
        indicators: mine,
        measurements: mine.flatMap(
          (i) => measure(i, yearPeriod(project.year), entries, facts, filesOf(i.id, evidence)) ?? [],
        ),
        stages: stages(mine, project.year, entries, facts, today),
        achieved: outcomes.find((o) => o.projectId === project.id)?.achieved ?? '',
        writes: project.ownerId === ctx.actor.id || isOffice(project.unitId),
        checks: checkable.unitIds.includes(project.unitId),
        today,
      })
    }),
  }
}
