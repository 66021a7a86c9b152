import { expect, test } from 'vitest'
import { readText } from '../../../../../../test/fixtures/table-check.ts'
import { rightTables } from '../../../../../../test/fixtures/right-tables.ts'
import type { FormReading } from '../table-reading.ts'

const read = (name: string) => {
  const text = rightTables[name]
  if (text === undefined) throw new Error(name)
  return readText(text)
}

const expected: Record<string, [kind: string, indicators: number, money: number, total: string | null][]> = {
  'the form of 2020, with merged cells': [['self-evaluation', 8, 4, '96.94']],
  'the form of 2021, line breaks and spaces in words, full width digits': [['self-evaluation', 5, 2, '100']],
  'Yunnan, with nature, value and unit apart': [['self-evaluation', 5, 3, '100']],
  'a scoring table, weights at every level': [['scoring', 11, 0, '90.7']],
  'a scoring table with subtotals, weights in names, other order of columns': [['scoring', 6, 0, '92']],
  'a scoring table over two pages, the header again': [['scoring', 4, 0, '93']],
  'a scoring table over two pages, without a header and a merged cell cut in two': [['scoring', 4, 0, '93']],
  'nested weights': [['scoring', 4, 0, null]],
  'a monitoring form': [['monitoring', 3, 2, null]],
  'a form of two tables, the money and the indicators': [['self-evaluation', 4, 2, '99.77']],
  'first levels alone': [['scoring', 4, 0, '91.5']],
  'indicators without the execution rate and without a total': [['scoring', 4, 0, null]],
  'captions at the left and cells not merged': [['self-evaluation', 2, 5, '100']],
  'weights as shares in words, the reviewer’s points beside the unit’s own': [['scoring', 4, 0, '100']],
  '部门整体支出 with tasks': [['self-evaluation', 0, 3, null]],
  'Sichuan, with a weight and a reason for the execution rate': [['self-evaluation', 4, 5, null]],
}
test.each(Object.entries(expected))('%s is read', (name, forms) => {
  const reading = read(name)
  expect(reading.notRead).toEqual([])
  expect(
    reading.tables.map((t) =>
      t.kind === 'amounts' ? [t.kind] : [t.kind, t.indicators.length, t.money.length, t.total?.value ?? null],
    ),
  ).toEqual(forms)
})

test('a row has its levels, numbers and reason, each with its place', () => {
  const form = read('the form of 2020, with merged cells').tables[0] as FormReading
  const row = form.indicators[5]
  expect(row).toMatchObject({
    level1: { text: '效益指标' },
    level2: { text: '可持续影响指标' },
    name: { text: '交接手册齐备情况' },
    weight: { value: '5', percent: false },
    points: { value: '3.5' },
    reason: { text: '手册缺一册，下季度补齐' },
  })
  expect(form.grade?.text).toBe('优')
  expect(form.money[0]).toMatchObject({
    row: 'total',
    fullYear: { fen: 46_950_000 },
    weight: { value: '10' },
  })
  expect(form.goal?.text).toContain('全年巡检52次')
  expect(form.result?.text).toContain('全年巡检56次')
})

test('a level left blank below a page break goes on', () => {
  const form = read('a scoring table over two pages, without a header and a merged cell cut in two')
    .tables[0] as FormReading
  expect(form.indicators[2]).toMatchObject({ level1: { text: '产出' }, level2: { text: '质量' } })
})

test('tables of amounts', () => {
  expect(read('a table of uses').tables).toMatchObject([
    {
      kind: 'amounts',
      unit: '万元',
      columns: [
        { header: { text: '预算金额' }, rows: [{}, {}, {}], sum: { fen: 46_950_000 } },
        { header: { text: '实际支出' }, sum: { fen: 45_870_000 } },
      ],
    },
  ])
  expect(read('payments by milestone, 元, sum first').tables).toMatchObject([
    { columns: [{ rows: [{ amount: { fen: 9_870_000 } }, {}, {}], sum: { fen: 45_870_000 } }] },
  ])
})

test('a table that is not understood is counted, if it scores or adds up anything', () => {
  expect(readText('|甲|乙|丙|\n|1|2|3|\n|4|5|6|').notRead).toEqual([])
  const reading = readText('|甲|乙|得分|\n|1|2|3|\n|4|5|6|')
  expect(reading.tables).toEqual([])
  expect(reading.notRead).toEqual([{ file: 0, block: 0 }])
})

test('two forms on one sheet are two forms', () => {
  const one = rightTables['the form of 2021, line breaks and spaces in words, full width digits'] ?? ''
  const both = readText(`${one.trim()}\n${one.trim().replace('设备维护', '站点维护')}`)
  expect(both.files[0]?.blocks).toHaveLength(1)
  expect(both.tables.map((t) => t.kind !== 'amounts' && t.indicators.length)).toEqual([5, 5])
})
