import { z } from 'zod'
import { checkFunction, type Hit } from '../check-function.ts'
import { headingsOf, sentencesIn } from '../part-text.ts'
import type { Heading } from '../structure.ts'
import { patternOf, WordPattern } from '../word-pattern.ts'

/** Problems and proposals told plainly, without any of the words of `kept`. */
const PlainWords = z.strictObject({
  /** Headings with one of these promise more than the one thing: there only `kept` counts. */
  notUnder: z.array(WordPattern).min(1),
  /** With a number or a day in its sentence, one of these keeps the promise: 10月底前完成验收, 两次停播. */
  counted: z.array(WordPattern).min(1),
  /** Sentences and items with one of these only praise. */
  praise: z.array(WordPattern).min(1),
})

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
          plain: PlainWords.optional(),
        }),
      )
      .min(1),
  }),
  find: (reading, { promises }) =>
    promises.flatMap(({ says, parts, heading, kept, plain }): Hit[] => {
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
      const toldPlainly = (h: Heading) =>
        plain !== undefined &&
        keptPlainly(
          plain,
          h.at.text,
          text.filter((s) => below(h, s.block)).map((s) => s.plain),
          own.filter((o) => o !== h && o.part === null && below(h, o.at.block)).map((o) => o.at.text),
        )
      return inner
        .filter(
          (h) =>
            !told(h) && !text.some((s) => below(h, s.block) && s.plain.search(words) >= 0) && !toldPlainly(h),
        )
        .map((h) => ({ says, facts: { heading: h.at.text }, quotes: [h.at] }))
    }),
})

const below = (heading: Heading, block: number): boolean =>
  heading.blocks.from <= block && block < heading.blocks.to
const contains = (outer: Heading, inner: Heading): boolean =>
  outer.level < inner.level && below(outer, inner.at.block)

/** One sentence with a number and what is done or complained of, or a list of two things at least, that is not praise. */
function keptPlainly(
  { notUnder, counted, praise }: z.output<typeof PlainWords>,
  heading: string,
  sentences: readonly string[],
  headings: readonly string[],
): boolean {
  const [not, told, good] = [notUnder, counted, praise].map((words) => patternOf(words) ?? /$^/)
  const has = (text: string, pattern: RegExp | undefined) =>
    pattern !== undefined && text.search(pattern) >= 0
  if (has(heading, not)) return false
  const until = sentences.findIndex((s) => /^附[件表]/.test(s))
  const own = until < 0 ? sentences : sentences.slice(0, until)
  if (own.some((s) => A_NUMBER.test(s) && has(s, told) && !has(s, good))) return true
  const items = [...headings, ...own.flatMap((s) => s.split(ITEM).slice(1))]
  return items.filter((item) => item.replace(/[,。;]/g, '').length >= 6 && !has(item, good)).length >= 2
}

const A_NUMBER = /\d|[一二两三四五六七八九十]+(?:次|个|家|处|项|台|天|户)|年底前|月底前/
const ITEM =
  /[一二三四五六七八九]是|第[一二三四五六七八九],|(?<![\d.])[(]?\d{1,2}[.、)](?!\d)|[(][一二三四五六七八九][)]/
