import { z } from 'zod'
import { Fen } from '../kernel/money.ts'
import { Day, Year } from '../kernel/time.ts'
import { readAmount } from './ledger-amount.ts'
import { LedgerColumns, plainTitle, type ColumnBook, type LedgerField } from './ledger-columns.ts'
import { type ReadDay, readDay } from '../kernel/read-day.ts'
import { cellText, type Cell, type GridRow } from '../kernel/grid.ts'
import { People } from './payment.ts'
import { matchProject, type LedgerProject } from './ledger-project.ts'
import { ProjectId } from './project.ts'
import { Source } from './source.ts'

/** What a person decided of one row: leave it out, or take it though it looks like one that is there already. */
export const RowChoice = z.object({ rowNo: z.int().min(1), act: z.enum(['skip', 'take']) })
export type RowChoice = z.infer<typeof RowChoice>

/** How a person wants a ledger to be read: which sheet, header, columns, unit of money, year and project. */
export const LedgerSettings = z.object({
  sheet: z.int().min(0),
  headerTop: z.int().min(1),
  headerBottom: z.int().min(1),
  columns: LedgerColumns,
  moneyUnit: z.enum(['yuan', 'wan']),
  year: Year,
  /** `column`: each row names its project, and `projectId` takes the rows that name none. `chosen`: all rows go to `projectId`. */
  projectBy: z.enum(['column', 'chosen']),
  projectId: ProjectId.nullable(),
  source: Source,
  choices: z.array(RowChoice).max(500).default([]),
})
export type LedgerSettings = z.infer<typeof LedgerSettings>

/** Why a row cannot be taken, or what about it is worth a look; each has a sentence in words.ts under `budget.row.<code>`. */
export const rowProblems = [
  'amount-missing',
  'amount-unreadable',
  'amount-not-whole-fen',
  'amount-too-large',
  'amount-zero',
  'day-missing',
  'day-unreadable',
  'day-no-day',
  'wrong-year',
  'wrong-budget-year',
  'day-in-future',
  'project-missing',
  'project-unknown',
  'project-other-year',
  'cell-error',
  'split-amount',
] as const
export const rowNotes = [
  'refund-by-words',
  'assumed-year',
  'twin-in-file',
  'in-database',
  'looks-repeated',
  'taken',
  'header-again',
  'no-payment',
] as const
export const RowRemark = z.object({
  code: z.enum([...rowProblems, ...rowNotes]),
  /** Column (from 0) of the cell at fault; null for the whole row. */
  column: z.int().nullable(),
  /** What stands in the cell, or the number of the other row. */
  text: z.string(),
})
export type RowRemark = z.infer<typeof RowRemark>

/** A payment as a ledger row tells it. */
export const LedgerPayment = z.object({
  projectId: ProjectId,
  on: Day,
  amount: Fen,
  payee: z.string().nullable(),
  payeeAccount: z.string().nullable(),
  payeeBank: z.string().nullable(),
  contract: z.string().nullable(),
  purpose: z.string().nullable(),
  voucher: z.string().nullable(),
  people: People,
})
export type LedgerPayment = z.infer<typeof LedgerPayment>

/** One row, read by itself: what kind it is, its amount as the file adds it up, and the payment it makes. */
export type RowReading = {
  readonly rowNo: number
  readonly kind: 'payment' | 'refund' | 'total' | 'blank' | 'error'
  readonly remarks: readonly RowRemark[]
  /** Fen as the file writes it, for check sums; null when there is none to be read. */
  readonly written: Fen | null
  readonly payment: LedgerPayment | null
  /** The words of a total or a note row. */
  readonly label: string
}

/** What reading a row needs to know besides the row. */
export type RowContext = {
  readonly settings: LedgerSettings
  readonly date1904: boolean
  readonly titles: readonly string[]
  readonly book: ColumnBook
  readonly projects: readonly LedgerProject[]
  /** Nothing is paid on a later day. */
  readonly today: Day
}

