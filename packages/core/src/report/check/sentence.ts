import type { Place, Quote } from './place.ts'
import { plainText } from './plain-text.ts'
import type { ReadDocument } from './read-document.ts'

/**
 * A sentence of running text, or a paragraph's last piece without a full stop. `plain` has no spaces except between Latin
 * letters and digits; `places[i]` is where its character i stands in the paragraph, with one more for the end.
 */
export type Sentence = Place & { readonly plain: string; readonly places: readonly number[] }

const END = /[。;!！?？\n]+/g
const LATIN = /[\dA-Za-z.%]/

/** The sentences of all paragraphs, in reading order. Cells of tables are read as tables, not here. */
export function sentencesOf(files: readonly ReadDocument[]): Sentence[] {
  const found: Sentence[] = []
  files.forEach((document, file) =>
    document.blocks.forEach((block, index) => {
      if (block.kind !== 'paragraph') return
      const plain = plainText(block.text)
      let from = 0
      const add = (to: number) => {
        const squeezed = squeeze(plain, from, to)
        if (squeezed.plain !== '') found.push({ file, block: index, cell: null, from, to, ...squeezed })
        from = to
      }
      for (const end of plain.matchAll(END)) add(end.index + end[0].length)
      add(plain.length)
    }),
  )
  return found
}

function squeeze(plain: string, from: number, to: number): Pick<Sentence, 'plain' | 'places'> {
  let text = ''
  const places: number[] = []
  for (let i = from; i < to; i++) {
    const char = plain[i] as string
    const gap = char === ' ' || char === '\n'
    if (gap && !(LATIN.test(plain[i - 1] ?? '') && LATIN.test(plain[i + 1] ?? ''))) continue
    text += char
    places.push(i)
  }
  return { plain: text, places: [...places, to] }
}

/** The quote of the characters `[from, to)` of a sentence's plain text. */
export function quoteIn(files: readonly ReadDocument[], sentence: Sentence, from: number, to: number): Quote {
  const block = files[sentence.file]?.blocks[sentence.block]
  const text = block?.kind === 'paragraph' ? block.text : ''
  const begin = sentence.places[from] ?? sentence.to
  const end = (sentence.places[to - 1] ?? sentence.to - 1) + 1
  return {
    file: sentence.file,
    block: sentence.block,
    cell: null,
    from: begin,
    to: end,
    text: text.slice(begin, end),
  }
}
