import type { ReadDocument } from '@rongheng/core/report/check/read-document'
import { FileFault } from './file-fault.ts'
import { missedList } from './missed.ts'
import { type FlowPage, pdfBlocks, withoutFurniture } from './pdf-flow.ts'
import { gapTables, type PdfItem } from './pdf-gap-table.ts'
import { ruledTables } from './pdf-grid.ts'
import { pdfLines } from './pdf-lines.ts'
import { pdfPages } from './pdf-page.ts'
import { titled } from '@rongheng/core/report/check/table-titles'

/** Reads the text of a PDF: paragraphs with their pages, and tables by their lines or by how their columns stand. */
export async function readPdf(name: string, bytes: Uint8Array): Promise<ReadDocument> {
  const missed = missedList()
  const pages: FlowPage[] = []
  let number = 0
  for await (const page of pdfPages(bytes)) {
    number += 1
    if (!isReadable(page.texts.map((t) => t.text).join(''))) {
      missed.add('page-without-text', String(number))
      continue
    }
    const { tables, rest } = ruledTables(page)
    const items: (PdfItem & { at: number })[] = [
      ...gapTables(pdfLines(rest)).map((item) => ({
        ...item,
        at: item.kind === 'line' ? item.line.y : item.table.top,
      })),
      ...tables.map((table) => ({ kind: 'table' as const, table, at: table.top })),
    ]
    pages.push({ number, height: page.height, items: items.sort((a, b) => a.at - b.at) })
  }
  const blocks = titled(pdfBlocks(withoutFurniture(pages)))
  const unread = missed.list()
  if (blocks.length === 0) throw new FileFault(unread.length > 0 ? 'file-pictures-only' : 'file-empty')
  return { name, format: 'pdf', blocks, unread }
}

/** Whether there is text, and not only signs of a font that does not say what they mean. */
function isReadable(text: string): boolean {
  let known = 0
  let unknown = 0
  for (const char of text) {
    if (char.trim() === '') continue
    if (/[\ufffd\ue000-\uf8ff\p{Cc}\p{Cn}]/u.test(char)) unknown += 1
    else known += 1
  }
  return known > 0 && unknown <= known / 2
}
