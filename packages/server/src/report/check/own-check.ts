import { ruleSetKind } from '@rongheng/core/evaluate/rule-set'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { reportApi } from '@rongheng/core/report/api'
import { findingText } from '@rongheng/core/report/check/finding-text'
import { gatherKnown } from '@rongheng/core/report/check/known/gather-known'
import { errorsOf, type OwnCheck, type OwnFinding } from '@rongheng/core/report/check/own-check'
import { readModel } from '@rongheng/core/report/check/read-model'
import { type CheckJob, checkHere } from '@rongheng/core/report/check/report-checker'
import type { Composed } from '@rongheng/core/report/compose'
import type { ReportInputs } from '@rongheng/core/report/inputs'
import { getProject, lockProject } from '@rongheng/storage/budget/projects'
import type { Db } from '@rongheng/storage/db'
import * as store from '@rongheng/storage/report/checks'
import { findReport } from '@rongheng/storage/report/reports'
import type { z } from 'zod'
import { audit } from '../../audit.ts'
import { type Ctx, scopeOf } from '../../ctx.ts'
import { composeNow } from '../read-report.ts'
import { checkBook, rulesAsked } from './check-rulebook.ts'

/** Characters up to which a report is judged at once, some 50 ms; a longer one goes to a process of its own. */
const AT_ONCE = 60_000

/** Judges a report as it would be printed now, by the rules that the county asks, and against its own project. */
export async function judgeComposed(
  ctx: Ctx,
  inputs: ReportInputs,
  composed: Composed,
): Promise<{ findings: OwnFinding[]; lacks: OwnCheck['lacks'] }> {
  // As it would be printed: with the day on which it is signed.
  const { document, at } = readModel({ ...composed.model, signedOn: inputs.today })
  const known = gatherKnown(inputs)
  const { rulebook, workOnReport } = ctx.ports
  const ruleSetId = inputs.goal?.ruleSetId ?? null
  const there = ruleSetId !== null && rulebook.find(ruleSetKind, ruleSetId) !== null
  const { context, ...book } = checkBook(rulebook, there ? ruleSetId : null)
  const job: CheckJob = {
    documents: [document],
    lastYear: null,
    ...book,
    context: { ...context, known },
  }
  const length = document.blocks.reduce(
    (sum, b) =>
      sum + (b.kind === 'paragraph' ? b.text.length : b.cells.reduce((n, c) => n + c.text.length, 0)),
    0,
  )
  const { findings } =
    length <= AT_ONCE ? checkHere(job) : await workOnReport(async ({ check }) => check(job))
  return {
    findings: findings.map((finding) => ({ ...finding, at: at[finding.quotes[0]?.block ?? -1] ?? null })),
    lacks: [...known.lacks],
  }
}

/** @throws Refusal `report.check-errors` when the check finds an error in the report */
export async function refuseErrors(ctx: Ctx, inputs: ReportInputs, composed: Composed): Promise<void> {
  const { findings } = await judgeComposed(ctx, inputs, composed)
  const errors = errorsOf(findings)
  const [first] = errors
  if (!first) return
  const rule = rulesAsked(ctx.ports.rulebook).find((file) => file.id === first.rule)?.rule
  throw new Refusal('report.check-errors', {
    count: errors.length,
    first: findingText(first, rule ?? { says: {} }, 'zh-CN').says,
  })
}

/** The check of a project's report as it stands. */
export async function checkReport(
  ctx: Ctx,
  input: z.output<typeof reportApi.checkReport.input>,
): Promise<OwnCheck> {
  const project = await getProject(ctx.db, scopeOf(ctx, 'report.read'), input.projectId)
  return ownCheck(ctx.db, ctx, project, input.outlineId)
}

async function ownCheck(
  db: Db,
  ctx: Ctx,
  project: Parameters<typeof composeNow>[2],
  outlineId: string,
): Promise<OwnCheck> {
  const { report, inputs, composed } = await composeNow(db, ctx, project, outlineId)
  const judged = await judgeComposed(ctx, inputs, composed)
  const dismissals = report ? await store.listDismissals(db, [report.id]) : []
  const there = new Set(judged.findings.map((finding) => finding.key))
  return {
    ...judged,
    dismissals: dismissals
      .filter((d) => there.has(d.key))
      .map(({ key, reason, at, by, byName }) => ({ key, reason, at, by, byName })),
  }
}

/**
 * Says that a finding in the report does not count, and why. It holds while the same words stand there.
 *
 * @throws Refusal `report.error-counts` for an error: that is mended, or the county switches the rule off
 */
export async function dismissInReport(
  ctx: Ctx,
  { projectId, outlineId, key, reason }: z.output<typeof reportApi.dismissInReport.input>,
): Promise<OwnCheck> {
  return ctx.transaction(async (tx) => {
    const project = await lockProject(tx, scopeOf(ctx, 'report.write'), projectId)
    const report = await findReport(tx, { unitIds: [project.unitId] }, project.id, outlineId)
    if (!report) throw new Refusal('report.no-such-report', { id: project.id })
    const { findings } = await ownCheck(tx, ctx, project, outlineId)
    const finding = findings.find((one) => one.key === key)
    if (!finding) throw new Refusal('report.no-such-finding')
    if (finding.severity === 'E') throw new Refusal('report.error-counts')
    const by = { at: ctx.now, by: ctx.actor.id, byName: ctx.actor.name }
    await store.putDismissal(tx, { unitId: project.unitId, seriesId: report.id }, { key, reason, ...by })
    const after = await ownCheck(tx, ctx, project, outlineId)
    await audit(tx, ctx, {
      action: 'report-check.dismiss',
      unitId: project.unitId,
      subjectId: report.id,
      subjectName: project.name,
      after: { key, reason },
    })
    return after
  })
}

/** Lets a dismissed finding of the report count again. */
export async function restoreInReport(
  ctx: Ctx,
  { projectId, outlineId, key }: z.output<typeof reportApi.restoreInReport.input>,
): Promise<OwnCheck> {
  return ctx.transaction(async (tx) => {
    const project = await lockProject(tx, scopeOf(ctx, 'report.write'), projectId)
    const report = await findReport(tx, { unitIds: [project.unitId] }, project.id, outlineId)
    if (!report) throw new Refusal('report.no-such-report', { id: project.id })
    await store.dropDismissal(tx, report.id, key)
    const after = await ownCheck(tx, ctx, project, outlineId)
    await audit(tx, ctx, {
      action: 'report-check.restore',
      unitId: project.unitId,
      subjectId: report.id,
      subjectName: project.name,
      before: { key },
    })
    return after
  })
}
