import type { Cell } from '@rongheng/core/kernel/grid'
import { judging, MOST_ALIKE, settled } from '@rongheng/core/budget/ledger-judge'
import { fillMonths, readRow, type RowContext } from '@rongheng/core/budget/ledger-row'
import { summing } from '@rongheng/core/budget/ledger-summary'
import { BatchId, dedupeKey } from '@rongheng/core/budget/payment'
import { dayOf } from '@rongheng/core/kernel/time'
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
    today: dayOf(ctx.now),
  }
  await ctx.transaction((tx) => dropFates(tx, batch))
  const judge = judging(settings.choices)
  const taken = new Set(settings.choices.filter((c) => c.act === 'take').map((c) => c.rowNo))
  const given = new Set<string>()
  let month: Cell = null
  const sums = summing()
  let rowNo = settings.headerBottom
  let done = 0
  for (;;) {
    const at = { batchId: batch.id, sheet: settings.sheet, rowNo, limit: BLOCK }
    const lines = await linesAfter(ctx.db, scope, at)
    const last = lines.at(-1)
    if (!last) break
    const filled = fillMonths(lines, settings.columns, month)
    month = filled.last
    const judged = filled.rows.map((line) => judge(readRow(line, context)))
    const keys = judged.flatMap(({ rowNo: no, payment, key }) => {
      if (payment === null || key === null) return []
      const alike = taken.has(no)
        ? Array.from({ length: MOST_ALIKE }, (_, i) => dedupeKey(payment, i + 1))
        : []
      return [key, ...alike].map((one) => ({ projectId: payment.projectId, key: one }))
    })
    const known = await knownKeys(ctx.db, scope, keys)
    const fated = judged.map((row): FatedRow => {
      const named = (key: string) => `${row.payment?.projectId} ${key}`
      const isTaken = taken.has(row.rowNo)
      const end = settled(row, (key) => known.has(named(key)) || (isTaken && given.has(named(key))), isTaken)
      if (end.key !== null && end.fate !== 'duplicate') given.add(named(end.key))
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
