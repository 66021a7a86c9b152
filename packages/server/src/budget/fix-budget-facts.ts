import { detailFindings, moneySubjects } from '@rongheng/core/budget/detail-findings'
import { budgetFindings } from '@rongheng/core/budget/findings'
import { goneFindings } from '@rongheng/core/budget/gone-findings'
import { milestoneKind, milestoneSteps } from '@rongheng/core/budget/milestone-template'
import type { Project, ProjectId } from '@rongheng/core/budget/project'
import { type Fact, FactId, type Finding, newFacts } from '@rongheng/core/kernel/fact'
import { type Day, dayOf } from '@rongheng/core/kernel/time'
import { appendFact, listFacts } from '@rongheng/storage/kernel/facts'
import { paidByDay, paidByUse, paidProofs } from '@rongheng/storage/budget/payments'
import { lockProject } from '@rongheng/storage/budget/projects'
import type { Tx } from '@rongheng/storage/db'
import type { Ctx } from '../ctx.ts'

/**
 * Writes what has changed in a project's numbers as facts. Every use case that touches a project, its money or its
 * payments calls it at the end of its own transaction; a second call writes nothing.
 *
 * @param project its unit: the caller has already proved that it may write there
 * @param before the project before the change, whose parts may be gone now
 */
export async function fixBudgetFacts(
  tx: Tx,
  ctx: Ctx,
  project: { readonly id: ProjectId; readonly unitId: string },
  before: Project | null = null,
): Promise<void> {
  const scope = { unitIds: [project.unitId] }
  // Held until commit: two writers at once would otherwise both replace the same fact.
  const current = await lockProject(tx, scope, project.id)
  const proofs = await paidProofs(tx, scope, project.id)
  const findings = budgetFindings({
    project: current,
    paid: await paidByDay(tx, scope, project.id),
    proofs,
    milestoneDays: milestoneDays(ctx, current),
    today: dayOf(ctx.now),
  })
  findings.push(...detailFindings(current, await paidByUse(tx, scope, project.id), proofs))
  const subjects = new Set([...moneySubjects(current), ...(before ? moneySubjects(before) : [])])
  await write(tx, ctx, await listFacts(tx, scope, [...subjects]), findings)
}

/** Ends all facts about a project's money: the project was entered by mistake, and is about to be marked so. */
export async function endBudgetFacts(tx: Tx, ctx: Ctx, project: Project): Promise<void> {
  await write(tx, ctx, await listFacts(tx, { unitIds: [project.unitId] }, moneySubjects(project)), [])
}

async function write(
  tx: Tx,
  ctx: Ctx,
  inForce: readonly Fact[],
  findings: readonly Finding[],
): Promise<void> {
  for (const { finding, replaces } of newFacts(inForce, [...findings, ...goneFindings(inForce, findings)])) {
    const fact: Fact = {
      ...finding,
      id: FactId.parse(ctx.newId('fct')),
      recordedAt: ctx.now,
      recordedBy: ctx.actor.id,
      replaces,
    }
    await appendFact(tx, fact)
  }
}

function milestoneDays(ctx: Ctx, project: Project): Day[] {
  const file = project.milestones === null ? null : ctx.ports.rulebook.find(milestoneKind, project.milestones)
  return file ? milestoneSteps(file.rule, project.year).map((step) => step.day) : []
}
