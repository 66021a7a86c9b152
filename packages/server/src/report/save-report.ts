import { Refusal } from '@rongheng/core/kernel/refusal'
import type { reportApi, ReportSheet } from '@rongheng/core/report/api'
import { type Report, ReportId } from '@rongheng/core/report/report'
import { lockProject } from '@rongheng/storage/budget/projects'
import { addReport, findReport, saveReport as writeReport } from '@rongheng/storage/report/reports'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { outlineOf, reportSheet } from './read-report.ts'

/**
 * Saves what people wrote. Half-written reports may be saved; signing is what asks for all of it.
 *
 * @throws Refusal `report.locked` while it is signed; `kernel.stale` when somebody saved first
 */
export async function saveReport(
  ctx: Ctx,
  input: z.output<typeof reportApi.saveReport.input>,
): Promise<ReportSheet> {
  outlineOf(ctx, input.outlineId)
  return ctx.transaction(async (tx) => {
    const project = await lockProject(tx, scopeOf(ctx, 'report.write'), input.projectId)
    const before = await findReport(tx, { unitIds: [project.unitId] }, project.id, input.outlineId)
    if (before?.state === 'signed') throw new Refusal('report.locked')
    if ((before?.version ?? 0) !== input.version) throw new Refusal('kernel.stale', { id: project.id })
    const written = { content: input.content, changedAt: ctx.now, changedBy: ctx.actor.id }
    // Who writes on takes it back from those who sign.
    const state = before?.state === 'offered' ? 'draft' : before?.state
    const after: Report = before
      ? await writeReport(tx, { ...before, ...written, state: state ?? 'draft' })
      : await addReport(tx, {
          id: ReportId.parse(ctx.newId('rpt')),
          unitId: project.unitId,
          projectId: project.id,
          outlineId: input.outlineId,
          ...written,
          state: 'draft',
          version: 1,
        })
    await audit(tx, ctx, {
      action: 'report.save',
      unitId: project.unitId,
      subjectId: after.id,
      subjectName: project.name,
      before,
      after,
    })
    return reportSheet(tx, ctx, project, input.outlineId)
  })
}

/** Takes a signed report up again, to write a further version. What was signed stays. */
export async function reopenReport(
  ctx: Ctx,
  input: z.output<typeof reportApi.reopenReport.input>,
): Promise<ReportSheet> {
  return ctx.transaction(async (tx) => {
    const project = await lockProject(tx, scopeOf(ctx, 'report.write'), input.projectId)
    const before = await findReport(tx, { unitIds: [project.unitId] }, project.id, input.outlineId)
    if (!before) throw new Refusal('report.no-such-report', { id: project.id })
    if (before.state !== 'signed') throw new Refusal('report.not-signed')
    const after = await writeReport(tx, {
      ...before,
      state: 'draft',
      version: input.version,
      changedAt: ctx.now,
      changedBy: ctx.actor.id,
    })
    await audit(tx, ctx, {
      action: 'report.reopen',
      unitId: project.unitId,
      subjectId: after.id,
      subjectName: project.name,
      before,
      after,
    })
    return reportSheet(tx, ctx, project, input.outlineId)
  })
}
