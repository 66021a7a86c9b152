import { z } from 'zod'
import { compareDecimal, type Decimal } from '../../../kernel/decimal.ts'
import { checkFunction } from '../check-function.ts'
import { isWhole } from '../scope.ts'

/**
 * 自评100分 with an execution rate below 100 %. Under a rule that gives execution points in proportion the total cannot be
 * 100; under 101号 it can. So the report is asked to name its rule, and told what was assumed.
 */
export const fullScore = checkFunction({
  parameters: z.strictObject({}),
  find: (reading, _, context) => {
    const full = reading.claims.scores.find(
      (s) =>
        s.of === 'total' &&
        isWhole({ ...s.scope, plan: false }) &&
        compareDecimal(s.points, '100' as Decimal) === 0,
    )
    const rate = reading.claims.rates.find(
      (r) => r.role === 'execution' && isWhole(r.scope) && compareDecimal(r.value, '100' as Decimal) < 0,
    )
    if (!full || !rate) return []
    const proportional = context.ruleSet === null || context.ruleSet.rule.execution.fn === 'proportional'
    const most = (90 + Number(rate.value) / 10).toFixed(2)
    return [
      {
        says: proportional ? 'proportional' : 'other',
        facts: { points: full.points, rate: rate.value, most },
        quotes: [full.at, rate.at],
      },
    ]
  },
})
