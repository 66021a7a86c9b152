import type { Project } from '@rongheng/core/budget/project'
import type { Download } from '@rongheng/core/kernel/file'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { reportApi } from '@rongheng/core/report/api'
import type { ReportModel } from '@rongheng/core/report/model'
import type { Seal } from '@rongheng/core/report/ports'
import { getProject } from '@rongheng/storage/budget/projects'
import { getEdition } from '@rongheng/storage/report/editions'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { modelOf } from './editions.ts'
import { composeNow } from './read-report.ts'

const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const

/**
 * The report as a file: a signed version when one is named, else the draft, which says so on every page. Every export is
 * audited.
 */
export async function exportReport(
  ctx: Ctx,
  input: z.output<typeof reportApi.exportReport.input>,
): Promise<Download> {
  const project = await getProject(ctx.db, scopeOf(ctx, 'report.export'), input.projectId)
  const { model, seal } = await modelAndSeal(ctx, project, input)
  const bytes = await render(ctx, model, seal, input.format)
  const part = input.format === 'xlsx' ? '自评表' : model.title
  const said = `${model.year}年${model.subtitle}（${model.projectCode}）${part}${seal.code ? '' : '（草稿）'}`
  const name = `${said.replace(/[\\/:*?"<>|\s]/g, '_')}.${input.format}`
  await ctx.transaction((tx) =>
    audit(tx, ctx, {
      action: 'report.export',
      unitId: project.unitId,
      subjectId: input.editionId ?? project.id,
      subjectName: name,
    }),
  )
  return { name, mediaType: mediaTypes[input.format], bytes: new Uint8Array(bytes) }
}

async function modelAndSeal(
  ctx: Ctx,
  project: Project,
  input: z.output<typeof reportApi.exportReport.input>,
): Promise<{ model: ReportModel; seal: Seal }> {
  if (input.editionId === undefined) {
    const { composed } = await composeNow(ctx.db, ctx, project, input.outlineId)
    return { model: composed.model, seal: { code: null } }
  }
  const { edition, model } = await getEdition(ctx.db, { unitIds: [project.unitId] }, input.editionId)
  if (edition.projectId !== project.id || edition.outlineId !== input.outlineId)
    throw new Refusal('report.no-such-edition', { id: input.editionId })
  return { model: modelOf(model, edition.sm3, edition.code), seal: { code: edition.code } }
}

async function render(
  ctx: Ctx,
  model: ReportModel,
  seal: Seal,
  format: 'docx' | 'xlsx' | 'pdf',
): Promise<Uint8Array> {
  const { reports, pdf } = ctx.ports
  if (format === 'xlsx' && !model.attachments.some((a) => a.key === 'self-table'))
    throw new Refusal('report.no-self-table')
  if (format === 'xlsx') return reports.xlsx(model, 'self-table', seal)
  const docx = await reports.docx(model, seal)
  if (format === 'docx') return docx
  if ((await pdf.program()) === null) throw new Refusal('report.no-office-program')
  const made = await pdf.toPdf(docx)
  if ('failed' in made) throw new Refusal('report.pdf-failed', { why: made.failed })
  return made.pdf
}
