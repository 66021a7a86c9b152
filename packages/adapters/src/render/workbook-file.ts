import type { WorkbookWriter } from '@rongheng/core/kernel/workbook'
import ExcelJS from 'exceljs'
import { readZip, writeZip } from './zip.ts'

const HEAD = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF0F0F0' } } as const

/** Sheets as one .xlsx: the heading stays in sight and can be filtered; amounts are numbers in yuan, everything else is text. */
export const workbookFile: WorkbookWriter = async (sheets) => {
  const book = new ExcelJS.Workbook()
  book.created = new Date(0)
  book.modified = new Date(0)
  for (const { name, columns, rows } of sheets) {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns.map((column) => ({
      width: column.width,
      style: { numFmt: column.kind === 'yuan' ? '#,##0.00' : '@' },
    }))
    const head = sheet.addRow(columns.map((column) => column.title))
    head.font = { bold: true }
    head.fill = HEAD
    for (const cells of rows)
      sheet.addRow(
        cells.map((cell, i) => (typeof cell === 'number' && columns[i]?.kind === 'yuan' ? cell / 100 : cell)),
      )
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
    sheet.pageSetup = {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    }
  }
  // The library dates each part of the zip by the clock; packed again, the same rows give the same bytes.
  return writeZip(readZip(Buffer.from(await book.xlsx.writeBuffer())))
}
