import { expect, test } from 'vitest'
import { tableRows } from './table-rows.ts'

const cell = (row: number, column: number, text: string, rows = 1, columns = 1) => ({
  row,
  column,
  rows,
  columns,
  text,
})
const told = (cells: Parameters<typeof tableRows>[0]) =>
  tableRows(cells).map((row) => row.map((one) => ('hole' in one ? '·' : one.cell.text)))

test('cells stand in their rows, in the order of columns, with their index kept', () => {
  const rows = tableRows([cell(0, 1, '分值'), cell(0, 0, '指标'), cell(1, 0, '数量')])
  expect(rows[0]).toMatchObject([{ index: 1 }, { index: 0 }])
  expect(rows[1]).toMatchObject([{ index: 2 }])
})

test('a cell over two rows leaves no hole below it', () => {
  expect(told([cell(0, 0, '产出', 2), cell(0, 1, '数量'), cell(1, 1, '质量')])).toEqual([
    ['产出', '数量'],
    ['质量'],
  ])
})

test('a cell that is missing is a hole, so that the next ones keep their columns', () => {
  expect(told([cell(0, 0, '合计', 1, 2), cell(0, 2, '100'), cell(1, 2, '97.7')])).toEqual([
    ['合计', '100'],
    ['·', '·', '97.7'],
  ])
})

test('a row that is covered from above has no cells of its own', () => {
  expect(told([cell(0, 0, '一', 3), cell(2, 1, '二')])).toEqual([['一'], [], ['二']])
})
