import type { Block, Cell, Piece } from './model.ts'

/** A sentence written as a template: names go in as text, numbers as bound pieces, and lists of pieces are joined in. */
export function sentence(
  words: TemplateStringsArray,
  ...values: readonly (string | Piece | readonly Piece[])[]
): Piece[] {
  const pieces: Piece[] = []
  const text = (t: string) => {
    const last = pieces.at(-1)
    if (t === '') return
    if (last && 'text' in last) pieces[pieces.length - 1] = { text: last.text + t }
    else pieces.push({ text: t })
  }
  const one = (v: string | Piece) =>
    typeof v === 'string' ? text(v) : 'text' in v ? text(v.text) : pieces.push(v)
  words.forEach((w, i) => {
    text(w)
    const value = values[i]
    if (value === undefined) return
    if (isList(value)) for (const v of value) one(v)
    else one(value)
  })
  return pieces
}

const isList = (v: string | Piece | readonly Piece[]): v is readonly Piece[] => Array.isArray(v)

/** A paragraph of body text. */
export const paragraph = (pieces: readonly Piece[]): Block => ({ kind: 'paragraph', pieces: [...pieces] })

/** Small print under a table. */
export const note = (pieces: readonly Piece[]): Block => ({
  kind: 'paragraph',
  style: 'note',
  pieces: [...pieces],
})

/** Sentences in one paragraph. */
export const joined = (sentences: readonly (readonly Piece[])[]): Block => paragraph(sentences.flat())

/** Things named one after the other: a；b；c。 */
export const listed = (items: readonly (readonly Piece[])[], end = '。'): Piece[] =>
  items.flatMap((item, i) => [...item, { text: i === items.length - 1 ? end : '；' }])

/** Chinese numbers for a handful of things: 一 … 九十九. They number headings and points; they are no measurements. */
export function nth(n: number): string {
  const digits = '〇一二三四五六七八九'
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || n === 0 ? digits[ones] : ''}`
}

/** A cell from a text or pieces; numbers stand at the right, words at the left, unless said otherwise. */
export function cell(content: string | Piece | readonly Piece[], more: Omit<Cell, 'pieces'> = {}): Cell {
  const pieces =
    typeof content === 'string' ? [{ text: content }] : isList(content) ? [...content] : [content]
  const align = pieces[0] && 'number' in pieces[0] ? 'right' : 'left'
  return { pieces, align, ...more }
}

/** A row of heads. */
export const head = (...titles: string[]): Cell[] => titles.map((t) => cell(t, { align: 'center' }))
