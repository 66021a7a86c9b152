import type { Project } from '@rongheng/core/budget/project'
import { type ChangedFact, changedSince } from '@rongheng/core/report/fact-name'
import type { Edition } from '@rongheng/core/report/report'
import type { Db } from '@rongheng/storage/db'
import { factsById, listFacts } from '@rongheng/storage/kernel/facts'
import type { Ctx } from '../ctx.ts'
import { gatherInputs } from './inputs.ts'

/** The numbers that a signed version stands on and that are others now. The version itself stays as it was signed. */
export async function changesSince(
  db: Db,
  ctx: Ctx,
  project: Project,
  edition: Pick<Edition, 'factIds'>,
): Promise<ChangedFact[]> {
  const scope = { unitIds: [project.unitId] }
  const signed = await factsById(db, scope, edition.factIds)
  const inForce = await listFacts(db, scope, [...new Set(signed.map((f) => f.subject))])
  return changedSince(await gatherInputs(db, ctx, project), signed, inForce)
}
