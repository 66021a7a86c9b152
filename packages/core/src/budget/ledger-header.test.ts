import { expect, test } from 'vitest'
import { ColumnBook, mergeBooks } from './ledger-columns.ts'
import { fillMerges, type Cell, type GridRow } from '../kernel/grid.ts'
import { findHeader } from './ledger-header.ts'
import { guessUnit } from './ledger-unit.ts'

const book = ColumnBook.parse({
  fields: {
    paidOn: ['付款日期', '日期'],
    amount: ['支付金额', '金额', '预算金额'],
    payee: ['收款方账户名称', '收款人'],
    payeeAccount: ['收款方账号', '收款方账户账号'],
    payer: ['付款方账户名称'],
    payerAccount: ['付款方账户账号'],
    purpose: ['用途', '摘要'],
    project: ['项目名称'],
    trackedFund: ['专项资金项目名称'],
  },
})
const grid = (...rows: Cell[][]): GridRow[] => rows.map((cells, i) => ({ rowNo: i + 1, cells }))

test('a header below a title and a unit note is found', () => {
  const rows = grid(
    ['2023年支付明细'],
    ['单位：万元', null, '打印日期：2023-12-31'],
    ['日期', '用途', '金额'],
    ['2023-1-5', '巡检', 1.2],
  )
  expect(findHeader(rows, book, [])).toMatchObject({
    top: 3,
    bottom: 3,
    columns: { paidOn: 0, purpose: 1, amount: 2 },
  })
})

test('a header of two rows with merged cells gives each column its whole title', () => {
  const rows = fillMerges(
    grid(
      ['付款日期', '付款方', null, '收款方', null, '支付金额（元）'],
      [null, '账户名称', '账户账号', '账户名称', '账户账号', null],
      ['2023-1-5', '示例中心', '1', '甲公司', '2', 100],
    ),
    [
      { top: 1, left: 0, bottom: 2, right: 0 },
      { top: 1, left: 1, bottom: 1, right: 2 },
      { top: 1, left: 3, bottom: 1, right: 4 },
      { top: 1, left: 5, bottom: 2, right: 5 },
    ],
  )
  const header = findHeader(rows, book, [])
  expect(header?.columns).toEqual({
    paidOn: 0,
    payer: 1,
    payerAccount: 2,
    payee: 3,
    payeeAccount: 4,
    amount: 5,
  })
  expect(header).toMatchObject({ top: 1, bottom: 2 })
})

test('of several amounts the one paid is taken, and a special fund is not the project', () => {
  const rows = grid(
    ['日期', '预算金额', '支付金额', '专项资金项目名称', '项目名称'],
    ['2023-1-5', 9, 1, 'a', 'b'],
  )
  expect(findHeader(rows, book, [])?.columns).toEqual({ paidOn: 0, amount: 2, trackedFund: 3, project: 4 })
})

test('what a unit has said of a title goes before the book, also that it means nothing', () => {
  const rows = grid(['日期', '金额', '本次拨出', '用途'], ['2023-1-5', 9, 1, 'a'])
  const own = [
    { title: '本次拨出', field: 'amount' },
    { title: '用途', field: null },
  ] as const
  expect(findHeader(rows, book, own)?.columns).toEqual({ paidOn: 0, amount: 2 })
})

test('a county file’s titles go before ours', () => {
  const county = ColumnBook.parse({ fields: { amount: ['预算金额'] } })
  const rows = grid(['日期', '预算金额', '支付金额'], ['2023-1-5', 9, 1])
  expect(findHeader(rows, mergeBooks([book, county]), [])?.columns.amount).toBe(1)
})

test('without any title for an amount there is no header', () => {
  expect(findHeader(grid(['甲', '乙'], ['丙', 1]), book, [])).toBeNull()
})

const header = (title: string) => ({
  top: 2,
  bottom: 2,
  titles: ['日期', title],
  columns: { paidOn: 0, amount: 1 },
})
test.each([
  ['the title', [], '金额（万元）', [1.2], { unit: 'wan', because: 'title', cell: 'B2' }],
  ['a note above', [['', '单位：万元']], '金额', [1.2], { unit: 'wan', because: 'note', cell: 'B1' }],
  [
    'a number format',
    [],
    '金额',
    [{ number: 1.2, format: '0.00"万元"' }],
    { unit: 'wan', because: 'format' },
  ],
  [
    'a format that divides',
    [],
    '金额',
    [{ number: 12_000, format: '0!.0000"万元"' }],
    { unit: 'yuan', because: 'format' },
  ],
  // 46.95 万元 of budget: payments of 45.87 can only be 万元, payments of 458,700 only yuan
  ['the size', [], '金额', [40, 5.87], { unit: 'wan', because: 'size' }],
  ['the size', [], '金额', [458_700], { unit: 'yuan', because: 'size' }],
  ['nothing', [], '金额', [9_000], { unit: 'yuan' }],
] as [string, Cell[][], string, Cell[], object][])(
  'the unit is known by %s',
  (_, above, title, amounts, expected) => {
    expect(guessUnit(grid(...above), header(title), amounts, 46_950_000 as never)).toMatchObject({
      doubtful: false,
      ...expected,
    })
  },
)

test('a note of 万元 over amounts of hundreds of thousands is doubtful', () => {
  const guess = guessUnit(grid(['单位：万元']), header('金额'), [458_700], 46_950_000 as never)
  expect(guess).toMatchObject({ unit: 'wan', doubtful: true })
})
