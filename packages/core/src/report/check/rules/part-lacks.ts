import { z } from 'zod'
import { checkFunction, type Hit } from '../check-function.ts'
import { headingsOf, sentencesIn } from '../part-text.ts'
import type { Heading } from '../structure.ts'
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
      const named = headingsOf(reading, parts).filter((h) => h.at.text.search(promise) >= 0)
      // 五、经验、问题 promises what its own （二）存在的问题 keeps or does not: the innermost heading counts.
      const inner = named.filter((h) => !named.some((other) => other !== h && contains(h, other)))
      const text = sentencesIn(reading, parts)
      const own = reading.structures[reading.main]?.headings ?? []
      // （一）绩效指标设置偏低: a problem may be told in a heading of its own.
      const told = (h: Heading) =>
        own.some((o) => o !== h && o.part === null && below(h, o.at.block) && o.at.text.search(words) >= 0)
      return inner
        .filter((h) => !told(h) && !text.some((s) => below(h, s.block) && s.plain.search(words) >= 0))
        .map((h) => ({ says, facts: { heading: h.at.text }, quotes: [h.at] }))
    }),
})

const below = (heading: Heading, block: number): boolean =>
  heading.blocks.from <= block && block < heading.blocks.to
const contains = (outer: Heading, inner: Heading): boolean =>
  outer.level < inner.level && below(outer, inner.at.block)
