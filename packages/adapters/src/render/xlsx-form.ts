import { plain, type Attachment, type Cell, type Table } from '@rongheng/core/report/model'
import type { Seal } from '@rongheng/core/report/ports'
import { xmlText } from './docx-text.ts'
import { writeZip } from './zip.ts'

/** Looks of cells, by number in `styles` below. */
const looks = { title: 1, note: 2, left: 3, center: 4, right: 5, strong: 6, money: 7, percent: 8 } as const

type Place = { readonly row: number; readonly column: number; readonly cell: Cell }

/** A form as a workbook of one sheet, set up for A4. The same form and seal give the same bytes. */
export function xlsxForm(attachment: Attachment, seal: Seal): Promise<Uint8Array> {
  const table = attachment.blocks.find((b) => b.kind === 'table')
  const width = table?.widths.length ?? 8
  const rows: string[] = [rowXml(1, [textCell(1, 1, attachment.title, looks.title)], 30)]
  const merges = [rangeOf(1, 1, 1, width)]
  let row = 1
  let again: readonly [number, number] | null = null
  for (const block of attachment.blocks) {
    if (block.kind === 'paragraph') {
      row++
      const text = plain(block.pieces)
      rows.push(rowXml(row, [textCell(row, 1, text, looks.note)], heightFor(linesOf(text, 1))))
      merges.push(rangeOf(row, 1, row, width))
    }
    if (block.kind === 'table') {
      const placed = place(block, row + 1)
      const heights = heightsOf(placed.lines, block)
      placed.lines.forEach((line, i) => {
        rows.push(rowXml(line.row, line.cells, heights[i]))
      })
      if (block.goesOn && block.head.length > 0) again = [row + 1, row + block.head.length]
      merges.push(...placed.merges)
      row += placed.lines.length
    }
  }
  const widths = table?.widths ?? Array.from({ length: width }, () => 1)
  return writeZip(parts(sheetXml(rows, merges, widths, attachment.landscape, seal), attachment.title, again))
}

/** Puts the cells where they stand, with the empty cells that merges cover, so that every side has its line. */
function place(table: Table, top: number) {
  const merges: string[] = []
  const width = table.widths.length
  const hanging = Array.from({ length: width }, () => 0)
  const lines = [...table.head, ...table.body].map((cells, i) => {
    const row = top + i
    const xml: string[] = []
    const places: Place[] = []
    let next = 0
    for (let column = 0; column < width; ) {
      if ((hanging[column] ?? 0) > 0) {
        hanging[column] = (hanging[column] ?? 0) - 1
        xml.push(emptyCell(row, column + 1))
        column++
        continue
      }
      const cell = cells[next++] ?? { pieces: [] }
      const [span, down] = [cell.span ?? 1, cell.down ?? 1]
      if (span > 1 || down > 1) merges.push(rangeOf(row, column + 1, row + down - 1, column + span))
      places.push({ row, column, cell })
      xml.push(valueCell(row, column + 1, cell))
      for (let c = column; c < column + span; c++) {
        hanging[c] = down - 1
        if (c > column) xml.push(emptyCell(row, c + 1))
      }
      column += span
    }
    return { row, cells: xml, places }
  })
  return { lines, merges }
}

/**
 * How high each row must be, in points, for no text to be cut: the longest cell of the row, and where a merged cell needs
 * more than its rows give, the last of them gives the rest.
 */
function heightsOf(lines: readonly { readonly places: readonly Place[] }[], table: Table): number[] {
  const sum = table.widths.reduce((a, b) => a + b, 0)
  const needed = ({ column, cell }: Place) => {
    const share = table.widths.slice(column, column + (cell.span ?? 1)).reduce((a, b) => a + b, 0) / sum
    return heightFor(linesOf(plain(cell.pieces), share))
  }
  const heights = lines.map(({ places }) =>
    Math.max(heightFor(1), ...places.filter((p) => (p.cell.down ?? 1) === 1).map(needed)),
  )
  for (const [i, { places }] of lines.entries())
    for (const place of places) {
      const last = i + (place.cell.down ?? 1) - 1
      const has = heights.slice(i, last + 1).reduce((a, b) => a + b, 0)
      heights[last] = (heights[last] ?? 0) + Math.max(0, needed(place) - has)
    }
  return heights
}

/**
 * Lines that a text takes in this share of the sheet's width. Chinese letters take two places and Latin ones one; two places
 * go to the cell's sides, and a line may end one letter early because a sign may not begin the next.
 */
function linesOf(text: string, share: number): number {
  const room = Math.max(2, Math.floor(share * CHARACTERS) - 2)
  let [lines, at] = [1, 0]
  for (const letter of text) {
    if (letter === '\n') {
      lines++
      at = 0
      continue
    }
    const width = letter > '\u00ff' ? 2 : 1
    if (at + width > room - (lines === 1 ? 0 : 1)) {
      lines++
      at = 0
    }
    at += width
  }
  return lines
}

/** Points of a row with so many lines of 10.5 point letters. */
const heightFor = (lines: number): number => 6 + 14 * lines

