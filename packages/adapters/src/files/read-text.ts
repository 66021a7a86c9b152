import type { Block, ReadDocument } from '@rongheng/core/report/check/read-document'
import { decodeText } from './decode-text.ts'
import { FileFault } from './file-fault.ts'
import { markdownBlocks } from './markdown-blocks.ts'
import { gridTable, paragraph } from './plain-document.ts'
import { titled } from '@rongheng/core/report/check/table-titles'
import { unwrapped, widthOf } from './wrapped-lines.ts'

/** Reads text, or Markdown when the name says so. Encodings: UTF-8, UTF-16, GB18030. */
export function readText(name: string, bytes: Uint8Array): ReadDocument {
  const text = decodeText(bytes).replace(/\r\n?|\u2028|\u0085/g, '\n')
  if (hasControls(text.slice(0, 20_000))) throw new FileFault('file-unknown-kind')
  const isMarkdown = /\.(md|markdown)$/i.test(name)
  const lines = text.replace(/^\ufeff/, '').split('\n')
  const blocks = titled(isMarkdown ? markdownBlocks(lines) : textBlocks(lines))
  if (blocks.length === 0) throw new FileFault('file-empty')
  return { name, format: isMarkdown ? 'md' : 'txt', blocks, unread: [] }
}

// Characters that no text file has (a form feed ends a page): it is something else.
function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 9 || (code > 13 && code < 27)) return true
  }
  return false
}

/** Each line is a paragraph, unless all were broken at one width; lines with tabs in them, two or more together, are a table. */
function textBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  let waiting: string[] = []
  const flush = () => {
    const measured = waiting.map((line) => {
      const text = line.trim()
      return { text, width: widthOf(text), indent: widthOf(/^\s*/.exec(line)?.[0] ?? '') }
    })
    for (const text of unwrapped(measured)) blocks.push(paragraph(text))
    waiting = []
  }
  for (let at = 0; at < lines.length; at++) {
    const rows: string[][] = []
    for (let i = at; i < lines.length && lines[i]?.trim().includes('\t'); i++)
      rows.push((lines[i] as string).split('\t'))
    const table = rows.length > 1 ? gridTable(rows) : null
    if (table) {
      flush()
      blocks.push(table)
      at += rows.length - 1
      continue
    }
    const line = lines[at] ?? ''
    if (line.trim() !== '') waiting.push(line.replaceAll('\f', ''))
  }
  flush()
  return blocks
}
