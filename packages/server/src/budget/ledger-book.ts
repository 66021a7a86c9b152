import { budgetOf, fourAmounts } from '@rongheng/core/budget/amounts'
import { type BatchDoubt, doubtsOf } from '@rongheng/core/budget/ledger-batch'
import type { Source } from '@rongheng/core/budget/source'
import { type ColumnBook, columnBookKind, mergeBooks } from '@rongheng/core/budget/ledger-columns'
import { type Cell, fillMerges, type GridRow } from '@rongheng/core/kernel/grid'
import type { Header } from '@rongheng/core/budget/ledger-header'
import type { LedgerProject } from '@rongheng/core/budget/ledger-project'
import type { LedgerSettings } from '@rongheng/core/budget/ledger-row'
import { likelyYear } from '@rongheng/core/budget/ledger-year'
import { guessUnit, type UnitGuess } from '@rongheng/core/budget/ledger-unit'
import type { Year } from '@rongheng/core/kernel/time'
import { type Fen, sumFen } from '@rongheng/core/kernel/money'
import type { KeptBatch } from '@rongheng/storage/budget/ledger-batches'
import { paidByDayOf } from '@rongheng/storage/budget/payments'
import { linesAfter } from '@rongheng/storage/budget/ledger-rows'
import { listProjects } from '@rongheng/storage/budget/projects'
import type { Db } from '@rongheng/storage/db'
import type { Ctx } from '../ctx.ts'

/** A header lies within so many rows. */
export const HEAD_ROWS = 60
/** So many rows are enough to tell yuan from 万元. */
const SAMPLE_ROWS = 2_000

/** All column books of the rulebook as one, the county's titles first. */
export const columnBook = (ctx: Ctx): ColumnBook =>
  mergeBooks(
    [...ctx.ports.rulebook.list(columnBookKind)]
      .sort((a, b) => Number(a.origin === 'local') - Number(b.origin === 'local'))
      .map((file) => file.rule),
  )

/** A project that rows may go to, with its 全年预算数. */
export type CandidateProject = LedgerProject & {
  readonly budget: Fen
  readonly budgetBySource: Readonly<Record<Source, Fen>>
}

/** The projects of the batch's unit, of all years: a row that names another year's is told so. */
export async function candidates(db: Db, batch: Pick<KeptBatch, 'unitId'>): Promise<CandidateProject[]> {
  const projects = await listProjects(db, { unitIds: [batch.unitId] })
  return projects.map((p) => {
    const { total, bySource } = fourAmounts(p, [])
    const budgetBySource = budgetOf({ bySource })
    return { id: p.id, code: p.code, name: p.name, year: p.year, budget: total.fullYear, budgetBySource }
  })
}

/** What is worth a second look before an import is confirmed. */
export async function doubts(
  db: Db,
  batch: KeptBatch,
  projects: readonly CandidateProject[],
): Promise<BatchDoubt[]> {
  const ids = batch.summary?.byProject.map(({ projectId }) => projectId) ?? []
  const paidOf = await paidByDayOf(db, { unitIds: [batch.unitId] }, ids)
  return doubtsOf(batch, (projectId) => ({
    budget: projects.find((p) => p.id === projectId)?.budgetBySource ?? noBudget,
    paid: sumFen(paidOf(projectId).map((paid) => paid.amount)),
  }))
}
const noBudget = { appropriation: 0 as Fen, 'carried-over': 0 as Fen, other: 0 as Fen }

/** The first rows of a sheet with merged ranges filled. */
export async function headOf(db: Db, batch: KeptBatch, sheet: number): Promise<GridRow[]> {
  const rows = await linesAfter(
    db,
    { unitIds: [batch.unitId] },
    { batchId: batch.id, sheet, rowNo: 0, limit: HEAD_ROWS },
  )
  return fillMerges(
    rows.filter((r) => r.rowNo <= HEAD_ROWS + 200),
    batch.sheets[sheet]?.merges ?? [],
  )
}

/** The guess at the unit of money for these settings. */
export async function unitGuess(
  db: Db,
  batch: KeptBatch,
  at: {
    header: Header
    head: readonly GridRow[]
    sheet: number
    projects: readonly CandidateProject[]
  } & Pick<LedgerSettings, 'year' | 'projectBy' | 'projectId'>,
): Promise<UnitGuess> {
  const column = at.header.columns.amount ?? at.header.columns.amountBack
  const rows = await linesAfter(
    db,
    { unitIds: [batch.unitId] },
    { batchId: batch.id, sheet: at.sheet, rowNo: at.header.bottom, limit: SAMPLE_ROWS },
  )
  const amounts: Cell[] = rows.map((row) => (column === undefined ? null : (row.cells[column] ?? null)))
  const possible = at.projects.filter((p) =>
    at.projectBy === 'chosen' ? p.id === at.projectId : p.year === at.year,
  )
  return guessUnit(at.head, at.header, amounts, sumFen(possible.map((p) => p.budget)))
}

/** The year that the rows below a header speak of; null when they do not agree. */
export async function yearOfRows(
  db: Db,
  batch: KeptBatch,
  sheet: number,
  header: Header,
): Promise<Year | null> {
  const at = { batchId: batch.id, sheet, rowNo: header.bottom, limit: SAMPLE_ROWS }
  const rows = await linesAfter(db, { unitIds: [batch.unitId] }, at)
  return likelyYear(rows, header.columns, batch.sheets[sheet]?.date1904 ?? false)
}
