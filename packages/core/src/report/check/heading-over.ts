import type { Finding } from './finding.ts'
import type { ReadDocument } from './read-document.ts'
import { readHeadings } from './read-headings.ts'
import type { ReportWords } from './report-words.ts'

/** Tells the heading that a finding stands under, with its number; null without one, or when it is the heading itself. */
export function headingOver(
  documents: readonly ReadDocument[],
  words: ReportWords,
): (finding: Pick<Finding, 'quotes'>) => string | null {
  const headings = documents.map((document, file) => readHeadings(file, document, words))
  return ({ quotes: [quote] }) => {
    if (!quote) return null
    const heading = headings[quote.file]?.findLast(({ at }) => at.block <= quote.block)
    const block = heading && documents[quote.file]?.blocks[heading.at.block]
    if (block?.kind !== 'paragraph' || !heading) return null
    if (heading.at.block === quote.block && quote.from < heading.at.to) return null
    return `${block.autoNumber ?? ''}${block.text.slice(0, heading.at.to)}`.trim()
  }
}
