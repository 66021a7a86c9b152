import type { ledgerApi } from '@rongheng/core/budget/ledger-api'
import { written } from '@rongheng/core/budget/ledger-api'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { type KeptBatch, lockBatch, saveBatch } from '@rongheng/storage/budget/ledger-batches'
import {
  batchProjects,
  countKnown,
  restoreCompletion,
  writePayments,
} from '@rongheng/storage/budget/ledger-rows'
import { reverseBatch } from '@rongheng/storage/budget/payments'
import { lockProject } from '@rongheng/storage/budget/projects'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { candidates, doubts } from './ledger-book.ts'
import { fixBudgetFacts } from './fix-budget-facts.ts'

/** Writes the payments of a checked import in one transaction, with the facts that follow and one audit row: all or none. */
export async function confirmLedger(
  ctx: Ctx,
  input: z.output<typeof ledgerApi.confirm.input>,
): Promise<KeptBatch> {
  return ctx.transaction(async (tx) => {
    const batch = await lockBatch(tx, scopeOf(ctx, 'ledger.import'), input.batchId)
    if (batch.state === 'reading' || batch.state === 'checking') throw new Refusal('budget.ledger-busy')
    const { settings, summary } = batch
    if (batch.state !== 'checked' || !settings || !summary) throw new Refusal('budget.ledger-not-checked')
    if (batch.version !== input.version) throw new Refusal('kernel.stale', { id: batch.id })
    if (settings.moneyUnit !== input.moneyUnit) throw new Refusal('budget.ledger-unit-not-confirmed')
    if (settings.source !== input.source) throw new Refusal('budget.ledger-source-not-confirmed')
    const doubtful = await doubts(tx, batch, await candidates(tx, batch))
    if (doubtful.length > 0 && !input.despite)
      throw new Refusal('budget.ledger-doubts', {
        errors: summary.byFate.error.rows,
        totals: summary.totals.filter((t) => !t.agrees).length,
      })
    const { rows, sum } = written(summary)
    if (rows === 0) throw new Refusal('budget.ledger-nothing-new')
    const scope = { unitIds: [batch.unitId] }
    const projects = summary.byProject.map((p) => p.projectId).sort()
    // In the order of their ids, so that two imports at once wait for each other and never cross.
    for (const id of projects) await lockProject(tx, scope, id)
    const count = await countKnown(tx, batch)
    if (count > 0) throw new Refusal('budget.ledger-changed', { count })
    const made = await writePayments(tx, batch, settings.source, ctx.now)
    if (made !== rows) throw new Error(`${batch.id}: ${made} payments written, ${rows} checked`)
    const restored = await restoreCompletion(tx, batch)
    for (const id of projects) await fixBudgetFacts(tx, ctx, { id, unitId: batch.unitId })
    const confirmed = { at: ctx.now, by: ctx.actor.id, byName: ctx.actor.name }
    const after = await saveBatch(tx, { ...batch, state: 'confirmed', confirmed })
    await audit(tx, ctx, {
      action: 'ledger.confirm',
      unitId: batch.unitId,
      subjectId: batch.id,
      subjectName: batch.fileName,
      before: { state: batch.state },
      after: {
        state: after.state,
        sm3: batch.sm3,
        rows,
        sum,
        byProject: summary.byProject,
        settings,
        doubts: doubtful,
        restored,
      },
    })
    return after
  })
}

/** Takes a whole import back in one transaction: its payments stay readable and no longer count, and the facts follow. */
export async function reverseLedger(
  ctx: Ctx,
  input: z.output<typeof ledgerApi.reverse.input>,
): Promise<KeptBatch> {
  return ctx.transaction(async (tx) => {
    const batch = await lockBatch(tx, scopeOf(ctx, 'ledger.reverse'), input.batchId)
    if (batch.state !== 'confirmed') throw new Refusal('budget.ledger-not-confirmed')
    if (batch.version !== input.version) throw new Refusal('kernel.stale', { id: batch.id })
    const scope = { unitIds: [batch.unitId] }
    const projects = await batchProjects(tx, batch)
    for (const id of projects) await lockProject(tx, scope, id)
    const mark = { at: ctx.now, by: ctx.actor.id, why: input.why }
    const rows = await reverseBatch(tx, scope, batch.id, mark)
    for (const id of projects) await fixBudgetFacts(tx, ctx, { id, unitId: batch.unitId })
    const reversed = { ...mark, byName: ctx.actor.name }
    const after = await saveBatch(tx, { ...batch, state: 'reversed', reversed })
    await audit(tx, ctx, {
      action: 'ledger.reverse',
      unitId: batch.unitId,
      subjectId: batch.id,
      subjectName: batch.fileName,
      before: { state: batch.state },
      after: { state: after.state, rows, why: input.why },
    })
    return after
  })
}
