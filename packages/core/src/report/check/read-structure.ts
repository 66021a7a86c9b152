import { plainText } from './plain-text.ts'
import type { Quote } from './place.ts'
import type { ReadDocument } from './read-document.ts'
import { readHeadings } from './read-headings.ts'
import type { OutlineMarks, ReportWords } from './report-words.ts'
import type { Heading, ReportType, Structure } from './structure.ts'

/** How a file is built: headings, outline, title, year and kind. */
export function readStructure(file: number, document: ReadDocument, words: ReportWords): Structure {
  const headings = readHeadings(file, document, words)
  const outline = outlineOf(headings, words.outlines)
  const title = titleOf(file, document, headings)
  return {
    outline: outline?.id ?? null,
    headings,
    missing: outline === null ? [] : outline.parts.filter((part) => !isThere(part, outline, headings)),
    type: typeOf(document, outline, title),
    title,
    year: yearOf(document, title),
  }
}

/** The outline with most of its parts there; headings that only one outline has count double. Fewer than three parts are none. */
function outlineOf(headings: readonly Heading[], outlines: readonly OutlineMarks[]): OutlineMarks | null {
  const named = new Set(headings.map((heading) => heading.part))
  let best: { outline: OutlineMarks; weight: number } | null = null
  for (const outline of outlines) {
    const there = outline.parts.filter((part) => isThere(part, outline, headings)).length
    const weight = there + 2 * outline.only.filter((part) => named.has(part)).length
    if (there >= 3 && weight > (best?.weight ?? 0)) best = { outline, weight }
  }
  return best?.outline ?? null
}

/** A part is there when a heading names it, or something that belongs inside it. */
const isThere = (part: string, outline: OutlineMarks, headings: readonly Heading[]): boolean =>
  headings.some((h) => h.part === part || (h.part !== null && outline.shows[part]?.includes(h.part)))

/** The first short line that says what it is, before the first heading or among the first twelve blocks. */
function titleOf(file: number, document: ReadDocument, headings: readonly Heading[]): Quote | null {
  const until = Math.min(headings[0]?.at.block ?? 12, 12) + 1
  const lines = document.blocks.slice(0, until)
  for (const [index, block] of lines.entries()) {
    const text = block.kind === 'paragraph' ? block.text : block.title
    const plain = plainText(text).replace(/\s/g, '')
    if (plain.length > 60 || !/(?:报告|自评表|评分表|监控表|自评|总结)/.test(plain) || /[。,:]/.test(plain))
      continue
    return { file, block: index, cell: null, from: 0, to: text.length, text }
  }
  return null
}

function typeOf(document: ReadDocument, outline: OutlineMarks | null, title: Quote | null): ReportType {
  const name = plainText(title?.text ?? '').replace(/\s/g, '')
  const texts = document.blocks.filter(
    (block) => block.kind === 'paragraph' && block.text.trim() !== '',
  ).length
  if (/整体支出|部门整体|整体绩效/.test(name)) return 'department'
  if (
    /自评表|评分表|监控表|申报表/.test(name) ||
    (texts < 8 && document.blocks.some((b) => b.kind === 'table'))
  )
    return 'form'
  if (/自评/.test(name) || outline?.id === 'self-summary') return 'self-evaluation'
  if (/评价报告/.test(name) || outline !== null) return 'evaluation-report'
  return 'unknown'
}

const YEAR = /(?<!\d)(20\d{2})年(度)?/g

/** The title's year; else the one named most often in the text, 年度 counting thrice; else the file's name. */
function yearOf(document: ReadDocument, title: Quote | null): number | null {
  const own = /(?<!\d)(20\d{2})年?/.exec(plainText(title?.text ?? ''))
  if (own) return Number(own[1])
  const votes = new Map<number, number>()
  for (const block of document.blocks) {
    const texts =
      block.kind === 'paragraph'
        ? [block.text]
        : [block.title, ...block.cells.slice(0, 12).map((c) => c.text)]
    for (const text of texts)
      for (const match of plainText(text).matchAll(YEAR))
        votes.set(Number(match[1]), (votes.get(Number(match[1])) ?? 0) + (match[2] ? 3 : 1))
  }
  const most = [...votes].sort(([a, n], [b, m]) => m - n || b - a)[0]
  if (most) return most[0]
  const named = /(?<!\d)(20\d{2})(?!\d)/.exec(document.name)
  return named ? Number(named[1]) : null
}
