import { z } from 'zod'
import { checkFunction, type Hit } from '../check-function.ts'
import { sentencesIn } from '../part-text.ts'
import { quoteIn } from '../sentence.ts'
import { reportTypes } from '../structure.ts'
import { patternOf, WordPattern } from '../word-pattern.ts'

/** Words that should not stand in a report, or not in these parts of it. `once` gives one finding with the first places. */
export const phrase = checkFunction({
  parameters: z.strictObject({
    words: z.array(WordPattern).min(1),
    /** Not in a sentence with one of these. */
    unless: z.array(WordPattern).default([]),
    /** Only in these parts; everywhere when empty. */
    parts: z.array(z.string()).default([]),
    /** Only from so many sentences on: once may be chance. */
    atLeast: z.int().min(1).default(1),
    once: z.boolean().default(false),
    /** Not in reports of these kinds. */
    notIn: z.array(z.enum(reportTypes)).default([]),
  }),
  find: (reading, { words, unless, parts, atLeast, once, notIn }) => {
    if (notIn.some((type) => type === reading.structures[reading.main]?.type)) return []
    const pattern = patternOf(words)
    const not = patternOf(unless)
    const quotes = sentencesIn(reading, parts).flatMap((sentence) => {
      if (not && sentence.plain.search(not) >= 0) return []
      return [...sentence.plain.matchAll(pattern ?? /$^/g)].map((m) =>
        quoteIn(reading.files, sentence, m.index, m.index + m[0].length),
      )
    })
    if (quotes.length < atLeast) return []
    return once
      ? [
          {
            says: 'phrase',
            facts: { text: quotes[0]?.text ?? '', count: quotes.length },
            quotes: quotes.slice(0, 5),
          },
        ]
      : quotes.map(
          (quote): Hit => ({ says: 'phrase', facts: { text: quote.text, count: 1 }, quotes: [quote] }),
        )
  },
})
