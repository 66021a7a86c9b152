import { zipOf } from '../../../../tools/write-xlsx.mjs'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const MORE =
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** Parts of a .docx beside its body, as the inside of their root elements. */
export type DocxParts = {
  readonly styles?: string
  readonly numbering?: string
  readonly footnotes?: string
  readonly comments?: string
  readonly more?: Readonly<Record<string, string | Uint8Array>>
  /** Goes before the root element of the body. */
  readonly prolog?: string
}

/** A .docx of hand-written XML: `body` is what stands in `w:body`. */
export function docxOf(body: string, { prolog = '', more = {}, ...parts }: DocxParts = {}): Uint8Array {
  const given = Object.entries(parts) as [string, string][]
  const types = ['document.main', ...given.map(([name]) => name)].map((name) => {
    const part = name === 'document.main' ? 'document' : name
    return `<Override PartName="/word/${part}.xml" ContentType="${TYPE}.${name}+xml"/>`
  })
  const links = given.map(
    ([name], i) => `<Relationship Id="rId${i + 1}" Type="${REL}/${name}" Target="${name}.xml"/>`,
  )
  return zipOf({
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${HEAD}${prolog}<w:document ${W} ${MORE}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/_rels/document.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`,
    ...Object.fromEntries(
      given.map(([name, inner]) => [`word/${name}.xml`, `${HEAD}<w:${name} ${W}>${inner}</w:${name}>`]),
    ),
    ...more,
  })
}

/** A paragraph of one run; `properties` goes into `w:pPr`. */
export const p = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** A paragraph with a style. */
export const styled = (style: string, text: string): string => p(text, `<w:pStyle w:val="${style}"/>`)

/** A paragraph numbered by a list. */
export const listed = (text: string, numId = 1, level = 0): string =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`)

/** A cell; `properties` goes into `w:tcPr`, `inner` is what stands in it. */
export const tc = (inner: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${inner.startsWith('<') ? inner : p(inner)}</w:tc>`

/** A table of rows of cells. */
export const tbl = (...rows: readonly string[][]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`
