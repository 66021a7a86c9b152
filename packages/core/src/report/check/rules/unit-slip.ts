import { z } from 'zod'
import { checkFunction, type Hit } from '../check-function.ts'
import { quoteIn } from '../sentence.ts'
import { isUnitSlip } from './amounts-agree.ts'

const GROUPED = /(?<![\d.])\d+(?:,\d+)+(?:\.\d+)?(?=亿元|万元|千元|元)/g
const RIGHT = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/

/** 元 and 万元 mixed up: one amount stated twice, off by 10,000; or digits grouped as no number is (99,49.31万元). */
export const unitSlip = checkFunction({
  parameters: z.strictObject({}),
  find: (reading) => {
    const hits: Hit[] = []
    for (const sentence of reading.sentences)
      for (const match of sentence.plain.matchAll(GROUPED))
        if (!RIGHT.test(match[0]) && !/、/.test(match[0]))
          hits.push({
            says: 'grouped',
            facts: { text: match[0] },
            quotes: [quoteIn(reading.files, sentence, match.index, match.index + match[0].length)],
          })
    const seen = new Set<string>()
    const amounts = reading.claims.amounts.filter(
      (a) => a.role !== 'unclear' && a.exact && a.scope.part === null,
    )
    for (const a of amounts)
      for (const b of amounts) {
        if (a.fen <= b.fen || a.role !== b.role || !isUnitSlip(a, b)) continue
        const key = `${a.fen}/${b.fen}`
        if (seen.has(key)) continue
        seen.add(key)
        hits.push({ says: 'unit', facts: { a: a.at.text, b: b.at.text }, quotes: [a.at, b.at] })
      }
    return hits
  },
})
