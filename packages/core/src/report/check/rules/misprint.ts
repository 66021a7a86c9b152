import { z } from 'zod'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import { anyOf } from '../literal.ts'
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
    const byWrong = new Map(words.map((word) => [word.wrong, word]))
    const any = new RegExp(anyOf([...byWrong.keys()]), 'g')
    const found = new Map<Misprint, Quote[]>()
    for (const { text, quote } of textsOf(reading)) {
      any.lastIndex = 0
      for (let match = any.exec(text); match !== null; match = any.exec(text)) {
        const word = byWrong.get(match[0]) as Misprint
        const to = match.index + match[0].length
        // A place that is right may hold another misprint that begins inside it.
        if (isRight(text, match.index, to, word)) any.lastIndex = match.index + 1
        else {
          const quotes = found.get(word) ?? []
          found.set(word, quotes)
          if (quotes.length < 5) quotes.push(quote(match.index, to))
        }
      }
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

/** Whether what stands around it makes it the right word after all. */
function isRight(text: string, from: number, to: number, word: Misprint): boolean {
  const [before, behind] = [text[from - 1] ?? '', text[to] ?? '']
  return (
    (before !== '' && word.notAfter.includes(before)) ||
    (behind !== '' && word.notBefore.includes(behind)) ||
    (word.onlyBefore !== '' && behind !== '' && !word.onlyBefore.includes(behind)) ||
    word.unless.some((u) => text.includes(u))
  )
}
