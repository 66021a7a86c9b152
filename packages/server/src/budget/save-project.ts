import type { budgetApi } from '@rongheng/core/budget/api'
import { askBeforeSave, copyForYear, whyNotSave } from '@rongheng/core/budget/check-project'
import { milestoneKind } from '@rongheng/core/budget/milestone-template'
import { type Project, ProjectId, UseId } from '@rongheng/core/budget/project'
import { whyNotChangeYear } from '@rongheng/core/budget/project-ties'
import type { ProjectEntry, ProjectView } from '@rongheng/core/budget/views'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { peopleWithRole } from '@rongheng/storage/identity/names'
import { usesPaid } from '@rongheng/storage/budget/payments'
import { projectTies } from '@rongheng/storage/budget/project-ties'
import { addProject, lockProject, projectsByCode, saveProject } from '@rongheng/storage/budget/projects'
import type { Tx } from '@rongheng/storage/db'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { fixBudgetFacts } from './fix-budget-facts.ts'
import { projectView } from './project-view.ts'
import { ownerRoles } from './read-projects.ts'

/** Enters a project in a unit where the actor may write. */
export async function createProject(
  ctx: Ctx,
  input: z.output<typeof budgetApi.createProject.input>,
): Promise<ProjectView> {
  if (!scopeOf(ctx, 'project.write').unitIds.includes(input.unitId))
    throw new Refusal('identity.no-such-unit', { id: input.unitId })
  const project: Project = {
    id: ProjectId.parse(ctx.newId('prj')),
    unitId: input.unitId,
    year: input.year,
    ...entered(ctx, input, null),
    adjustments: [],
    arrivals: [],
    copiedFrom: null,
    createdAt: ctx.now,
    changedAt: ctx.now,
    version: 1,
  }
  return ctx.transaction(async (tx) => {
    await check(tx, ctx, project, null, input)
    await addProject(tx, project)
    await fixBudgetFacts(tx, ctx, project)
    const view = await projectView(tx, ctx, project)
    await audit(tx, ctx, {
      action: 'project.create',
      unitId: project.unitId,
      subjectId: project.id,
      after: { ...project, ...said(input) },
    })
    return view
  })
}

/** Changes what the form of a project holds; unit, adjustments and arrivals stay, the year too once something hangs on it. */
export async function updateProject(
  ctx: Ctx,
  input: z.output<typeof budgetApi.updateProject.input>,
): Promise<ProjectView> {
  return ctx.transaction(async (tx) => {
    const before = await lockProject(tx, scopeOf(ctx, 'project.write'), input.projectId)
    const next = {
      ...before,
      ...entered(ctx, input, before),
      year: input.year ?? before.year,
      version: input.version,
      changedAt: ctx.now,
    }
    await check(tx, ctx, next, before, input)
    const after = await saveProject(tx, next)
    await fixBudgetFacts(tx, ctx, after, before)
    const view = await projectView(tx, ctx, after)
    await audit(tx, ctx, {
      action: 'project.save',
      unitId: after.unitId,
      subjectId: after.id,
      before,
      after: { ...after, ...said(input) },
    })
    return view
  })
}

/** Copies a project into another year. What happened to the first one (adjustments, arrivals, payments) is not copied. */
export async function copyProject(
  ctx: Ctx,
  input: z.output<typeof budgetApi.copyProject.input>,
): Promise<ProjectView> {
  return ctx.transaction(async (tx) => {
    const from = await lockProject(tx, scopeOf(ctx, 'project.write'), input.projectId)
    const project = copyForYear(from, {
      id: ProjectId.parse(ctx.newId('prj')),
      code: input.code ?? from.code,
      year: input.year,
      createdAt: ctx.now,
      useIds: from.uses.map(() => UseId.parse(ctx.newId('use'))),
    })
    await addProject(tx, project)
    await fixBudgetFacts(tx, ctx, project)
    const view = await projectView(tx, ctx, project)
    await audit(tx, ctx, {
      action: 'project.copy',
      unitId: project.unitId,
      subjectId: project.id,
      after: project,
    })
    return view
  })
}

// The reason has no field of its own: it is kept where one looks for who did what and why.
const said = ({ zeroWhy }: ProjectEntry) => (zeroWhy ? { zeroWhy } : {})

const entered = (ctx: Ctx, entry: ProjectEntry, before: Project | null) => ({
  code: entry.code,
  name: entry.name,
  ownerId: entry.ownerId,
  fundKind: entry.fundKind,
  uses: entry.uses.map((use) => ({ ...use, id: knownUse(use.id, before) ?? UseId.parse(ctx.newId('use')) })),
  initial: entry.initial,
  milestones: entry.milestones,
  finishedOn: entry.finishedOn,
  leftover: entry.leftover,
})

/** An id that is not one of this project's would take a use away from another project. */
function knownUse(useId: UseId | undefined, before: Project | null): UseId | undefined {
  if (useId !== undefined && !before?.uses.some((use) => use.id === useId))
    throw new Refusal('budget.no-such-use', { id: useId })
  return useId
}

async function check(
  tx: Tx,
  ctx: Ctx,
  next: Project,
  before: Project | null,
  said: Pick<ProjectEntry, 'fewUses' | 'zeroWhy'>,
): Promise<void> {
  if (new Set(next.uses.map((use) => use.id)).size < next.uses.length) throw new Refusal('budget.use-twice')
  const refusal = whyNotSave(next) ?? askBeforeSave(next, before, said)
  if (refusal) throw refusal
  if (next.milestones !== before?.milestones && next.milestones !== null)
    if (!ctx.ports.rulebook.find(milestoneKind, next.milestones))
      throw new Refusal('budget.no-such-template', { id: next.milestones })
  if (next.ownerId !== before?.ownerId) {
    const people = await peopleWithRole(tx, next.unitId, ownerRoles)
    if (!people.some((person) => person.id === next.ownerId))
      throw new Refusal('budget.no-such-owner', { id: next.ownerId })
  }
  if (!before) return
  const scope = { unitIds: [before.unitId] }
  if (next.year !== before.year) {
    const fixed = whyNotChangeYear(await projectTies(tx, scope, before.id))
    if (fixed) throw fixed
  }
  const sameCode = await projectsByCode(tx, scope, next.code, next.year)
  if (sameCode.some((one) => one.id !== before.id))
    throw new Refusal('budget.code-taken', { code: next.code, year: next.year })
  const paidFor = await usesPaid(tx, scope, before.id)
  for (const use of before.uses)
    if (!next.uses.some((kept) => kept.id === use.id) && paidFor.has(use.id))
      throw new Refusal('budget.use-has-payments', { use: use.name })
}
