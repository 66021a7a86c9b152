import type { evaluateApi } from '@rongheng/core/evaluate/api'
import type { Outcome } from '@rongheng/core/evaluate/goal'
import { getProject } from '@rongheng/storage/budget/projects'
import { getOutcome, saveOutcome as writeOutcome } from '@rongheng/storage/evaluate/goals'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'

/** Saves what came of the goal, and why money was left. */
export async function saveOutcome(
  ctx: Ctx,
  input: z.output<typeof evaluateApi.saveOutcome.input>,
): Promise<Outcome> {
  return ctx.transaction(async (tx) => {
    const project = await getProject(tx, scopeOf(ctx, 'actual.write'), input.projectId)
    const before = await getOutcome(tx, { unitIds: [project.unitId] }, project.id)
    const after = await writeOutcome(tx, project.unitId, input)
    await audit(tx, ctx, {
      action: 'outcome.save',
      unitId: project.unitId,
      subjectId: project.id,
      subjectName: project.name,
      before,
      after,
    })
    return after
  })
}
