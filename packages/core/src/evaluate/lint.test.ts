import { describe, expect, test } from 'vitest'
import { indicator, number, target } from '../../../../test/fixtures/evaluate.ts'
import { template } from '../../../../test/fixtures/rule-sets.ts'
import type { Day } from '../kernel/time.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { IndicatorDraft, SecondLevel, Target } from './indicator.ts'
import type { LintForm } from './lint-form.ts'
import { lintGoal } from './lint.ts'
import { lintWords } from './lint-words.ts'

const form2020 = template('mof-2020')
/** Fifteen indicators as a careful clerk would write them: 50 + 30 + 10. */
const sound: IndicatorDraft[] = [
  indicator('日常巡检次数', 'quantity', target('≥', '52'), 6),
  indicator('客户端信息发布检查数', 'quantity', target('≥', '365'), 6),
  indicator('周末值守天数', 'quantity', target('≥', '104'), 6, '天'),
  indicator('系统可用率', 'quality', target('≥', '99.9'), 6, '%'),
  indicator('设备故障率', 'quality', target('≤', '2'), 5, '%'),
  indicator('验收合格率', 'quality', target('=', '100'), 5, '%'),
  indicator('故障平均恢复时间', 'timeliness', target('≤', '4'), 5, '小时'),
  indicator('合同签订时间', 'timeliness', { kind: 'date', by: '2023-03-31' as Day }, 5, ''),
  indicator('运维总成本', 'output-cost', target('≤', '46.95'), 6, '万元'),
  indicator('减少外包维修支出', 'economic', target('≥', '3'), 6, '万元'),
  indicator('重大安全播出责任事故', 'social', target('=', '0'), 8, '起'),
  indicator('全年发布稿件阅读量', 'social', target('≥', '200'), 6, '万次'),
  indicator('设备能耗降低', 'ecological', target('≥', '5'), 4, '%'),
  indicator(
    '运维制度延续情况',
    'sustainability',
    { kind: 'qualitative', text: '交接手册齐备，换人不停播' },
    6,
    '',
  ),
  {
    ...indicator('采编人员满意度', 'satisfaction', target('≥', '90'), 10, '%'),
    method: 'survey',
    source: '年度问卷，采编人员60人全部发放',
  },
]
const form = (indicators: readonly IndicatorDraft[] = sound, more: Partial<LintForm> = {}): LintForm => ({
  year: 2023,
  annual: '全年巡检不少于52次，系统可用率不低于99.9%，不发生重大安全播出责任事故。',
  stages: [{ quarter: 'Q1', text: '完成合同签订和首轮巡检' }],
  indicators,
  ...more,
})
const codes = (f: LintForm, t = form2020) => lintGoal(f, t).map((r) => r.code)
/** The same form with one row put in place of row 0. */
const withRow = (
  name: string,
  level2: SecondLevel,
  t: Target,
  unit: string,
  more: Partial<IndicatorDraft> = {},
) => form([{ ...indicator(name, level2, t, 6, unit), ...more }, ...sound.slice(1)])

test('a sound form of fifteen indicators gives no remark at all', () => {
  expect(lintGoal(form(), form2020)).toEqual([])
})

describe('the goal', () => {
  test('may not be empty, and should name a quantity', () => {
    expect(codes(form(sound, { annual: ' ' }))).toEqual(['G01'])
    expect(codes(form(sound, { annual: '保障平台平稳运行。' }))).toEqual(['G02'])
    expect(codes(form(sound, { annual: '全年巡检五十二次，平台平稳运行。' }))).toEqual([])
  })
  test('should have stages, in the goal or in the indicators', () => {
    expect(codes(form(sound, { stages: [] }))).toEqual(['G03'])
    const [first, ...rest] = sound as [IndicatorDraft, ...IndicatorDraft[]]
    const withQuarter = { ...first, quarters: [{ quarter: 'Q1' as const, target: '13' }] }
    expect(codes(form([withQuarter, ...rest], { stages: [] }))).toEqual([])
  })
})

describe('weights', () => {
  test('that do not sum to 100 are an error that names the difference, and levels keep quiet until they do', () => {
    const said = lintGoal(form(sound.slice(1)), form2020)
    expect(said).toMatchObject([
      {
        code: 'N02.below',
        severity: 'error',
        facts: { sum: '94.00', difference: '6.00', execution: '10.00' },
      },
    ])
  })
  test('of a level that differ from the template are a warning with both numbers', () => {
    const moved = sound.map((i) =>
      i.name === '日常巡检次数'
        ? { ...i, weight: 800 }
        : i.name === '设备能耗降低'
          ? { ...i, weight: 200 }
          : i,
    )
    expect(lintGoal(form(moved), form2020)).toMatchObject([
      { code: 'N03', severity: 'warning', facts: { level: '产出指标', sum: '52.00', should: '50.00' } },
      { code: 'N03', facts: { level: '效益指标', sum: '28.00', should: '30.00' } },
    ])
  })
  test('of a form without 满意度 give its 10 to 效益', () => {
    const without = sound
      .filter((i) => i.level2 !== 'satisfaction')
      .map((i) => (i.name === '设备能耗降低' ? { ...i, weight: 1400 } : i))
    expect(codes(form(without))).toEqual([])
  })
  test('under the template of 2021 with cost: 20 / 40 / 20 / 10', () => {
    const said = lintGoal(form(), template('mof-2021-cost'))
    expect(said.map((r) => [r.code, r.facts['level'], r.facts['sum']])).toEqual([
      ['N03', '成本指标', '6.00'],
      ['N03', '产出指标', '44.00'],
      ['N03', '效益指标', '30.00'],
    ])
  })
  test('under one heavy indicator', () => {
    const heavy = [
      indicator('日常巡检次数', 'quantity', target('≥', '52'), 48),
      indicator('系统可用率', 'quality', target('≥', '99.9'), 2, '%'),
      ...sound.slice(9),
    ]
    expect(lintGoal(form(heavy), form2020)).toMatchObject([{ code: 'I06', row: 0, field: 'weight' }])
  })
})

