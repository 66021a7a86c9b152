import type { Cell, Table } from '@rongheng/core/report/model'
import { paragraphXml, runs } from './docx-text.ts'
import { size, textWidth } from './page-grid.ts'

const LINE_AROUND = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('')

/** Lines in a table follow the letters, not the grid of the page. */
export const tight = (halfPoints: number) => ({ line: halfPoints * 15, offGrid: true }) as const

/** The frame of a table: fixed columns, single lines, a little air in the cells. */
export const tableXml = (widths: readonly number[], rows: string): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((a, b) => a + b, 0)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${LINE_AROUND}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths
    .map((w) => `<w:gridCol w:w="${w}"/>`)
    .join('')}</w:tblGrid>${rows}</w:tbl>`

/** A row that is not broken across pages; head rows come again on every page. */
export const rowXml = (cells: string, head: boolean): string =>
  `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells}</w:tr>`

/** One cell `width` twips wide. A merge that goes on from above holds an empty paragraph, as the schema wants one. */
export const cellXml = (
  width: number,
  span: number,
  merge: 'begins' | 'goes-on' | null,
  inner: string,
): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${
    merge === 'begins' ? '<w:vMerge w:val="restart"/>' : merge === 'goes-on' ? '<w:vMerge/>' : ''
  }<w:vAlign w:val="center"/></w:tcPr>${inner}</w:tc>`

/** A table of a report, `width` twips wide. */
export function reportTable(table: Table, width: number): string {
  const sum = table.widths.reduce((a, b) => a + b, 0)
  const widths = table.widths.map((w) => Math.floor((w / sum) * width))
  // Wide forms and sheets on their side hold more than a page of text does.
  const half = widths.length > 7 || width > textWidth.portrait ? size.five : size.smallFour
  // What hangs down into the next rows: for each column, rows still covered and how wide the covering cell is.
  const hanging = widths.map(() => ({ rows: 0, span: 1 }))
  // A short table stays on one page; a long one is broken between rows, with its head again.
  const short = table.body.length <= 8
  const row = (cells: readonly Cell[], head: boolean, last = false): string => {
    const keepNext = head || (short && !last)

    let [xml, column, next] = ['', 0, 0]
    while (column < widths.length) {
      const above = hanging[column]
      if (above && above.rows > 0) {
        xml += cellXml(
          total(widths, column, above.span),
          above.span,
          'goes-on',
          paragraphXml(tight(half), ''),
        )
        above.rows--
        column += above.span
        continue
      }
      const cell = cells[next++] ?? { pieces: [] }
      const span = cell.span ?? 1
      hanging[column] = { rows: (cell.down ?? 1) - 1, span }
      const inner = runs(cell.pieces, head ? 'hei' : 'body', half, cell.strong ?? false)
      const align = cell.align ?? (head ? 'center' : 'left')
      xml += cellXml(
        total(widths, column, span),
        span,
        (cell.down ?? 1) > 1 ? 'begins' : null,
        paragraphXml({ ...tight(half), align, keepNext }, inner),
      )
      column += span
    }
    return rowXml(xml, head)
  }
  return tableXml(
    widths,
    table.head.map((cells) => row(cells, true)).join('') +
      table.body.map((cells, i) => row(cells, false, i === table.body.length - 1)).join(''),
  )
}

const total = (widths: readonly number[], from: number, span: number) =>
  widths.slice(from, from + span).reduce((a, b) => a + b, 0)

/** Boxes to sign on paper: two in a row, each with a place for name and date. */
export function signatureBoxes(boxes: readonly string[], width: number): string {
  const half = Math.floor(width / 2)
  const box = (label: string) =>
    label === ''
      ? paragraphXml(tight(size.smallFour), '')
      : [label, '', '签字：', '年　　月　　日']
          .map((text, i) =>
            paragraphXml(
              { ...tight(size.smallFour), align: i === 3 ? 'right' : 'left', keepNext: true },
              runs([{ text }], i === 0 ? 'hei' : 'body', size.smallFour),
            ),
          )
          .join('')
  let rows = ''
  for (let i = 0; i < boxes.length; i += 2)
    rows += rowXml(
      [boxes[i] ?? '', boxes[i + 1] ?? ''].map((label) => cellXml(half, 1, null, box(label))).join(''),
      false,
    )
  return tableXml([half, half], rows)
}
