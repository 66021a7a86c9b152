import { substitutes } from './fonts.ts'
import { readZip, writeZip, type Entry } from './zip.ts'

const EPOCH = '2000-01-01T00:00:00Z'

/**
 * An office file repacked so that it depends on its contents alone: the libraries write the clock into it and number
 * drawings across documents. Dates become one fixed moment, drawings are numbered from 1, entries are in order.
 */
export function sameBytes(file: Buffer): Buffer {
  const entries = readZip(file).map(({ name, bytes }): Entry => {
    if (name === 'docProps/core.xml')
      return text(name, bytes, (x) => x.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, EPOCH))
    if (name === 'word/document.xml') return text(name, bytes, numberDrawings)
    if (name === 'word/fontTable.xml') return { name, bytes: Buffer.from(fontTable) }
    return { name, bytes }
  })
  // The content types come first, as readers that stream expect; the rest by name.
  const rank = (e: Entry) => (e.name === '[Content_Types].xml' ? '0' : `1${e.name}`)
  return writeZip(entries.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)))
}

const text = (name: string, bytes: Buffer, change: (xml: string) => string): Entry => ({
  name,
  bytes: Buffer.from(change(bytes.toString('utf8'))),
})

function numberDrawings(xml: string): string {
  let next = 0
  return xml.replace(/<wp:docPr id="[^"]*"/g, () => `<wp:docPr id="${++next}"`)
}

const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${substitutes
  .map(
    (f) =>
      `<w:font w:name="${f.name}"><w:altName w:val="${f.alt}"/><w:panose1 w:val="${f.panose}"/><w:charset w:val="86"/><w:family w:val="${f.family}"/><w:pitch w:val="default"/></w:font>`,
  )
  .join('')}</w:fonts>`