/** Half-width characters across the printed sheet. */
const CHARACTERS = 92

function valueCell(row: number, column: number, cell: Cell): string {
  const text = plain(cell.pieces)
  const bound = cell.pieces.every((p) => 'number' in p || ('text' in p && p.text === '%'))
  if (bound && /^-?[\d,]{1,15}\.\d{2}$/.test(text))
    return numberCell(row, column, text.replaceAll(',', ''), looks.money)
  // 97.70 % as 0.977: the decimal point is moved in the text, not in a float.
  if (bound && /^\d{1,5}\.\d{2}%$/.test(text)) return numberCell(row, column, shifted(text), looks.percent)
  const look = cell.strong ? looks.strong : looks[cell.align ?? 'left']
  return textCell(row, column, text, look)
}

const shifted = (percent: string): string => {
  const digits = percent.slice(0, -1).replace('.', '').padStart(5, '0')
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`
}

const nameOf = (column: number): string => String.fromCharCode(64 + column)
const rangeOf = (top: number, left: number, bottom: number, right: number) =>
  `${nameOf(left)}${top}:${nameOf(right)}${bottom}`
const textCell = (row: number, column: number, text: string, look: number) =>
  `<c r="${nameOf(column)}${row}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`
const numberCell = (row: number, column: number, value: string, look: number) =>
  `<c r="${nameOf(column)}${row}" s="${look}"><v>${value}</v></c>`
const emptyCell = (row: number, column: number) => `<c r="${nameOf(column)}${row}" s="${looks.center}"/>`
const rowXml = (row: number, cells: readonly string[], height = 20): string =>
  `<row r="${row}" ht="${height}" customHeight="1">${cells.join('')}</row>`

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function sheetXml(
  rows: readonly string[],
  merges: readonly string[],
  widths: readonly number[],
  landscape: boolean,
  seal: Seal,
): string {
  const sum = widths.reduce((a, b) => a + b, 0)
  const columns = widths
    .map(
      (w, i) =>
        `<col min="${i + 1}" max="${i + 1}" width="${((w / sum) * CHARACTERS).toFixed(2)}" customWidth="1"/>`,
    )
    .join('')
  const said = seal.code ? `验证码 ${seal.code}` : '草稿，未定稿，不作上报依据'
  return `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="20"/><cols>${columns}</cols><sheetData>${rows.join('')}</sheetData><mergeCells count="${merges.length}">${merges.map((m) => `<mergeCell ref="${m}"/>`).join('')}</mergeCells><printOptions horizontalCentered="1"/><pageMargins left="0.6" right="0.6" top="0.8" bottom="0.8" header="0.4" footer="0.4"/><pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/><headerFooter><oddHeader>&amp;R${xmlText(said)}</oddHeader><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>`
}

const border =
  '<left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right><top style="thin"><color auto="1"/></top><bottom style="thin"><color auto="1"/></bottom><diagonal/>'
const xf = (font: number, line: number, align: string, format = 0) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="${line}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${align}" vertical="center" wrapText="1"/></xf>`
const styles = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="4"><font><sz val="10.5"/><name val="宋体"/><charset val="134"/></font><font><sz val="18"/><name val="方正小标宋简体"/><charset val="134"/></font><font><sz val="10.5"/><name val="仿宋_GB2312"/><charset val="134"/></font><font><b/><sz val="10.5"/><name val="仿宋_GB2312"/><charset val="134"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${border}</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="9"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${xf(1, 0, 'center')}${xf(2, 0, 'left')}${xf(2, 1, 'left')}${xf(2, 1, 'center')}${xf(2, 1, 'right')}${xf(3, 1, 'center')}${xf(2, 1, 'center', 4)}${xf(2, 1, 'center', 10)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

/** The package around one sheet, in the order in which it is read. `again` are the rows that come on top of every page. */
function parts(
  sheet: string,
  title: string,
  again: readonly [number, number] | null,
): { name: string; bytes: Buffer }[] {
  const name = xmlText(title.slice(0, 31).replace(/[\\/?*[\]:]/g, ' '))
  const titles = again
    ? `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${name}'!$${again[0]}:$${again[1]}</definedName></definedNames>`
    : ''
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="${TYPE}.${type}+xml"/>`
  const relation = (n: number, type: string, target: string) =>
    `<Relationship Id="rId${n}" Type="${REL}/${type}" Target="${target}"/>`
  const relations = (inner: string) =>
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`
  return [
    {
      name: '[Content_Types].xml',
      bytes: `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/worksheets/sheet1.xml', 'worksheet')}${override('/xl/styles.xml', 'styles')}</Types>`,
    },
    { name: '_rels/.rels', bytes: relations(relation(1, 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      bytes: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets>${titles}</workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: relations(
        relation(1, 'worksheet', 'worksheets/sheet1.xml') + relation(2, 'styles', 'styles.xml'),
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', bytes: sheet },
    { name: 'xl/styles.xml', bytes: styles },
  ].map(({ name: path, bytes }) => ({ name: path, bytes: Buffer.from(bytes) }))
}
