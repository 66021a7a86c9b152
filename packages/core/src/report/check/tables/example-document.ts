import type { Block, Cell, ReadDocument } from '../read-document.ts'

/**
 * A document from a short text, as examples of rules and tests write it: a line is a paragraph; lines between `|` are the
 * rows of a table, where `<` is merged with the cell at its left and `^` with the one above. A line `---` ends a table, so
 * that another can follow; `<br>` is a line break inside a cell.
 */
export function exampleDocument(text: string, name = '示例.docx'): ReadDocument {
  const blocks: Block[] = []
  let rows: string[][] = []
  const end = () => {
    if (rows.length > 0) blocks.push({ kind: 'table', page: null, title: '', cells: cellsFrom(rows) })
    rows = []
  }
  for (const line of text.split('\n')) {
    const trimmed = line.trim()
    if (trimmed.startsWith('|') && trimmed.endsWith('|') && trimmed.length > 1) {
      rows.push(
        trimmed
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim().replaceAll('<br>', '\n')),
      )
      continue
    }
    end()
    if (trimmed !== '' && trimmed !== '---')
      blocks.push({ kind: 'paragraph', text: trimmed, page: null, level: null, autoNumber: null })
  }
  end()
  return { name, format: 'docx', blocks, unread: [] }
}

function cellsFrom(rows: readonly (readonly string[])[]): Cell[] {
  const cells: Cell[] = []
  rows.forEach((row, r) =>
    row.forEach((text, c) => {
      if (text === '<' || text === '^') return
      let across = 1
      while (row[c + across] === '<') across += 1
      let down = 1
      while (rows[r + down]?.[c] === '^') down += 1
      cells.push({ row: r, column: c, rows: down, columns: across, text })
    }),
  )
  return cells
}
