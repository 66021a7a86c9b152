import type { Project } from '@rongheng/core/budget/project'
import type { Permission } from '@rongheng/core/identity/permissions'
import type { Scope } from '@rongheng/core/identity/scope'
import { unitsBelow } from '@rongheng/core/identity/unit-tree'
import { gatherKnown } from '@rongheng/core/report/check/known/gather-known'
import type { KnownProject } from '@rongheng/core/report/check/known/known-project'
import { namedProjects } from '@rongheng/core/report/check/known/named-projects'
import type { ReportCheck } from '@rongheng/core/report/check/report-check'
import { listProjects } from '@rongheng/storage/budget/projects'
import type { Db } from '@rongheng/storage/db'
import { unitTree } from '@rongheng/storage/identity/units'
import { type Ctx, scopeOf } from '../../ctx.ts'
import { gatherInputs } from '../inputs.ts'

/** A comparison tells amounts, goals, results and the score: who asks for one must be allowed to see them all. */
const NEEDED: readonly Permission[] = [
  'report.check',
  'project.read',
  'payment.read',
  'goal.read',
  'score.read',
]

/** The units whose projects the actor may hold a report against. */
export function comparableScope(ctx: Ctx): Scope {
  const [first, ...others] = NEEDED.map((permission) => scopeOf(ctx, permission).unitIds)
  return { unitIds: (first ?? []).filter((id) => others.every((ids) => ids.includes(id))) }
}

/**
 * The units whose projects a check of this unit may be held against: its own and those below it. Who sees the check sees
 * these units too, because roles reach downwards.
 */
export const scopeBelow = async (db: Db, unitId: string): Promise<Scope> => ({
  unitIds: unitsBelow(await unitTree(db), unitId),
})

/** The project that a check is held against; null when it is held against none, or the project is gone. */
export async function comparedProject(
  db: Db,
  check: Pick<ReportCheck, 'projectId' | 'unitId'>,
): Promise<Project | null> {
  if (check.projectId === null) return null
  const [project] = await listProjects(db, await scopeBelow(db, check.unitId), { ids: [check.projectId] })
  return project ?? null
}

/** What is on record of a project now. */
export const knownNow = async (db: Db, ctx: Ctx, project: Project): Promise<KnownProject> =>
  gatherKnown(await gatherInputs(db, ctx, project))

/** The projects that a report names and that it could be held against. */
export async function offersFor(
  ctx: Ctx,
  check: Pick<ReportCheck, 'documents' | 'unitId' | 'year'>,
): Promise<{ id: string; code: string; name: string; year: number }[]> {
  const below = await scopeBelow(ctx.db, check.unitId)
  const mine = comparableScope(ctx).unitIds
  const scope = { unitIds: below.unitIds.filter((id) => mine.includes(id)) }
  const filter = check.year === null ? {} : { year: check.year }
  const projects = await listProjects(ctx.db, scope, filter)
  return namedProjects(check.documents, check.year, projects).map(({ id, code, name, year }) => ({
    id,
    code,
    name,
    year,
  }))
}
