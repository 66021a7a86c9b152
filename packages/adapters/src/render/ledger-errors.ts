import { columnName, type ErrorSheetWriter } from '@rongheng/core/kernel/grid'
import ExcelJS from 'exceljs'
import { readZip, writeZip } from './zip.ts'

const BAD = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFDE2E0' } } as const
const HEAD = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF0F0F0' } } as const

/** Rows in error as .xlsx: the row of the file in front, its problems behind, and a comment in each bad cell. */
export const ledgerErrorFile: ErrorSheetWriter = async ({ titles, rows }) => {
  const book = new ExcelJS.Workbook()
  book.created = new Date(0)
  book.modified = new Date(0)
  const sheet = book.addWorksheet('错误行', { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] })
  const width = Math.max(titles.length, ...rows.map((r) => r.cells.length))
  const head = Array.from({ length: width }, (_, i) => titles[i] || `${columnName(i)} 列`)
  const first = sheet.addRow(['原文件行号', ...head, '问题'])
  first.font = { bold: true }
  first.fill = HEAD
  for (const { rowNo, cells, faults } of rows) {
    const texts = Array.from({ length: width }, (_, i) => cells[i] ?? '')
    const row = sheet.addRow([rowNo, ...texts, [...new Set(faults.map((f) => f.text))].join('；')])
    for (const column of new Set(faults.map((f) => f.column))) {
      const says = faults.filter((f) => f.column === column).map((f) => f.text)
      const cell = row.getCell(column === null ? width + 2 : column + 2)
      cell.fill = BAD
      cell.note = { texts: [{ text: says.join('\n') }], margins: { insetmode: 'auto' } }
    }
  }
  sheet.columns.forEach((column, i) => {
    column.width = i === 0 ? 12 : i === width + 1 ? 60 : 18
  })
  // The library dates each part of the zip by the clock; packed again, the same rows give the same bytes.
  return writeZip(readZip(Buffer.from(await book.xlsx.writeBuffer())))
}
