import { z } from 'zod'
import { Fen } from '../kernel/money.ts'
import type { JudgedRow } from './ledger-judge.ts'

/** A total row held against the rows it adds up. `counted` is what the rows give, `stated` what the total says. */
export const TotalCheck = z.object({
  rowNo: z.int(),
  label: z.string(),
  stated: Fen.nullable(),
  counted: Fen,
  agrees: z.boolean(),
})
export type TotalCheck = z.infer<typeof TotalCheck>

type Sums = { readonly written: number; readonly signed: number }
type Open = { row: JudgedRow; sinceLast: Sums; sinceSame: Sums; soFar: Sums; first: boolean }

const less = (a: Sums, b: Sums): Sums => ({ written: a.written - b.written, signed: a.signed - b.signed })

/**
 * Adds rows up as they come and checks every total at the end. A total may add the rows since the last total, since the
 * last one of its own name (本月合计 … 本月合计), from the top, or of the whole file; refunds written without a minus may
 * count either way. It agrees when one of these gives its amount to the fen. Rows in error and duplicates are added too:
 * the file's own sum counts them.
 */
export function totalling(): { add: (row: JudgedRow) => void; checks: () => TotalCheck[] } {
  let soFar: Sums = { written: 0, signed: 0 }
  let atLast: Sums = soFar
  let rows = 0
  const atSame = new Map<string, Sums>()
  const open: Open[] = []
  return {
    add(row) {
      if (row.fate !== 'total') {
        if (row.written === null || row.fate === 'blank') return
        rows += 1
        soFar = {
          written: soFar.written + row.written,
          signed: soFar.signed + (row.payment?.amount ?? row.written),
        }
        return
      }
      const name = row.label.replace(/[\s\d]/g, '')
      const sinceSame = less(soFar, atSame.get(name) ?? { written: 0, signed: 0 })
      open.push({ row, sinceLast: less(soFar, atLast), sinceSame, soFar, first: rows === 0 })
      atLast = soFar
      atSame.set(name, soFar)
    },
    checks: () =>
      open.map(({ row, sinceLast, sinceSame, soFar: upTo, first }) => {
        const partial = /小计|本[页月季日]/.test(row.label)
        const likeliest = first ? soFar : partial ? sinceLast : upTo
        const ways = [sinceLast, sinceSame, upTo, soFar].flatMap((s) => [s.written, s.signed])
        const agrees = row.written !== null && ways.includes(row.written)
        const counted = (agrees ? row.written : likeliest.written) as Fen
        return { rowNo: row.rowNo, label: row.label, stated: row.written, counted, agrees }
      }),
  }
}
