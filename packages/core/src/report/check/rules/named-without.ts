import { z } from 'zod'
import { checkFunction } from '../check-function.ts'
import { sentencesIn } from '../part-text.ts'
import { quoteIn } from '../sentence.ts'
import { patternOf, WordPattern } from '../word-pattern.ts'

/**
 * Something is named or claimed, and what belongs to it stands nowhere: a survey without its sample, 全部到位 without an
 * amount, a procurement rule without a contract. Looks for the evidence in the text and the tables of all files.
 */
export const namedWithout = checkFunction({
  parameters: z.strictObject({
    named: z.array(WordPattern).min(1),
    /** The naming does not count in a sentence with one of these. */
    unless: z.array(WordPattern).default([]),
    parts: z.array(z.string()).default([]),
    /** One of these anywhere is enough. */
    evidence: z.array(WordPattern).min(1),
    /** The evidence must stand in a sentence with the naming itself, or in the same paragraph. */
    near: z.boolean().default(false),
    /** One finding for each naming instead of one for the report. */
    each: z.boolean().default(false),
  }),
  find: (reading, { named, unless, parts, evidence, near, each }) => {
    const naming = patternOf(named) ?? /$^/g
    const not = patternOf(unless)
    const proof = patternOf(evidence) ?? /$^/g
    const cells = near
      ? []
      : reading.files.flatMap((f) =>
          f.blocks.flatMap((b) => (b.kind === 'table' ? b.cells.map((c) => c.text) : [])),
        )
    if (
      !near &&
      (reading.sentences.some((s) => s.plain.search(proof) >= 0) || cells.some((c) => c.search(proof) >= 0))
    )
      return []
    const quotes = sentencesIn(reading, parts).flatMap((sentence) => {
      if (not && sentence.plain.search(not) >= 0) return []
      if (near && sentence.plain.search(proof) >= 0) return []
      return [...sentence.plain.matchAll(naming)].map((m) =>
        quoteIn(reading.files, sentence, m.index, m.index + m[0].length),
      )
    })
    if (quotes.length === 0) return []
    const hit = (all: typeof quotes) => ({
      says: 'without',
      facts: { text: all[0]?.text ?? '' },
      quotes: all.slice(0, 4),
    })
    return each ? quotes.map((quote) => hit([quote])) : [hit(quotes)]
  },
})
