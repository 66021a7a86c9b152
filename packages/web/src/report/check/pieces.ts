import type { Severity } from '@rongheng/core/report/check/finding'

/** A quote of a finding on the text that it stands in. */
export type Mark = {
  /** Number of the finding in the list. */
  readonly number: number
  /** Which of the finding's quotes. */
  readonly quote: number
  readonly severity: Severity
  readonly from: number
  readonly to: number
}

/** A run of text and the marks that lie on it. */
export type Piece = {
  readonly text: string
  readonly marks: readonly Mark[]
  /** The marks that begin with this piece: their signs stand here. */
  readonly begins: readonly Mark[]
}

/** Text cut at the ends of its marks, which may overlap. A mark without length, as on an empty cell, lies on the whole text. */
export function pieces(text: string, marks: readonly Mark[]): readonly Piece[] {
  if (marks.length === 0) return [{ text, marks, begins: marks }]
  if (text === '') return [{ text, marks, begins: marks }]
  const placed = marks.map((mark) => {
    const from = Math.min(mark.from, text.length)
    const to = Math.min(mark.to, text.length)
    return to > from ? { mark, from, to } : { mark, from: 0, to: text.length }
  })
  const cuts = [...new Set([0, text.length, ...placed.flatMap((p) => [p.from, p.to])])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, i) => ({
    text: text.slice(from, cuts[i + 1]),
    marks: placed.filter((p) => p.from <= from && from < p.to).map((p) => p.mark),
    begins: placed.filter((p) => p.from === from).map((p) => p.mark),
  }))
}
