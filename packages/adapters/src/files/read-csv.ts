import type { GridSink, SheetInfo } from '@rongheng/core/kernel/grid'
import { decodeText } from './decode-text.ts'
import { FileFault } from './file-fault.ts'
import { rowFeed } from './row-feed.ts'

const SEPARATORS = [',', '\t', ';', '|'] as const

/** Reads separated text: comma, tab, semicolon or bar, with quoted cells that may hold separators, quotes and line ends. */
export async function readCsv(bytes: Uint8Array, sink: GridSink): Promise<SheetInfo[]> {
  const text = decodeText(bytes)
  if (hasControls(text.slice(0, 20_000))) throw new FileFault('file-unknown-kind')
  const separator = separatorOf(text)
  const feed = rowFeed(sink)
  let rowNo = 0
  for (const { cells, end } of rows(text, separator)) {
    rowNo += 1
    feed.add(0, rowNo, cells.map(unquoted))
    if (rowNo % 1000 === 0) {
      await feed.flush(false)
      sink.progress({ done: end, total: text.length })
    }
  }
  await feed.flush(true)
  return [{ name: 'CSV', hidden: false, date1904: false, rowCount: feed.count(0), merges: [] }]
}

// Characters that no text file has: it is something else.
function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 9 || (code > 13 && code < 27)) return true
  }
  return false
}

// The separator that most of the first lines have, and the same number of times.
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 40_000)
    .split(/\r\n|\n|\r/)
    .slice(0, 60)
  let best: { separator: string; score: number } = { separator: ',', score: 0 }
  for (const separator of SEPARATORS) {
    const counts = new Map<number, number>()
    for (const line of lines) {
      const count = line.replace(/"[^"]*"/g, '').split(separator).length - 1
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1)
    }
    const score = Math.max(0, ...[...counts].map(([count, times]) => times * Math.min(count, 20)))
    if (score > best.score) best = { separator, score }
  }
  return best.separator
}

function* rows(text: string, separator: string): Generator<{ cells: string[]; end: number }> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (at < text.length) {
    const cells: string[] = []
    for (;;) {
      let cell: string
      if (text[at] === '"') {
        ;({ cell, at } = quotedCell(text, at + 1, separator))
      } else {
        const start = at
        while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
        cell = text.slice(start, at)
      }
      cells.push(cell)
      if (text[at] !== separator) break
      at += 1
    }
    if (text[at] === '\r') at += 1
    if (text[at] === '\n') at += 1
    yield { cells, end: at }
  }
}

function quotedCell(text: string, from: number, separator: string): { cell: string; at: number } {
  let cell = ''
  let at = from
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return { cell: cell + text.slice(at), at: text.length }
    cell += text.slice(at, quote)
    at = quote + 1
    if (text[at] === '"') {
      cell += '"'
      at += 1
    } else break
  }
  // What follows the closing quote up to the separator belongs to the cell, as Excel reads it.
  const start = at
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
  return { cell: cell + text.slice(start, at), at }
}

// Programs write ="00123" or a leading tab so that Excel keeps long numbers as text.
const unquoted = (cell: string): string => /^="(.*)"$/s.exec(cell.trim())?.[1] ?? cell.trim()
