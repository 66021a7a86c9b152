import { z } from 'zod'
import { checkFunction, type Hit } from '../check-function.ts'
import { formsOf } from '../tables/forms.ts'
import { fullMarks } from './row-verdict.ts'

/** Full marks on every indicator of a form: possible, and what reviewers look at first. */
export const allFull = checkFunction({
  parameters: z.strictObject({ atLeast: z.int().min(2) }),
  find: (reading, { atLeast }) =>
    formsOf(reading).flatMap((form): Hit[] => {
      const rows = form.indicators.filter((i) => i.weight?.value != null)
      if (rows.length < atLeast || rows.some((row) => fullMarks(row) !== true)) return []
      const at = form.total?.at ?? rows[0]?.points?.at
      return at ? [{ says: 'full', facts: { count: rows.length }, quotes: [at] }] : []
    }),
})
