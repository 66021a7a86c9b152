import { fourAmounts, rateOf, ratesOf } from '@rongheng/core/budget/amounts'
import { projectRemarks } from '@rongheng/core/budget/check-project'
import { milestoneKind, milestoneSteps } from '@rongheng/core/budget/milestone-template'
import { type Milestone, milestones } from '@rongheng/core/budget/milestones'
import type { PaidOn } from '@rongheng/core/budget/amounts'
import type { Project } from '@rongheng/core/budget/project'
import type { ProjectLine, ProjectView } from '@rongheng/core/budget/views'
import type { Rulebook } from '@rongheng/core/kernel/rulebook'
import type { Fen } from '@rongheng/core/kernel/money'
import { type Day, dayOf } from '@rongheng/core/kernel/time'
import { namesOf, unitNamesOf } from '@rongheng/storage/identity/names'
import { paymentSummary } from '@rongheng/storage/budget/payment-list'
import { paidByDay, paidByDayOf } from '@rongheng/storage/budget/payments'
import { projectTies } from '@rongheng/storage/budget/project-ties'
import { listProjects } from '@rongheng/storage/budget/projects'
import type { Db } from '@rongheng/storage/db'
import { listFacts } from '@rongheng/storage/kernel/facts'
import type { Ctx } from '../ctx.ts'

/** A project with all that its page shows first. The caller has proved that it may be read. */
export async function projectView(db: Db, ctx: Ctx, project: Project): Promise<ProjectView> {
  const scope = { unitIds: [project.unitId] }
  const paid = await paidByDay(db, scope, project.id)
  const summary = await paymentSummary(db, scope, [project.id])
  const facts = await listFacts(db, scope, [project.id])
  const lastYear = project.copiedFrom ? await listProjects(db, scope, { ids: [project.copiedFrom] }) : []
  const amounts = fourAmounts(project, paid)
  const names = await namesOf(db, [project.ownerId])
  const unitNames = await unitNamesOf(db, [project.unitId])
  return {
    // Last year's may have been deleted since: then there is nothing to lead to.
    project: { ...project, copiedFrom: lastYear[0]?.id ?? null },
    unitName: unitNames(project.unitId),
    ownerName: names(project.ownerId),
    amounts,
    rates: ratesOf(amounts.total),
    remarks: projectRemarks(project, paid, dayOf(ctx.now), lastYear[0] ?? null),
    facts: facts.map(({ id, metric, period }) => ({ id, metric, period })),
    payments: {
      count: summary.reduce((sum, part) => sum + part.count, 0),
      incomplete: summary.reduce((sum, part) => sum + part.incomplete, 0),
      byUse: summary.map(({ useId, amount }) => ({
        useId: useId as Project['uses'][number]['id'] | null,
        amount,
      })),
    },
    ties: await projectTies(db, scope, project.id),
  }
}

/** Projects as lines of a list, with how each stands today. The caller has proved that they may be read. */
export async function projectLines(db: Db, ctx: Ctx, projects: readonly Project[]): Promise<ProjectLine[]> {
  const scope = { unitIds: [...new Set(projects.map((p) => p.unitId))] }
  const paidOf = await paidByDayOf(
    db,
    scope,
    projects.map((p) => p.id),
  )
  const names = await namesOf(
    db,
    projects.map((p) => p.ownerId),
  )
  const unitNames = await unitNamesOf(db, scope.unitIds)
  return projects.map((project) => {
    const paid = paidOf(project.id)
    const { total } = fourAmounts(project, paid)
    const measured = measuredMilestones(ctx.ports.rulebook, project, paid, dayOf(ctx.now))
    return {
      id: project.id,
      unitId: project.unitId,
      unitName: unitNames(project.unitId),
      code: project.code,
      name: project.name,
      year: project.year,
      ownerId: project.ownerId,
      ownerName: names(project.ownerId),
      amounts: total,
      rate: rateOf('spent-of-full-year', total),
      next: measured.find((m) => m.verdict === 'open') ?? null,
      missed: measured.filter((m) => m.verdict === 'missed').length,
      unmeasured: measured.filter((m) => m.verdict === 'not-measured').length,
      behind:
        project.finishedOn === null &&
        measured.some((m) => (m.verdict === 'missed' || m.verdict === 'not-measured') && m.toPay !== 0),
      finishedOn: project.finishedOn,
      milestones: project.milestones,
    }
  })
}

/** The milestones of a project as they stand on a day; none when it has no template. */
export function measuredMilestones(
  rulebook: Rulebook,
  project: Project,
  paid: readonly PaidOn[],
  today: Day,
): Milestone[] {
  const file = project.milestones === null ? null : rulebook.find(milestoneKind, project.milestones)
  if (!file) return []
  return milestones({
    year: project.year,
    budget: milestoneBudget(project, file.rule.of),
    budgetOn: (day) => milestoneBudget(project, file.rule.of, day),
    steps: milestoneSteps(file.rule, project.year),
    paid,
    today,
  })
}

/** The amount that a template's shares are of, as it stands, or as it stood at the end of a day. */
export function milestoneBudget(project: Project, of: 'initial' | 'fullYear', day?: Day): Fen {
  const adjustments = project.adjustments.filter((one) => day === undefined || one.on <= day)
  return fourAmounts({ ...project, adjustments }, []).total[of]
}
