import { SaxesParser } from 'saxes'
import { readZip } from './zip.ts'

/** The words of a .docx in reading order: a line for each paragraph, a row of cells with | between them. */
export function docxText(file: Uint8Array): string {
  const xml =
    readZip(Buffer.from(file))
      .find((e) => e.name === 'word/document.xml')
      ?.bytes.toString('utf8') ?? ''
  const lines: string[] = []
  let [cells, text, inTable, inText]: [string[], string, boolean, boolean] = [[], '', false, false]
  const parser = new SaxesParser()
  parser.on('opentag', (tag) => {
    if (tag.name === 'w:tr') cells = []
    if (tag.name === 'w:tc') [inTable, text] = [true, '']
    inText = tag.name === 'w:t'
    if (tag.name === 'wp:docPr') text += `[图] ${tag.attributes['descr']}`
  })
  parser.on('text', (t) => {
    if (inText) text += t
  })
  parser.on('closetag', (tag) => {
    if (tag.name === 'w:t') inText = false
    if (tag.name === 'w:tc') cells.push(text)
    if (tag.name === 'w:tr') {
      lines.push(`| ${cells.join(' | ')} |`)
      ;[inTable, text] = [false, '']
    }
    if (tag.name === 'w:p' && !inTable) {
      if (text) lines.push(text)
      text = ''
    }
  })
  parser.write(xml).close()
  return `${lines.join('\n')}\n`
}
