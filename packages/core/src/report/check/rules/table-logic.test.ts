import { describe, expect, test } from 'vitest'
import { checkRules, reportWords, ruleSetFile } from '../../../../../../test/fixtures/report-check.ts'
import { rightTables } from '../../../../../../test/fixtures/right-tables.ts'
import { findingsIn } from '../../../../../../test/fixtures/table-check.ts'
import { readReport } from '../read-report.ts'
import { exampleDocument } from '../tables/example-document.ts'

const forms = Object.values(rightTables) as string[]
const form2020 = forms[0] as string

function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`no "${from}"`)
  return text.replace(from, to)
}

const HEAD = '|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|'
const OTHER = '|效益指标|社会效益指标|责任事故|＝0起|0起|30|30||'
/** A form of two rows, of which the first is given by its cells from 二级指标 on. */
const form = (cells: string, level1 = '产出指标') => `${HEAD}\n|${level1}|${cells}|\n${OTHER}`
/** The same row as Yunnan prints it. */
const split = (cells: string) =>
  `|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分|未完成原因分析|\n|产出指标|${cells}|\n|效益指标|社会效益指标|责任事故|＝|0|起|0|30|30||`

type Case = readonly [text: string, quote: string]
const faults: Record<string, readonly Case[]> = {
  'l-02 full': [
    [forms[1] as string, '100'],
    [changed(forms[2] as string, '|入户问卷|', '||'), '100'],
  ],
  'l-03 met': [
    [form('数量指标|播发稿件|≥72890条|72890条|10|9|'), '9'],
    [form('质量指标|合格率|=100%|100%|10|8|无'), '8'],
    [form('时效指标|恢复时间|≤4小时|3.5小时|10|9.5|—'), '9.5'],
    [form('成本指标|总成本|不超过46.95万元|45.87万元|10|6|/'), '6'],
    [split('数量指标|巡检|≥|24|次|24|10|9|'), '9'],
    [form('数量指标|培训人次|1,200人次以上|1250人次|10|9|'), '9'],
  ],
  'l-04 missed': [
    [form('数量指标|巡检次数|≥52次|48次|10|10|'), '10'],
    [form('质量指标|可用率|不低于99.9%|99.1%|10|10|设备老化'), '10'],
    [form('时效指标|恢复时间|≤4小时|6小时|10|10|'), '10'],
    [form('数量指标|责任事故起数|0起|1起|10|10|'), '10'],
    [split('数量指标|巡检|≥|24|次|12|20|20|'), '20'],
    [form('数量指标|巡检次数|５２次|４８次|10|10|'), '10'],
    [form('质量指标|响应值|3-5小时|9小时|10|10|'), '10'],
  ],
  'l-05 missed': [
    [form('数量指标|巡检次数|≥52次|48次|10|9.23|'), '48次'],
    [form('质量指标|可用率|≥99.9%|98%|10|9|无'), '98%'],
    [form('时效指标|恢复时间|4小时以内|5小时|10|8|——'), '5小时'],
    [form('成本指标|总成本|≤46.95万元|50万元|10|9|/'), '50万元'],
    [split('数量指标|巡检|≥|24|次|20|20|16.67|'), '20'],
  ],
  'l-06 far': [
    [form('数量指标|巡检次数|≥52次|78次|10|10|'), '78次'],
    [form('数量指标|阅读量|大于100万次|210万次|10|10|无'), '210万次'],
    [form('数量指标|稿件数|1000条|1500条|10|10|'), '1500条'],
    [split('数量指标|巡检|≥|24|次|40|20|20|'), '40'],
    [form('数量指标|培训人次|至少100人|300人|10|10|'), '300人'],
  ],
  'l-07 outside': [
    [form('社会效益指标|延续情况|持续有效|部分达成|20|19|', '效益指标'), '19'],
    [form('社会效益指标|延续情况|持续有效|达成年度指标|20|12|未说明', '效益指标'), '12'],
    [form('社会效益指标|延续情况|持续有效|未达成且效果较差|20|15|', '效益指标'), '15'],
    [form('社会效益指标|延续情况|持续有效|部分达成并具有一定效果|10|4|', '效益指标'), '4'],
    [form('社会效益指标|延续情况|持续有效|部 分<br>实 现|10|8|', '效益指标'), '8'],
  ],
  'l-08 none': [
    [form('服务对象满意度指标|群众满意度|≥90%|95%|10|10|', '满意度指标'), '群众满意度'],
    [changed(form2020, '问卷发放60份，回收58份。', ''), '采编人员满意度'],
    [split('服务对象满意度指标|用户满意度|≥|90|%|95|10|10|'), '用户满意度'],
    [changed(forms[0] as string, '问卷发放60份，回收58份。', '用户普遍满意。'), '采编人员满意度'],
    [form('满意度指标|公众满意情况|满意|满意|10|9|略', '满意度'), '公众满意情况'],
  ],
  'l-09 early': [
    [form('可持续影响指标|设备使用年限|≥5年|5年|10|10|', '效益指标'), '≥5年'],
    [form('可持续影响指标|系统使用寿命|不低于8年|8年|10|10|', '效益指标'), '不低于8年'],
    [form('可持续影响指标|持续发挥作用期限|3年|3年|10|9|', '效益指标'), '3年'],
    [split('质量指标|使用年限|≥|10|年|10|10|10|'), '10'],
    [form('可持续影响指标|设备正常运转时间|至少3年|3年|10|10|', '效益指标'), '至少3年'],
  ],
  'l-12 words': [
    [form('数量指标|巡检次数|≥52次|已完成|10|10|'), '已完成'],
    [form('质量指标|可用率|≥99.9%|良好|10|10|'), '良好'],
    [form('时效指标|恢复时间|≤4小时|达标|10|10|'), '达标'],
    [split('数量指标|巡检|≥|24|次|按计划完成|20|20|'), '按计划完成'],
    [form('服务对象满意度指标|用户满意度|≥90%|满意|10|10|问卷', '满意度指标'), '满意'],
  ],
  'l-13 same': [
    '保障平台运转，全年巡检52次，无责任事故。',
    '保障平台运转；全年巡检52次；无责任事故',
    '已保障平台运转，已全年巡检52次，无责任事故。',
    '目标1：保障平台运转，全年巡检52次，无责任事故。',
    '保障平台运转，<br>全年巡检５２次，无责任事故。',
  ].map(
    (result): Case => [
      `|年度总体目标|年度绩效目标|实际完成情况|\n|^|保障平台运转，全年巡检52次，无责任事故。|${result}|\n${form('数量指标|巡检|≥52次|52次|10|10|')}`,
      result.replaceAll('<br>', '\n'),
    ],
  ),
}

