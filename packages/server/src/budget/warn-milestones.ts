import { warningsDue } from '@rongheng/core/budget/milestones'
import { wanText } from '@rongheng/core/kernel/money'
import { Notice } from '@rongheng/core/kernel/notice'
import { dayOf, daysBetween, yearOf } from '@rongheng/core/kernel/time'
import { paidByDayOf } from '@rongheng/storage/budget/payments'
import { listProjects } from '@rongheng/storage/budget/projects'
import { appendNotice } from '@rongheng/storage/kernel/notices'
import { type Ctx, scopeOf } from '../ctx.ts'
import { fixBudgetFacts } from './fix-budget-facts.ts'
import { measuredMilestones } from './project-view.ts'

/**
 * Warns owners 30, 15 and 5 days before a milestone that is not reached yet, and writes down what had been paid by
 * milestones whose day is over. A second run on the same day says and writes nothing.
 *
 * @returns how many notices were new
 */
export async function warnMilestones(ctx: Ctx): Promise<number> {
  const today = dayOf(ctx.now)
  const scope = scopeOf(ctx, 'project.read')
  // Last year's too: on 1 January its December milestones have just become measurable.
  const recent = await listProjects(ctx.db, scope, { fromYear: yearOf(today) - 1 })
  const running = recent.filter((project) => project.year === yearOf(today))
  for (const project of recent)
    if (project.milestones !== null) await ctx.transaction((tx) => fixBudgetFacts(tx, ctx, project))
  const paidOf = await paidByDayOf(
    ctx.db,
    scope,
    running.map((project) => project.id),
  )
  let said = 0
  for (const project of running) {
    if (project.finishedOn !== null) continue
    const measured = measuredMilestones(ctx.ports.rulebook, project, paidOf(project.id), today)
    for (const { milestone, before } of warningsDue(measured, today)) {
      if (milestone.toPay === null || milestone.toPay === 0) continue
      const notice = Notice.parse({
        id: ctx.newId('ntc'),
        unitId: project.unitId,
        userId: project.ownerId,
        code: 'budget.notice.milestone',
        facts: {
          project: project.name,
          label: milestone.label,
          day: milestone.day,
          left: daysBetween(today, milestone.day),
          toPay: wanText(milestone.toPay),
        },
        link: `/budget/projects/${project.id}/milestones`,
        key: `budget.milestone:${project.id}:${milestone.day}:${before}`,
        at: ctx.now,
        readAt: null,
      })
      if (await ctx.transaction((tx) => appendNotice(tx, notice))) said++
    }
  }
  return said
}
