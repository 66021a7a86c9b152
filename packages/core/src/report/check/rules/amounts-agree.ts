import { z } from 'zod'
import { wanText } from '../../../kernel/money.ts'
import { checkFunction, type Hit } from '../check-function.ts'
import type { Amount } from '../claim.ts'
import { isWhole } from '../scope.ts'
import { againstTable } from './table-amounts-agree.ts'

/** Two amounts are one when they differ by no more than both were rounded. */
const agree = (a: Amount, b: Amount): boolean => Math.abs(a.fen - b.fen) <= a.slackFen + b.slackFen

/**
 * One amount of the project stated twice with two values. Only words that name exactly one amount count (全年执行数, 总支出 …),
 * and only said of the whole project and year. Off by a factor of 10,000 it is a slip of the unit, which is another rule's.
 */
export const amountsAgree = checkFunction({
  parameters: z.strictObject({ roles: z.array(z.enum(['initial', 'full-year', 'arrived', 'spent'])).min(1) }),
  find: (reading, { roles }) => [
    ...againstTable(reading),
    ...roles.flatMap((role) => {
      const stated = reading.claims.amounts.filter((a) => a.role === role && a.exact && isWhole(a.scope))
      const first = usual(stated)
      // Many values are many things (tasks, sub-projects) whose names we do not know, not one amount said wrong many times.
      if (!first || stated.filter((a, i) => !stated.slice(0, i).some((b) => agree(a, b))).length > 2)
        return []
      return stated
        .filter((a) => !agree(a, first) && !isUnitSlip(a, first) && comparable(a, first))
        .map(
          (a): Hit => ({
            says: 'differs',
            facts: { word: a.word ?? '', here: wanText(a.fen), there: wanText(first.fen) },
            quotes: [a.at, first.at],
          }),
        )
    }),
  ],
})

/** Different words of one meaning may name different columns of a form; the same word, or two of the strictest, may not. */
const STRICT = /全年预算数|执行数|总支出|支出总额|预算总额|资金总额|项目金额|实际到位/
const comparable = (a: Amount, b: Amount): boolean =>
  a.word === b.word || (STRICT.test(a.word ?? '') && STRICT.test(b.word ?? ''))

type Size = Pick<Amount, 'fen' | 'slackFen'>

/** 46.95万元 and 46.95元, or 469500万元: the digits are right and the unit is not. */
export const isUnitSlip = (a: Size, b: Size): boolean =>
  a.fen !== 0 &&
  b.fen !== 0 &&
  [1_000, 10_000, 100_000_000].some(
    (factor) =>
      Math.abs(a.fen - b.fen * factor) <= a.slackFen || Math.abs(b.fen - a.fen * factor) <= b.slackFen,
  )

/** The value that is stated most often; the first of several that are. */
function usual(amounts: readonly Amount[]): Amount | null {
  let best: { amount: Amount; times: number } | null = null
  for (const amount of amounts) {
    const times = amounts.filter((other) => agree(amount, other)).length
    if (times > (best?.times ?? 0)) best = { amount, times }
  }
  return best?.amount ?? null
}
