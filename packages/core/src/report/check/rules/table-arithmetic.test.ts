import { expect, test } from 'vitest'
import { rightTables } from '../../../../../../test/fixtures/right-tables.ts'
import { findingsIn } from '../../../../../../test/fixtures/table-check.ts'

const [
  form2020,
  form2021,
  yunnan,
  levels,
  subtotals,
  twoPages,
  cutPages,
  nested,
  monitoring,
  sichuan,
  uses,
  payments,
] = Object.values(rightTables) as string[]

/** The same table with one change; the change must be there to be made. */
function changed(text: string | undefined, from: string, to: string): string {
  if (text === undefined || !text.includes(from)) throw new Error(`no "${from}"`)
  return text.replace(from, to)
}

test.each([
  // 其中 rows and 合计
  ['r-03', 'row-more', changed(form2020, '|其中：当年财政拨款|46.95', '|其中：当年财政拨款|56.95'), '46.95'],
  [
    'r-03',
    'row-less',
    changed(form2020, '|其中：当年财政拨款|46.95|46.95|45.87', '|其中：当年财政拨款|46.95|46.95|40.87'),
    '45.87',
  ],
  ['r-03', 'row-more', changed(yunnan, '|上年结转资金|0.00|2.00', '|上年结转资金|0.00|3.00'), '32.00'],
  ['r-03', 'row-less', changed(sichuan, '|总额|120.00', '|总额|130.00'), '130.00'],
  ['r-03', 'row-less', changed(uses, '|合计|<|46.95|', '|合计|<|49.65|'), '49.65'],
  ['r-03', 'row-more', changed(payments, '180,000.00|记-40', '190,000.00|记-40'), '458,700.00'],
  [
    'r-03',
    'row-less',
    changed(monitoring, '|其中：财政拨款|46.95|28.17', '|其中：财政拨款|46.95|26.17'),
    '28.17',
  ],
  // weights
  ['r-04', 'sum', changed(form2020, '|≥52次|56次|15|15|', '|≥52次|56次|20|15|'), '100'],
  ['r-04', 'sum', changed(yunnan, '|次|24|20|20|', '|次|24|15|15|'), '100'],
  ['r-04', 'level', changed(levels, '|立项程序规范性|4|', '|立项程序规范性|5|'), '20'],
  ['r-04', 'level', changed(levels, '|产出质量|15|', '|产出质量|25|'), '25'],
  ['r-04', 'level', changed(subtotals, '组织实施（15分）', '组织实施（12分）'), '组织实施（12分）'],
  ['r-04', 'sum', changed(twoPages, '|完成率|30%|', '|完成率|35%|'), '100%'],
  ['r-04', 'printed', changed(form2021, '|总　分|<|<|<|<|100|', '|总　分|<|<|<|<|90|'), '90'],
  // the total
  ['r-05', 'total', changed(form2020, '|100|96.94|', '|100|98.94|'), '98.94'],
  ['r-05', 'total', changed(form2021, '|100|100||', '|100|98||'), '98'],
  ['r-05', 'total', changed(levels, '|90.7||', '|92.7||'), '92.7'],
  ['r-05', 'part', changed(subtotals, '|<|小计|<|<||22|25||', '|<|小计|<|<||23|25||'), '23'],
  ['r-05', 'total', changed(cutPages, '|100|93||', '|100|95||'), '95'],
  ['r-05', 'total', changed(twoPages, '|100%|93|', '|100%|91|'), '91'],
  // points within weights
  ['n-04', 'above', changed(form2020, '|＝0起|0起|15|15|', '|＝0起|0起|15|16|'), '16'],
  ['n-04', 'above', changed(levels, '|依据充分得满分|4|', '|依据充分得满分|6|'), '6'],
  ['n-04', 'negative', changed(levels, '|执行率×分值|4.2|', '|执行率×分值|-1|'), '-1'],
  [
    'n-04',
    'above',
    changed(yunnan, '|30.00|32.00|32.00|10|100.00|10.00|', '|30.00|32.00|32.00|10|100.00|10.50|'),
    '10.50',
  ],
  ['n-04', 'above', changed(nested, '|巡检次数|100|100|', '|巡检次数|100|102|'), '102'],
  // 执行率 of a row
  ['r-01', 'row', changed(form2020, '|45.87|10|97.70%|', '|45.87|10|99.70%|'), '99.70%'],
  ['r-01', 'row', changed(form2021, '|１０|１００％|', '|１０|９９％|'), '９９％'],
  [
    'r-01',
    'row',
    changed(yunnan, '|10|100.00|10.00|', '|10|106.67|10.00|').replace(
      '|30.00|32.00|32.00|',
      '|30.00|32.00|31.00|',
    ),
    '106.67',
  ],
  ['r-01', 'row', changed(monitoring, '|46.95|28.17|60.00%|', '|46.95|28.17|66.00%|'), '66.00%'],
  ['r-01', 'row', changed(sichuan, '|95.00|95.00%|10|', '|95.00|79.00%|10|'), '79.00%'],
  // points of 执行率
  ['n-06', 'none', changed(form2020, '|97.70%|9.77|', '|97.70%|9.20|'), '9.20'],
  ['n-06', 'none', changed(sichuan, '|95.00%|10|9.5|', '|95.00%|10|8.5|'), '8.5'],
  ['n-06', 'none', changed(yunnan, '|100.00|10.00|', '|100.00|8.00|'), '8.00'],
  ['n-06', 'none', changed(form2021, '|１００％|１０|', '|１００％|９|'), '９'],
  ['n-06', 'none', changed(form2020, '|45.87|10|97.70%|9.77|', '|45.87|20|97.70%|9.77|'), '9.77'],
  // more spent than there was
  ['n-08', 'row', changed(form2020, '|46.95|46.95|45.87|10|', '|46.95|46.95|48.06|10|'), '48.06'],
  [
    'n-08',
    'row',
    changed(
      form2021,
      '|２００．００|２００．００|２００．００|１０|',
      '|２００．００|２００．００|２０１．００|１０|',
    ),
    '２０１．００',
  ],
  ['n-08', 'row', changed(yunnan, '|30.00|32.00|32.00|10|', '|30.00|32.00|33.00|10|'), '33.00'],
  [
    'n-08',
    'row',
    changed(sichuan, '|120.00|100.00|95.00|95.00%|10|', '|120.00|100.00|105.00|105.00%|10|'),
    '105.00',
  ],
  [
    'n-08',
    'row',
    changed(monitoring, '|46.95|28.17|60.00%|46.95|', '|46.95|28.17|60.00%|46.95|')
      .replace('年初预算数', '全年预算数')
      .replace('|46.95|28.17|60.00%', '|46.95|56.95|121.30%'),
    '56.95',
  ],
])('%s %s', (rule, says, text, quote) => {
  const found = findingsIn(text, [rule]).filter((f) => f.severity === 'E')
  expect(found.map((f) => [f.says, f.quotes[0]?.text])).toContainEqual([says, quote])
})

