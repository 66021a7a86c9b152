import { expect, test } from 'vitest'
import { ColumnBook } from './ledger-columns.ts'
import type { Cell } from '../kernel/grid.ts'
import type { Day } from '../kernel/time.ts'
import { judging, settled, type JudgedRow } from './ledger-judge.ts'
import { fillMonths, readRow, type LedgerSettings, type RowChoice, type RowContext } from './ledger-row.ts'
import { doubtsOf } from './ledger-batch.ts'
import { summing } from './ledger-summary.ts'
import type { Fen } from '../kernel/money.ts'

const book = ColumnBook.parse({
  totals: ['小计', '合计', '总计', '累计'],
  refunds: ['退款', '冲销', '红字'],
  notRefunds: ['手续费'],
  notPayments: ['期初余额'],
})
const one = {
  id: 'prj_01J00000000000000000000001',
  code: 'RM-2023-01',
  name: '平台运维管理经费',
  year: 2023,
} as const
const old = {
  id: 'prj_01J00000000000000000000002',
  code: 'RM-2022-01',
  name: '平台运维',
  year: 2022,
} as const
const settings: LedgerSettings = {
  sheet: 0,
  headerTop: 1,
  headerBottom: 1,
  columns: { paidOn: 0, voucher: 1, payee: 2, purpose: 3, amount: 4, project: 5 },
  moneyUnit: 'yuan',
  year: 2023,
  projectBy: 'column',
  projectId: null,
  source: 'appropriation',
  choices: [],
}
const context: RowContext = {
  settings,
  date1904: false,
  titles: ['付款日期', '凭证号', '收款人', '用途', '金额', '项目'],
  book,
  projects: [one, old],
  today: '2023-12-30' as Day,
}

function judge(
  rows: Cell[][],
  known: readonly string[] = [],
  of: RowContext = context,
  choices: readonly RowChoice[] = [],
) {
  const next = judging(choices)
  const all = summing()
  const judged = rows.map((cells, i): JudgedRow => {
    const row = next(readRow({ rowNo: i + 2, cells }, of))
    const taken = choices.some((choice) => choice.rowNo === row.rowNo && choice.act === 'take')
    return settled(row, (key) => known.includes(key), taken)
  })
  for (const row of judged) all.add(row)
  return {
    fates: judged.map((r) => r.fate),
    codes: judged.map((r) => r.remarks.map((x) => x.code)),
    judged,
    summary: all.summary(),
  }
}
const p = 'RM-2023-01'

test('a complete row becomes a payment', () => {
  const { judged } = judge([['2023-3-5', 'P001', ' 甲公司 ', '巡检', '1,200.00', p]])
  expect(judged[0]).toMatchObject({
    fate: 'new',
    written: 120_000,
    payment: {
      projectId: one.id,
      on: '2023-03-05',
      amount: 120_000,
      payee: '甲公司',
      voucher: 'P001',
      payeeAccount: null,
    },
  })
})

test.each([
  ['an unreadable amount', ['2023-3-5', 'P1', '甲', '巡检', '待定', p], ['amount-unreadable']],
  ['no amount', ['2023-3-5', 'P1', '甲', '巡检', '', p], ['amount-missing']],
  ['zero', ['2023-3-5', 'P1', '甲', '巡检', 0, p], ['amount-zero']],
  ['a day that does not exist', ['2023-2-30', 'P1', '甲', '巡检', 1, p], ['day-unreadable']],
  ['no day', [null, 'P1', '甲', '巡检', 1, p], ['day-missing']],
  ['another year', ['2022-12-31', 'P1', '甲', '巡检', 1, p], ['wrong-year']],
  ['a day still to come', ['2023-12-31', 'P1', '甲', '巡检', 1, p], ['day-in-future']],
  ['an unknown project', ['2023-3-5', 'P1', '甲', '巡检', 1, '人员经费'], ['project-unknown']],
  ['last year’s project', ['2023-3-5', 'P1', '甲', '巡检', 1, 'RM-2022-01'], ['project-other-year']],
  ['no project', ['2023-3-5', 'P1', '甲', '巡检', 1, null], ['project-missing']],
  ['a broken formula', ['2023-3-5', { error: '#N/A' }, '甲', '巡检', 1, p], ['cell-error']],
  ['two faults', ['2022-3-5', 'P1', '甲', '巡检', 1, 'x'], ['wrong-year', 'project-unknown']],
] as [string, Cell[], string[]][])('%s is an error that names its cell', (_, cells, codes) => {
  const { fates, judged } = judge([cells])
  expect(fates).toEqual(['error'])
  expect(judged[0]?.remarks.map((r) => r.code)).toEqual(codes)
  expect(judged[0]?.remarks.every((r) => r.column !== null)).toBe(true)
})

