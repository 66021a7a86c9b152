import { z } from 'zod'
import { checkFunction } from '../check-function.ts'
import { quoteIn } from '../sentence.ts'

/** The money is said to serve several uses (一是用于…二是用于…), and nowhere how much each of them took. */
export const usesSplit = checkFunction({
  parameters: z.strictObject({}),
  find: (reading) => {
    const own = reading.sentences.filter((s) => s.file === reading.main)
    for (const [i, sentence] of own.entries()) {
      const near = own.slice(i, i + 4).filter((s) => s.block - sentence.block <= 3)
      const uses = near.flatMap((s) =>
        [...s.plain.matchAll(/[一二三四五六]是(?:主要)?用于|[(]?[1-6一二三四五六][).、](?:主要)?用于/g)].map(
          (m) => ({ s, m }),
        ),
      )
      if (uses.length < 2 || !uses.some((u) => u.s === sentence)) continue
      const split =
        reading.claims.amounts.some((a) => a.scope.part !== null && a.at.file === reading.main) ||
        reading.tables.some((t) => t.kind === 'amounts' && t.columns.some((c) => c.rows.length >= 2))
      if (split) return []
      return [
        {
          says: 'no-split',
          facts: { count: uses.length },
          quotes: uses.map(({ s, m }) => quoteIn(reading.files, s, m.index, m.index + m[0].length)),
        },
      ]
    }
    return []
  },
})
