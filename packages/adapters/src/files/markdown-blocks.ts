import type { Block } from '@rongheng/core/report/check/read-document'
import { gridTable, paragraph } from './plain-document.ts'
import { joined } from './wrapped-lines.ts'

const RULE = /^ {0,3}(?:[-*_]\s*){3,}$/
const DELIMITER = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/

/** 1. and 一、 and （一） begin a paragraph of their own, though Markdown would join the lines. */
const NUMBERED =
  /^\s*(?:\d+[.)、．]|[一二三四五六七八九十]{1,3}[、．]|[（(][一二三四五六七八九十\d]{1,3}[）)])/

/** The paragraphs, headings and pipe tables of Markdown, without its marks. */
export function markdownBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  let open: string | null = null
  const end = () => {
    if (open !== null && open !== '') blocks.push(paragraph(open))
    open = null
  }
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string
    const next = lines[at + 1] ?? ''
    const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line)
    if (line.trim() === '' || /^\s*(```|~~~|<!--)/.test(line)) end()
    else if (heading) {
      end()
      blocks.push(paragraph(unmarked(heading[2] ?? ''), heading[1]?.length ?? 1))
    } else if (open !== null && /^ {0,3}(=+|-+)\s*$/.test(line)) {
      blocks.push(paragraph(open, line.trim().startsWith('=') ? 1 : 2))
      open = null
    } else if (RULE.test(line)) end()
    else if (line.includes('|') && next.includes('-') && DELIMITER.test(next)) {
      end()
      const rows = [pipeCells(line)]
      at += 1
      while ((lines[at + 1] ?? '').includes('|')) {
        at += 1
        rows.push(pipeCells(lines[at] as string))
      }
      const table = gridTable(rows)
      if (table) blocks.push(table)
    } else {
      const item = /^\s*(?:[-*+]\s+|>\s?)(.*)$/.exec(line)
      if (item || NUMBERED.test(line)) end()
      const text = unmarked((item?.[1] ?? line).trim())
      open = open === null ? text : joined(open, text)
      // Two spaces at the end break the line.
      if (/ {2}$/.test(line)) end()
    }
  }
  end()
  return blocks
}

const pipeCells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) =>
      unmarked(
        cell
          .trim()
          .replaceAll('\\|', '|')
          .replaceAll(/<br\s*\/?>/gi, '\n'),
      ),
    )

/** Text without the marks of emphasis, code and links. */
const unmarked = (text: string): string =>
  text
    .replace(/!?\[([^\]]{0,500})\]\([^)]{0,1000}\)/g, '$1')
    .replace(/(\*\*|__|~~|`)(?=\S)([^\n]{1,2000}?)\1/g, '$2')
    .replace(/\\([\\`*_{}[\]()#+.!~|-])/g, '$1')
