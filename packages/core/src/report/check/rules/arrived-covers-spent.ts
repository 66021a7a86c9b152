import { z } from 'zod'
import { wanText } from '../../../kernel/money.ts'
import { checkFunction } from '../check-function.ts'
import { isWhole } from '../scope.ts'

/**
 * More spent than had arrived. With money carried over from the year before that is possible, so a report that speaks of
 * 上年结转 is asked to explain, and only one that does not is told that it is wrong.
 */
export const arrivedCoversSpent = checkFunction({
  parameters: z.strictObject({}),
  find: (reading) => {
    const whole = reading.claims.amounts.filter((a) => isWhole(a.scope) && a.exact)
    const arrived = whole.filter((a) => a.role === 'arrived')
    const spent = whole.filter((a) => a.role === 'spent')
    const most = arrived.toSorted((a, b) => b.fen - a.fen)[0]
    const least = spent.toSorted((a, b) => a.fen - b.fen)[0]
    if (!most || !least || least.fen - least.slackFen <= most.fen + most.slackFen) return []
    const carried = reading.claims.amounts.some((a) => a.role === 'carried-over' && a.fen > 0)
    return [
      {
        says: 'more-spent',
        facts: { spent: wanText(least.fen), arrived: wanText(most.fen) },
        quotes: [least.at, most.at],
        ...(carried ? { severity: 'W' as const } : {}),
      },
    ]
  },
})