/** Reads one row below the header by itself. Duplicates are found later, when all rows are known. */
export function readRow(row: GridRow, context: RowContext): RowReading {
  const { settings, book } = context
  const cell = (field: LedgerField): Cell => {
    const column = settings.columns[field]
    return column === undefined ? null : (row.cells[column] ?? null)
  }
  const other = otherKind(row, context, cell)
  if (other) return { rowNo: row.rowNo, payment: null, ...other }

  const remarks: RowRemark[] = []
  const remark = (code: RowRemark['code'], field: LedgerField) =>
    remarks.push({ code, column: settings.columns[field] ?? null, text: cellText(cell(field)) })

  for (const field of ['amount', 'paidOn', 'voucher', 'payee', 'project', 'projectCode'] as const) {
    const value = cell(field)
    if (value !== null && typeof value === 'object' && 'error' in value) remark('cell-error', field)
  }
  if (amountIsSplit(row, context)) remark('split-amount', 'amount')
  const written = writtenAmount(cell, settings, remark)
  const split = settings.columns.paidOn === undefined
  const day = dayOfRow(cell, settings, context.date1904)
  if ('why' in day && split)
    remarks.push({
      code: `day-${day.why}`,
      column: settings.columns.day ?? null,
      text: [cell('month'), cell('day')].map(cellText).join('-'),
    })
  else if ('why' in day) remark(`day-${day.why}`, 'paidOn')
  else if (Number(day.day.slice(0, 4)) !== settings.year) remark('wrong-year', split ? 'day' : 'paidOn')
  else if (day.day > context.today) remark('day-in-future', split ? 'day' : 'paidOn')
  const budgetYear = /\d{4}/.exec(cellText(cell('year')))?.[0]
  if (budgetYear !== undefined && Number(budgetYear) !== settings.year) remark('wrong-budget-year', 'year')
  const project = projectOf(cell, context, remark)

  if (written === null || 'why' in day || project === null || remarks.length > 0)
    return { rowNo: row.rowNo, kind: 'error', remarks, written, payment: null, label: '' }

  // In columns of months and days the year stands above them once; that is no reason to look at every row.
  if (day.assumedYear && !split) remark('assumed-year', 'paidOn')
  const words = `${cellText(cell('purpose'))} ${cellText(cell('method'))} ${cellText(cell('voucher'))}`
  const saysRefund =
    book.refunds.some((w) => words.includes(w)) && !book.notRefunds.some((w) => words.includes(w))
  if (saysRefund && written > 0) remark('refund-by-words', 'purpose')
  const amount = (saysRefund ? -Math.abs(written) : written) as Fen
  const text = (field: LedgerField, longest: number) => cut(cellText(cell(field)), longest)
  return {
    rowNo: row.rowNo,
    kind: amount < 0 ? 'refund' : 'payment',
    remarks,
    written,
    label: '',
    payment: {
      projectId: project,
      on: day.day,
      amount,
      payee: text('payee', 200),
      payeeAccount: text('payeeAccount', 64),
      payeeBank: text('payeeBank', 200),
      contract: text('contract', 200),
      purpose: text('purpose', 500),
      voucher: text('voucher', 64),
      people: {
        uses: text('usedBy', 50),
        applies: text('appliedBy', 50),
        carriesOut: text('doneBy', 50),
        evaluates: text('assessedBy', 50),
      },
    },
  }
}

type CellOf = (field: LedgerField) => Cell
type Remark = (code: RowRemark['code'], field: LedgerField) => void

function otherKind(
  row: GridRow,
  { settings, titles, book }: RowContext,
  cell: CellOf,
): Omit<RowReading, 'rowNo' | 'payment'> | null {
  const texts = row.cells.map(cellText)
  const said = texts.filter(Boolean)
  if (said.length === 0) return { kind: 'blank', remarks: [], written: null, label: '' }
  const blank = (code: 'header-again' | 'no-payment', label: string) =>
    ({ kind: 'blank', remarks: [{ code, column: null, text: label }], written: null, label }) as const
  const amountTitle = plainTitle((titles[settings.columns.amount ?? -1] ?? '').split(' ').at(-1) ?? '')
  if (amountTitle && plainTitle(cellText(cell('amount'))) === amountTitle)
    return blank('header-again', said.join(' '))
  const label = said.find((t) => book.notPayments.some((w) => t.replace(/\s/g, '').includes(w)))
  const anonymous = !cellText(cell('payee')) && !cellText(cell('voucher'))
  if (label !== undefined && anonymous) return blank('no-payment', label)
  const total = totalLabel(texts, cell, book, settings)
  if (total !== null) {
    return { kind: 'total', remarks: [], written: totalAmount(cell, settings), label: total }
  }
  const noAmount = !cellText(cell('amount')) && !cellText(cell('amountBack'))
  if (noAmount && 'why' in dayOfRow(cell, settings, false))
    return blank('no-payment', said.join(' ').slice(0, 200))
  return null
}