describe.each(Object.entries(faults))('%s', (key, cases) => {
  const [rule = '', says = ''] = key.split(' ')
  test.each(cases.map((c, i) => [i + 1, ...c] as const))('fault %d', (_i, text, quote) => {
    expect(findingsIn(text, [rule]).map((f) => [f.says, f.quotes[0]?.text])).toContainEqual([says, quote])
  })
})

const LOGIC = ['l-03', 'l-04', 'l-05', 'l-06', 'l-07', 'l-12', 'n-04']
test.each([
  ['a recovery time below its bare target', form('时效指标|恢复时间|4小时|3小时|10|10|')],
  ['a bare cost below its plan', form('成本指标|总成本|46.95万元|45.87万元|10|10|')],
  ['hours against minutes', form('时效指标|恢复时间|≤4小时|30分钟|10|10|')],
  ['a target of several things', form('数量指标|巡检|巡检52次，周报48期|巡检52次，周报40期|10|10|')],
  ['a date', form('时效指标|验收时间|2023年11月30日前|2023年12月5日|10|10|')],
  ['a year', form('时效指标|完成年度|2023年|2023年|10|10|')],
  ['a share that is full in words', form('质量指标|覆盖率|100%|全覆盖|10|10|')],
  ['nothing happened', form('质量指标|责任事故|0起|未发生|10|10|')],
  ['done once', form('数量指标|平台建设|1个|已建成1个|10|10|')],
  ['satisfaction by the bands of 2021', form('满意度指标|用户满意度|≥95%|92%|10|10|问卷', '满意度指标')],
  ['satisfaction met, by the bands of 2021', form('满意度指标|用户满意度|≥85%|86%|10|8|', '满意度指标')],
  ['points that round to full marks', form('质量指标|可用率|≥99.9%|99.89%|5|5.00|设备重启一次')],
  ['far above, marks taken off', form('数量指标|巡检次数|≥52次|104次|10|8|')],
  [
    'a reason in the text of the report',
    `巡检次数未达目标，原因是四次停电。\n${form('数量指标|巡检次数|≥52次|48次|10|9.23|')}`,
  ],
  ['a qualitative target', form('社会效益指标|影响力|较高|较高|10|10|', '效益指标')],
  ['a result with a sign', form('质量指标|可用率|≥99%|≥99.5%|10|10|')],
  ['an exact amount with spaces', form('数量指标|巡检次数|≥ 52 次|实际完成 52 次|10|10|')],
])('%s is no error', (_name, text) => {
  expect(findingsIn(text, LOGIC).filter((f) => f.severity === 'E')).toEqual([])
})

