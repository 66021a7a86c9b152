import { judging, settled } from '@rongheng/core/budget/ledger-judge'
import { readRow, type RowContext } from '@rongheng/core/budget/ledger-row'
import { summing } from '@rongheng/core/budget/ledger-summary'
import { BatchId } from '@rongheng/core/budget/payment'
import { getBatch, noteProgress, saveBatch } from '@rongheng/storage/budget/ledger-batches'
import {
  addFates,
  dropFates,
  type FatedRow,
  knownKeys,
  linesAfter,
} from '@rongheng/storage/budget/ledger-rows'
import { type Ctx, scopeOf } from '../ctx.ts'
import { candidates, columnBook } from './ledger-book.ts'

const BLOCK = 2_000

/** Gives every row of an import its fate under its settings. Run again, it begins again; no payment is written. */
export async function checkLedger(ctx: Ctx, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const batch = await getBatch(ctx.db, scopeOf(ctx, 'ledger.import'), BatchId.parse(payload['batchId']))
  const { settings } = batch
  if (batch.state !== 'checking' || settings === null) return
  const scope = { unitIds: [batch.unitId] }
  const info = batch.sheets[settings.sheet]
  const context: RowContext = {
    settings,
    date1904: info?.date1904 ?? false,
    titles: batch.titles,
    book: columnBook(ctx),
    projects: await candidates(ctx.db, batch),
  }
  await ctx.transaction((tx) => dropFates(tx, batch))
  const judge = judging()
  const sums = summing()
  let rowNo = settings.headerBottom
  let done = 0
  for (;;) {
    const at = { batchId: batch.id, sheet: settings.sheet, rowNo, limit: BLOCK }
    const lines = await linesAfter(ctx.db, scope, at)
    const last = lines.at(-1)
    if (!last) break
    const judged = lines.map((line) => judge(readRow(line, context)))
    const keys = judged.flatMap((row) =>
      row.payment && row.key ? [{ projectId: row.payment.projectId, key: row.key }] : [],
    )
    const known = await knownKeys(ctx.db, scope, keys)
    const fated = judged.map((row): FatedRow => {
      const end = settled(row, row.payment !== null && known.has(`${row.payment.projectId} ${row.key}`))
      sums.add(end)
      const writes = end.fate === 'new' || end.fate === 'refund'
      return { ...end, paymentId: writes ? ctx.newId('pay') : null }
    })
    rowNo = last.rowNo
    done += lines.length
    await ctx.transaction(async (tx) => {
      await addFates(tx, batch, fated)
      await noteProgress(tx, batch.id, done, Math.max(info?.rowCount ?? done, done))
    })
  }
  const progress = { done, total: Math.max(done, 1) }
  await ctx.transaction((tx) =>
    saveBatch(tx, { ...batch, state: 'checked', summary: sums.summary(), progress }),
  )
}
