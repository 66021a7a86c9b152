import { columnName } from '../../kernel/grid.ts'
import type { Language } from '../../kernel/words.ts'
import type { Finding } from './finding.ts'
import type { Quote } from './place.ts'
import type { ReadDocument, Table } from './read-document.ts'

/**
 * Where a finding stands, for people: a cell of a sheet; page or paragraph of a text, and a table's row there. '' when
 * something is missing altogether.
 */
export function placeText(
  finding: Pick<Finding, 'quotes'>,
  documents: readonly ReadDocument[],
  language: Language,
): string {
  const quote = finding.quotes[0]
  const document = quote && documents[quote.file]
  if (!quote || !document) return ''
  const where = whereIn(document, quote)[language === 'en' ? 'en' : 'zh']
  return documents.length > 1 ? `${document.name} ${where}` : where
}

type Said = { readonly zh: string; readonly en: string }

function whereIn(document: ReadDocument, quote: Quote): Said {
  const block = document.blocks[quote.block]
  if (block?.kind !== 'table') return paragraphText(document, quote.block)
  const cell = quote.cell === null ? undefined : block.cells[quote.cell]
  if (document.format === 'xlsx') {
    const at = cell ? ` ${columnName(cell.column)}${cell.row + 1}` : ''
    return { zh: `工作表“${block.title}”${at}`, en: `sheet “${block.title}”${at}` }
  }
  const table = tableText(document, quote.block, block)
  if (!cell) return table
  return { zh: `${table.zh}，第 ${cell.row + 1} 行`, en: `${table.en}, row ${cell.row + 1}` }
}

/** Tables are no paragraphs: nobody who looks for the 57th counts them. */
const paragraphsUntil = (document: ReadDocument, until: number): number =>
  document.blocks.slice(0, until).filter((block) => block.kind === 'paragraph').length

function paragraphText(document: ReadDocument, at: number): Said {
  const page = document.blocks[at]?.page
  if (page != null) return { zh: `第 ${page} 页`, en: `page ${page}` }
  const number = paragraphsUntil(document, at + 1)
  return { zh: `第 ${number} 段`, en: `paragraph ${number}` }
}

/** The table of a page, or after a paragraph, counted where there are several. */
function tableText(document: ReadDocument, at: number, { page }: Table): Said {
  const before = paragraphsUntil(document, at)
  const beside = document.blocks.flatMap((block, index) => {
    if (block.kind !== 'table') return []
    const near = page === null ? paragraphsUntil(document, index) === before : block.page === page
    return near ? [index] : []
  })
  const nth = beside.length > 1 ? beside.indexOf(at) + 1 : null
  const zh = page !== null ? `第 ${page} 页` : before === 0 ? '开头' : `第 ${before} 段后`
  const en =
    page !== null ? `on page ${page}` : before === 0 ? 'at the beginning' : `after paragraph ${before}`
  return {
    zh: nth === null ? `${zh}的表` : `${zh}的第 ${nth} 张表`,
    en: nth === null ? `table ${en}` : `table ${nth} ${en}`,
  }
}
