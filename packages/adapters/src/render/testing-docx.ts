import { SaxesParser } from 'saxes'
import { readZip } from './zip.ts'

/**
 * The order of children that ECMA-376 (Transitional) gives for the elements our documents use, and which of them must be
 * there. Written from the standard's sequences by hand, for these elements only: no package with the XSD files was found. An
 * element that is not listed here may not appear at all.
 */
const sequences: Readonly<Record<string, readonly string[]>> = {
  'w:document': ['w:body'],
  'w:body': ['w:p|w:tbl', 'w:sectPr'],
  'w:p': ['w:pPr', 'w:r'],
  'w:pPr': [
    'w:keepNext',
    'w:keepLines',
    'w:snapToGrid',
    'w:spacing',
    'w:ind',
    'w:jc',
    'w:outlineLvl',
    'w:rPr',
    'w:sectPr',
  ],
  'w:r': ['w:rPr', 'w:t|w:drawing'],
  'w:rPr': ['w:rFonts', 'w:b', 'w:bCs', 'w:spacing', 'w:sz', 'w:szCs'],
  'w:t': [],
  'w:tbl': ['w:tblPr', 'w:tblGrid', 'w:tr'],
  'w:tblPr': ['w:tblW', 'w:jc', 'w:tblBorders', 'w:tblLayout', 'w:tblCellMar'],
  'w:tblBorders': ['w:top', 'w:left', 'w:bottom', 'w:right', 'w:insideH', 'w:insideV'],
  'w:tblCellMar': ['w:top', 'w:left', 'w:bottom', 'w:right'],
  'w:tblGrid': ['w:gridCol'],
  'w:tr': ['w:trPr', 'w:tc'],
  'w:trPr': ['w:cantSplit', 'w:tblHeader'],
  'w:tc': ['w:tcPr', 'w:p'],
  'w:tcPr': ['w:tcW', 'w:gridSpan', 'w:vMerge', 'w:vAlign'],
  'w:sectPr': [
    'w:headerReference|w:footerReference',
    'w:type',
    'w:pgSz',
    'w:pgMar',
    'w:pgNumType',
    'w:docGrid',
  ],
  'w:drawing': ['wp:inline'],
  'wp:inline': ['wp:extent', 'wp:effectExtent', 'wp:docPr', 'wp:cNvGraphicFramePr', 'a:graphic'],
  'wp:cNvGraphicFramePr': ['a:graphicFrameLocks'],
  'a:graphic': ['a:graphicData'],
  'a:graphicData': ['pic:pic'],
  'pic:pic': ['pic:nvPicPr', 'pic:blipFill', 'pic:spPr'],
  'pic:nvPicPr': ['pic:cNvPr', 'pic:cNvPicPr'],
  'pic:blipFill': ['a:blip', 'a:stretch'],
  'a:stretch': ['a:fillRect'],
  'pic:spPr': ['a:xfrm', 'a:prstGeom'],
  'a:xfrm': ['a:off', 'a:ext'],
  'a:prstGeom': ['a:avLst'],
}
const required: Readonly<Record<string, readonly string[]>> = {
  'w:tbl': ['w:tblPr', 'w:tblGrid'],
  'w:tc': ['w:p'],
  'wp:inline': ['wp:extent', 'wp:docPr', 'a:graphic'],
  'pic:pic': ['pic:nvPicPr', 'pic:blipFill', 'pic:spPr'],
}

type Open = { readonly name: string; readonly children: string[]; columns: number }

/** What the text of a .docx has against the standard: element order, table geometry, relationships, content types. Empty is good. */
export function docxFaults(file: Uint8Array): string[] {
  const entries = new Map(readZip(Buffer.from(file)).map((e) => [e.name, e.bytes.toString('utf8')]))
  const faults = bodyFaults(entries.get('word/document.xml') ?? '')
  const relations = new Set(
    [
      ...(entries.get('word/_rels/document.xml.rels') ?? '').matchAll(/Id="([^"]+)"[^>]*Target="([^"]+)"/g),
    ].map((m) => {
      if (!entries.has(`word/${m[2]}`))
        faults.push(`relationship ${m[1]} leads to ${m[2]}, which is not there`)
      return m[1]
    }),
  )
  for (const m of (entries.get('word/document.xml') ?? '').matchAll(/r:(?:embed|id)="([^"]+)"/g))
    if (!relations.has(m[1])) faults.push(`no relationship ${m[1]}`)
  const types = entries.get('[Content_Types].xml') ?? ''
  for (const name of entries.keys()) {
    const known =
      types.includes(`PartName="/${name}"`) || types.includes(`Extension="${name.split('.').at(-1)}"`)
    if (!known && name !== '[Content_Types].xml') faults.push(`${name} has no content type`)
  }
  for (const [name, xml] of entries) if (/\.(xml|rels)$/.test(name)) faults.push(...wellFormed(name, xml))
  return faults
}

function wellFormed(name: string, xml: string): string[] {
  const faults: string[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => faults.push(`${name}: ${error.message}`))
  parser.write(xml).close()
  return faults
}

function bodyFaults(xml: string): string[] {
  const faults: string[] = []
  const open: Open[] = []
  const parser = new SaxesParser()
  // Columns of the table around, and how many the row has so far.
  const tables: { columns: number; row: number }[] = []
  parser.on('opentag', (tag) => {
    const parent = open.at(-1)
    parent?.children.push(tag.name)
    open.push({ name: tag.name, children: [], columns: 0 })
    const table = tables.at(-1)
    if (tag.name === 'w:tbl') tables.push({ columns: 0, row: 0 })
    if (tag.name === 'w:gridCol' && table) table.columns++
    if (tag.name === 'w:tc' && table) table.row++
    if (tag.name === 'w:gridSpan' && table) table.row += Number(tag.attributes['w:val']) - 1
  })
  parser.on('closetag', (tag) => {
    const own = open.pop()
    if (!own) return
    const table = tables.at(-1)
    if (tag.name === 'w:tr' && table) {
      if (table.row !== table.columns)
        faults.push(`a row of ${table.row} columns in a table of ${table.columns}`)
      table.row = 0
    }
    if (tag.name === 'w:tbl') tables.pop()
    const order = sequences[own.name]
    if (!order) {
      if (own.children.length > 0) faults.push(`${own.name} has children and is not known here`)
      return
    }
    let at = 0
    for (const child of own.children) {
      const place = order.findIndex((names, i) => i >= at && names.split('|').includes(child))
      if (place < 0)
        faults.push(`${child} stands wrong in ${own.name}: ${own.children.slice(0, 12).join(' ')}`)
      else at = place
    }
    for (const must of required[own.name] ?? [])
      if (!own.children.includes(must)) faults.push(`${own.name} without ${must}`)
  })
  parser.on('error', (error) => faults.push(error.message))
  parser.write(xml).close()
  return faults
}

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
