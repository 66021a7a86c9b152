import { canonical } from '@rongheng/core/kernel/canonical'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { dayOf } from '@rongheng/core/kernel/time'
import type { reportApi, ReportSheet } from '@rongheng/core/report/api'
import { compose } from '@rongheng/core/report/compose'
import { strayNumbers } from '@rongheng/core/report/number'
import { codeOf, type Edition, EditionId, factIdsOf, obstacles } from '@rongheng/core/report/report'
import { lockProject } from '@rongheng/storage/budget/projects'
import { factsById } from '@rongheng/storage/kernel/facts'
import { addEdition, getEdition, listEditions, listReturns } from '@rongheng/storage/report/editions'
import { saveReport } from '@rongheng/storage/report/reports'
import type { Scope } from '@rongheng/core/identity/scope'
import type { ReportModel } from '@rongheng/core/report/model'
import type { Tx } from '@rongheng/storage/db'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { sm3 } from '../sm3.ts'
import { modelOf } from './editions.ts'
import { refuseErrors } from './check/own-check.ts'
import { composeNow, outlineOf, reportSheet } from './read-report.ts'

/**
 * 定稿: locks the report as it stands, with the facts it stands on and the code by which a copy is checked.
 *
 * @throws Refusal `report.not-complete` while places are unfilled or numbers are typed; `report.check-errors` while the check
 * finds errors; `report.locked` when it is signed;
 * `report.as-returned` when it says what the version says that was sent back; `report.numbers-stray` when a number does not follow from its facts, which would be a fault of ours
 */
export async function signReport(
  ctx: Ctx,
  input: z.output<typeof reportApi.signReport.input>,
): Promise<ReportSheet> {
  return ctx.transaction(async (tx) => {
    const project = await lockProject(tx, scopeOf(ctx, 'report.sign'), input.projectId)
    const scope = { unitIds: [project.unitId] }
    const { report, inputs, content, composed } = await composeNow(tx, ctx, project, input.outlineId)
    if (!report) throw new Refusal('report.no-such-report', { id: project.id })
    if (report.state === 'signed') throw new Refusal('report.locked')
    const open = obstacles(composed)
    if (open[0]) throw new Refusal('report.not-complete', { count: open.length, first: open[0].text })
    await refuseErrors(ctx, inputs, composed)
    const editions = await listEditions(tx, scope, [report.id])
    const number = editions.length + 1
    const signing = { on: dayOf(ctx.now), edition: number }
    const { model } = compose(outlineOf(ctx, input.outlineId), inputs, content, signing)
    const returns = await listReturns(tx, scope, [report.id])
    const returned = editions.at(-1)
    if (returned && returns.some((r) => r.editionId === returned.id))
      await refuseUnchanged(tx, scope, returned, model)
    const factIds = factIdsOf(model)
    const facts = await factsById(tx, scope, factIds)
    const strays = strayNumbers(model, new Map(facts.map((f) => [f.id, f])))
    if (strays[0])
      throw new Refusal('report.numbers-stray', { count: strays.length, first: strays[0].number })
    const text = canonical(model)
    const hash = sm3(text)
    const edition: Edition = {
      id: EditionId.parse(ctx.newId('red')),
      unitId: project.unitId,
      reportId: report.id,
      projectId: project.id,
      outlineId: input.outlineId,
      number,
      factIds,
      sm3: hash,
      code: codeOf(hash),
      signedAt: ctx.now,
      signedBy: ctx.actor.id,
    }
    await addEdition(tx, edition, text)
    const signed = { ...report, state: 'signed' as const, version: input.version }
    const after = await saveReport(tx, { ...signed, changedAt: ctx.now, changedBy: ctx.actor.id })
    await audit(tx, ctx, {
      action: 'report.sign',
      unitId: project.unitId,
      subjectId: report.id,
      subjectName: project.name,
      before: report,
      after: { ...after, edition },
    })
    return reportSheet(tx, ctx, project, input.outlineId)
  })
}

/** A version that was sent back with an opinion is not signed again as it was. */
async function refuseUnchanged(tx: Tx, scope: Scope, returned: Edition, model: ReportModel): Promise<void> {
  const before = await getEdition(tx, scope, returned.id)
  const { parts, attachments } = modelOf(before.model, before.edition.sm3, before.edition.code)
  const same = (a: unknown, b: unknown) => canonical(a) === canonical(b)
  if (same(parts, model.parts) && same(attachments, model.attachments))
    throw new Refusal('report.as-returned')
}
