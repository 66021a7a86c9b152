import type { budgetApi } from '@rongheng/core/budget/api'
import { whyNotDelete } from '@rongheng/core/budget/project-ties'
import { projectTies } from '@rongheng/storage/budget/project-ties'
import { lockProject, removeProject } from '@rongheng/storage/budget/projects'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { endBudgetFacts } from './fix-budget-facts.ts'

/**
 * Deletes a project that was entered by mistake. It and its facts stay in the database, marked, so that the audit row with the
 * reason can be followed; no page shows it any more.
 */
export async function deleteProject(
  ctx: Ctx,
  input: z.output<typeof budgetApi.deleteProject.input>,
): Promise<{ projectId: string }> {
  return ctx.transaction(async (tx) => {
    const scope = scopeOf(ctx, 'project.write')
    const before = await lockProject(tx, scope, input.projectId)
    const refusal = whyNotDelete(await projectTies(tx, { unitIds: [before.unitId] }, before.id))
    if (refusal) throw refusal
    await endBudgetFacts(tx, ctx, before)
    const removed = { at: ctx.now, by: ctx.actor.id, why: input.why }
    await removeProject(tx, { ...before, version: input.version }, removed)
    await audit(tx, ctx, {
      action: 'project.delete',
      unitId: before.unitId,
      subjectId: before.id,
      subjectName: `${before.year} ${before.code} ${before.name}`,
      before,
      after: { why: input.why },
    })
    return { projectId: before.id }
  })
}