test('output and benefit, quantity and quality are asked for', () => {
  expect(codes(form([]))).toEqual(['I05.none'])
  const onlyBenefit = [indicator('重大安全播出责任事故', 'social', target('=', '0'), 90, '起')]
  expect(codes(form(onlyBenefit))).toContain('I05.level')
  const noQuality = sound.filter((i) => i.level2 !== 'quality')
  expect(lintGoal(form(noQuality), form2020)).toContainEqual(
    expect.objectContaining({ code: 'I05.kind', facts: { kind: '质量指标' } }),
  )
})

describe('one row', () => {
  test.each([
    ['a number without unit', withRow('日常巡检次数', 'quantity', target('≥', '52'), ''), ['I01.unit']],
    [
      'a state nobody can check',
      withRow('平台运行情况', 'quantity', { kind: 'qualitative', text: '进一步提升' }, '', {
        explanation: '',
      }),
      ['I01.vague', 'I11'],
    ],
    ['money as quantity', withRow('资金支付金额', 'quantity', target('≥', '46'), '万元'), ['I02']],
    ['money earned is no money spent', withRow('广告创收额', 'quantity', target('≥', '20'), '万元'), []],
    [
      'a count read from the ledger',
      withRow('日常巡检次数', 'quantity', target('≥', '52'), '次', {
        measuredBy: { kind: 'fact', metric: 'budget.spent' },
      }),
      ['M01'],
    ],
    ['satisfaction elsewhere', withRow('用户满意度', 'quality', target('≥', '90'), '%'), ['I04']],
    ['a recovery time as quantity', withRow('平均恢复时间', 'quantity', target('≤', '4'), '小时'), ['I04']],
    ['a share of at least 100 %', withRow('设备完好率', 'quality', target('≥', '100'), '%'), ['I10']],
    ['a share above 100 %', withRow('信息覆盖率', 'quality', target('≥', '120'), '%'), ['I10.above']],
    [
      'a growth above 100 % is none of our business',
      withRow('阅读量增长率', 'quantity', target('≥', '120'), '%'),
      [],
    ],
    ['a routine duty', withRow('专款专用', 'quality', { kind: 'yes-no', text: '专款专用' }, ''), ['I08']],
    ['an indicator of the whole unit', withRow('三公经费变动率', 'quality', target('≤', '0'), '%'), ['I07']],
    [
      'a name of more than 15 characters',
      withRow('融媒体中心播出制作存储网络系统巡检次数', 'quantity', target('≥', '52'), '次'),
      ['I09'],
    ],
    [
      'a range upside down',
      withRow('日常响应值', 'quantity', { kind: 'interval', from: '5' as Decimal, to: '3' as Decimal }, '次'),
      ['T01'],
    ],
    [
      'a day of another year',
      withRow('验收时间', 'timeliness', { kind: 'date', by: '2032-11-30' as Day }, ''),
      ['L14'],
    ],
    ['the same thing twice', withRow('系统可用率', 'quality', target('≥', '99'), '%'), ['I03.rows']],
    [
      'output and benefit in the same words',
      withRow('重大安全播出责任事故', 'quality', target('=', '0'), '起'),
      ['I03.levels'],
    ],
  ])('%s', (_name, f, expected) => {
    expect(codes(f).sort()).toEqual([...expected].sort())
  })

  test('a target that last year already exceeded', () => {
    const history = [
      { name: '日常巡检次数', unit: '次', actual: number('60') },
      { name: '故障平均恢复时间', unit: '小时', actual: number('3.5') },
      { name: '系统可用率', unit: '%', actual: number('99.9') }, // equal is no exceeding
    ]
    expect(lintGoal(form(), form2020, { history }).map((r) => [r.code, r.row, r.facts['before']])).toEqual([
      ['I12', 0, '60次'],
      ['I12', 6, '3.5小时'],
    ])
  })

  test('satisfaction without a survey', () => {
    const last = sound.at(-1) as IndicatorDraft
    expect(codes(form([...sound.slice(0, -1), { ...last, method: 'statistics' }]))).toEqual(['L08'])
    expect(codes(form([...sound.slice(0, -1), { ...last, source: '年度问卷' }]))).toEqual(['L08.sample'])
  })
})

test('every remark has its sentence and says what would resolve it', () => {
  const keys = Object.keys(lintWords)
  for (const key of keys) if (!key.endsWith('.mend')) expect(keys).toContain(`${key}.mend`)
})
