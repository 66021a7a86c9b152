import { z } from 'zod'
import { checkFunction, type Hit } from '../check-function.ts'

/** A stated number of goals or indicators against how many there are: in another sentence, or in the table that lists them. */
export const countsAgree = checkFunction({
  parameters: z.strictObject({ things: z.array(z.string()).min(1) }),
  find: (reading, { things }) => {
    const hits: Hit[] = []
    const plain = reading.claims.counts.filter(
      (c) =>
        c.scope.year === null &&
        (c.scope.elsewhere === null || c.scope.elsewhere === c.thing) &&
        !/其中|每|各/.test(c.scope.part ?? ''),
    )
    for (const thing of things) {
      const [first, ...others] = plain.filter((c) => c.thing === thing)
      if (!first) continue
      for (const other of others)
        if (other.count !== first.count)
          hits.push({
            says: 'differs',
            facts: { thing, here: other.count, there: first.count },
            quotes: [other.at, first.at],
          })
      const listed = reading.tables.flatMap((t) => (t.kind === 'amounts' ? [] : [t.indicators]))
      const rows = listed.find((indicators) => indicators.length > 0)
      if (thing === '三级指标' && rows && rows.length !== first.count)
        hits.push({
          says: 'table',
          facts: { thing, here: first.count, rows: rows.length },
          quotes: [first.at, ...rows.slice(0, 1).map((row) => row.name)],
        })
    }
    return hits
  },
})
