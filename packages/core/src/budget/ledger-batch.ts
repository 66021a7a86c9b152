import { z } from 'zod'
import { FileId } from '../kernel/file.ts'
import type { Fen } from '../kernel/money.ts'
import { Instant } from '../kernel/time.ts'
import type { LedgerColumns, LedgerField, UnitTitle } from './ledger-columns.ts'
import { ledgerFields, plainTitle } from './ledger-columns.ts'
import { SheetInfo } from '../kernel/grid.ts'
import { LedgerSettings } from './ledger-row.ts'
import { LedgerSummary } from './ledger-summary.ts'
import { BatchId } from './payment.ts'
import type { ProjectId } from './project.ts'
import { type Source, sources } from './source.ts'

/**
 * Where an import stands. `needs-columns`: a person must say which columns hold date and amount. Until `confirmed` no
 * payment exists; after `reversed` none of its payments counts.
 */
export const batchStates = [
  'reading',
  'needs-columns',
  'checking',
  'checked',
  'confirmed',
  'reversed',
  'failed',
  'discarded',
] as const
export const BatchState = z.enum(batchStates)
export type BatchState = z.infer<typeof BatchState>

/** The guess at the unit of money, as people are shown it. */
export const ShownGuess = z.object({
  unit: z.enum(['yuan', 'wan']),
  because: z.enum(['title', 'note', 'format', 'size', 'default']),
  text: z.string().nullable(),
  cell: z.string().nullable(),
  doubtful: z.boolean(),
})

const Signed = z.object({ at: Instant, by: z.string(), byName: z.string() })

/** One import of a ledger file, from upload to confirmation and, if need be, reversal. */
export const LedgerBatch = z.object({
  id: BatchId,
  unitId: z.string(),
  fileId: FileId,
  fileName: z.string(),
  sm3: z.string(),
  state: BatchState,
  progress: z.object({ done: z.number(), total: z.number() }),
  /** Code and facts of the refusal, when the file could not be read. */
  failure: z
    .object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  sheets: z.array(SheetInfo),
  settings: LedgerSettings.nullable(),
  /** The titles over the columns, as the settings' header gives them. */
  titles: z.array(z.string()),
  guess: ShownGuess.nullable(),
  summary: LedgerSummary.nullable(),
  created: Signed,
  confirmed: Signed.nullable(),
  reversed: Signed.extend({ why: z.string() }).nullable(),
  version: z.int(),
})
export type LedgerBatch = z.infer<typeof LedgerBatch>

/** Whether columns suffice to read rows: a day, whole or as month and day, and an amount. */
export const columnsSuffice = (columns: LedgerColumns): boolean =>
  (columns.paidOn !== undefined || (columns.month !== undefined && columns.day !== undefined)) &&
  (columns.amount !== undefined || columns.amountBack !== undefined)

/**
 * What is worth a second look before confirming; an import with any of these needs an explicit yes.
 *
 * @param moneyOf 全年预算数 of a project by source, and what is on record as paid
 */
export function doubtsOf(
  batch: Pick<LedgerBatch, 'summary' | 'guess' | 'settings'>,
  moneyOf: (projectId: ProjectId) => ProjectMoney,
): BatchDoubt[] {
  const { summary, guess, settings } = batch
  const doubts: BatchDoubt[] = []
  if (!summary) return doubts
  if (summary.byFate.error.rows > 0) doubts.push('errors')
  if (summary.totals.some((t) => !t.agrees)) doubts.push('totals')
  if (
    guess &&
    settings &&
    (guess.doubtful || (guess.because !== 'default' && guess.unit !== settings.moneyUnit))
  )
    doubts.push('unit')
  const source = settings?.source ?? 'appropriation'
  const budgets = summary.byProject.map(({ projectId }) => moneyOf(projectId).budget)
  if (budgets.some((budget) => budget[source] === 0)) doubts.push('source')
  // One choice for the whole file cannot be right for every row, as far as anybody can tell from here.
  else if (budgets.some((budget) => sources.filter((one) => budget[one] > 0).length > 1))
    doubts.push('several-sources')
  if (summary.byProject.some(({ projectId, sum }) => moneyOf(projectId).paid + sum < 0))
    doubts.push('refunds')
  return doubts
}
export const BatchDoubt = z.enum(['errors', 'totals', 'unit', 'source', 'several-sources', 'refunds'])
/** What the doubts about a project's rows are judged by. */
export type ProjectMoney = { readonly budget: Readonly<Record<Source, Fen>>; readonly paid: Fen }
export type BatchDoubt = z.infer<typeof BatchDoubt>

/** What a person's choice of columns teaches for the unit's next ledger: each title whose meaning they changed. */
export function learnedTitles(
  titles: readonly string[],
  suggested: LedgerColumns,
  chosen: LedgerColumns,
): UnitTitle[] {
  const fieldAt = (columns: LedgerColumns, column: number): LedgerField | null =>
    ledgerFields.find((f) => columns[f] === column) ?? null
  return titles.flatMap((title, column) => {
    const field = fieldAt(chosen, column)
    const plain = plainTitle(title)
    return plain && field !== fieldAt(suggested, column) ? [{ title: plain, field }] : []
  })
}
