import type { ledgerApi } from '@rongheng/core/budget/ledger-api'
import { BatchId } from '@rongheng/core/budget/payment'
import { FileId } from '@rongheng/core/kernel/file'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { dayOf, yearOf } from '@rongheng/core/kernel/time'
import { addBatch, type KeptBatch, lockBatch, saveBatch } from '@rongheng/storage/budget/ledger-batches'
import { dropFates, dropLines } from '@rongheng/storage/budget/ledger-rows'
import { getProject } from '@rongheng/storage/budget/projects'
import { addStoredFile } from '@rongheng/storage/kernel/files'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'

/** Takes a ledger file in: its bytes are kept, and a job reads them. No payment is written here. */
export async function uploadLedger(
  ctx: Ctx,
  input: z.output<typeof ledgerApi.upload.input>,
  bytes: Uint8Array,
): Promise<KeptBatch> {
  const scope = scopeOf(ctx, 'ledger.import')
  const project = input.projectId ? await getProject(ctx.db, scope, input.projectId) : null
  const unitId =
    project?.unitId ?? input.unitId ?? (scope.unitIds.length === 1 ? scope.unitIds[0] : undefined)
  if (unitId === undefined || !scope.unitIds.includes(unitId))
    throw new Refusal('budget.no-such-unit', { id: unitId ?? '' })
  if (bytes.byteLength === 0) throw new Refusal('budget.file-empty')
  const kept = await ctx.ports.files.put(bytes)
  const batch: KeptBatch = {
    id: BatchId.parse(ctx.newId('bat')),
    unitId,
    fileId: FileId.parse(ctx.newId('fil')),
    fileName: input.name,
    sm3: kept.sm3,
    state: 'reading',
    progress: { done: 0, total: 1 },
    failure: null,
    sheets: [],
    settings: null,
    titles: [],
    guess: null,
    summary: null,
    created: { at: ctx.now, by: ctx.actor.id, byName: ctx.actor.name },
    confirmed: null,
    reversed: null,
    version: 1,
    wish: {
      year: project?.year ?? input.year ?? yearOf(dayOf(ctx.now)),
      yearSaid: project !== null || input.year !== undefined,
      projectId: project?.id ?? null,
    },
    suggested: {},
  }
  return ctx.transaction(async (tx) => {
    await addStoredFile(tx, {
      id: batch.fileId,
      unitId,
      name: input.name,
      mediaType: 'application/octet-stream',
      ...kept,
      storedAt: ctx.now,
      storedBy: ctx.actor.id,
    })
    await addBatch(tx, batch)
    await ctx.enqueue(tx, 'budget.read-ledger', { batchId: batch.id })
    const after = { fileName: batch.fileName, sm3: batch.sm3 }
    await audit(tx, ctx, {
      action: 'ledger.upload',
      unitId,
      subjectId: batch.id,
      subjectName: batch.fileName,
      after,
    })
    return batch
  })
}

/** Drops an import that was not confirmed. The file stays stored; its rows are forgotten. */
export async function discardLedger(
  ctx: Ctx,
  input: z.output<typeof ledgerApi.discard.input>,
): Promise<KeptBatch> {
  return ctx.transaction(async (tx) => {
    const batch = await lockBatch(tx, scopeOf(ctx, 'ledger.import'), input.batchId)
    if (batch.confirmed) throw new Refusal('budget.ledger-not-checked')
    await dropFates(tx, batch)
    await dropLines(tx, batch)
    const after = await saveBatch(tx, { ...batch, state: 'discarded', summary: null })
    await audit(tx, ctx, {
      action: 'ledger.discard',
      unitId: batch.unitId,
      subjectId: batch.id,
      subjectName: batch.fileName,
      before: { state: batch.state },
      after: { state: after.state },
    })
    return after
  })
}
