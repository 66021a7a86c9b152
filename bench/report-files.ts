import { docxOf, tbl, tc } from '@rongheng/adapters/files/testing-docx'
import type { Block, ReadDocument } from '@rongheng/core/report/check/read-document'
import { exampleReport } from '../test/fixtures/mutations/report.ts'

const OUTLINES = ['mof-2020', 'self-summary', 'mof-2011'] as const
/** Word breaks a paragraph into runs at every edit and spelling mark, and repeats the fonts in each. */
const RUN = 18
const FONTS =
  '<w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:cs="仿宋_GB2312" w:hint="eastAsia"/><w:color w:val="000000"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function paragraph(text: string): string {
  const runs = text.match(new RegExp(`[^]{1,${RUN}}`, 'gu')) ?? []
  const inner = runs.map((run) => `<w:r>${FONTS}<w:t xml:space="preserve">${escaped(run)}</w:t></w:r>`)
  return `<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>${FONTS}</w:pPr>${inner.join('')}</w:p>`
}

/** Blocks as the Word file of somebody who wrote them there. */
export function wordFile(blocks: readonly Block[]): Uint8Array {
  const body = blocks.map((block) => {
    if (block.kind === 'paragraph') return paragraph(block.text)
    const rows = new Map<number, string[]>()
    for (const cell of block.cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell.text])
    return tbl(...[...rows.values()].map((row) => row.map((text) => tc(paragraph(text)))))
  })
  return docxOf(body.join(''))
}

/** The n-th of many reports: one of the example center's, its amounts and rates its own. No two are alike. */
export function nthReport(n: number): readonly Block[] {
  const own = (text: string): string =>
    text
      .replaceAll(/(\d\.)\d{2}(?=万元)/g, (_, head: string) => `${head}${String(n % 100).padStart(2, '0')}`)
      .replaceAll('示例', `示例${Math.floor(n / 100) + 1}`)
  return exampleReport(OUTLINES[n % OUTLINES.length] ?? 'mof-2020').blocks.map((block) =>
    block.kind === 'paragraph'
      ? { ...block, text: own(block.text) }
      : { ...block, cells: block.cells.map((cell) => ({ ...cell, text: own(cell.text) })) },
  )
}

/** The characters of a document. */
export const charactersOf = (blocks: readonly Block[]): number =>
  blocks.reduce(
    (sum, b) => sum + (b.kind === 'paragraph' ? b.text : b.cells.map((c) => c.text).join('')).length,
    0,
  )

/** A document of at least so many characters: the example's, over and over. */
export function longReport(characters: number): ReadDocument {
  const base = exampleReport('mof-2020')
  const times = Math.ceil(characters / charactersOf(base.blocks))
  return { ...base, blocks: Array.from({ length: times }, () => base.blocks).flat() }
}
