import { columnsSuffice, learnedTitles } from '@rongheng/core/budget/ledger-batch'
import type { ledgerApi } from '@rongheng/core/budget/ledger-api'
import { headerOf } from '@rongheng/core/budget/ledger-header'
import type { LedgerSettings } from '@rongheng/core/budget/ledger-row'
import { Refusal } from '@rongheng/core/kernel/refusal'
import {
  keepTitles,
  type KeptBatch,
  lockBatch,
  saveBatch,
  unitTitles,
} from '@rongheng/storage/budget/ledger-batches'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { candidates, columnBook, HEAD_ROWS, headOf, unitGuess } from './ledger-book.ts'

/** Takes a person's word on sheet, header, columns, unit of money and project; what they say of titles is kept for next time. */
export async function settleLedger(
  ctx: Ctx,
  input: z.output<typeof ledgerApi.settle.input>,
): Promise<KeptBatch> {
  const scope = scopeOf(ctx, 'ledger.import')
  return ctx.transaction(async (tx) => {
    const batch = await lockBatch(tx, scope, input.batchId)
    if (batch.state === 'reading' || batch.state === 'checking') throw new Refusal('budget.ledger-busy')
    if (batch.state !== 'checked' && batch.state !== 'needs-columns')
      throw new Refusal('budget.ledger-not-checked')
    if (batch.version !== input.version) throw new Refusal('kernel.stale', { id: batch.id })
    const { headerTop, headerBottom, sheet } = input.settings
    const rows = headerBottom - headerTop
    if (rows < 0 || rows > 9 || headerBottom > HEAD_ROWS || !batch.sheets[sheet])
      throw new Refusal('budget.ledger-bad-header')
    const head = await headOf(tx, batch, sheet)
    const own = await unitTitles(tx, scope, batch.unitId)
    const part = head.filter((r) => r.rowNo >= headerTop && r.rowNo <= headerBottom)
    const found = headerOf(part, columnBook(ctx), own)
    const columns = input.recognise ? found.columns : input.settings.columns
    const settings = await withProject(tx, batch, { ...input.settings, columns })
    if (!columnsSuffice(columns) && !input.recognise) throw new Refusal('budget.ledger-no-columns')
    const header = { ...found, top: headerTop, bottom: headerBottom, columns }
    const guess = await unitGuess(tx, batch, {
      header,
      head,
      sheet,
      projects: await candidates(tx, batch),
      year: settings.year,
      projectBy: settings.projectBy,
      projectId: settings.projectId,
    })
    if (!input.recognise)
      await keepTitles(tx, batch.unitId, learnedTitles(found.titles, found.columns, columns))
    const ready = columnsSuffice(columns)
    const after = await saveBatch(tx, {
      ...batch,
      // Other rows: what was decided of the old ones means nothing there.
      settings: input.recognise ? { ...settings, moneyUnit: guess.unit, choices: [] } : settings,
      suggested: found.columns,
      titles: [...found.titles],
      guess,
      summary: null,
      state: ready ? 'checking' : 'needs-columns',
      progress: { done: 0, total: 1 },
    })
    if (ready) await ctx.enqueue(tx, 'budget.check-ledger', { batchId: batch.id })
    await audit(tx, ctx, {
      action: 'ledger.settle',
      unitId: batch.unitId,
      subjectId: batch.id,
      subjectName: batch.fileName,
      before: batch.settings,
      after: after.settings,
    })
    return after
  })
}

async function withProject(
  tx: Parameters<typeof candidates>[0],
  batch: KeptBatch,
  settings: LedgerSettings,
): Promise<LedgerSettings> {
  if (settings.projectId === null) {
    if (settings.projectBy === 'chosen') throw new Refusal('budget.ledger-no-project')
    return settings
  }
  const project = (await candidates(tx, batch)).find((p) => p.id === settings.projectId)
  if (!project) throw new Refusal('budget.no-such-project', { id: settings.projectId })
  return { ...settings, year: project.year }
}