describe('caps of the chosen rule set', () => {
  // 65 % of 100: below 70 %, so at most 79.
  const capped = (spent: string, total: string) =>
    `|项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分|
|^|年度资金总额|100|100|${spent}|10||5|
${HEAD}
|产出指标|数量指标|巡检|≥52次|52次|50|50||
|效益指标|社会效益指标|事故|＝0起|0起|40|40||
|总分|<|<|<|<|100|${total}||`
  const found = (spent: string, total: string, id = 'local-caps') =>
    findingsIn(capped(spent, total), ['r-07'], { ruleSet: ruleSetFile(id) })
  test.each([
    ['65', '95', '79.00'],
    ['79.99', '90', '89.00'],
    ['60', '79.5', '79.00'],
    ['55', '70', '69.00'],
    ['49', '60', '59.00'],
  ])('%s spent of 100 with %s points is above %s', (spent, total, cap) => {
    expect(found(spent, total)).toMatchObject([{ facts: { cap }, assumes: 'local-caps' }])
  })
  test.each([
    ['80', '95'],
    ['65', '79'],
    ['100', '100'],
  ])('%s spent of 100 with %s points is right', (spent, total) => {
    expect(found(spent, total)).toEqual([])
  })
  test('another rule set has no caps', () => expect(found('65', '95', 'mof-2020')).toEqual([]))
})

describe('a grade beside the total', () => {
  test.each([
    [changed(form2020, '|96.94|优|', '|96.94|良|'), '良'],
    [changed(form2020, '|96.94|优|', '|96.94|中|'), '中'],
    [
      `${HEAD}\n|产出指标|数量指标|巡检|≥52次|52次|100|85|雨天|\n|总分|<|<|<|<|100|85||\n|评价等级|<|优秀|<|<|<|<|<|`,
      '优秀',
    ],
    [
      `${HEAD}\n|产出指标|数量指标|巡检|≥52次|52次|100|92|雨天|\n|总分|<|<|<|<|100|92||\n|自评等级|<|良 好|<|<|<|<|<|`,
      '良 好',
    ],
    [
      `${HEAD}\n|产出指标|数量指标|巡检|≥52次|52次|100|55|雨天|\n|总分|<|<|<|<|100|55||\n|自评结论|<|中|<|<|<|<|<|`,
      '中',
    ],
  ])('out of its band', (text, quote) => {
    expect(findingsIn(text, ['r-06']).map((f) => f.quotes[0]?.text)).toEqual([quote])
  })
  test('a report with bands of its own is left alone', () => {
    const own = `本次评价95分以上为优秀，85—95分为良好。\n${changed(form2020, '|96.94|优|', '|96.94|优|')}`
    expect(findingsIn(own, ['r-06'])).toEqual([])
  })
})

/** The total row of a form's money by its cells. */
const money = (cells: string, head = '年初预算数|全年预算数|全年执行数|分值|执行率|得分') =>
  `|项目资金（万元）||${head}|\n|^|年度资金总额|${cells}|`

test.each([
  money('50.00|46.95|45.87|10|97.70%|9.77'),
  money('46.95|50.00|45.87|10|91.74%|9.17'),
  money('120.00|100.00|95.00|95.00%|10|9.5', '年初预算|调整后预算数|预算执行数|预算执行率|权重|得分'),
  money('４６．９５|４０．００|４０．００|１０|１００％|１０'),
  money('469,500.00|400,000.00|400,000.00|10|100%|10').replace('（万元）', '（元）'),
])('a changed budget without a word about it, %#', (text) => {
  expect(findingsIn(text, ['n-09'])).toHaveLength(1)
})

