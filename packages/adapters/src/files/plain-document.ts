import type { Block, Paragraph } from '@rongheng/core/report/check/read-document'

/** A paragraph of a format without pages. */
export const paragraph = (
  text: string,
  level: number | null = null,
  autoNumber: string | null = null,
): Paragraph => ({ kind: 'paragraph', text, page: null, level, autoNumber })

/** A table of rows of equally important cells, none merged; null when all are empty. */
export function gridTable(rows: readonly (readonly string[])[]): Block | null {
  const cells = rows.flatMap((row, at) =>
    row.map((text, column) => ({ row: at, column, rows: 1, columns: 1, text: text.trim() })),
  )
  return cells.some((c) => c.text !== '') ? { kind: 'table', page: null, title: '', cells } : null
}