test('a total that rounding of the lines could explain is only asked about', () => {
  // 16.67 + 16.67 + 16.67 = 50.01 against 50.00 is right; three times 16.7 = 50.1 against 50.0 is asked about.
  const table = (points: string, total: string) =>
    `|一级指标|二级指标|三级指标|分值|得分|\n|产出|数量|甲|20|${points}|\n|产出|数量|乙|20|${points}|\n|效益|社会|丙|60|${points}|\n|总分|<|<|100|${total}|`
  expect(findingsIn(table('16.67', '50.00'), ['r-05'])).toEqual([])
  expect(findingsIn(table('16.7', '50.0'), ['r-05'])).toMatchObject([{ severity: 'W' }])
  expect(findingsIn(table('16.7', '53.0'), ['r-05'])).toMatchObject([{ severity: 'E' }])
})

test('a number merged over rows is counted once', () => {
  const table = `|一级指标|二级指标|三级指标|分值|得分|
|产出|数量|甲|40|38|
|^|^|乙|^|^|
|效益|社会|丙|60|55|
|总分|<|<|100|93|`
  expect(findingsIn(table, ['r-04', 'r-05', 'n-04'])).toEqual([])
})

test('the total of the text against the one table that has a total', () => {
  const text = `项目综合得分93.94分。\n${form2020}`
  expect(findingsIn(text, ['r-05'])).toMatchObject([{ says: 'table', severity: 'W' }])
  expect(findingsIn(`项目综合得分96.94分。\n${form2020}`, ['r-05'])).toEqual([])
  expect(findingsIn(`项目综合得分96.9分。\n${form2020}`, ['r-05'])).toEqual([])
  // A report with two tables may hold the unit's own score and the reviewer's.
  expect(findingsIn(`${text}\n${levels}`, ['r-05'])).toEqual([])
})

test.each([
  '项目总支出46.95万元。',
  '全年执行数为46.00万元。',
  '本项目全年预算数49.65万元。',
  '项目年初预算数为４９．６５万元，按期下达。',
  '支出总额 465,000.00 元，全部用于运维。',
])('%s is not what the form says', (sentence) => {
  expect(findingsIn(`${sentence}\n${form2020}`, ['r-08']).map((f) => f.severity)).toEqual(['E'])
})

test('an amount of the text against the total row of the form', () => {
  expect(findingsIn(`项目总支出46.95万元。\n${form2020}`, ['r-08'])).toMatchObject([
    { says: 'differs', facts: { here: '46.95', there: '45.87' } },
  ])
  expect(findingsIn(`全年预算数46.95万元，全年执行数45.87万元。\n${form2020}`, ['r-08'])).toEqual([])
  expect(findingsIn(`截至6月30日总支出28.17万元。\n${form2020}`, ['r-08'])).toEqual([])
})

test('a report that says how it scores 执行率 is not held against other rules', () => {
  const text = `执行率每低1个百分点扣0.25分。\n${changed(form2020, '|97.70%|9.77|', '|97.70%|9.50|')}`
  expect(findingsIn(text, ['n-06'])).toEqual([])
})
