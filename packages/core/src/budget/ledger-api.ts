import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Download } from '../kernel/file.ts'
import { Fen } from '../kernel/money.ts'
import { Day, Year } from '../kernel/time.ts'
import { BatchDoubt, BatchState, LedgerBatch } from './ledger-batch.ts'
import { GridRow } from '../kernel/grid.ts'
import { Fate } from './ledger-judge.ts'
import { LedgerSettings, RowChoice, RowRemark } from './ledger-row.ts'
import { LedgerSummary } from './ledger-summary.ts'
import { BatchId } from './payment.ts'
import { ProjectId } from './project.ts'
import { Source } from './source.ts'

/** Most bytes of one ledger file. */
export const LEDGER_MAX_BYTES = 50 * 1024 * 1024

/** One import with what its page needs beside it. */
export const BatchView = LedgerBatch.extend({
  /** The first rows of the sheet, so that people see what the columns hold; accounts are masked. */
  head: z.array(GridRow),
  doubts: z.array(BatchDoubt),
  /** Projects that rows may go to. */
  projects: z.array(z.object({ id: ProjectId, code: z.string(), name: z.string(), year: Year })),
  /** Live payments of it that a person completed or corrected since: a reversal takes them along. */
  completedSince: z.int(),
  /** An earlier import of exactly this file that still counts. */
  sameFile: z.object({ id: BatchId, confirmedOn: Day }).nullable(),
})
export type BatchView = z.infer<typeof BatchView>

/** One import in the list. */
export const BatchLine = LedgerBatch.pick({
  id: true,
  unitId: true,
  fileName: true,
  state: true,
  created: true,
  confirmed: true,
  reversed: true,
  version: true,
}).extend({
  /** What was or would be written: payments and refunds, signed. */
  rows: z.int().nullable(),
  sum: Fen.nullable(),
  problems: z.int().nullable(),
})
export type BatchLine = z.infer<typeof BatchLine>

/** One row of the preview. `cells` only where something is wrong with them. */
export const LedgerRowView = z.object({
  rowNo: z.int(),
  fate: Fate,
  remarks: z.array(RowRemark),
  on: Day.nullable(),
  amount: Fen.nullable(),
  payee: z.string().nullable(),
  account: z.string().nullable(),
  purpose: z.string().nullable(),
  voucher: z.string().nullable(),
  projectId: ProjectId.nullable(),
  label: z.string(),
  /** What stands in the file where no payment could be made of it: day and amount as written. */
  read: z.object({ on: z.string(), amount: z.string() }).nullable(),
  /** What a person decided of it. */
  choice: RowChoice.shape.act.nullable(),
})
export type LedgerRowView = z.infer<typeof LedgerRowView>

const batch = { batchId: BatchId }
const seen = { ...batch, version: z.int() }

/** Endpoints of ledger imports. */
export const ledgerApi = {
  upload: endpoint({
    method: 'POST',
    path: '/api/ledger/batches',
    permission: 'ledger.import',
    summary:
      'Hand in a ledger file (the body is its bytes); it is read in the background and nothing is written yet',
    input: z.object({
      name: z.string().min(1).max(200),
      /** The unit it belongs to; may be left out when a project is named. */
      unitId: z.string().optional(),
      /** Code of the project that all rows go to, unless rows name others. */
      projectId: ProjectId.optional(),
      year: Year.optional(),
    }),
    output: LedgerBatch,
    upload: { maxBytes: LEDGER_MAX_BYTES },
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/ledger/batches',
    permission: 'payment.read',
    summary: 'Ledger imports within your reach, newest first',
    input: z.object({ page: z.int().min(1).default(1), state: BatchState.optional() }),
    output: z.object({ items: z.array(BatchLine), count: z.int() }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/ledger/batches/:batchId',
    permission: 'payment.read',
    summary: 'One ledger import: progress, columns, unit of money, summary',
    input: z.object(batch),
    output: BatchView,
  }),
  settle: endpoint({
    method: 'PUT',
    path: '/api/ledger/batches/:batchId/settings',
    permission: 'ledger.import',
    summary: 'Say how the file is to be read; its rows are checked again in the background',
    input: z.object({
      ...seen,
      settings: LedgerSettings,
      /** True: find the columns and the unit of money anew from sheet and header; what the settings say of them is not taken. */
      recognise: z.boolean().default(false),
    }),
    output: LedgerBatch,
  }),
  rows: endpoint({
    method: 'GET',
    path: '/api/ledger/batches/:batchId/rows',
    permission: 'payment.read',
    summary: "The rows of an import with each row's fate; accounts are masked",
    input: z.object({
      ...batch,
      fate: Fate.optional(),
      page: z.int().min(1).default(1),
      size: z.int().min(1).max(200).default(50),
    }),
    output: z.object({ items: z.array(LedgerRowView), count: z.int() }),
  }),
  errors: endpoint({
    method: 'GET',
    path: '/api/ledger/batches/:batchId/errors',
    permission: 'ledger.import',
    summary: 'The rows in error as .xlsx, with a comment in each bad cell',
    input: z.object(batch),
    output: Download,
    download: true,
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/api/ledger/batches/:batchId/confirmation',
    permission: 'ledger.import',
    summary: 'Write the new payments and refunds of a checked import, all or none',
    input: z.object({
      ...seen,
      /** The unit of money the person has confirmed; must be that of the settings. */
      moneyUnit: z.enum(['yuan', 'wan']),
      /** The source of money the person has confirmed; must be that of the settings. */
      source: Source,
      /** True: import in spite of errors left out, totals that disagree, or a doubtful unit. */
      despite: z.boolean().default(false),
    }),
    output: LedgerBatch,
  }),
  reverse: endpoint({
    method: 'POST',
    path: '/api/ledger/batches/:batchId/reversal',
    permission: 'ledger.reverse',
    summary: 'Take back a whole import: its payments no longer count and stay readable',
    input: z.object({ ...seen, why: z.string().trim().min(1).max(200) }),
    output: LedgerBatch,
  }),
  discard: endpoint({
    method: 'DELETE',
    path: '/api/ledger/batches/:batchId',
    permission: 'ledger.import',
    summary: 'Drop an import that was not confirmed',
    input: z.object(batch),
    output: LedgerBatch,
  }),
}

/** Rows and money that an import writes or would write. */
export const written = (summary: z.infer<typeof LedgerSummary>): { rows: number; sum: Fen } => ({
  rows: summary.byFate.new.rows + summary.byFate.refund.rows,
  sum: (summary.byFate.new.sum + summary.byFate.refund.sum) as Fen,
})
