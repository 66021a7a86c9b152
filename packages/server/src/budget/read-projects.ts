import type { budgetApi } from '@rongheng/core/budget/api'
import type { Owner, ProjectLine, ProjectView } from '@rongheng/core/budget/views'
import type { Role } from '@rongheng/core/identity/roles'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { peopleWithRole } from '@rongheng/storage/identity/names'
import {
  getProject as loadProject,
  listProjects as loadProjects,
  projectYears,
} from '@rongheng/storage/budget/projects'
import type { z } from 'zod'
import { type Ctx, scopeOf } from '../ctx.ts'
import { projectLines, projectView } from './project-view.ts'

/** The projects within reach, and the years there are. */
export async function listProjects(
  ctx: Ctx,
  input: z.output<typeof budgetApi.listProjects.input>,
): Promise<{ items: ProjectLine[]; count: number; years: number[] }> {
  const scope = scopeOf(ctx, 'project.read')
  const wanted = await loadProjects(ctx.db, scope, {
    year: input.year,
    text: input.text,
    ...(input.mine === true && { ownerId: ctx.actor.id }),
    ...(input.state === 'finished' && { finished: true }),
    ...((input.state === 'running' || input.state === 'behind') && { finished: false }),
  })
  const years = await projectYears(ctx.db, scope)
  const from = ((input.page ?? 1) - 1) * input.size
  const part = <T>(all: readonly T[]): readonly T[] =>
    input.page === undefined ? all : all.slice(from, from + input.size)
  if (input.state !== 'behind')
    return { items: await projectLines(ctx.db, ctx, part(wanted)), count: wanted.length, years }
  // Who is behind is known only once the milestones of all are measured.
  const behind = (await projectLines(ctx.db, ctx, wanted)).filter((line) => line.behind)
  return { items: [...part(behind)], count: behind.length, years }
}

/** One project with all that its page shows first. */
export async function getProject(
  ctx: Ctx,
  input: z.output<typeof budgetApi.getProject.input>,
): Promise<ProjectView> {
  const project = await loadProject(ctx.db, scopeOf(ctx, 'project.read'), input.projectId)
  return projectView(ctx.db, ctx, project)
}

/** Roles whose holders may own a project: finance writes projects too, and owns none. */
export const ownerRoles: readonly Role[] = ['project-owner']

/** People who may own a project of the unit. */
export async function listOwners(
  ctx: Ctx,
  input: z.output<typeof budgetApi.listOwners.input>,
): Promise<{ items: Owner[] }> {
  if (!scopeOf(ctx, 'project.read').unitIds.includes(input.unitId))
    throw new Refusal('identity.no-such-unit', { id: input.unitId })
  return { items: await peopleWithRole(ctx.db, input.unitId, ownerRoles) }
}
