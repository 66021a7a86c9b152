import { z } from 'zod'
import { checkFunction, type Hit } from '../check-function.ts'
import { inAnalysis } from '../part-text.ts'
import { sentenceAt } from '../same-place.ts'
import { formsOf } from '../tables/forms.ts'

/** A stated number of goals or indicators against how many there are: in another sentence, or in the table that lists them. */
export const countsAgree = checkFunction({
  parameters: z.strictObject({ things: z.array(z.string()).min(1) }),
  find: (reading, { things }) => {
    const hits: Hit[] = []
    const plain = reading.claims.counts.filter(
      (c) =>
        c.scope.year === null &&
        !inAnalysis(reading.structures[c.at.file], c.at.block) &&
        !/^(?:该|本|此)类/.test(sentenceAt(reading, c.at)?.plain ?? '') &&
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
      // A summary by first levels lists no third ones.
      const listed = formsOf(reading)
        .filter((t) => t.columns.includes('level3') && t.indicators.length > 0)
        .map((t) => t.indicators)
      const rows = listed[0]
      if (thing === '三级指标' && rows && listed.every((r) => r.length !== first.count))
        hits.push({
          says: 'table',
          facts: { thing, here: first.count, rows: rows.length },
          quotes: [first.at, ...rows.slice(0, 1).map((row) => row.name)],
        })
    }
    return hits
  },
})