const watched = (cells: string) =>
  `项目支出绩效目标执行监控表\n|一级指标|二级指标|三级指标|年度指标值|1-7月执行情况|全年预计完成情况|确定能|\n|产出指标|数量指标|${cells}|\n|效益指标|社会效益指标|责任事故|＝0起|0起|0起|√|`
test.each([
  watched('巡检次数|≥52次|2次|52次|'),
  watched('巡检次数|不少于52次|0次|完成|√'),
  watched('阅读量|≥200万次|3万次|200万次|√'),
  money('46.95|1.20|2.56%|46.95', '年初预算数|1-7月执行数|1-7月执行率|全年预计执行数'),
  money('46.95|0|0%|48.00', '年初预算数|1-6月执行数|1-6月执行率|全年预计执行数'),
])('a hopeful forecast, %#', (text) => {
  expect(findingsIn(text, ['l-11'])).toHaveLength(1)
})

/** Five indicators with all their marks, in a layout. */
const full = (head: string, line: (i: number) => string) =>
  [head, ...[1, 2, 3, 4, 5].map((i) => `|${line(i)}|`)].join('\n')
test.each([
  full('|一级指标|二级指标|三级指标|分值|得分|', (i) => `产出|产出数量|任务${i}完成率|20|20`),
  full('|一级指标|二级指标|三级指标|得分|分值|', (i) => `产出|产出数量|任务${i}完成率|20.00|20`),
  full('|一级指标|三级指标|权重|自评得分|扣分原因|', (i) => `产出|任务${i}完成率|20%|20|无`),
  full('|二级指标|三级指标（分值）|标准分|评 分|', (i) => `产出数量|任务${i}|２０分|２０分`),
  full('|序号|评分项|满分|实际得分|', (i) => `${i}|任务${i}|20|20`),
])('full marks everywhere, %#', (text) => {
  expect(findingsIn(text, ['l-02'])).toHaveLength(1)
})

test('a changed budget is asked about, unless the report says why', () => {
  const cut = `|项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分|\n|^|年度资金总额|50.00|46.95|45.87|10|97.70%|9.77|`
  expect(findingsIn(cut, ['n-09'])).toMatchObject([{ facts: { difference: '3.05' } }])
  expect(findingsIn(`年中调减预算3.05万元。\n${cut}`, ['n-09'])).toEqual([])
  expect(findingsIn(forms[2] as string, ['n-09'])).toEqual([])
})

test('a forecast that does not fit the progress', () => {
  const monitoring = forms[8] as string
  expect(findingsIn(monitoring, ['l-11'])).toEqual([])
  expect(findingsIn(changed(monitoring, '|30次|52次|', '|2次|52次|'), ['l-11'])).toMatchObject([
    { says: 'indicator', quotes: [{ text: '2次' }, {}] },
  ])
  expect(
    findingsIn(changed(monitoring, '|46.95|28.17|60.00%|', '|46.95|2.17|4.62%|'), ['l-11']),
  ).toMatchObject([{ says: 'money' }])
})

test('shares of first levels that follow no template are asked about', () => {
  expect(findingsIn(form2020, ['r-04'])).toEqual([])
  const moved = changed(
    changed(form2020, '|≥52次|56次|15|15|', '|≥52次|56次|25|25|'),
    '|＝0起|0起|15|15|',
    '|＝0起|0起|5|5|',
  )
  expect(findingsIn(moved, ['r-04'])).toMatchObject([{ says: 'template', severity: 'W' }])
})

test('last year’s results are what targets are held against', () => {
  const rule = checkRules.find((r) => r.id === 'i-12')
  expect(rule).toBeDefined()
  const lastYear = readReport([exampleDocument(form('数量指标|巡检次数|≥50次|60次|10|10|'))], reportWords)
  expect(findingsIn(form('数量指标|巡检次数|≥52次|60次|10|10|'), ['i-12'], { lastYear })).toMatchObject([
    { facts: { before: '60次', target: '≥52次' } },
  ])
  expect(findingsIn(form('数量指标|巡检次数|≥62次|62次|10|10|'), ['i-12'], { lastYear })).toEqual([])
})
