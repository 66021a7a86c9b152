import { z } from 'zod'
import { checkFunction, type Hit } from '../check-function.ts'
import { formsOf, totalRow } from '../tables/forms.ts'

/** A cell of a form left empty where there should be a value, or 不适用 and why. */
export const blankCells = checkFunction({
  parameters: z.strictObject({}),
  find: (reading) =>
    formsOf(reading).flatMap((form): Hit[] => {
      const total = totalRow(form)
      const money = total
        ? ([total.initial, total.fullYear, total.spent].filter((c) => c?.at.text.trim() === '') as {
            at: Hit['quotes'][number]
          }[])
        : []
      const cells = form.indicators.flatMap((row) =>
        (
          [
            ['target', '指标值'],
            ['actual', '实际完成值'],
          ] as const
        ).flatMap(([field, column]) => {
          const at = row[field]
          return at !== null && at.text.trim() === '' ? [{ name: row.name, column, at }] : []
        }),
      )
      return [
        ...cells.map(
          ({ name, column, at }): Hit => ({
            says: 'blank',
            facts: { name: name.text.replace(/\s/g, ''), column },
            quotes: [name, at],
          }),
        ),
        ...money.slice(0, 1).map(
          ({ at }): Hit => ({
            says: 'money',
            facts: { count: money.length },
            quotes: total ? [total.label, at] : [at],
          }),
        ),
      ]
    }),
})
