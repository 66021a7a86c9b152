import type { evaluateApi, GoalSheet } from '@rongheng/core/evaluate/api'
import { type Goal, GoalId, isEditable } from '@rongheng/core/evaluate/goal'
import {
  type Indicator,
  type IndicatorDraft,
  IndicatorId,
  whyNotTargets,
} from '@rongheng/core/evaluate/indicator'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { lockProject } from '@rongheng/storage/budget/projects'
import { addGoal, findGoal, saveGoal as writeGoal } from '@rongheng/storage/evaluate/goals'
import { listIndicators, replaceIndicators } from '@rongheng/storage/evaluate/indicators'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { goalSheet } from './read-goal.ts'
import { ruleSetOf, templateOf } from './rules.ts'

/**
 * Saves goal and indicators as a whole. A half-filled form may be saved; submitting is what asks for more.
 *
 * @throws Refusal `evaluate.interval-reversed` for a range upside down; `evaluate.goal-locked` while submitted or approved; `kernel.stale` when somebody saved first
 */
export async function saveGoal(
  ctx: Ctx,
  input: z.output<typeof evaluateApi.saveGoal.input>,
): Promise<GoalSheet> {
  templateOf(ctx.ports.rulebook, input.templateId)
  ruleSetOf(ctx.ports.rulebook, input.ruleSetId)
  const upsideDown = whyNotTargets(input.indicators)
  if (upsideDown) throw new Refusal(upsideDown.code, upsideDown.facts)
  return ctx.transaction(async (tx) => {
    const project = await lockProject(tx, scopeOf(ctx, 'goal.write'), input.projectId)
    const scope = { unitIds: [project.unitId] }
    const before = await findGoal(tx, scope, project.id)
    if (before && !isEditable(before.state))
      throw new Refusal('evaluate.goal-locked', { state: before.state })
    if ((before?.version ?? 0) !== input.version) throw new Refusal('kernel.stale', { id: project.id })
    const earlier = await listIndicators(tx, scope, [project.id])
    const written = {
      annual: input.annual,
      stages: input.stages,
      templateId: input.templateId,
      ruleSetId: input.ruleSetId,
      changedAt: ctx.now,
      changedBy: ctx.actor.id,
    }
    const goal: Goal = before
      ? await writeGoal(tx, { ...before, ...written })
      : await addGoal(tx, {
          id: GoalId.parse(ctx.newId('gol')),
          unitId: project.unitId,
          projectId: project.id,
          year: project.year,
          ...written,
          state: 'draft',
          version: 1,
        })
    const indicators = input.indicators.map((draft, position) =>
      indicatorOf(ctx, goal, earlier, draft, position),
    )
    await replaceIndicators(tx, goal.id, indicators, ctx.now)
    await audit(tx, ctx, {
      action: 'goal.save',
      unitId: project.unitId,
      subjectId: goal.id,
      subjectName: project.name,
      before: before && { ...before, indicators: earlier },
      after: { ...goal, indicators },
    })
    return goalSheet(tx, ctx, project)
  })
}

function indicatorOf(
  ctx: Ctx,
  goal: Goal,
  earlier: readonly Indicator[],
  draft: IndicatorDraft,
  position: number,
): Indicator {
  if (draft.id !== null && !earlier.some((i) => i.id === draft.id))
    throw new Refusal('evaluate.no-such-indicator', { id: draft.id })
  return {
    ...draft,
    id: draft.id ?? IndicatorId.parse(ctx.newId('ind')),
    unitId: goal.unitId,
    projectId: goal.projectId,
    goalId: goal.id,
    position,
  }
}
