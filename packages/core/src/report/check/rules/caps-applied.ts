import { z } from 'zod'
import { pointsText } from '../../../evaluate/points.ts'
import { scaled } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit } from '../check-function.ts'
import { formsOf, totalRow } from '../tables/forms.ts'
import { percent, twoPlaces } from './table-execution.ts'

/** The total against the caps that the chosen rule set puts on it by the execution rate. */
export const capsApplied = checkFunction({
  parameters: z.strictObject({}),
  find: (reading, _parameters, context) => {
    const caps = context.ruleSet?.rule.caps ?? []
    if (caps.length === 0) return []
    return formsOf(reading).flatMap((form): Hit[] => {
      const row = totalRow(form)
      const total = form.total
      const base = row?.fullYear ?? row?.initial
      if (form.kind === 'monitoring' || total?.value == null || row?.spent?.value == null) return []
      if (base?.value == null || scaled(base.value) <= 0n) return []
      // Percent in millionths: 97.70 % is 97 700 000; a cap's line is in basis points.
      const rate = percent(row.spent.value, base.value)
      const cap = caps.find((c) => rate < BigInt(c.belowBp) * 10_000n)
      if (!cap || scaled(total.value) <= BigInt(cap.atMost) * 10_000n) return []
      return [
        {
          says: 'above',
          facts: { rate: twoPlaces(rate), total: total.value, cap: pointsText(cap.atMost) },
          quotes: [total.at, row.spent.at, base.at],
        },
      ]
    })
  },
})
