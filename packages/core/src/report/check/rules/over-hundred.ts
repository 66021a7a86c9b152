import { z } from 'zod'
import { compareDecimal, type Decimal } from '../../../kernel/decimal.ts'
import { checkFunction } from '../check-function.ts'
import { rowOverHundred } from './table-execution.ts'

/** A rate that cannot exceed 100 %: execution, arrival, satisfaction. */
export const overHundred = checkFunction({
  parameters: z.strictObject({
    roles: z.array(z.enum(['execution', 'arrival', 'satisfaction', 'score'])).min(1),
  }),
  find: (reading, { roles }) => [
    ...(roles.includes('execution') ? rowOverHundred(reading) : []),
    ...reading.claims.rates
      .filter(
        (r) =>
          (roles as readonly string[]).includes(r.role) &&
          !r.scope.plan &&
          compareDecimal(r.value, '100' as Decimal) > 0,
      )
      .map((r) => ({ says: 'over', facts: { rate: r.value, word: r.word ?? '' }, quotes: [r.at] })),
  ],
})