test('today’s payment is taken, and each kind of problem is shown by its first row', () => {
  expect(judge([['2023-12-30', 'P1', '甲', '巡检', 1, p]]).fates).toEqual(['new'])
  const { summary } = judge([
    ['2023-13-5', 'P1', '甲', '巡检', 1, p],
    ['2023-14-6', 'P2', '甲', '巡检', 1, p],
  ])
  expect(summary.remarks).toEqual([{ code: 'day-unreadable', rows: 2, rowNo: 2, text: '2023-13-5' }])
})

test('code and name glued together name the project, and a chosen project takes all rows', () => {
  expect(judge([['2023-3-5', 'P1', '甲', '巡检', 1, 'RM-2023-01-平台运维管理经费']]).fates).toEqual(['new'])
  const chosen = { ...context, settings: { ...settings, projectBy: 'chosen', projectId: one.id } as const }
  expect(judge([['2023-3-5', 'P1', '甲', '巡检', 1, '别的项目']], [], chosen).fates).toEqual(['new'])
})

test('a negative amount, and a positive one that says 退款, are refunds; a refund’s fee is not', () => {
  const { fates, judged } = judge([
    ['2023-3-5', 'P1', '甲', '巡检', -5, p],
    ['2023-3-5', 'P2', '甲', '退款：多付巡检费', 5, p],
    ['2023-3-5', 'P3', '甲', '退款手续费', 5, p],
  ])
  expect(fates).toEqual(['refund', 'refund', 'new'])
  expect(judged[1]?.payment?.amount).toBe(-500)
})

test('the same voucher row twice is a duplicate; its other rows are payments', () => {
  const { fates } = judge([
    ['2023-3-5', 'P1', '甲', '巡检', 5, p],
    ['2023-3-5', 'P1', '甲', '备件', 5, p],
    ['2023-3-5', 'P1', '甲', '巡检', 5, p],
  ])
  expect(fates).toEqual(['new', 'new', 'duplicate'])
})

test('equal rows without a voucher are different payments, marked for a look', () => {
  const { fates, codes } = judge([
    ['2023-3-5', null, '甲', '打车', 25, p],
    ['2023-3-5', null, '甲', '打车', 25, p],
  ])
  expect(fates).toEqual(['new', 'new'])
  expect(codes[1]).toEqual(['looks-repeated'])
})

test('the same ledger again adds nothing', () => {
  const rows: Cell[][] = [
    ['2023-3-5', 'P1', '甲', '巡检', 5, p],
    ['2023-3-5', null, '甲', '打车', 25, p],
    ['2023-3-5', null, '甲', '打车', 25, p],
    ['2023-3-9', 'P2', '甲', '巡检', -2, p],
  ]
  const known = judge(rows).judged.map((r) => r.key ?? '')
  expect(judge(rows, known).fates).toEqual(['duplicate', 'duplicate', 'duplicate', 'duplicate'])
})

test('totals are check sums: of a group, of all, and one that is wrong by a fen', () => {
  const { fates, summary } = judge([
    ['2023-1-5', 'P1', '甲', '巡检', 100, p],
    [null, null, '小  计', null, 100, null],
    ['2023-2-5', 'P2', '甲', '巡检', 50.5, p],
    ['2023-2-5', 'P3', '甲', '坏的', 20, 'x'],
    ['2023-2-28', null, null, '本月合计', 70.5, null],
    ['合计：', null, null, null, '170.49', null],
    ['制表：张三', null, null, '复核：李四', null, null],
  ])
  expect(fates).toEqual(['new', 'total', 'new', 'error', 'total', 'total', 'blank'])
  expect(summary.totals).toEqual([
    { rowNo: 7, label: '合计：', stated: 17_049, counted: 17_050, agrees: false },
    { rowNo: 3, label: '小  计', stated: 10_000, counted: 10_000, agrees: true },
    { rowNo: 6, label: '本月合计', stated: 7_050, counted: 7_050, agrees: true },
  ])
  expect(summary.byFate).toMatchObject({ new: { rows: 2, sum: 15_050 }, error: { rows: 1, sum: 2_000 } })
  expect(summary.byProject).toEqual([{ projectId: one.id, rows: 2, sum: 15_050 }])
})

test('a total on top adds the whole file, and a payment for 合计 work is no total', () => {
  const { fates, summary } = judge([
    ['合计', null, null, null, 12, null],
    ['2023-1-5', 'P1', '甲', '三项费用合计', 12, p],
  ])
  expect(fates).toEqual(['total', 'new'])
  expect(summary.totals[0]?.agrees).toBe(true)
})

test('a header printed again and an opening balance are no payments', () => {
  const { fates, codes } = judge([
    ['付款日期', '凭证号', '收款人', '用途', '金额', '项目'],
    ['2023-1-1', null, null, '期初余额', 900, null],
    [null, null, null, null, null, null],
  ])
  expect(fates).toEqual(['blank', 'blank', 'blank'])
  expect(codes).toEqual([['header-again'], ['no-payment'], []])
})

