import { FileId } from '@rongheng/core/kernel/file'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { CheckView, reportCheckApi } from '@rongheng/core/report/check/api'
import { addStoredFile } from '@rongheng/storage/kernel/files'
import * as store from '@rongheng/storage/report/checks'
import type { z } from 'zod'
import { audit } from '../../audit.ts'
import { type Ctx, scopeOf } from '../../ctx.ts'
import { checkBook } from './check-rulebook.ts'
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
    const begun = await store.saveCheck(tx, { ...check, state: 'checking' })
    await ctx.enqueue(tx, 'report.check', { checkId })
    return checkView({ ...ctx, db: tx }, begun)
  })
}

/** Reads the files and judges the report. Run again, it begins again: nothing is written before the end. */
export async function checkNow(ctx: Ctx, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const scope = scopeOf(ctx, 'report.check')
  const check = await store.getCheck(ctx.db, scope, String(payload['checkId']))
  if (check.state !== 'checking') return
  const lastYear = check.lastYearId === null ? null : await store.getCheck(ctx.db, scope, check.lastYearId)
  const { documents, outcome } = await ctx.ports.workOnReport(async (work) => {
    const read = await readFiles(work, check.files, (i) => store.checkFileBytes(ctx.db, check.id, i))
    const outcome = await judgeFiles(work, read, {
      lastYear: lastYear?.documents ?? null,
      ...checkBook(ctx.ports.rulebook, check.ruleSetId),
    })
    return { documents: read.documents, outcome }
  })
  const kept = check.keep && check.projectId !== null ? await keepFiles(ctx, check) : []
  await ctx.transaction(async (tx) => {
    const after = await store.saveCheck(tx, {
      ...check,
      state: 'done',
      files: [...outcome.files],
      documents: [...documents],
      title: outcome.title ?? check.title,
      findings: [...outcome.findings],
      unreadTables: outcome.unreadTables,
      doneAt: ctx.now,
    })
    await store.dropCheckFiles(tx, check.id)
    for (const file of kept) await addStoredFile(tx, file)
    await audit(tx, ctx, {
      action: 'report-check.run',
      unitId: check.unitId,
      subjectId: check.id,
      subjectName: after.title,
      after: { files: outcome.files.map((f) => f.sm3), findings: outcome.findings.length },
    })
  })
}

async function keepFiles(ctx: Ctx, check: store.KeptCheck) {
  const kept = []
  for (const [position, file] of check.files.entries()) {
    const bytes = await store.checkFileBytes(ctx.db, check.id, position)
    if (bytes === null) continue
    const put = await ctx.ports.files.put(bytes)
    kept.push({
      id: FileId.parse(ctx.newId('fil')),
      unitId: check.unitId,
      name: file.name,
      mediaType: 'application/octet-stream',
      ...put,
      storedAt: ctx.now,
      storedBy: ctx.actor.id,
    })
  }
  return kept
}
