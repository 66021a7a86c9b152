import type { PdfText } from './pdf-page.ts'

/** A line of text on a page; `parts` are its pieces where wide gaps part them. */
export type PdfLine = {
  readonly text: string
  readonly x: number
  readonly right: number
  readonly y: number
  readonly size: number
  readonly parts: readonly { readonly text: string; readonly x: number; readonly right: number }[]
}

const LATIN_END = /[A-Za-z\d,.;:%)]$/
/** The little space that word processors set between Chinese and digits, which nobody typed. */
const LOOSE = /(?<=[\u2e80-\uffef]) +(?=[A-Za-z\d])|(?<=[A-Za-z\d%.]) +(?=[\u2e80-\uffef])/g
const LATIN_START = /^[A-Za-z\d(]/

/** The lines that texts stand on, from the top, each from the left. */
export function pdfLines(texts: readonly PdfText[]): PdfLine[] {
  const sorted = texts.filter((t) => t.text.trim() !== '').sort((a, b) => a.y - b.y || a.x - b.x)
  const rows: PdfText[][] = []
  for (const text of sorted) {
    const row = rows.at(-1)
    const first = row?.[0]
    // Letters made bold by printing them twice.
    if (row?.some((t) => t.text === text.text && isOver(t, text))) continue
    if (row && first && Math.abs(text.y - first.y) <= Math.max(text.size, first.size) * 0.4) row.push(text)
    else rows.push([text])
  }
  return rows.map(lineOf)
}

const isOver = (a: PdfText, b: PdfText): boolean =>
  Math.abs(a.x - b.x) < a.size * 0.15 && Math.abs(a.y - b.y) < a.size * 0.15

function lineOf(row: readonly PdfText[]): PdfLine {
  const texts = [...row].sort((a, b) => a.x - b.x)
  const size = Math.max(...texts.map((t) => t.size))
  const base = Math.max(...texts.filter((t) => t.size === size).map((t) => t.y))
  const parts: { text: string; x: number; right: number }[] = []
  for (const t of texts) {
    const last = parts.at(-1)
    const gap = last ? t.x - last.right : 0
    const trimmed = t.text.trim()
    // A raised 2 after 46.95 is a note or a power, not one more decimal.
    const isRaised = t.size < size * 0.75 && base - t.y > size * 0.15 && /^\d/.test(trimmed)
    const piece = isRaised ? `^${trimmed}` : trimmed
    if (!last || gap > size * 1.5) {
      parts.push({ text: piece, x: t.x, right: t.x + t.width })
      continue
    }
    const isLatin = LATIN_END.test(last.text) && LATIN_START.test(piece)
    last.text += (isLatin && gap > size * 0.15) || gap > size * 0.7 ? ` ${piece}` : piece
    last.right = Math.max(last.right, t.x + t.width)
  }
  const tight = parts.map((p) => ({ ...p, text: p.text.replace(LOOSE, '') }))
  const left = parts[0]
  return {
    text: tight.map((p) => p.text).join(' '),
    x: left?.x ?? 0,
    right: Math.max(...parts.map((p) => p.right)),
    y: row[0]?.y ?? 0,
    size,
    parts: tight,
  }
}
