import { z } from 'zod'
import { type Fen, wanText } from '../../../kernel/money.ts'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import type { AmountRole } from '../claim.ts'
import { formsOf, totalRow } from '../tables/forms.ts'
import { isWhole } from '../scope.ts'

/** What this report says of last year against last year's own report, where that was given too. */
export const lastYearAgrees = checkFunction({
  parameters: z.strictObject({}),
  find: (reading, _, { lastYear }) => {
    const year = reading.structures[reading.main]?.year
    if (!lastYear || year == null) return []
    const hits: Hit[] = []
    const then: Then[] = [
      ...lastYear.claims.amounts.filter((a) => a.exact && isWhole(a.scope)),
      ...inForm(lastYear),
    ]
    for (const amount of reading.claims.amounts) {
      if (
        amount.scope.year !== year - 1 ||
        !isWhole({ ...amount.scope, year: null }) ||
        amount.role === 'unclear'
      )
        continue
      const same = then.filter((a) => a.role === amount.role)
      if (same.length === 0 || same.some((a) => Math.abs(a.fen - amount.fen) <= a.slackFen + amount.slackFen))
        continue
      hits.push({
        says: 'amount',
        facts: {
          here: wanText(amount.fen),
          there: wanText(same[0]?.fen ?? amount.fen),
          word: amount.word ?? '',
        },
        quotes: [amount.at],
      })
    }
    return hits
  },
})

type Then = { readonly role: AmountRole; readonly fen: Fen; readonly slackFen: Fen }

/** 年度资金总额 of last year's form, where it has one such row. */
function inForm(lastYear: ReportReading): Then[] {
  const rows = formsOf(lastYear).flatMap((form) => totalRow(form) ?? [])
  const [row] = rows
  if (!row || rows.length > 1) return []
  const cells = [
    ['initial', row.initial],
    ['full-year', row.fullYear],
    ['arrived', row.arrived],
    ['spent', row.spent],
  ] as const
  return cells.flatMap(([role, cell]) =>
    cell?.fen == null ? [] : [{ role, fen: cell.fen, slackFen: cell.slackFen }],
  )
}
