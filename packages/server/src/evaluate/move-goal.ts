import type { evaluateApi, GoalSheet } from '@rongheng/core/evaluate/api'
import { type GoalMove, goalMoves, GoalReview, whyNotMove } from '@rongheng/core/evaluate/goal'
import { withoutSource } from '@rongheng/core/evaluate/indicator'
import { whyNotScore } from '@rongheng/core/evaluate/score'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { lockProject } from '@rongheng/storage/budget/projects'
import { addReview, findGoal, saveGoal } from '@rongheng/storage/evaluate/goals'
import { listIndicators } from '@rongheng/storage/evaluate/indicators'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { goalSheet } from './read-goal.ts'
import { templateOf } from './rules.ts'

/** Sends a goal for approval, or takes it back. A goal whose weights do not sum to 100, or an indicator without a source, cannot be sent. */
export const moveGoal = (ctx: Ctx, input: z.output<typeof evaluateApi.moveGoal.input>): Promise<GoalSheet> =>
  move(ctx, { ...input, opinion: '' })

/** Approves a goal, or returns it with an opinion; 主管部门 and 财政局 do. */
export const reviewGoal = (
  ctx: Ctx,
  input: z.output<typeof evaluateApi.reviewGoal.input>,
): Promise<GoalSheet> => move(ctx, input)

type Asked = { projectId: string; version: number; move: GoalMove; opinion: string }

async function move(ctx: Ctx, input: Asked): Promise<GoalSheet> {
  return ctx.transaction(async (tx) => {
    const rule = goalMoves[input.move]
    const project = await lockProject(tx, scopeOf(ctx, rule.permission), input.projectId)
    const scope = { unitIds: [project.unitId] }
    const before = await findGoal(tx, scope, project.id)
    if (!before) throw new Refusal('evaluate.no-such-goal', { id: project.id })
    const refusal = whyNotMove(input.move, before.state, input.opinion)
    if (refusal) throw new Refusal(refusal, { state: before.state })
    if (input.move === 'submit') {
      const indicators = await listIndicators(tx, scope, [project.id])
      const reason = whyNotScore(templateOf(ctx.ports.rulebook, before.templateId), indicators)
      if (reason) throw new Refusal(reason.code, reason.facts)
      if (before.annual.trim() === '') throw new Refusal('evaluate.annual-missing')
      const rows = withoutSource(indicators)
      if (rows.length > 0) throw new Refusal('evaluate.source-missing', { rows: rows.join('、') })
    }
    const after = await saveGoal(tx, {
      ...before,
      state: rule.to,
      version: input.version,
      changedAt: ctx.now,
      changedBy: ctx.actor.id,
    })
    const review = GoalReview.parse({
      id: ctx.newId('grv'),
      unitId: project.unitId,
      goalId: before.id,
      move: input.move,
      opinion: input.opinion.trim(),
      by: ctx.actor.id,
      at: ctx.now,
    })
    await addReview(tx, review)
    await audit(tx, ctx, {
      action: `goal.${input.move}`,
      unitId: project.unitId,
      subjectId: before.id,
      subjectName: project.name,
      before,
      after: { ...after, opinion: review.opinion },
    })
    return goalSheet(tx, ctx, project)
  })
}
