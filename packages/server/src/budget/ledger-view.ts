import {
  type BatchLine,
  type BatchView,
  type LedgerRowView,
  type ledgerApi,
  written,
} from '@rongheng/core/budget/ledger-api'
import { type Cell, cellText, type GridRow } from '@rongheng/core/kernel/grid'
import type { LedgerField } from '@rongheng/core/budget/ledger-columns'
import type { LedgerSettings } from '@rongheng/core/budget/ledger-row'
import type { JudgedRow } from '@rongheng/core/budget/ledger-judge'
import { maskAccount } from '@rongheng/core/budget/payment'
import { dayOf } from '@rongheng/core/kernel/time'
import { getBatch, type KeptBatch, listBatches, sameFileBatch } from '@rongheng/storage/budget/ledger-batches'
import { completedSince, linesAfter, linesByNo, listFates } from '@rongheng/storage/budget/ledger-rows'
import type { z } from 'zod'
import { type Ctx, scopeOf } from '../ctx.ts'
import { candidates, doubts } from './ledger-book.ts'

const HEAD_SHOWN = 12

/** One import with its first rows, doubts and the projects its rows may go to. */
export async function getLedger(ctx: Ctx, input: z.output<typeof ledgerApi.get.input>): Promise<BatchView> {
  const scope = scopeOf(ctx, 'payment.read')
  const batch = await getBatch(ctx.db, scope, input.batchId)
  const sheet = batch.settings?.sheet ?? 0
  const head = await linesAfter(ctx.db, scope, { batchId: batch.id, sheet, rowNo: 0, limit: HEAD_SHOWN })
  const same = await sameFileBatch(ctx.db, scope, batch)
  const projects = await candidates(ctx.db, batch)
  return {
    ...batch,
    head: head.map((row) => masked(row, batch)),
    // Asked of the import before it is written; afterwards its own payments would count twice.
    doubts: batch.state === 'checked' ? await doubts(ctx.db, batch, projects) : [],
    projects: projects.map(({ id, code, name, year }) => ({ id, code, name, year })),
    completedSince: batch.state === 'confirmed' ? await completedSince(ctx.db, batch) : 0,
    sameFile: same ? { id: same.id as BatchView['id'], confirmedOn: dayOf(same.confirmedAt) } : null,
  }
}

/** Imports within reach, newest first. */
export async function listLedgers(
  ctx: Ctx,
  input: z.output<typeof ledgerApi.list.input>,
): Promise<{ items: BatchLine[]; count: number }> {
  const { items, count } = await listBatches(ctx.db, scopeOf(ctx, 'payment.read'), input)
  return {
    count,
    items: items.map((batch) => ({
      ...batch,
      ...(batch.summary ? written(batch.summary) : { rows: null, sum: null }),
      problems: batch.summary?.byFate.error.rows ?? null,
    })),
  }
}

/** A page of an import's rows with their fates; accounts are masked. */
export async function listLedgerRows(
  ctx: Ctx,
  input: z.output<typeof ledgerApi.rows.input>,
): Promise<{ items: LedgerRowView[]; count: number }> {
  const scope = scopeOf(ctx, 'payment.read')
  const batch = await getBatch(ctx.db, scope, input.batchId)
  const { items, count } = await listFates(ctx.db, scope, {
    batchId: batch.id,
    fate: input.fate,
    offset: (input.page - 1) * input.size,
    limit: input.size,
  })
  const bare = items.filter((row) => row.payment === null && (row.fate === 'error' || row.fate === 'skipped'))
  const sheet = batch.settings?.sheet ?? 0
  const rowNos = bare.map((row) => row.rowNo)
  const lines =
    rowNos.length === 0 ? [] : await linesByNo(ctx.db, scope, { batchId: batch.id, sheet, rowNos })
  const cells = new Map(lines.map((line) => [line.rowNo, line.cells]))
  return { items: items.map((row) => toView(row, batch.settings, cells.get(row.rowNo) ?? null)), count }
}

function toView(
  row: JudgedRow,
  settings: LedgerSettings | null,
  cells: readonly Cell[] | null,
): LedgerRowView {
  const { payment } = row
  const { columns } = settings ?? { columns: {} as LedgerSettings['columns'] }
  // What the file says, where no payment could be made of it: a clerk finds the row by its payee and voucher.
  const text = (field: LedgerField): string =>
    columns[field] === undefined ? '' : cellText(cells?.[columns[field]])
  const account = payment ? payment.payeeAccount : text('payeeAccount') || null
  const split = [text('month'), text('day')].filter(Boolean).join('-')
  return {
    rowNo: row.rowNo,
    fate: row.fate,
    remarks: row.remarks,
    on: payment?.on ?? null,
    amount: payment?.amount ?? row.written,
    payee: payment ? payment.payee : text('payee') || null,
    account: account ? maskAccount(account) : null,
    purpose: payment ? payment.purpose : text('purpose') || null,
    voucher: payment ? payment.voucher : text('voucher') || null,
    projectId: payment?.projectId ?? null,
    label: row.label,
    read: cells === null ? null : { on: text('paidOn') || split, amount: text('amount') },
    choice: settings?.choices.find((choice) => choice.rowNo === row.rowNo)?.act ?? null,
  }
}

// Columns known to hold accounts, and digits that look like one in columns nobody has named.
function masked(row: GridRow, batch: KeptBatch): GridRow {
  const columns = batch.settings?.columns ?? {}
  const accounts = new Set([columns.payeeAccount, columns.payerAccount])
  const named = new Set(Object.values(columns))
  const cells = row.cells.map((cell, column) => {
    const text = cellText(cell)
    const hide =
      /\d{8,}/.test(text) && (accounts.has(column) || (!named.has(column) && /^\d{12,}$/.test(text)))
    return hide ? maskAccount(text) : cell
  })
  return { ...row, cells }
}
