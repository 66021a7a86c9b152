import { Refusal } from '@rongheng/core/kernel/refusal'
import type { reportApi, ReportSheet } from '@rongheng/core/report/api'
import { ReportReturn } from '@rongheng/core/report/report'
import { lockProject } from '@rongheng/storage/budget/projects'
import { addReturn, getEdition, listEditions } from '@rongheng/storage/report/editions'
import { findReport, saveReport } from '@rongheng/storage/report/reports'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { reportSheet } from './read-report.ts'

/** Sends the latest signed version back with an opinion; its unit can write again. @throws Refusal `report.already-returned` */
export async function returnReport(
  ctx: Ctx,
  input: z.output<typeof reportApi.returnReport.input>,
): Promise<ReportSheet> {
  return ctx.transaction(async (tx) => {
    const { edition } = await getEdition(tx, scopeOf(ctx, 'report.return'), input.editionId)
    const scope = { unitIds: [edition.unitId] }
    const project = await lockProject(tx, scope, edition.projectId)
    const before = await findReport(tx, scope, project.id, edition.outlineId)
    const latest = (await listEditions(tx, scope, [edition.reportId])).at(-1)
    if (!before || latest?.id !== edition.id) throw new Refusal('report.already-returned', { id: edition.id })
    const made = ReportReturn.parse({
      id: ctx.newId('rrt'),
      unitId: edition.unitId,
      reportId: edition.reportId,
      editionId: edition.id,
      opinion: input.opinion,
      by: ctx.actor.id,
      at: ctx.now,
    })
    await addReturn(tx, made)
    const after = await saveReport(tx, {
      ...before,
      state: 'returned',
      changedAt: ctx.now,
      changedBy: ctx.actor.id,
    })
    await audit(tx, ctx, {
      action: 'report.return',
      unitId: edition.unitId,
      subjectId: edition.reportId,
      subjectName: project.name,
      before,
      after: { ...after, opinion: input.opinion },
    })
    return reportSheet(tx, ctx, project, edition.outlineId)
  })
}
