import type { evaluateApi, GoalSheet } from '@rongheng/core/evaluate/api'
import { fillable, whyNotFill } from '@rongheng/core/evaluate/indicator'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { lockProject } from '@rongheng/storage/budget/projects'
import { findGoal } from '@rongheng/storage/evaluate/goals'
import { getIndicator, saveIndicatorNotes } from '@rongheng/storage/evaluate/indicators'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { goalSheet } from './read-goal.ts'

/**
 * Fills in explanation, basis or source where an approved indicator leaves them blank, without a new approval.
 *
 * @throws Refusal `evaluate.fill-approved` while the goal is not approved; `evaluate.fill-written` for a text that is there
 */
export async function fillIndicator(
  ctx: Ctx,
  input: z.output<typeof evaluateApi.fillIndicator.input>,
): Promise<GoalSheet> {
  return ctx.transaction(async (tx) => {
    const found = await getIndicator(tx, scopeOf(ctx, 'goal.write'), input.indicatorId)
    // The project is what writers of a goal queue for; the indicator is read again once it is ours.
    const project = await lockProject(tx, scopeOf(ctx, 'goal.write'), found.projectId)
    const scope = { unitIds: [project.unitId] }
    const before = await getIndicator(tx, scope, input.indicatorId)
    const goal = await findGoal(tx, scope, project.id)
    if (goal?.state !== 'approved') throw new Refusal('evaluate.fill-approved')
    const reason = whyNotFill(before, input)
    if (reason) throw new Refusal(reason.code, reason.facts)
    const given = Object.fromEntries(fillable.map((field) => [field, input[field].trim()]))
    const after = { ...before, ...given }
    await saveIndicatorNotes(tx, after)
    await audit(tx, ctx, {
      action: 'goal.fill',
      unitId: project.unitId,
      subjectId: goal.id,
      subjectName: project.name,
      before,
      after,
    })
    return goalSheet(tx, ctx, project)
  })
}
