import type { ledgerApi } from '@rongheng/core/budget/ledger-api'
import { ledgerWords } from '@rongheng/core/budget/ledger-words'
import { cellText } from '@rongheng/core/kernel/grid'
import type { Download } from '@rongheng/core/kernel/file'
import { say } from '@rongheng/core/kernel/words'
import { getBatch } from '@rongheng/storage/budget/ledger-batches'
import { linesByNo, listFates } from '@rongheng/storage/budget/ledger-rows'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'

/** More errors than this nobody mends by hand: something is wrong with the columns or the year. */
const MOST_ROWS = 5_000

/** The rows in error as they stood in the file, a comment in each bad cell, as .xlsx. The export is audited: it holds accounts. */
export async function ledgerErrors(
  ctx: Ctx,
  input: z.output<typeof ledgerApi.errors.input>,
): Promise<Download> {
  const batch = await getBatch(ctx.db, scopeOf(ctx, 'ledger.import'), input.batchId)
  const scope = { unitIds: [batch.unitId] }
  const of = { batchId: batch.id, fate: 'error', offset: 0, limit: MOST_ROWS } as const
  const { items } = await listFates(ctx.db, scope, of)
  const sheet = batch.settings?.sheet ?? 0
  const lines = await linesByNo(ctx.db, scope, {
    batchId: batch.id,
    sheet,
    rowNos: items.map((r) => r.rowNo),
  })
  const cells = new Map(lines.map((line) => [line.rowNo, line.cells.map(cellText)]))
  const bytes = await ctx.ports.ledgerErrorFile({
    titles: batch.titles,
    rows: items.map((row) => ({
      rowNo: row.rowNo,
      cells: cells.get(row.rowNo) ?? [],
      faults: row.remarks.map((remark) => ({
        column: remark.column,
        text: say(ledgerWords, 'zh-CN', `budget.row.${remark.code}`, { text: remark.text }),
      })),
    })),
  })
  await ctx.transaction((tx) =>
    audit(tx, ctx, {
      action: 'ledger.errors-export',
      unitId: batch.unitId,
      subjectId: batch.id,
      subjectName: batch.fileName,
      after: { rows: items.length },
    }),
  )
  return {
    name: `${batch.fileName.replace(/\.\w{1,5}$/, '')}-错误行.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: new Uint8Array(bytes),
  }
}