test('a row that a person skips is left out, whether it was new or in error, and counts for nothing', () => {
  const rows: Cell[][] = [
    ['2023-3-5', 'P1', '甲', '巡检', 100, p],
    ['2023-3-6', 'P2', '乙', '巡检', '待定', p],
    ['2023-3-7', 'P3', '丙', '巡检', 7, p],
  ]
  const skip = [2, 3].map((rowNo) => ({ rowNo, act: 'skip' as const }))
  const { fates, summary } = judge(rows, [], context, skip)
  expect(fates).toEqual(['skipped', 'skipped', 'new'])
  expect(summary.byProject).toMatchObject([{ rows: 1, sum: 700 }])
})

test('a duplicate that a person calls another payment is taken, under a key that nobody has', () => {
  const rows: Cell[][] = [
    ['2023-3-5', 'P1', '甲', '巡检', 100, p],
    ['2023-3-5', 'P1', '甲', '巡检', 100, p],
  ]
  const known = judge(rows).judged.flatMap((row) => row.key ?? [])
  const take = [{ rowNo: 3, act: 'take' as const }]
  const inFile = judge(rows, [], context, take)
  expect(inFile.fates).toEqual(['new', 'new'])
  expect(new Set(inFile.judged.map((row) => row.key)).size).toBe(2)
  const onRecord = judge(rows, known, context, take)
  expect(onRecord.fates).toEqual(['duplicate', 'new'])
  expect(known).not.toContain(onRecord.judged[1]?.key)
})

test('columns of months and days give days in the ledger’s year, a blank month being that of the row above', () => {
  const of = {
    ...context,
    settings: {
      ...settings,
      columns: { month: 0, day: 1, payee: 2, purpose: 3, amount: 4, project: 5 },
    },
  }
  const filled = fillMonths(
    [
      { rowNo: 2, cells: [3, 5, '甲', '巡检', 100, p] },
      { rowNo: 3, cells: [null, '28日', '乙', '巡检', 7, p] },
      { rowNo: 4, cells: [null, null, null, '本月合计', 107, null] },
      { rowNo: 5, cells: ['12月', '01', '丙', '巡检', 5, p] },
      { rowNo: 6, cells: ['2', 30, '丁', '巡检', 5, p] },
    ],
    of.settings.columns,
    null,
  )
  const read = filled.rows.map((row) => readRow(row, of))
  expect(read.map((row) => row.payment?.on ?? row.kind)).toEqual([
    '2023-03-05',
    '2023-03-28',
    'total',
    '2023-12-01',
    'error',
  ])
  expect(read[0]?.remarks).toEqual([])
  expect(read[4]?.remarks).toEqual([{ code: 'day-unreadable', column: 1, text: '2-30' }])
})

test('an amount that an unprotected comma cut in two is an error, not its first part', () => {
  const { fates, codes } = judge([['2023-3-5', 'P1', '甲', '巡检', p, '￥7', '400.00']], [], {
    ...context,
    titles: ['付款日期', '凭证号', '收款人', '用途', '项目', '金额'],
    settings: {
      ...settings,
      columns: { paidOn: 0, voucher: 1, payee: 2, purpose: 3, project: 4, amount: 5 },
    },
  })
  expect([fates, codes]).toEqual([['error'], [['split-amount']]])
})

test('a total over money paid and money that came back is their difference', () => {
  const of = {
    ...context,
    settings: { ...settings, columns: { ...settings.columns, amountBack: 6 } },
  }
  const { summary } = judge(
    [
      ['2023-3-5', 'P1', '甲', '巡检', 100, p, null],
      ['2023-3-6', 'P2', '甲', '多付', null, p, 5],
      [null, null, null, '合计', 100, null, 5],
    ],
    [],
    of,
  )
  expect(summary.totals).toMatchObject([{ stated: 9_500, counted: 9_500, agrees: true }])
})

test('one source for a whole file is doubted where the project has several, or none of it', () => {
  const { summary } = judge([['2023-3-5', 'P1', '甲', '巡检', 100, p]])
  const doubts = (appropriation: number, carried: number, paid = 0) =>
    doubtsOf({ summary, guess: null, settings }, () => ({
      budget: { appropriation: appropriation as Fen, 'carried-over': carried as Fen, other: 0 as Fen },
      paid: paid as Fen,
    }))
  expect(doubts(5_000_000, 0)).toEqual([])
  expect(doubts(5_000_000, 250_000)).toEqual(['several-sources'])
  expect(doubts(0, 250_000)).toEqual(['source'])
  // 100.00 more on what already stands at −100.01
  expect(doubts(5_000_000, 0, -10_001)).toEqual(['refunds'])
})
