import type { Project } from '@rongheng/core/budget/project'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { RuleFile } from '@rongheng/core/kernel/rulebook'
import type { OutlineChoice, reportApi, ReportLine, ReportSheet } from '@rongheng/core/report/api'
import { type Composed, compose } from '@rongheng/core/report/compose'
import { emptyContent, type ReportContent } from '@rongheng/core/report/content'
import type { ReportInputs } from '@rongheng/core/report/inputs'
import { type Outline, outlineKind } from '@rongheng/core/report/outline'
import { obstacles, type Report } from '@rongheng/core/report/report'
import { namesOf } from '@rongheng/storage/identity/names'
import { getProject } from '@rongheng/storage/budget/projects'
import type { Db } from '@rongheng/storage/db'
import { listVerifications } from '@rongheng/storage/report/verifications'
import { getEdition, listEditions, listReturns } from '@rongheng/storage/report/editions'
import { findReport, listReports as savedReports } from '@rongheng/storage/report/reports'
import type { z } from 'zod'
import { type Ctx, scopeOf } from '../ctx.ts'
import { handView } from './add-number.ts'
import { changesSince } from './changed-since.ts'
import { modelOf } from './editions.ts'
import { gatherInputs } from './inputs.ts'

/** An outline by its id. @throws Refusal `report.no-such-outline` */
export function outlineOf(ctx: Ctx, id: string): RuleFile<Outline> {
  const file = ctx.ports.rulebook.find(outlineKind, id)
  if (!file) throw new Refusal('report.no-such-outline', { id })
  return file
}

/** The outlines there are, and how far a project is with each. */
export async function listReports(
  ctx: Ctx,
  input: z.output<typeof reportApi.listReports.input>,
): Promise<{ items: ReportLine[] }> {
  const project = await getProject(ctx.db, scopeOf(ctx, 'report.read'), input.projectId)
  const scope = { unitIds: [project.unitId] }
  const saved = await savedReports(ctx.db, scope, [project.id])
  const editions = await listEditions(
    ctx.db,
    scope,
    saved.map((r) => r.id),
  )
  // In force first: an abolished outline is only for old reports.
  const files = [...ctx.ports.rulebook.list(outlineKind)].sort(
    (a, b) => Number(a.rule.abolished !== null) - Number(b.rule.abolished !== null),
  )
  return {
    items: files.map((file) => {
      const report = saved.find((r) => r.outlineId === file.id)
      return {
        outline: choiceOf(file),
        state: report?.state ?? null,
        changedAt: report?.changedAt ?? null,
        editions: editions.filter((e) => e.reportId === report?.id).length,
      }
    }),
  }
}

/** A project's report under one outline, made anew from the facts in force. */
export async function getReport(
  ctx: Ctx,
  input: z.output<typeof reportApi.getReport.input>,
): Promise<ReportSheet> {
  const project = await getProject(ctx.db, scopeOf(ctx, 'report.read'), input.projectId)
  return reportSheet(ctx.db, ctx, project, input.outlineId)
}

/** A report as it stands: what people wrote, and what follows from facts. */
export async function composeNow(
  db: Db,
  ctx: Ctx,
  project: Project,
  outlineId: string,
): Promise<{ report: Report | null; inputs: ReportInputs; composed: Composed; content: ReportContent }> {
  const file = outlineOf(ctx, outlineId)
  const report = await findReport(db, { unitIds: [project.unitId] }, project.id, outlineId)
  const inputs = await gatherInputs(db, ctx, project)
  const content = report?.content ?? emptyContent
  return { report, inputs, content, composed: compose(file, inputs, content, null) }
}

/** The sheet of a project that the caller has proved may be read. */
export async function reportSheet(
  db: Db,
  ctx: Ctx,
  project: Project,
  outlineId: string,
): Promise<ReportSheet> {
  const file = outlineOf(ctx, outlineId)
  const { report, inputs, composed, content } = await composeNow(db, ctx, project, outlineId)
  const scope = { unitIds: [project.unitId] }
  const ids = report ? [report.id] : []
  const editions = await listEditions(db, scope, ids)
  const returns = await listReturns(db, scope, ids)
  const verifications = await listVerifications(db, scope, ids)
  const latest = report?.state === 'signed' ? editions.at(-1) : undefined
  const signed = latest ? await getEdition(db, scope, latest.id) : null
  const called = await namesOf(db, [
    ...editions.map((e) => e.signedBy),
    ...returns.map((r) => r.by),
    ...verifications.map((v) => v.by),
    ...inputs.hand.map((h) => h.enteredBy),
  ])
  return {
    projectId: project.id,
    outline: choiceOf(file),
    state: report?.state ?? 'draft',
    version: report?.version ?? 0,
    content,
    model: signed ? modelOf(signed.model, signed.edition.sm3, signed.edition.code) : composed.model,
    changed: latest ? await changesSince(db, ctx, project, latest) : [],
    slots: file.rule.parts.flatMap((part) =>
      part.content.flatMap((item) => {
        const state = 'write' in item ? composed.slots.find((s) => s.key === item.write) : undefined
        return 'write' in item && state
          ? [
              {
                key: item.write,
                partKey: part.key,
                label: item.label,
                hint: item.hint,
                optional: item.optional,
                filled: state.filled,
                flags: [...state.flags],
              },
            ]
          : []
      }),
    ),
    quotes: composed.quotes.map((q) => ({ ...q, flags: [...q.flags] })),
    tokens: [...composed.tokens],
    hand: inputs.hand.map((h) => handView(h, inputs.facts, called)),
    obstacles: obstacles(composed),
    editions: editions.map((e) => ({ ...e, signedByName: called(e.signedBy) })),
    verifications: verifications.map((v) => ({ ...v, byName: called(v.by) })),
    returns: returns.map((r) => ({ ...r, byName: called(r.by) })),
    pdfProgram: await ctx.ports.pdf.program(),
  }
}

const choiceOf = ({ id, rule }: RuleFile<Outline>): OutlineChoice => ({
  id,
  title: rule.title,
  titleEn: rule.titleEn ?? rule.title,
  source: rule.source,
  abolished: rule.abolished,
})
