import {
  AlignmentType,
  BorderStyle,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type FileChild,
} from 'docx'
import { plain, type Block, type Cell, type Piece } from '@rongheng/core/report/model'
import { font, type Face } from './fonts.ts'
import { LINE, size, SQUEEZE } from './page-grid.ts'

/** A picture drawn for a chart, and its size in pixels at one pixel a point. */
export type Picture = { readonly png: Uint8Array; readonly width: number; readonly height: number }

const levels: readonly Face[] = ['hei', 'kai', 'body', 'body']
const line = { line: LINE, lineRule: 'exact' } as const
const side = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
const borders = { top: side, bottom: side, left: side, right: side }

/** Runs of a sentence; an unfilled place stands out in bold. */
export const runs = (pieces: readonly Piece[], face: Face, halfPoints: number, bold = false): TextRun[] =>
  pieces.map(
    (p) =>
      new TextRun({
        text: plain([p]),
        font: font(face),
        size: halfPoints,
        bold: bold || 'blank' in p,
        ...(halfPoints === size.three ? { characterSpacing: SQUEEZE } : {}),
      }),
  )

/** One block of a report as paragraphs or a table `width` twips wide. A chart needs its picture. */
export function blockToDocx(block: Block, width: number, picture: Picture | null): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          children: runs([{ text: block.text }], levels[block.level - 1] ?? 'body', size.three),
          outlineLevel: block.level - 1,
          indent: { firstLineChars: 200, firstLine: 640 },
          keepNext: true,
          spacing: line,
        }),
      ]
    case 'paragraph':
      return [
        block.style === 'note'
          ? new Paragraph({
              children: runs(block.pieces, 'body', size.smallFour),
              spacing: { line: 400, lineRule: 'exact' },
            })
          : new Paragraph({
              children: runs(block.pieces, 'body', size.three),
              indent: { firstLineChars: 200, firstLine: 640 },
              alignment: AlignmentType.BOTH,
              spacing: line,
            }),
      ]
    case 'table':
      return [...(block.caption ? [caption(block.caption, true)] : []), tableOf(block, width), gap()]
    case 'chart':
      if (!picture) throw new Error(`chart "${block.caption}" has no picture`)
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          keepNext: true,
          children: [
            new ImageRun({
              type: 'png',
              data: picture.png,
              transformation: { width: picture.width, height: picture.height },
              altText: { name: block.caption, title: block.caption, description: block.caption },
            }),
          ],
        }),
        caption(block.caption, false),
      ]
    case 'signatures':
      return [signatures(block.boxes, width), gap()]
  }
}

const caption = (text: string, above: boolean) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: above,
    spacing: line,
    children: runs([{ text }], 'hei', size.four),
  })

/** Lines in a table follow the letters, not the grid of the page. */
const tight = (halfPoints: number) => ({ line: halfPoints * 15, lineRule: 'exact' }) as const

/** Word joins two tables that touch; a thin line keeps them apart. */
const gap = () => new Paragraph({ spacing: { line: 240, lineRule: 'exact' }, children: [] })

function tableOf(block: Extract<Block, { kind: 'table' }>, width: number): Table {
  const sum = block.widths.reduce((a, b) => a + b, 0)
  const widths = block.widths.map((w) => Math.floor((w / sum) * width))
  const half = block.widths.length > 7 ? size.five : size.smallFour
  const rows = [
    ...block.head.map((cells) => ({ cells, head: true })),
    ...block.body.map((cells) => ({ cells, head: false })),
  ]
  // A cell that reaches down fills its column in the rows below, so a cell's place is found by counting what hangs from above.
  const hanging = widths.map(() => 0)
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    columnWidths: widths,
    alignment: AlignmentType.CENTER,
    rows: rows.map(({ cells, head }) => {
      let column = 0
      const children = cells.map((cell) => {
        while ((hanging[column] ?? 0) > 0) column++
        const span = cell.span ?? 1
        const own = widths.slice(column, column + span).reduce((a, b) => a + b, 0)
        for (let c = column; c < column + span; c++) hanging[c] = cell.down ?? 1
        column += span
        return cellOf(cell, own, half, head)
      })
      for (let c = 0; c < hanging.length; c++) hanging[c] = Math.max(0, (hanging[c] ?? 0) - 1)
      return new TableRow({ children, tableHeader: head, cantSplit: true })
    }),
  })
}

const cellOf = (cell: Cell, width: number, halfPoints: number, head: boolean) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(cell.span ? { columnSpan: cell.span } : {}),
    ...(cell.down ? { rowSpan: cell.down } : {}),
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 60, right: 60, marginUnitType: WidthType.DXA },
    borders,
    children: [
      new Paragraph({
        alignment:
          AlignmentType[
            ({ left: 'LEFT', center: 'CENTER', right: 'RIGHT' } as const)[
              cell.align ?? (head ? 'center' : 'left')
            ]
          ],
        spacing: tight(halfPoints),
        keepNext: head,
        children: runs(cell.pieces, head ? 'hei' : 'body', halfPoints, cell.strong ?? false),
      }),
    ],
  })

/** Boxes to sign on paper: two in a row, each with a place for name and date. */
function signatures(boxes: readonly string[], width: number): Table {
  const half = Math.floor(width / 2)
  const pairs = Array.from({ length: Math.ceil(boxes.length / 2) }, (_, i) => boxes.slice(2 * i, 2 * i + 2))
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: half * 2, type: WidthType.DXA },
    columnWidths: [half, half],
    rows: pairs.map(
      (pair) =>
        new TableRow({
          cantSplit: true,
          children: [pair[0] ?? '', pair[1] ?? ''].map(
            (label) =>
              new TableCell({
                width: { size: half, type: WidthType.DXA },
                borders,
                margins: { top: 80, bottom: 80, left: 100, right: 100, marginUnitType: WidthType.DXA },
                children: label
                  ? [label, '', '签字：', '　　　　　　年　　月　　日'].map(
                      (text, i) =>
                        new Paragraph({
                          spacing: tight(size.smallFour),
                          alignment: i === 3 ? AlignmentType.RIGHT : AlignmentType.LEFT,
                          children: runs([{ text }], i === 0 ? 'hei' : 'body', size.smallFour),
                        }),
                    )
                  : [new Paragraph({ children: [] })],
              }),
          ),
        }),
    ),
  })
}
