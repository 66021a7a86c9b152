import { z } from 'zod'
import { Fen } from '../kernel/money.ts'
import { LedgerPayment, RowRemark, type RowReading } from './ledger-row.ts'
import { dedupeKey } from './payment.ts'

/** What becomes of a row. Only `new` and `refund` rows become payments. */
export const fates = ['new', 'refund', 'duplicate', 'error', 'total', 'blank'] as const
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
 */
export function judging(): (reading: RowReading) => JudgedRow {
  const firstRow = new Map<string, number>()
  const counts = new Map<string, number>()
  return (reading) => {
    const { rowNo, remarks, written, label, payment } = reading
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
    if (payment.voucher !== null && twin !== undefined) {
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
    const marks = twinOf('looks-repeated')
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

/** The row after a look at the database: a payment known there under its key is a duplicate. */
export function settled(row: JudgedRow, known: boolean): JudgedRow {
  if (!known || (row.fate !== 'new' && row.fate !== 'refund')) return row
  return {
    ...row,
    fate: 'duplicate',
    remarks: [...row.remarks, { code: 'in-database', column: null, text: '' }],
  }
}
