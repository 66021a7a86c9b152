import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { ledgerErrorFile } from './ledger-errors.ts'
import { tableFile } from './table-file.ts'

const table = {
  name: '支付记录',
  notes: ['示例区融媒体中心'],
  columns: [
    { title: '收款人', kind: 'text', width: 20 },
    { title: '金额（元）', kind: 'yuan', width: 14 },
  ],
  rows: [
    ['=HYPERLINK("x") & <甲>', 123_456],
    [null, -5],
  ],
  sums: ['合计', 123_451],
} as const

test('a table is read back as it was: text stays text, fen become yuan', async () => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await tableFile(table)) as never)
  const rows: unknown[] = []
  book.getWorksheet('支付记录')?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)))
  expect(rows).toEqual([
    ['示例区融媒体中心'],
    ['收款人', '金额（元）'],
    ['=HYPERLINK("x") & <甲>', 1234.56],
    [undefined, -0.05],
    ['合计', 1234.51],
  ])
})

test('the same table, and the same rows in error, give the same bytes at any hour', async () => {
  const sheet = {
    titles: ['金额'],
    rows: [{ rowNo: 3, cells: ['待定'], faults: [{ column: 0, text: '不是数字' }] }],
  }
  const [first, errors] = [await tableFile(table), await ledgerErrorFile(sheet)]
  // The library writes the clock into the zip in steps of two seconds.
  await new Promise((resolve) => setTimeout(resolve, 2_100))
  expect(Buffer.from(await tableFile(table)).equals(Buffer.from(first))).toBe(true)
  expect(Buffer.from(await ledgerErrorFile(sheet)).equals(Buffer.from(errors))).toBe(true)
})
