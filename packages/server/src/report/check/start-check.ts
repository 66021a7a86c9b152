import { Refusal } from '@rongheng/core/kernel/refusal'
import type { CheckView, reportCheckApi } from '@rongheng/core/report/check/api'
import { CheckId } from '@rongheng/core/report/check/report-check'
import { getProject } from '@rongheng/storage/budget/projects'
import { addCheck, addCheckFile, getCheck, type KeptCheck, saveCheck } from '@rongheng/storage/report/checks'
import type { z } from 'zod'
import { audit } from '../../audit.ts'
import { type Ctx, scopeOf } from '../../ctx.ts'
import { sm3 } from '../../sm3.ts'
import { checkBook } from './check-rulebook.ts'
import { comparableScope, scopeBelow } from './compared-project.ts'
import { checkView } from './read-checks.ts'

/** Begins a check. Nothing is read yet: its files come one by one. */
export async function startCheck(
  ctx: Ctx,
  input: z.output<typeof reportCheckApi.startCheck.input>,
): Promise<CheckView> {
  const scope = scopeOf(ctx, 'report.check')
  const previous = input.previousId ? await getCheck(ctx.db, scope, input.previousId) : null
  const projectId = input.projectId ?? previous?.projectId ?? null
  const project = projectId ? await getProject(ctx.db, comparableScope(ctx), projectId) : null
  const unitId =
    previous?.unitId ??
    project?.unitId ??
    input.unitId ??
    (scope.unitIds.length === 1 ? scope.unitIds[0] : undefined)
  if (unitId === undefined || !scope.unitIds.includes(unitId))
    throw new Refusal('report.no-such-unit', { id: unitId ?? '' })
  // Who sees the check must see the project: it lies in the check's unit or below it.
  if (project && !(await scopeBelow(ctx.db, unitId)).unitIds.includes(project.unitId))
    throw new Refusal('budget.no-such-project', { id: project.id })
  const lastYearId = input.lastYearId ?? previous?.lastYearId
  const ruleSetId = input.ruleSetId ?? previous?.ruleSetId ?? null
  checkBook(ctx.ports.rulebook, ruleSetId)
  const lastYear = lastYearId ? await getCheck(ctx.db, scope, lastYearId) : null
  if (input.keep && !project) throw new Refusal('report.keep-where')
  const id = CheckId.parse(ctx.newId('chk'))
  const made: KeptCheck = {
    id,
    seriesId: previous?.seriesId ?? id,
    unitId,
    projectId,
    keep: input.keep,
    previousId: previous?.id ?? null,
    lastYearId: lastYear?.id ?? null,
    ruleSetId,
    title: '',
    state: 'collecting',
    files: [],
    documents: [],
    findings: [],
    year: null,
    compared: null,
    created: { at: ctx.now, by: ctx.actor.id, byName: ctx.actor.name },
    begunAt: null,
    doneAt: null,
    version: 1,
  }
  return ctx.transaction(async (tx) => {
    await addCheck(tx, made)
    await audit(tx, ctx, { action: 'report-check.start', unitId, subjectId: id, after: { projectId } })
    return checkView({ ...ctx, db: tx }, made)
  })
}

/** Takes in one file of the report. Its bytes are kept until the check is done. */
export async function addFile(
  ctx: Ctx,
  input: z.output<typeof reportCheckApi.addFile.input>,
  bytes: Uint8Array,
): Promise<CheckView> {
  return ctx.transaction(async (tx) => {
    const check = await getCheck(tx, scopeOf(ctx, 'report.check'), input.checkId)
    if (check.state !== 'collecting') throw new Refusal('report.check-begun', { id: check.id })
    if (check.files.length >= 20) throw new Refusal('report.too-many-files', { limit: 20 })
    if (bytes.byteLength === 0) throw new Refusal('report.file-empty', { name: input.name })
    await addCheckFile(tx, check.id, check.files.length, bytes)
    const file = {
      name: input.name,
      sizeBytes: bytes.byteLength,
      sm3: sm3(bytes),
      format: null,
      fault: null,
      unread: [],
    }
    const after = await saveCheck(tx, {
      ...check,
      title: check.title || input.name,
      files: [...check.files, file],
    })
    return checkView({ ...ctx, db: tx }, after)
  })
}
