import { describe, expect, test } from 'vitest'
import { bareContext, checkRules, reportWords } from '../../../../../../test/fixtures/report-check.ts'
import { check } from '../check.ts'
import { readReport } from '../read-report.ts'
import { exampleDocument } from '../tables/example-document.ts'
import { KnownProject } from './known-project.ts'

const TITLE = '2023年度项目支出绩效评价报告\n示例区融媒体中心实施平台运维管理经费项目。\n'
// 45.8743 万元 ÷ 46.95 万元 = 97.7089 %
const known = KnownProject.parse({
  id: 'prj_1',
  code: 'RM-2023-01',
  name: '平台运维管理经费',
  unit: '示例区融媒体中心',
  year: 2023,
  money: { initial: 44_950_000, fullYear: 46_950_000, arrived: 46_950_000, spent: 45_874_300 },
  score: { ruleSet: '财预〔2020〕10号', total: '98.90', grade: '优' },
  goal: 'approved',
  indicators: [
    row(
      '系统设备巡检次数',
      '次',
      { kind: 'at-least', value: '52' },
      '≥52次',
      { kind: 'number', value: '52' },
      '52次',
    ),
    row(
      '客户端服务可用率',
      '%',
      { kind: 'at-least', value: '99.9' },
      '≥99.9%',
      { kind: 'number', value: '99.65' },
      '99.65%',
    ),
    row('故障平均响应时间', '分钟', { kind: 'at-most', value: '30' }, '≤30分钟', null, null),
    row(
      '升级完成时间',
      '',
      { kind: 'date', by: '2023-06-30' },
      '2023-06-30前（含）',
      { kind: 'date', on: '2023-07-14' },
      '2023-07-14',
    ),
  ],
})

function row(
  name: string,
  unit: string,
  target: object,
  targetText: string,
  actual: object | null,
  actualText: string | null,
) {
  return { name, unit, target, targetText, actual, actualText }
}

/** `rule says severity quote`, of the rules that compare with a project. */
function found(text: string, project: KnownProject | null = known): string[] {
  const context = { ...bareContext, known: project }
  return check(readReport([exampleDocument(text)], reportWords), checkRules, context)
    .filter((f) => f.rule.startsWith('k-'))
    .map((f) => [f.rule, f.says, f.severity, f.quotes[0]?.text ?? ''].join(' ').trim())
}

describe('amounts against the ledger', () => {
  test.each([
    ['rounded to 万元 with two decimals', '全年执行数45.87万元。', []],
    ['cut off instead of rounded', '全年执行数45.8万元。', []],
    ['in 元 to the fen', '全年执行数458,743.00元。', []],
    ['another amount', '全年执行数46.95万元。', ['k-01 differs E 46.95万元']],
    ['a slip of the unit', '全年执行数45.87元。', ['k-01 differs E 45.87元']],
    ['ten times as much may be of the department', '全年执行数458.70万元。', ['k-01 differs W 458.70万元']],
    [
      'one of two values is right: the other is another thing',
      '全年执行数45.87万元，全年执行数12.30万元。',
      [],
    ],
    ['a part of the year', '截至2023年6月30日，全年执行数25.45万元。', []],
    ['a part of the money', '其中安全检测实际支出16.68万元。', []],
    ['last year', '2022年全年执行数43.30万元。', []],
    ['the budget as first approved, called so', '年初预算数46.95万元。', ['k-01 differs E 46.95万元']],
    ['a budget that may be either', '预算总额44.95万元。', []],
    ['the full-year budget by its own name', '全年预算数44.95万元。', ['k-01 differs E 44.95万元']],
    ['arrived', '实际到位资金40.00万元。', ['k-01 differs E 40.00万元']],
  ])('%s', (_, sentence, expected) => expect(found(TITLE + sentence)).toEqual(expected))

  test('what is not on record is not 0, and is not compared', () => {
    const bare = { ...known, money: { initial: null, fullYear: null, arrived: null, spent: null } }
    expect(found(`${TITLE}全年执行数46.95万元，实际到位资金40.00万元，预算执行率12.00%。`, bare)).toEqual([])
  })

  test('the form’s row of the whole, and a form of the department beside it', () => {
    const form = (spent: string) =>
      `|项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分|\n|^|年度资金总额|44.95|46.95|${spent}|10|97.71%|9.77|\n` +
      '|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|\n|产出指标|数量指标|系统设备巡检次数|≥52次|52次|90|90||\n'
    expect(found(TITLE + form('45.87'))).toEqual([])
    expect(found(TITLE + form('46.87'))).toEqual(['k-01 differs E 46.87'])
    expect(found(`${TITLE + form('45.87')}部门整体支出绩效自评表\n${form('4695.00')}`)).toEqual([])
  })
})

describe('the execution rate', () => {
  test.each([
    ['of the full-year budget', '预算执行率97.71%。', []],
    ['with one decimal, cut off', '预算执行率97.7%。', []],
    ['of the budget as first approved: 45.8743 ÷ 44.95 = 102.06 %', '预算执行率102.06%。', []],
    ['that no budget gives', '预算执行率99.70%。', ['k-02 rate E 99.70%']],
    ['of a half year', '上半年预算执行率54.22%。', []],
  ])('%s', (_, sentence, expected) => expect(found(TITLE + sentence)).toEqual(expected))
})

