import { soleSource } from '@rongheng/core/budget/amounts'
import type { Source } from '@rongheng/core/budget/source'
import { columnsSuffice } from '@rongheng/core/budget/ledger-batch'
import type { GridRow } from '@rongheng/core/kernel/grid'
import { yearOfHead } from '@rongheng/core/budget/ledger-year'
import { findHeader, type Header } from '@rongheng/core/budget/ledger-header'
import { BatchId } from '@rongheng/core/budget/payment'
import type { LedgerSettings } from '@rongheng/core/budget/ledger-row'
import { Refusal } from '@rongheng/core/kernel/refusal'
import {
  getBatch,
  type KeptBatch,
  noteProgress,
  saveBatch,
  unitTitles,
} from '@rongheng/storage/budget/ledger-batches'
import { addLines, dropLines } from '@rongheng/storage/budget/ledger-rows'
import { type Ctx, scopeOf } from '../ctx.ts'
import {
  type CandidateProject,
  candidates,
  columnBook,
  headOf,
  unitGuess,
  yearOfRows,
} from './ledger-book.ts'
import { checkLedger } from './ledger-check.ts'

/** Reads the file of an import into rows, suggests how to understand them, and checks them. Run again, it begins again. */
export async function readLedger(ctx: Ctx, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const batch = await getBatch(ctx.db, scopeOf(ctx, 'ledger.import'), BatchId.parse(payload['batchId']))
  if (batch.state === 'checking') return checkLedger(ctx, payload)
  if (batch.state !== 'reading') return
  await ctx.transaction((tx) => dropLines(tx, batch))
  try {
    const sheets = await readRows(ctx, batch)
    const suggested = await suggest(ctx, { ...batch, sheets })
    await ctx.transaction((tx) => saveBatch(tx, suggested))
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.code === 'kernel.stale') throw cause
    const failure = { code: cause.code, facts: cause.facts }
    await ctx.transaction((tx) => saveBatch(tx, { ...batch, state: 'failed', failure }))
    return
  }
  await checkLedger(ctx, payload)
}

async function readRows(ctx: Ctx, batch: KeptBatch) {
  const bytes = await ctx.ports.files.get(batch.sm3)
  let progress = batch.progress
  return ctx.ports.readSpreadsheet(bytes, {
    rows: (sheet, rows) =>
      ctx.transaction(async (tx) => {
        await addLines(tx, batch, sheet, rows)
        await noteProgress(tx, batch.id, progress.done, Math.max(progress.total, 1))
      }),
    progress: (p) => {
      progress = p
    },
  })
}

type Found = { sheet: number; head: GridRow[]; header: Header }

async function suggest(ctx: Ctx, batch: KeptBatch): Promise<KeptBatch> {
  const { db } = ctx
  const own = await unitTitles(db, { unitIds: [batch.unitId] }, batch.unitId)
  const book = columnBook(ctx)
  let best: Found | null = null
  const worth = ({ header, sheet }: Found) =>
    Object.keys(header.columns).length * 1e6 + (batch.sheets[sheet]?.rowCount ?? 0)
  for (const [sheet, info] of batch.sheets.entries()) {
    if (info.rowCount === 0 || (info.hidden && batch.sheets.some((s) => !s.hidden && s.rowCount > 0)))
      continue
    const head = await headOf(db, batch, sheet)
    const header = findHeader(head, book, own) ?? { top: 1, bottom: 1, titles: [], columns: {} }
    if (best === null || worth({ sheet, head, header }) > worth(best)) best = { sheet, head, header }
  }
  if (best === null) throw new Refusal('budget.file-no-rows')
  const { sheet, head, header } = best
  const projects = await candidates(db, batch)
  const { projectId } = batch.wish
  const year = batch.wish.yearSaid
    ? batch.wish.year
    : ((await yearOfRows(db, batch, sheet, header)) ?? yearOfHead(head, header.bottom) ?? batch.wish.year)
  const named = header.columns.project !== undefined || header.columns.projectCode !== undefined
  const only = projects.filter((p) => p.year === year)
  const chosen = projectId ?? (!named && only.length === 1 ? (only[0]?.id ?? null) : null)
  const projectBy = named ? 'column' : 'chosen'
  const guess = await unitGuess(db, batch, {
    header,
    head,
    sheet,
    projects,
    year,
    projectBy,
    projectId: chosen,
  })
  const settings: LedgerSettings = {
    sheet,
    headerTop: header.top,
    headerBottom: header.bottom,
    columns: header.columns,
    moneyUnit: guess.unit,
    year,
    projectBy,
    projectId: chosen,
    source: likelySource(projects.filter((p) => (chosen ? p.id === chosen : p.year === year))),
    choices: [],
  }
  const ready = columnsSuffice(header.columns)
  return {
    ...batch,
    settings,
    suggested: header.columns,
    titles: [...header.titles],
    guess,
    state: ready ? 'checking' : 'needs-columns',
    progress: { done: 0, total: 1 },
  }
}

/** The source that all projects in question have their only budget from; this year's appropriation where they differ. */
function likelySource(projects: readonly CandidateProject[]): Source {
  const found = new Set(projects.map((project) => soleSource(project.budgetBySource)))
  const [only] = found
  return found.size === 1 && only ? only : 'appropriation'
}
