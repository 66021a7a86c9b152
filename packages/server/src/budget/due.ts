import { fourAmounts } from '@rongheng/core/budget/amounts'
import { budgetDue } from '@rongheng/core/budget/due'
import type { Due } from '@rongheng/core/kernel/due'
import { dayOf, yearOf } from '@rongheng/core/kernel/time'
import { paymentSummary } from '@rongheng/storage/budget/payment-list'
import { paidByDayOf } from '@rongheng/storage/budget/payments'
import { listProjects } from '@rongheng/storage/budget/projects'
import { type Ctx, scopeOf } from '../ctx.ts'
import { measuredMilestones } from './project-view.ts'

/** What the person who asks still has to do about the money of this year's and last year's projects. */
export async function due(ctx: Ctx): Promise<{ items: Due[] }> {
  const today = dayOf(ctx.now)
  const scope = scopeOf(ctx, 'project.read')
  const recent = await listProjects(ctx.db, scope, { fromYear: yearOf(today) - 1 })
  const completes = scopeOf(ctx, 'ledger.reverse')
  const concerned = recent.filter(
    (project) => project.ownerId === ctx.actor.id || completes.unitIds.includes(project.unitId),
  )
  const ids = concerned.map((project) => project.id)
  const paidOf = await paidByDayOf(ctx.db, scope, ids)
  const summary = await paymentSummary(ctx.db, scope, ids)
  return {
    items: concerned.flatMap((project) =>
      budgetDue({
        project,
        isOwner: project.ownerId === ctx.actor.id,
        amounts: fourAmounts(project, paidOf(project.id)).total,
        milestones: measuredMilestones(ctx.ports.rulebook, project, paidOf(project.id), today),
        incomplete: summary
          .filter((part) => part.projectId === project.id)
          .reduce((sum, part) => sum + part.incomplete, 0),
        today,
      }),
    ),
  }
}
