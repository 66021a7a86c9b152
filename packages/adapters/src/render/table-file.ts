import { columnName } from '@rongheng/core/kernel/grid'
import type { TableColumn, TableFileWriter, TableSheet } from '@rongheng/core/kernel/table-file'
import { xmlText } from './docx-text.ts'
import { writeZip } from './zip.ts'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Looks of cells, by number in `styles` below. */
const looks = { note: 1, head: 2, text: 3, yuan: 4, sum: 5, sumYuan: 6 } as const

/**
 * A table as .xlsx: the head stays in sight and is printed on every page, columns can be filtered, A4 across. Amounts are
 * numbers in yuan. Text is never a formula, whatever it begins with.
 */
export const tableFile: TableFileWriter = (table) => {
  const head = table.notes.length + 1
  const last = head + table.rows.length + 1
  const width = table.columns.length
  const lines = [
    ...table.notes.map((note, i) => rowXml(i + 1, [textCell(i + 1, 0, note, looks.note)])),
    rowXml(
      head,
      table.columns.map((column, i) => textCell(head, i, column.title, looks.head)),
    ),
    ...table.rows.map((cells, i) => valuesXml(head + 1 + i, cells, table.columns, looks)),
    valuesXml(last, table.sums, table.columns, { text: looks.sum, yuan: looks.sumYuan }),
  ]
  return writeZip(parts(sheetXml(table, lines, { head, last, width }), table.name, head))
}

function valuesXml(
  row: number,
  cells: readonly (string | number | null)[],
  columns: readonly TableColumn[],
  look: { readonly text: number; readonly yuan: number },
): string {
  const lines = cells.map((cell, i) =>
    typeof cell === 'string' ? Math.ceil(widthOf(cell) / ((columns[i]?.width ?? 10) - 1)) : 1,
  )
  return rowXml(
    row,
    cells.map((cell, i) => {
      const yuan = columns[i]?.kind === 'yuan'
      if (cell === null) return `<c r="${columnName(i)}${row}" s="${yuan ? look.yuan : look.text}"/>`
      return typeof cell === 'number'
        ? `<c r="${columnName(i)}${row}" s="${look.yuan}"><v>${yuanDigits(cell)}</v></c>`
        : textCell(row, i, cell, look.text)
    }),
    Math.max(1, ...lines),
  )
}

/** Characters as wide as a digit: Chinese ones take two. */
const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + (char > '\u00ff' ? 2 : 1), 0)

// Written from the whole fen, so that no float ever stands between the ledger and the file.
function yuanDigits(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

// Said outright: not every program makes a row as high as its wrapped text.
const rowXml = (row: number, cells: readonly string[], lines = 1) =>
  `<row r="${row}" ht="${5 + 14 * lines}" customHeight="1">${cells.join('')}</row>`
const textCell = (row: number, column: number, text: string, look: number) =>
  `<c r="${columnName(column)}${row}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`

function sheetXml(
  table: TableSheet,
  lines: readonly string[],
  at: { readonly head: number; readonly last: number; readonly width: number },
): string {
  const columns = table.columns
    .map((c, i) => `<col min="${i + 1}" max="${i + 1}" width="${c.width}" customWidth="1"/>`)
    .join('')
  const right = columnName(at.width - 1)
  const pane = `<pane ySplit="${at.head}" topLeftCell="A${at.head + 1}" activePane="bottomLeft" state="frozen"/>`
  return `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/><cols>${columns}</cols><sheetData>${lines.join('')}</sheetData><autoFilter ref="A${at.head}:${right}${at.last - 1}"/><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`
}

const line = (side: string) => `<${side} style="thin"><color rgb="FFBFC7D1"/></${side}>`
const boxed = `<border>${['left', 'right', 'top', 'bottom'].map(line).join('')}<diagonal/></border>`
const xf = (font: number, fill: number, border: number, format: number, align: string, wrap = 1) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${align}" vertical="center" wrapText="${wrap}"/></xf>`
const font = (bold: boolean) =>
  `<font>${bold ? '<b/>' : ''}<sz val="10.5"/><name val="宋体"/><charset val="134"/></font>`
const styles = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2">${font(false)}${font(true)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF0F2F5"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>${boxed}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${xf(0, 0, 0, 0, 'left', 0)}${xf(1, 2, 1, 0, 'center')}${xf(0, 0, 1, 49, 'left')}${xf(0, 0, 1, 4, 'right')}${xf(1, 2, 1, 0, 'left')}${xf(1, 2, 1, 4, 'right')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

function parts(sheet: string, title: string, head: number): { name: string; bytes: Buffer }[] {
  const name = xmlText(title.replace(/[\\/?*[\]:']/g, ' ').slice(0, 31))
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="${TYPE}.${type}+xml"/>`
  const relation = (n: number, type: string, target: string) =>
    `<Relationship Id="rId${n}" Type="${REL}/${type}" Target="${target}"/>`
  const relations = (inner: string) =>
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`
  const again = `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${name}'!$${head}:$${head}</definedName></definedNames>`
  return [
    {
      name: '[Content_Types].xml',
      bytes: `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/worksheets/sheet1.xml', 'worksheet')}${override('/xl/styles.xml', 'styles')}</Types>`,
    },
    { name: '_rels/.rels', bytes: relations(relation(1, 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      bytes: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets>${again}</workbook>`,
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
