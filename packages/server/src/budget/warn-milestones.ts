import { type Milestone, missedLately, warningsDue } from '@rongheng/core/budget/milestones'
import type { Project } from '@rongheng/core/budget/project'
import { wanText } from '@rongheng/core/kernel/money'
import { Notice } from '@rongheng/core/kernel/notice'
import { type Day, dayOf, daysBetween, yearOf } from '@rongheng/core/kernel/time'
import { paidByDayOf } from '@rongheng/storage/budget/payments'
import { listProjects } from '@rongheng/storage/budget/projects'
import { appendNotice } from '@rongheng/storage/kernel/notices'
import { type Ctx, scopeOf } from '../ctx.ts'
import { fixBudgetFacts } from './fix-budget-facts.ts'
import { measuredMilestones } from './project-view.ts'

/**
 * Warns owners 30, 15 and 5 days before a milestone that is not reached yet, tells them the day after one that was missed and
 * by how much, and writes down what had been paid by milestones whose day is over. A second run on the same day says and
 * writes nothing.
 *
 * @returns how many notices were new
 */
export async function warnMilestones(ctx: Ctx): Promise<number> {
  const today = dayOf(ctx.now)
  const scope = scopeOf(ctx, 'project.read')
  // Last year's too: on 1 January its December milestones have just become measurable.
  const recent = await listProjects(ctx.db, scope, { fromYear: yearOf(today) - 1 })
  for (const project of recent)
    if (project.milestones !== null) await ctx.transaction((tx) => fixBudgetFacts(tx, ctx, project))
  const paidOf = await paidByDayOf(
    ctx.db,
    scope,
    recent.map((project) => project.id),
  )
  let said = 0
  for (const project of recent) {
    if (project.finishedOn !== null) continue
    const measured = measuredMilestones(ctx.ports.rulebook, project, paidOf(project.id), today)
    for (const notice of [...warnings(project, measured, today), ...misses(project, measured, today)])
      if (await ctx.transaction((tx) => appendNotice(tx, noticeOf(ctx, project, notice)))) said++
  }
  return said
}

/** What is said about a milestone: the word's code, its facts, and the key under which it is said once. */
type Saying = Pick<Notice, 'code' | 'facts' | 'key'>

function warnings(project: Project, measured: readonly Milestone[], today: Day): Saying[] {
  return warningsDue(measured, today).flatMap(({ milestone, before }) =>
    milestone.toPay === null || milestone.toPay === 0
      ? []
      : [
          {
            code: 'budget.notice.milestone',
            facts: {
              ...named(project, milestone),
              left: daysBetween(today, milestone.day),
              toPay: wanText(milestone.toPay),
            },
            key: `budget.milestone:${project.id}:${milestone.day}:${before}`,
          },
        ],
  )
}

const misses = (project: Project, measured: readonly Milestone[], today: Day): Saying[] =>
  missedLately(measured, today).map((milestone) => ({
    code: milestone.short === null ? 'budget.notice.unmeasured' : 'budget.notice.missed',
    facts: {
      ...named(project, milestone),
      ...(milestone.short !== null && { short: wanText(milestone.short) }),
    },
    key: `budget.missed:${project.id}:${milestone.day}`,
  }))

const named = (project: Project, milestone: Milestone) => ({
  project: project.name,
  label: milestone.label,
  labelEn: milestone.labelEn,
  day: milestone.day,
})

const noticeOf = (ctx: Ctx, project: Project, saying: Saying): Notice =>
  Notice.parse({
    ...saying,
    id: ctx.newId('ntc'),
    unitId: project.unitId,
    userId: project.ownerId,
    link: `/budget/projects/${project.id}/milestones`,
    at: ctx.now,
    readAt: null,
  })
