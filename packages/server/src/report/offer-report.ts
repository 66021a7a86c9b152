import { Refusal } from '@rongheng/core/kernel/refusal'
import type { reportApi, ReportSheet } from '@rongheng/core/report/api'
import { obstacles } from '@rongheng/core/report/report'
import { lockProject } from '@rongheng/storage/budget/projects'
import { saveReport } from '@rongheng/storage/report/reports'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { refuseErrors } from './check/own-check.ts'
import { composeNow, reportSheet } from './read-report.ts'

/**
 * 提请定稿: puts a finished report before those who sign. Writing in it takes it back.
 *
 * @throws Refusal `report.not-complete`, `report.check-errors`, `report.already-offered`, `report.locked`
 */
export async function offerReport(
  ctx: Ctx,
  input: z.output<typeof reportApi.offerReport.input>,
): Promise<ReportSheet> {
  return ctx.transaction(async (tx) => {
    const project = await lockProject(tx, scopeOf(ctx, 'report.write'), input.projectId)
    const { report, inputs, composed } = await composeNow(tx, ctx, project, input.outlineId)
    if (!report) throw new Refusal('report.no-such-report', { id: project.id })
    if (report.state === 'signed') throw new Refusal('report.locked')
    if (report.state === 'offered') throw new Refusal('report.already-offered')
    const open = obstacles(composed)
    if (open[0]) throw new Refusal('report.not-complete', { count: open.length, first: open[0].text })
    await refuseErrors(ctx, inputs, composed)
    const after = await saveReport(tx, {
      ...report,
      state: 'offered',
      version: input.version,
      changedAt: ctx.now,
      changedBy: ctx.actor.id,
    })
    await audit(tx, ctx, {
      action: 'report.offer',
      unitId: project.unitId,
      subjectId: report.id,
      subjectName: project.name,
      before: report,
      after,
    })
    return reportSheet(tx, ctx, project, input.outlineId)
  })
}
