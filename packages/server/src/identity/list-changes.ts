import type { Instant } from '@rongheng/core/kernel/time'
import { changesSince } from '@rongheng/storage/identity/audit-search'
import { scopeOf, type Ctx } from '../ctx.ts'

/** One change, for the home page. `code` is the word key of what was done. */
export type Change = {
  readonly at: Instant
  readonly actorName: string
  readonly code: string
  readonly subjectId: string
  readonly subjectName: string
  readonly unitId: string
}

/** What others changed in the asker's units since a moment. */
export async function listChanges(
  ctx: Ctx,
  input: { sinceAt: Instant; limit: number },
): Promise<{ changes: Change[] }> {
  const asked = { since: input.sinceAt, not: ctx.actor.id, limit: input.limit }
  const rows = await changesSince(ctx.db, scopeOf(ctx, 'project.read'), asked)
  return {
    changes: rows.map(({ at, actorName, action, subjectId, subjectName, unitId }) => ({
      at,
      actorName,
      code: `act.${action}`,
      subjectId,
      subjectName,
      unitId,
    })),
  }
}
