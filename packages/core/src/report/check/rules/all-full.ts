import { z } from 'zod'
import { checkFunction, type Hit } from '../check-function.ts'
import { formsOf } from '../tables/forms.ts'
import { quoteIn } from '../sentence.ts'
import { patternOf, WordPattern } from '../word-pattern.ts'
import { fullMarks } from './row-verdict.ts'

/** Full marks on every indicator of a form, or said in the text to be so: possible, and what reviewers look at first. */
export const allFull = checkFunction({
  parameters: z.strictObject({
    atLeast: z.int().min(2),
    /** How running text says it. */
    words: z.array(WordPattern).default([]),
  }),
  find: (reading, { atLeast, words }) => {
    const inForms = formsOf(reading).flatMap((form): Hit[] => {
      const rows = form.indicators.filter((i) => i.weight?.value != null)
      if (rows.length < atLeast || rows.some((row) => fullMarks(row) !== true)) return []
      const at = form.total?.at ?? rows[0]?.points?.at
      return at ? [{ says: 'full', facts: { count: rows.length }, quotes: [at] }] : []
    })
    const said = patternOf(words)
    if (inForms.length > 0 || said === null) return inForms
    return reading.sentences
      .flatMap((s) =>
        [...s.plain.matchAll(said)].map((m) => quoteIn(reading.files, s, m.index, m.index + m[0].length)),
      )
      .slice(0, 1)
      .map((quote): Hit => ({ says: 'said', facts: { text: quote.text }, quotes: [quote] }))
  },
})
