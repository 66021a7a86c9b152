import { type Change, inLines, permissionToHear } from '@rongheng/core/identity/changes'
import type { Instant } from '@rongheng/core/kernel/time'
import { changesSince } from '@rongheng/storage/identity/audit-search'
import { projectsOf } from '@rongheng/storage/identity/projects-of'
import { scopeOf, type Ctx } from '../ctx.ts'

// Enough to make the lines of a long absence from; beyond that nobody reads on.
const MOST_ACTS = 1000

/** A change with the project it concerns. */
type PlacedChange = Change & { readonly projectId: string | null; readonly projectName: string }

/** What others changed since a moment in the asker's units, as far as they may read it, and whether there is more. */
export async function listChanges(
  ctx: Ctx,
  input: { sinceAt: Instant; limit: number },
): Promise<{ changes: PlacedChange[]; more: boolean }> {
  const scope = scopeOf(ctx, 'project.read')
  const asked = { since: input.sinceAt, not: ctx.actor.id, limit: MOST_ACTS }
  const rows = (await changesSince(ctx.db, scope, asked)).filter((row) =>
    scopeOf(ctx, permissionToHear(row.action)).unitIds.includes(row.unitId),
  )
  const lines = inLines(
    rows.map(({ at, actorId, actorName, action, subjectId, subjectName, unitId }) => ({
      at,
      actorId,
      actorName,
      code: `act.${action}`,
      subjectId,
      subjectName,
      unitId,
    })),
  )
  const shown = lines.slice(0, input.limit)
  const projects = await projectsOf(
    ctx.db,
    scope,
    shown.map((line) => line.subjectId),
  )
  return {
    changes: shown.map((line) => {
      const project = projects.get(line.subjectId)
      return { ...line, projectId: project?.id ?? null, projectName: project?.name ?? '' }
    }),
    more: lines.length > shown.length || rows.length === MOST_ACTS,
  }
}
