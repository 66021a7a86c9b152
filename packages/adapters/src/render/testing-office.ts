import validate from '@ooxml-tools/validate'
import { SaxesParser } from 'saxes'
import { readZip } from './zip.ts'

/**
 * What a .docx or .xlsx has against the format: the schema, the relationships and the rules beyond the schema, as
 * Microsoft's Open XML SDK finds them for Office 2010; and what it lets pass: rows that do not fill their table, and cells
 * that do not end in a paragraph, which Word calls a damaged file.
 * Empty is good. The first call takes some seconds.
 */
export async function officeFaults(file: Uint8Array, format: 'docx' | 'xlsx'): Promise<string[]> {
  const found = await validate(new Uint8Array(file), format, 'Office2010')
  return [
    ...found.map((f) => `${f.path.partUri} ${f.path.xpath}: ${f.description}`),
    ...(format === 'docx' ? tableFaults(file) : []),
  ]
}

function tableFaults(file: Uint8Array): string[] {
  const faults: string[] = []
  let before = ''
  const tables: { columns: number; row: number }[] = []
  const parser = new SaxesParser()
  parser.on('opentag', (tag) => {
    const table = tables.at(-1)
    if (tag.name === 'w:tbl') tables.push({ columns: 0, row: 0 })
    if (tag.name === 'w:gridCol' && table) table.columns++
    if (tag.name === 'w:tc' && table) table.row++
    if (tag.name === 'w:gridSpan' && table) table.row += Number(tag.attributes['w:val']) - 1
  })
  parser.on('closetag', (tag) => {
    const table = tables.at(-1)
    if (tag.name === 'w:tc' && before !== 'w:p') faults.push('a cell that does not end in a paragraph')
    before = tag.name
    if (tag.name === 'w:tbl') tables.pop()
    if (tag.name !== 'w:tr' || !table) return
    if (table.row !== table.columns)
      faults.push(`a row of ${table.row} columns in a table of ${table.columns}`)
    table.row = 0
  })
  const xml = readZip(Buffer.from(file))
    .find((e) => e.name === 'word/document.xml')
    ?.bytes.toString('utf8')
  parser.write(xml ?? '').close()
  return faults
}
