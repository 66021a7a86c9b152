import { z } from 'zod'
import { checkFunction, type Hit } from '../check-function.ts'
import { quoteIn } from '../sentence.ts'

/** Misprints that change the meaning: a list of wrong and right, not a spelling checker. Tables are looked through as well. */
export const misprint = checkFunction({
  parameters: z.strictObject({
    words: z
      .array(
        z.strictObject({
          wrong: z.string().min(2),
          right: z.string().min(1),
          notAfter: z.string().default(''),
        }),
      )
      .min(1),
  }),
  find: (reading, { words }) => {
    const hits: Hit[] = []
    for (const sentence of reading.sentences)
      for (const { wrong, right, notAfter } of words) {
        const at = sentence.plain.indexOf(wrong)
        if (at < 0 || notAfter.includes(sentence.plain[at - 1] ?? ' ')) continue
        hits.push({
          says: 'misprint',
          facts: { wrong, right },
          quotes: [quoteIn(reading.files, sentence, at, at + wrong.length)],
        })
      }
    reading.files.forEach((document, file) =>
      document.blocks.forEach((block, index) => {
        if (block.kind !== 'table') return
        block.cells.forEach((cell, i) => {
          for (const { wrong, right, notAfter } of words) {
            const from = cell.text.indexOf(wrong)
            if (from < 0 || notAfter.includes(cell.text[from - 1] ?? ' ')) continue
            const at = { file, block: index, cell: i, from, to: from + wrong.length }
            hits.push({ says: 'misprint', facts: { wrong, right }, quotes: [{ ...at, text: wrong }] })
          }
        })
      }),
    )
    return hits
  },
})
