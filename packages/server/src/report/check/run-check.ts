import { Refusal } from '@rongheng/core/kernel/refusal'
import type { CheckView, reportCheckApi } from '@rongheng/core/report/check/api'
import type { KnownProject } from '@rongheng/core/report/check/known/known-project'
import { getProject } from '@rongheng/storage/budget/projects'
import * as store from '@rongheng/storage/report/checks'
import type { z } from 'zod'
import { audit } from '../../audit.ts'
import { type Ctx, scopeOf } from '../../ctx.ts'
import { checkBook } from './check-rulebook.ts'
import { comparableScope, comparedProject, knownNow, scopeBelow } from './compared-project.ts'
import { keepFiles, storeFiles } from './keep-files.ts'
import { checkView } from './read-checks.ts'
import { judgeFiles, readFiles } from './read-files.ts'

/** Puts a check on the queue. */
export async function runCheck(
  ctx: Ctx,
  { checkId }: z.output<typeof reportCheckApi.runCheck.input>,
): Promise<CheckView> {
  return ctx.transaction(async (tx) => {
    const check = await store.getCheck(tx, scopeOf(ctx, 'report.check'), checkId)
    if (check.files.length === 0) throw new Refusal('report.no-files')
    if (check.state !== 'collecting') return checkView({ ...ctx, db: tx }, check)
    const begun = await store.saveCheck(tx, { ...check, state: 'checking', begunAt: ctx.now })
    await ctx.enqueue(tx, 'report.check', { checkId })
    return checkView({ ...ctx, db: tx }, begun)
  })
}

/** Holds a finished check against a project, another one, or none. Its files are gone, its text is judged anew. */
export async function compareCheck(
  ctx: Ctx,
  { checkId, projectId }: z.output<typeof reportCheckApi.compareCheck.input>,
): Promise<CheckView> {
  return ctx.transaction(async (tx) => {
    const check = await store.getCheck(tx, scopeOf(ctx, 'report.check'), checkId)
    if (check.state !== 'done' || check.documents.length === 0)
      throw new Refusal('report.check-not-done', { id: check.id })
    const below = await scopeBelow(tx, check.unitId)
    const mine = comparableScope(ctx).unitIds
    if (projectId !== null)
      await getProject(tx, { unitIds: below.unitIds.filter((id) => mine.includes(id)) }, projectId)
    const begun = await store.saveCheck(tx, { ...check, projectId, state: 'checking', begunAt: ctx.now })
    await ctx.enqueue(tx, 'report.check', { checkId })
    await audit(tx, ctx, {
      action: 'report-check.compare',
      unitId: check.unitId,
      subjectId: check.id,
      subjectName: check.title,
      before: { projectId: check.projectId },
      after: { projectId },
    })
    return checkView({ ...ctx, db: tx }, begun)
  })
}

/** Reads the files and judges the report. Run again, it begins again: nothing is written before the end. */
export async function checkNow(ctx: Ctx, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const scope = scopeOf(ctx, 'report.check')
  const check = await store.getCheck(ctx.db, scope, String(payload['checkId']))
  if (check.state !== 'checking') return
  const project = await comparedProject(ctx.db, check)
  const known = project === null ? null : await knownNow(ctx.db, ctx, project)
  const { documents, outcome } = await judged(ctx, check, known)
  const stored = check.keep && project !== null ? await storeFiles(ctx, check, project) : []
  await ctx.transaction(async (tx) => {
    const after = await store.saveCheck(tx, {
      ...check,
      state: 'done',
      files: [...outcome.files],
      documents: [...documents],
      title: outcome.title ?? check.title,
      year: outcome.year,
      findings: [...outcome.findings],
      compared: known === null ? null : { at: ctx.now, lacks: known.lacks },
      doneAt: ctx.now,
    })
    await store.dropCheckFiles(tx, check.id)
    if (project) await keepFiles(tx, after, project, stored)
    await audit(tx, ctx, {
      action: 'report-check.run',
      unitId: check.unitId,
      subjectId: check.id,
      subjectName: after.title,
      after: {
        files: outcome.files.map((f) => f.sm3),
        findings: outcome.findings.length,
        projectId: check.projectId,
      },
    })
  })
}

/** What was read before stays as it was read: its files are gone. */
async function judged(ctx: Ctx, check: store.KeptCheck, known: KnownProject | null) {
  const scope = { unitIds: [check.unitId] }
  const lastYear = check.lastYearId === null ? null : await store.getCheck(ctx.db, scope, check.lastYearId)
  const { context, ...book } = checkBook(ctx.ports.rulebook, check.ruleSetId)
  return ctx.ports.workOnReport(async (work) => {
    const read =
      check.documents.length > 0
        ? { files: check.files, documents: check.documents }
        : await readFiles(work, check.files, (i) => store.checkFileBytes(ctx.db, check.id, i))
    const job = { lastYear: lastYear?.documents ?? null, ...book, context: { ...context, known } }
    return { documents: read.documents, outcome: await judgeFiles(work, read, job) }
  })
}
