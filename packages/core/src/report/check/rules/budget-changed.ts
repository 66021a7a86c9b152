import { z } from 'zod'
import { scaled } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit } from '../check-function.ts'
import { formsOf, magnitude, saysNothing, shown, totalRow } from '../tables/forms.ts'

/** 全年预算数 is not 年初预算数, and nothing in the report speaks of an adjustment or of money carried over. */
export const budgetChanged = checkFunction({
  parameters: z.strictObject({ words: z.array(z.string().min(2)).min(1) }),
  find: (reading, { words }) =>
    formsOf(reading).flatMap((form): Hit[] => {
      const row = totalRow(form)
      if (row?.initial?.value == null || row.fullYear?.value == null) return []
      const difference = scaled(row.fullYear.value) - scaled(row.initial.value)
      if (difference === 0n) return []
      const carried = form.money.some(
        (m) => m.row === 'carried-over' && m.fullYear?.value != null && scaled(m.fullYear.value) !== 0n,
      )
      const told =
        reading.sentences.some(({ plain }) => words.some((w) => plain.includes(w))) ||
        reading.files.some((file) =>
          file.blocks.some(
            (b) =>
              b.kind === 'table' &&
              b.cells.some((c) => c.text.length > 8 && words.some((w) => c.text.includes(w))),
          ),
        ) ||
        form.indicators.some((i) => !saysNothing(reading, i.reason) && /预算/.test(i.reason?.text ?? ''))
      if (carried || told) return []
      return [
        {
          says: 'changed',
          facts: {
            initial: row.initial.value,
            full: row.fullYear.value,
            difference: shown(magnitude(difference)),
          },
          quotes: [row.fullYear.at, row.initial.at],
        },
      ]
    }),
})
