import { dayText } from '../number.ts'
import { type Block, type Cell, plain, type ReportModel, type Table } from '../model.ts'
import { titled } from './table-titles.ts'
import { titleLines } from '../title-lines.ts'
import type { Block as ReadBlock, Cell as ReadCell, ReadDocument } from './read-document.ts'

/**
 * A report of this program as the check reads it: the blocks that its .docx has, in that order, without writing and reading a
 * file. A test holds it against the file itself. `at` says for each block where it stands on the page where people write.
 */
export function readModel(model: ReportModel): { document: ReadDocument; at: readonly string[] } {
  const blocks: ReadBlock[] = []
  const at: string[] = []
  const add = (place: string, ...made: readonly ReadBlock[]) => {
    for (const block of made) {
      blocks.push(block)
      at.push(place)
    }
  }
  const begin = `part-${model.parts[0]?.key ?? ''}`
  add(
    begin,
    ...titleLines(model.title, 18).map((line) => paragraph(line)),
    paragraph(`（${model.subtitle}）`),
  )
  const boxes: [string, Block][] = []
  for (const part of model.parts)
    for (const block of part.blocks) {
      const place = placeOf(block, part.key)
      if (block.kind === 'signatures') boxes.push([place, block])
      else add(place, ...read(block))
    }
  const end = `part-${model.parts.at(-1)?.key ?? ''}`
  model.attachments.forEach((a, i) =>
    add(end, paragraph(`${i === 0 ? '附件：' : '　　　'}${i + 1}．${a.title}`)),
  )
  add(end, paragraph(model.unitName))
  add(end, paragraph(model.signedOn ? dayText(model.signedOn) : '（草稿，尚未定稿）'))
  for (const [place, block] of boxes) add(place, ...read(block))
  model.attachments.forEach((a, i) => {
    const place = `part-${a.key}`
    add(
      place,
      paragraph(`附件${i + 1}`),
      ...titleLines(a.title, a.landscape ? 34 : 18).map((line) => paragraph(line)),
    )
    for (const block of a.blocks) add(placeOf(block, a.key), ...read(block))
  })
  return { document: { name: `${model.title}.docx`, format: 'docx', blocks: titled(blocks), unread: [] }, at }
}

const placeOf = (block: Block, key: string): string =>
  (block.kind === 'paragraph' || block.kind === 'table') && block.slot ? `slot-${block.slot}` : `part-${key}`

const paragraph = (text: string, level: number | null = null): ReadBlock => ({
  kind: 'paragraph',
  text,
  page: null,
  level,
  autoNumber: null,
})

function read(block: Block): ReadBlock[] {
  switch (block.kind) {
    case 'heading':
      return [paragraph(block.text, block.level)]
    case 'paragraph':
      return [paragraph(plain(block.pieces))]
    case 'chart':
      return [paragraph(block.caption)]
    case 'table':
      return [...(block.caption ? [paragraph(block.caption)] : []), table(block)]
    case 'signatures':
      return [signatures(block.boxes)]
  }
}

/** A cell that goes down or across stands once, where it begins. */
function table({ widths, head, body }: Table): ReadBlock {
  const cells: ReadCell[] = []
  // For each column how many of the next rows a cell from above covers.
  const hanging = widths.map(() => 0)
  ;[...head, ...body].forEach((row, r) => {
    let column = 0
    const left = [...row]
    while (column < widths.length) {
      if ((hanging[column] ?? 0) > 0) {
        hanging[column] = (hanging[column] ?? 0) - 1
        column++
        continue
      }
      const cell: Cell = left.shift() ?? { pieces: [] }
      const [columns, rows] = [cell.span ?? 1, cell.down ?? 1]
      cells.push({ row: r, column, rows, columns, text: plain(cell.pieces) })
      for (let c = column; c < column + columns; c++) hanging[c] = rows - 1
      column += columns
    }
  })
  return { kind: 'table', page: null, title: '', cells }
}

/** Two boxes in a row, each with its label, a place for the name and one for the date. */
function signatures(boxes: readonly string[]): ReadBlock {
  const text = (label: string) => (label === '' ? '' : `${label}\n签字：\n年　　月　　日`)
  const rows = Math.ceil(boxes.length / 2)
  return {
    kind: 'table',
    page: null,
    title: '',
    cells: Array.from({ length: rows * 2 }, (_, i) => ({
      row: Math.floor(i / 2),
      column: i % 2,
      rows: 1,
      columns: 1,
      text: text(boxes[i] ?? ''),
    })),
  }
}