// A word of adding up alone in a cell makes a total unless the row names who was paid; beside other words ("RM-1 小计") only where no day stands.
function totalLabel(
  texts: readonly string[],
  cell: CellOf,
  book: ColumnBook,
  settings: LedgerSettings,
): string | null {
  for (const text of texts) {
    const bare = text.normalize('NFKC').replace(/[\s::]/g, '')
    if (!bare || bare.length > 30) continue
    const word = book.totals.find((w) => bare.startsWith(w) || bare.endsWith(w))
    if (word === undefined) continue
    const alone = bare === word || /^本[页月季年日]/.test(bare)
    const others = [cell('payee'), cell('voucher')].map(cellText).filter((t) => t !== '' && t !== text)
    if (alone ? others.length === 0 : 'why' in dayOfRow(cell, settings, false)) return text
  }
  return null
}

/** The day of a row: from its column, or from columns of months and days with the year of the row or of the ledger. */
function dayOfRow(cell: CellOf, settings: LedgerSettings, date1904: boolean): ReadDay {
  if (settings.columns.paidOn !== undefined) return readDay(cell('paidOn'), settings.year, date1904)
  const [month, day] = [cell('month'), cell('day')].map((c) => cellText(c).replace(/\s*[月日号]$/, ''))
  if (!month || !day) return { why: 'missing' }
  const year = /^(\d{4})年?$/.exec(cellText(cell('year')))?.[1]
  return readDay(`${year ? `${year}年` : ''}${month}月${day}日`, settings.year, date1904)
}

/**
 * Writes the month into rows that leave it blank because the row above says it, as account books do.
 *
 * @param last the month that held before these rows; the one that holds after them is returned
 */
export function fillMonths(
  rows: readonly GridRow[],
  columns: LedgerColumns,
  last: Cell,
): { rows: readonly GridRow[]; last: Cell } {
  const { month, day } = columns
  if (month === undefined || day === undefined) return { rows, last }
  let holds = last
  const filled = rows.map((row) => {
    const said = row.cells[month] ?? null
    if (/^\d{1,2}月?$/.test(cellText(said))) holds = said
    if (cellText(said) !== '' || holds === null || !/^\d{1,2}[日号]?$/.test(cellText(row.cells[day])))
      return row
    return { ...row, cells: row.cells.map((cell, i) => (i === month ? holds : cell)) }
  })
  return { rows: filled, last: holds }
}

// A comma between thousands that no quotes protect makes two cells of one amount: 7,400.00 would be read as 7.
function amountIsSplit(row: GridRow, { settings, titles }: RowContext): boolean {
  const at = settings.columns.amount
  if (at === undefined || row.cells.length <= titles.length) return false
  const [before, after] = [cellText(row.cells[at]), cellText(row.cells[at + 1])]
  return /^[^\d]{0,2}\d{1,3}$/.test(before) && /^\d{3}(\.\d*)?\)?$/.test(after)
}

// What came back stands in a column of its own under the same total.
function totalAmount(cell: CellOf, settings: LedgerSettings): Fen | null {
  const paid = readAmount(cell('amount'), settings.moneyUnit)
  const back = readAmount(cell('amountBack'), settings.moneyUnit)
  if (!('fen' in paid)) return null
  return ('fen' in back ? paid.fen - Math.abs(back.fen) : paid.fen) as Fen
}

function writtenAmount(cell: CellOf, settings: LedgerSettings, remark: Remark): Fen | null {
  const paid = readAmount(cell('amount'), settings.moneyUnit)
  const back = readAmount(cell('amountBack'), settings.moneyUnit)
  if ('why' in paid && paid.why !== 'missing') {
    remark(`amount-${paid.why}`, 'amount')
    return null
  }
  if ('why' in back && back.why !== 'missing') {
    remark(`amount-${back.why}`, 'amountBack')
    return null
  }
  if ('why' in paid && 'why' in back) {
    remark('amount-missing', 'amount')
    return null
  }
  const amount = (('fen' in paid ? paid.fen : 0) - ('fen' in back ? Math.abs(back.fen) : 0)) as Fen
  if (amount === 0) remark('amount-zero', 'amount')
  return amount
}

function projectOf(cell: CellOf, { settings, projects }: RowContext, remark: Remark): ProjectId | null {
  if (settings.projectBy === 'column') {
    const field = cellText(cell('projectCode')) ? 'projectCode' : 'project'
    if (cellText(cell(field))) {
      const match = matchProject(
        [cellText(cell('projectCode')), cellText(cell('project'))],
        projects,
        settings.year,
      )
      if (typeof match !== 'string') return match.id
      remark(match, field)
      return null
    }
  }
  if (settings.projectId === null) remark('project-missing', 'project')
  return settings.projectId
}

const cut = (text: string, longest: number): string | null =>
  text === '' ? null : text.length <= longest ? text : `${text.slice(0, longest - 1)}…`
