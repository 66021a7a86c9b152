import { plain, type Piece } from '@rongheng/core/report/model'
import type { Face } from '@rongheng/core/report/faces'
import { font } from './fonts.ts'
import { size, SQUEEZE } from './page-grid.ts'

/** Text for XML: markup escaped, and what XML cannot hold (control characters, half surrogates) left out. */
export const xmlText = (text: string): string =>
  text
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    // oxlint-disable-next-line no-control-regex -- these are the characters that must go
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')

/** The look of a run. The face for Chinese is named on every run: WPS does not take it from the style. */
function look(face: Face, halfPoints: number, bold: boolean): string {
  const f = font(face)
  return `<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="${f.ascii}" w:eastAsia="${f.eastAsia}" w:hAnsi="${f.hAnsi}" w:cs="${f.cs}"/>${
    bold ? '<w:b/><w:bCs/>' : ''
  }${halfPoints === size.three ? `<w:spacing w:val="${SQUEEZE}"/>` : ''}<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/></w:rPr>`
}

/** Runs of a sentence. An unfilled place stands out in bold. */
export function runs(pieces: readonly Piece[], face: Face, halfPoints: number, bold = false): string {
  let xml = ''
  let text = ''
  let strong = bold
  const flush = () => {
    if (text)
      xml += `<w:r>${look(face, halfPoints, strong)}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`
    text = ''
  }
  for (const piece of pieces) {
    const next = bold || 'blank' in piece
    if (next !== strong) flush()
    strong = next
    text += plain([piece])
  }
  flush()
  return xml
}

/** Places of a paragraph in the order in which the schema wants them. */
export type Layout = {
  readonly keepNext?: boolean
  /** Twips a line; the grid of the page is left when it is not the grid's own. */
  readonly line: number
  readonly offGrid?: boolean
  readonly firstLine?: boolean
  readonly indentEnd?: number
  readonly align?: 'left' | 'center' | 'right' | 'both'
  /** 0 for the first level of headings. */
  readonly outline?: number
}

/** A paragraph around runs. */
export function paragraphXml(layout: Layout, inner: string): string {
  const indent = layout.firstLine
    ? '<w:ind w:firstLineChars="200" w:firstLine="632"/>'
    : layout.indentEnd
      ? `<w:ind w:right="${layout.indentEnd}"/>`
      : ''
  return `<w:p><w:pPr>${layout.keepNext ? '<w:keepNext/>' : ''}${layout.offGrid ? '<w:snapToGrid w:val="0"/>' : ''}<w:spacing w:line="${layout.line}" w:lineRule="exact"/>${indent}${
    layout.align ? `<w:jc w:val="${layout.align}"/>` : ''
  }${layout.outline === undefined ? '' : `<w:outlineLvl w:val="${layout.outline}"/>`}</w:pPr>${inner}</w:p>`
}
