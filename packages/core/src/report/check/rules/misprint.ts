import { z } from 'zod'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import type { Quote } from '../place.ts'
import { quoteIn } from '../sentence.ts'

const Misprint = z.strictObject({
  wrong: z.string().min(2),
  right: z.string().min(1),
  /** Right behind one of these characters. */
  notAfter: z.string().default(''),
  /** Right before one of these characters. */
  notBefore: z.string().default(''),
  /** Wrong only before one of these characters, or at the end; anywhere when ''. */
  onlyBefore: z.string().default(''),
  /** Right in a sentence with one of these words. */
  unless: z.array(z.string().min(1)).default([]),
})
type Misprint = z.infer<typeof Misprint>

/**
 * Misprints that change the meaning: a list of wrong and right, not a spelling checker. Tables are looked through as well.
 * One finding for each misprint, with the first places where it stands.
 */
export const misprint = checkFunction({
  parameters: z.strictObject({ words: z.array(Misprint).min(1) }),
  find: (reading, { words }) => {
    const found = new Map<Misprint, Quote[]>()
    for (const { text, quote } of textsOf(reading))
      for (const word of words)
        for (const from of placesOf(text, word)) {
          const quotes = found.get(word) ?? []
          found.set(word, quotes)
          if (quotes.length < 5) quotes.push(quote(from, from + word.wrong.length))
        }
    return words.flatMap((word): Hit[] => {
      const quotes = found.get(word)
      return quotes ? [{ says: 'misprint', facts: { wrong: word.wrong, right: word.right }, quotes }] : []
    })
  },
})

type Text = { readonly text: string; readonly quote: (from: number, to: number) => Quote }

/** Sentences and cells, in reading order of each kind. */
const textsOf = (reading: ReportReading): Text[] => [
  ...reading.sentences.map((s) => ({
    text: s.plain,
    quote: (from: number, to: number) => quoteIn(reading.files, s, from, to),
  })),
  ...reading.files.flatMap((document, file) =>
    document.blocks.flatMap((block, index) =>
      block.kind !== 'table'
        ? []
        : block.cells.map((cell, i) => ({
            text: cell.text,
            quote: (from: number, to: number) => ({
              file,
              block: index,
              cell: i,
              from,
              to,
              text: cell.text.slice(from, to),
            }),
          })),
    ),
  ),
]

function placesOf(text: string, word: Misprint): number[] {
  const places: number[] = []
  for (let at = text.indexOf(word.wrong); at >= 0; at = text.indexOf(word.wrong, at + 1)) {
    const [before, behind] = [text[at - 1] ?? '', text[at + word.wrong.length] ?? '']
    const right =
      (before !== '' && word.notAfter.includes(before)) ||
      (behind !== '' && word.notBefore.includes(behind)) ||
      (word.onlyBefore !== '' && behind !== '' && !word.onlyBefore.includes(behind)) ||
      word.unless.some((u) => text.includes(u))
    if (!right) places.push(at)
  }
  return places
}
