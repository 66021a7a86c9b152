import { Refusal } from '@rongheng/core/kernel/refusal'
import type { reportApi, ReportSheet } from '@rongheng/core/report/api'
import { Verification } from '@rongheng/core/report/report'
import { lockProject } from '@rongheng/storage/budget/projects'
import { addVerification } from '@rongheng/storage/report/verifications'
import { getEdition, listEditions } from '@rongheng/storage/report/editions'
import { findReport } from '@rongheng/storage/report/reports'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { reportSheet } from './read-report.ts'

/** Says that the latest signed version was looked at and found right. @throws Refusal `report.not-latest` */
export async function verifyEdition(
  ctx: Ctx,
  input: z.output<typeof reportApi.verifyEdition.input>,
): Promise<ReportSheet> {
  return ctx.transaction(async (tx) => {
    const { edition } = await getEdition(tx, scopeOf(ctx, 'report.return'), input.editionId)
    const scope = { unitIds: [edition.unitId] }
    const project = await lockProject(tx, scope, edition.projectId)
    const report = await findReport(tx, scope, project.id, edition.outlineId)
    const latest = (await listEditions(tx, scope, [edition.reportId])).at(-1)
    if (report?.state === 'returned' || latest?.id !== edition.id) throw new Refusal('report.not-latest')
    const made = Verification.parse({
      id: ctx.newId('rck'),
      unitId: edition.unitId,
      reportId: edition.reportId,
      editionId: edition.id,
      by: ctx.actor.id,
      at: ctx.now,
    })
    await addVerification(tx, made)
    await audit(tx, ctx, {
      action: 'report.verify',
      unitId: edition.unitId,
      subjectId: edition.reportId,
      subjectName: project.name,
      after: made,
    })
    return reportSheet(tx, ctx, project, edition.outlineId)
  })
}
