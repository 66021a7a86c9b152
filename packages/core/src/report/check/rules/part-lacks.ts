import { z } from 'zod'
import { checkFunction, type Hit } from '../check-function.ts'
import { headingsOf, sentencesIn } from '../part-text.ts'
import { patternOf, WordPattern } from '../word-pattern.ts'

/** A heading promises what the text below it does not hold: problems without a problem, proposals without a proposal. */
export const partLacks = checkFunction({
  parameters: z.strictObject({
    /** Each promise: headings, the words in the heading that promise it, and what would keep it. */
    promises: z
      .array(
        z.strictObject({
          says: z.string(),
          parts: z.array(z.string()).min(1),
          heading: WordPattern,
          kept: z.array(WordPattern).min(1),
        }),
      )
      .min(1),
  }),
  find: (reading, { promises }) =>
    promises.flatMap(({ says, parts, heading, kept }): Hit[] => {
      const promise = patternOf([heading]) ?? /$^/
      const words = patternOf(kept) ?? /$^/
      const headings = headingsOf(reading, parts).filter((h) => h.at.text.search(promise) >= 0)
      const first = headings[0]
      if (!first) return []
      const text = sentencesIn(reading, parts).filter((s) =>
        headings.some((h) => h.blocks.from <= s.block && s.block < h.blocks.to),
      )
      const said = text.some((s) => s.plain.search(words) >= 0)
      return said ? [] : [{ says, facts: { heading: first.at.text }, quotes: [first.at] }]
    }),
})
