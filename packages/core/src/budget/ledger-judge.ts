import { z } from 'zod'
import { Fen } from '../kernel/money.ts'
import { LedgerPayment, type RowChoice, RowRemark, type RowReading } from './ledger-row.ts'
import { dedupeKey } from './payment.ts'

/** What becomes of a row. Only `new` and `refund` rows become payments. */
export const fates = ['new', 'refund', 'duplicate', 'skipped', 'error', 'total', 'blank'] as const
export const Fate = z.enum(fates)
export type Fate = z.infer<typeof Fate>

/** A row with its fate. `key` is set where there is a payment. */
export const JudgedRow = z.object({
  rowNo: z.int(),
  fate: Fate,
  remarks: z.array(RowRemark),
  written: Fen.nullable(),
  payment: LedgerPayment.nullable(),
  key: z.string().nullable(),
  label: z.string(),
})
export type JudgedRow = z.infer<typeof JudgedRow>

/**
 * Gives rows their fate in the order of the file. It remembers what it has seen:
 * a row with a voucher that says exactly the same as an earlier one is its duplicate; equal rows without a voucher are
 * different payments (two taxi rides), numbered by `nth`, and only marked; a voucher's different rows are all payments.
 *
 * @param choices what a person decided of single rows: `skip` leaves a row out, `take` makes another payment of a duplicate
 */
export function judging(choices: readonly RowChoice[] = []): (reading: RowReading) => JudgedRow {
  const acts = new Map(choices.map(({ rowNo, act }) => [rowNo, act]))
  const firstRow = new Map<string, number>()
  const counts = new Map<string, number>()
  return (reading) => {
    const { rowNo, remarks, written, label, payment } = reading
    const act = acts.get(rowNo)
    if (act === 'skip' && (payment !== null || reading.kind === 'error'))
      return { rowNo, fate: 'skipped', remarks: [...remarks], written, payment, key: null, label }
    if (payment === null) {
      const fate = reading.kind === 'payment' || reading.kind === 'refund' ? 'error' : reading.kind
      return { rowNo, fate, remarks: [...remarks], written, payment, key: null, label }
    }
    const same = JSON.stringify([
      payment.projectId,
      payment.on,
      payment.amount,
      payment.payee,
      payment.purpose,
      payment.voucher,
    ])
    const twin = firstRow.get(same)
    if (twin === undefined) firstRow.set(same, rowNo)
    const twinOf = (code: 'twin-in-file' | 'looks-repeated'): RowRemark[] =>
      twin === undefined ? [] : [{ code, column: null, text: String(twin) }]
    if (payment.voucher !== null && twin !== undefined && act !== 'take') {
      const key = dedupeKey(payment, counts.get(payment.projectId + dedupeKey(payment, 0)) ?? 1)
      return {
        rowNo,
        fate: 'duplicate',
        remarks: [...remarks, ...twinOf('twin-in-file')],
        written,
        payment,
        key,
        label,
      }
    }
    const series = payment.projectId + dedupeKey(payment, 0)
    const nth = (counts.get(series) ?? 0) + 1
    counts.set(series, nth)
    const fate = reading.kind === 'refund' ? 'refund' : 'new'
    const marks = twinOf(payment.voucher === null ? 'looks-repeated' : 'twin-in-file')
    return {
      rowNo,
      fate,
      remarks: [...remarks, ...marks],
      written,
      payment,
      key: dedupeKey(payment, nth),
      label,
    }
  }
}

/**
 * The row after a look at the database: a payment known there under its key is a duplicate, unless a person has said that it
 * is another one; then it gets the next key that is free.
 *
 * @param known whether a payment of the row's project is on record under a key, or was just given it
 */
export function settled(row: JudgedRow, known: (key: string) => boolean, taken = false): JudgedRow {
  const { payment, key } = row
  if (payment === null || key === null || (row.fate !== 'new' && row.fate !== 'refund')) return row
  const mark = (code: 'in-database' | 'taken'): RowRemark[] => [
    ...row.remarks,
    { code, column: null, text: '' },
  ]
  if (!taken) return known(key) ? { ...row, fate: 'duplicate', remarks: mark('in-database') } : row
  let free = key
  for (let nth = 1; known(free) && nth <= MOST_ALIKE; nth++) free = dedupeKey(payment, nth)
  return { ...row, key: free, remarks: mark('taken') }
}

/** So many equal payments of one day nobody takes one after the other. */
export const MOST_ALIKE = 30
