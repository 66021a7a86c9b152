import { z } from 'zod'
import { wanText } from '../../../kernel/money.ts'
import { checkFunction, type Hit } from '../check-function.ts'
import { isWhole } from '../scope.ts'

/** What this report says of last year against last year's own report, where that was given too. */
export const lastYearAgrees = checkFunction({
  parameters: z.strictObject({}),
  find: (reading, _, { lastYear }) => {
    const year = reading.structures[reading.main]?.year
    if (!lastYear || year == null) return []
    const hits: Hit[] = []
    const then = lastYear.claims.amounts.filter((a) => a.exact && isWhole(a.scope))
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
