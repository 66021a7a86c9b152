import { z } from 'zod'
import { Fen } from '../kernel/money.ts'
import { fates, type Fate, type JudgedRow } from './ledger-judge.ts'
import { TotalCheck, totalling } from './ledger-totals.ts'
import { ProjectId } from './project.ts'

const Tally = z.object({ rows: z.int(), sum: Fen })

/** A ledger at a glance: rows and money by fate, what each project would get, the check sums, the problems by kind. */
export const LedgerSummary = z.object({
  rows: z.int(),
  byFate: z.record(z.enum(fates), Tally),
  /** Only what would be written: new payments and refunds, signed. */
  byProject: z.array(z.object({ projectId: ProjectId, rows: z.int(), sum: Fen })),
  /** Each kind of problem with the first row that has it and what stands there, so that one sees an example. */
  remarks: z.array(
    z.object({
      code: z.string(),
      rows: z.int(),
      rowNo: z.int().default(0),
      text: z.string().default('…'),
    }),
  ),
  totals: z.array(TotalCheck),
})
export type LedgerSummary = z.infer<typeof LedgerSummary>

/** At most this many total rows are kept in a summary, those that disagree first; a ledger with more is read all the same. */
const MOST_TOTALS = 60

/** Adds judged rows up to a summary. */
export function summing(): { add: (row: JudgedRow) => void; summary: () => LedgerSummary } {
  const byFate = Object.fromEntries(fates.map((f) => [f, { rows: 0, sum: 0 }])) as Record<
    Fate,
    { rows: number; sum: number }
  >
  const byProject = new Map<ProjectId, { rows: number; sum: number }>()
  const remarks = new Map<string, LedgerSummary['remarks'][number]>()
  const totals = totalling()
  let rows = 0
  return {
    add(row) {
      rows += 1
      totals.add(row)
      const amount = row.payment?.amount ?? row.written ?? 0
      byFate[row.fate].rows += 1
      byFate[row.fate].sum += amount
      for (const { code, text } of new Map(row.remarks.map((r) => [r.code, r])).values()) {
        const kind = remarks.get(code) ?? { code, rows: 0, rowNo: row.rowNo, text: text.slice(0, 60) }
        remarks.set(code, { ...kind, rows: kind.rows + 1 })
      }
      if (row.payment === null || (row.fate !== 'new' && row.fate !== 'refund')) return
      const project = byProject.get(row.payment.projectId) ?? { rows: 0, sum: 0 }
      byProject.set(row.payment.projectId, { rows: project.rows + 1, sum: project.sum + amount })
    },
    summary: () =>
      LedgerSummary.parse({
        rows,
        byFate,
        byProject: [...byProject].map(([projectId, tally]) => ({ projectId, ...tally })),
        remarks: [...remarks.values()],
        totals: totals
          .checks()
          .sort((a, b) => Number(a.agrees) - Number(b.agrees) || a.rowNo - b.rowNo)
          .slice(0, MOST_TOTALS),
      }),
  }
}
