import type { budgetApi } from '@rongheng/core/budget/api'
import { type MilestoneTemplate, milestoneKind } from '@rongheng/core/budget/milestone-template'
import { forecast, milestones as measure } from '@rongheng/core/budget/milestones'
import { cumulative } from '@rongheng/core/budget/findings'
import type { MilestoneView, TemplateChoice } from '@rongheng/core/budget/views'
import type { RuleFile } from '@rongheng/core/kernel/rulebook'
import { type Day, dayOf, yearDays } from '@rongheng/core/kernel/time'
import { milestoneSteps } from '@rongheng/core/budget/milestone-template'
import { paidByDay } from '@rongheng/storage/budget/payments'
import { getProject } from '@rongheng/storage/budget/projects'
import type { z } from 'zod'
import { type Ctx, scopeOf } from '../ctx.ts'
import { milestoneBudget } from './project-view.ts'

/** How a project's money stands against its milestones today. */
export async function milestones(
  ctx: Ctx,
  input: z.output<typeof budgetApi.milestones.input>,
): Promise<MilestoneView> {
  const project = await getProject(ctx.db, scopeOf(ctx, 'project.read'), input.projectId)
  const paid = await paidByDay(ctx.db, { unitIds: [project.unitId] }, project.id)
  const today = dayOf(ctx.now)
  const file = project.milestones === null ? null : ctx.ports.rulebook.find(milestoneKind, project.milestones)
  const budget = milestoneBudget(project, file?.rule.of ?? 'fullYear')
  const ground = {
    year: project.year,
    budget,
    budgetOn: (day: Day) => milestoneBudget(project, file?.rule.of ?? 'fullYear', day),
    steps: file ? milestoneSteps(file.rule, project.year) : [],
    paid,
    today,
  }
  const { last } = yearDays(project.year)
  const pace = forecast(ground, budget, last)
  return {
    projectId: project.id,
    year: project.year,
    today,
    template: file ? choiceOf(file) : null,
    budget,
    rows: measure(ground),
    cumulative: cumulative(paid, today),
    yearEnd: today >= last || pace.kind === 'not-measured' ? null : pace.byItsDay,
  }
}

/** The milestone templates there are. */
export async function milestoneTemplates(ctx: Ctx): Promise<{ items: TemplateChoice[] }> {
  return { items: ctx.ports.rulebook.list(milestoneKind).map(choiceOf) }
}

const choiceOf = ({ rule, sm3 }: RuleFile<MilestoneTemplate>): TemplateChoice => ({
  id: rule.id,
  title: rule.title,
  titleEn: rule.titleEn ?? rule.title,
  region: rule.region,
  source: rule.source,
  sure: rule.sure,
  of: rule.of,
  sm3,
  steps: rule.steps,
})