describe('total and grade', () => {
  test.each([
    ['the same total', '项目综合得分98.90分。', []],
    ['printed shorter', '项目综合得分98.9分。', []],
    ['another total', '项目综合得分99.90分。', ['k-03 total W 99.90分']],
    ['a grade alone', '评价等级为“良”。', ['k-03 grade W 良']],
    ['the right grade alone', '评价等级为“优”。', []],
  ])('%s', (_, sentence, expected) => expect(found(TITLE + sentence)).toEqual(expected))
})

describe('indicators by name', () => {
  const table = (...rows: string[]) =>
    `${TITLE}|项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分|\n|^|年度资金总额|44.95|46.95|45.87|10|97.71%|9.77|\n` +
    `|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|\n${rows.join('\n')}`
  const right = [
    '|产出指标|数量指标|系统设备巡检次数|≥52次|52次|30|30||',
    '|产出指标|质量指标|客户端服务可用率|≥99.9%|99.65%|30|29.9|磁盘损坏|',
    '|产出指标|时效指标|故障平均响应时间|≤30分钟|26分钟|20|20||',
    '|产出指标|时效指标|升级完成时间|2023年6月30日前|2023年7月14日|10|9|到货推迟|',
  ]
  const swap = (at: number, line: string) => table(...right.map((r, i) => (i === at ? line : r)))

  test('all as approved and as recorded, one result on record nowhere', () => {
    expect(found(table(...right))).toEqual([])
  })
  test.each([
    [0, '|产出指标|数量指标|系统设备巡检次数|≥48次|52次|30|30||', ['k-04 target E ≥48次']],
    [0, '|产出指标|数量指标|系统设备巡检次数|≤52次|52次|30|30||', ['k-04 sign W ≤52次']],
    [0, '|产出指标|数量指标|系统设备巡检次数|52次|52次|30|30||', []],
    [0, '|产出指标|数量指标|系统设备巡检次数|≥52次|60次|30|30||', ['k-05 actual E 60次']],
    [1, '|产出指标|质量指标|客户端服务可用率|≥99.9%|99.7%|30|30|磁盘|', []],
    [1, '|产出指标|质量指标|客户端服务可用率|≥99.9%|99.95%|30|30||', ['k-05 actual E 99.95%']],
    [2, '|产出指标|时效指标|故障平均响应时间|≤30分钟|20分钟|20|20||', []],
    [2, '|产出指标|时效指标|故障平均响应时间|≤0.5小时|0.4小时|20|20||', []],
    [
      3,
      '|产出指标|时效指标|升级完成时间|2023年7月31日前|2023年7月14日|10|10||',
      ['k-04 target E 2023年7月31日前'],
    ],
    [3, '|产出指标|时效指标|升级完成时间|2023年6月30日前|2023.6.30|10|10||', ['k-05 actual E 2023.6.30']],
    [2, '|产出指标|时效指标|值班响应|≤30分钟|20分钟|20|20||', ['k-06 extra W 值班响应', 'k-06 missing W']],
    [
      2,
      '|产出指标|时效指标|故障响应时间|≤30分钟|20分钟|20|20||',
      ['k-06 extra W 故障响应时间', 'k-06 missing W'],
    ],
    [2, '|产出指标|时效指标|平均响应时间|≤40分钟|20分钟|20|20||', []],
  ])('row %i: %s', (at, line, expected) => expect(found(swap(at, line)).toSorted()).toEqual(expected))

  test('a goal that is not approved is no measure, but what is recorded is', () => {
    const open = { ...known, goal: 'open' as const }
    expect(found(swap(0, '|产出指标|数量指标|系统设备巡检次数|≥48次|60次|30|30||'), open)).toEqual([
      'k-05 actual E 60次',
    ])
  })
  test('two indicators of one name are not told apart', () => {
    const twice = {
      ...known,
      indicators: [...known.indicators, known.indicators[0] as (typeof known.indicators)[number]],
    }
    expect(found(swap(0, '|产出指标|数量指标|系统设备巡检次数|≥48次|60次|30|30||'), twice)).toEqual([])
  })
  test('a form of another framework is said to be so once', () => {
    const other = right.map((line, i) => line.replace(/(指标\|[^|]+指标)\|[^|]+\|/, `$1|别的第${i}项工作|`))
    expect(found(table(...other)).filter((f) => f.startsWith('k-06'))).toHaveLength(1)
  })
})

describe('whether it is the project at all', () => {
  test('of another year nothing is compared, and that is said', () => {
    expect(
      found('2022年度项目支出绩效评价报告\n示例区融媒体中心平台运维管理经费全年执行数12.00万元。'),
    ).toEqual(['k-07 year W 2022年度项目支出绩效评价报告'])
  })
  test('neither the project nor its unit is named', () => {
    expect(found('2023年度项目支出绩效评价报告\n某中心实施短视频项目。').map((f) => f.slice(0, 11))).toEqual([
      'k-07 name W',
      'k-07 unit W',
    ])
  })
})

describe('milestones', () => {
  const missed = { ...known, missed: [{ day: '2023-06-30' as never, planned: '60.00%', actual: '54.22%' }] }
  test.each([
    ['not spoken of', '资金管理规范。', ['k-08 missed W']],
    ['said to be reached', '各节点均已达到进度要求。', ['k-08 claimed W 各节点均已达到']],
    ['spoken of by its quarter', '二季度支付滞后，原因是到货推迟。', []],
    ['spoken of by its day', '6月30日应达到60%，实际54.22%，未达到要求。', []],
  ])('%s', (_, sentence, expected) => expect(found(TITLE + sentence, missed)).toEqual(expected))
})

test('without a project none of these rules speaks', () => {
  expect(found(`${TITLE}全年执行数46.95万元。`, null)).toEqual([])
})
