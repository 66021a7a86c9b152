import { z } from 'zod'
import { checkFunction } from '../check-function.ts'
import type { Quote } from '../place.ts'
import { sentencesIn } from '../part-text.ts'
import { quoteIn } from '../sentence.ts'
import { patternOf, WordPattern } from '../word-pattern.ts'

/** The same result is called by words of different strength (完成良好, 成绩突出, 100分), so that no reader knows how good it was. */
export const strengthsDiffer = checkFunction({
  parameters: z.strictObject({
    /** Strengths from weak to strong, each with its words. */
    strengths: z.array(z.array(WordPattern).min(1)).min(2),
    parts: z.array(z.string()).default([]),
  }),
  find: (reading, { strengths, parts }) => {
    const found: Quote[] = []
    for (const words of strengths) {
      const pattern = patternOf(words) ?? /$^/g
      for (const sentence of sentencesIn(reading, parts)) {
        const match = pattern[Symbol.matchAll](sentence.plain).next().value as RegExpMatchArray | undefined
        if (!match) continue
        const from = match.index ?? 0
        found.push(quoteIn(reading.files, sentence, from, from + match[0].length))
        break
      }
    }
    return found.length < 2
      ? []
      : [{ says: 'strengths', facts: { words: found.map((q) => q.text).join('、') }, quotes: found }]
  },
})
