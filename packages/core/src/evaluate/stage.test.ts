import { describe, expect, test } from 'vitest'
import { indicator, number, target } from '../../../../test/fixtures/evaluate.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { Fact, FactId, Period } from '../kernel/fact.ts'
import type { Day, Instant } from '../kernel/time.ts'
import type { Quarter } from './goal.ts'
import type { Indicator } from './indicator.ts'
import type { Actual, ActualEntry } from './measurement.ts'
import { planOf, quartersOver, stages, stagesToMend } from './stage.ts'

let made = 0
const entry = (of: Indicator, quarter: string, actual: Actual, deviationReason = ''): ActualEntry => ({
  id: `act_${String(++made).padStart(26, '0')}` as ActualEntry['id'],
  unitId: of.unitId,
  indicatorId: of.id,
  period: `2023-${quarter}` as Period,
  actual,
  deviationReason,
  improvement: '',
  reduction: null,
  sample: null,
  files: [],
  factId: `fct_${String(made).padStart(26, '0')}` as FactId,
  sampleFactIds: [],
  enteredAt: made as Instant,
  enteredBy: 'usr_1',
})
const planned = (i: Indicator, ...texts: string[]): Indicator => ({
  ...i,
  quarters: texts.map((text, n) => ({ quarter: `Q${n + 1}` as Quarter, target: text })),
})
const today = '2023-10-08' as Day
const rounds = planned(indicator('巡检次数', 'quantity', target('≥', '52'), 10), '13', '26', '39', '52')

describe('a stage beside its plan', () => {
  test('13, 26 and 38 of 13, 26 and 39: the third is missed by 1, which is 2.56 % of what was planned', () => {
    const entries = [
      entry(rounds, 'Q1', number('13')),
      entry(rounds, 'Q2', number('27')),
      entry(rounds, 'Q3', number('38')),
    ]
    const lines = stages([rounds], 2023, entries, [], today)
    expect(lines.map((l) => [l.quarter, l.verdict, l.deviation, l.deviationBp])).toEqual([
      ['Q1', 'met', '0', 0],
      ['Q2', 'met', '1', 385], // 1 ÷ 26 = 3.846 %
      ['Q3', 'missed', '-1', -256], // 1 ÷ 39 = 2.564 %
      ['Q4', 'open', null, null],
    ])
    expect(lines[2]?.factIds).toEqual([entries[2]?.factId])
  })
  test('what was not entered is not 0, and what was not measured says so', () => {
    const none: Actual = { kind: 'not-measured', why: '统计口径调整' }
    const lines = stages([rounds], 2023, [entry(rounds, 'Q2', none)], [], today)
    expect(lines.map((l) => l.verdict)).toEqual(['not-entered', 'not-measured', 'not-entered', 'open'])
    expect(lines[0]).toMatchObject({ actual: null, deviation: null })
  })
  test('the year’s own result stands for its last quarter', () => {
    const year = { ...entry(rounds, 'Q4', number('51'), '停电'), period: '2023' as Period }
    const lines = stages([rounds], 2023, [year], [], '2024-01-05' as Day)
    expect(lines.at(-1)).toMatchObject({ quarter: 'Q4', verdict: 'missed', deviation: '-1', reason: '停电' })
    expect(lines[0]?.verdict).toBe('not-entered')
  })
  test('the day of the year’s target is no answer to what the last quarter was to bring', () => {
    const upgrade = {
      ...indicator('升级', 'timeliness', { kind: 'date', by: '2023-06-30' as Day }, 5, ''),
      quarters: [{ quarter: 'Q4' as const, target: '质保回访' }],
    }
    const year = {
      ...entry(upgrade, 'Q4', { kind: 'date', on: '2023-07-14' as Day }),
      period: '2023' as Period,
    }
    expect(stages([upgrade], 2023, [year], [], '2024-01-05' as Day)).toMatchObject([{ verdict: 'to-judge' }])
  })
  test('a quarter without a target, or with "不适用", has no stage', () => {
    const late = planned(rounds, '不适用', ' ', '39', '52')
    expect(stages([late], 2023, [], [], today).map((l) => l.quarter)).toEqual(['Q3', 'Q4'])
  })
  test('yes, a grade and a day are judged as such; a number against words is for people to judge', () => {
    const safe = planned(
      indicator('零事故', 'social', { kind: 'yes-no', text: '无' }, 5, ''),
      '零事故',
      '零事故',
    )
    const rules = planned(
      indicator('制度', 'social', { kind: 'qualitative', text: '齐备' }, 5, ''),
      '修订办法',
    )
    const done = planned(
      indicator('升级', 'timeliness', { kind: 'date', by: '2023-08-31' as Day }, 5, ''),
      '签订合同',
      '到货安装',
    )
    const words = planned(rounds, '完成首轮巡检')
    const lines = stages(
      [safe, rules, done, words],
      2023,
      [
        entry(safe, 'Q1', { kind: 'yes-no', yes: true }),
        entry(safe, 'Q2', { kind: 'yes-no', yes: false }),
        entry(rules, 'Q1', { kind: 'graded', grade: 'partly', shareBp: 7000 }),
        entry(done, 'Q1', { kind: 'date', on: '2023-03-31' as Day }),
        entry(done, 'Q2', { kind: 'date', on: '2023-07-01' as Day }),
        entry(words, 'Q1', number('13')),
      ],
      [],
      today,
    )
    expect(lines.map((l) => l.verdict)).toEqual(['met', 'missed', 'missed', 'met', 'missed', 'to-judge'])
  })
  test('what reads the ledger is measured by what was paid by the end of the quarter', () => {
    const cost: Indicator = {
      ...planned(indicator('运维总成本', 'output-cost', target('≤', '46.95'), 10, '万元'), '≤9.39', '≤28.17'),
      measuredBy: { kind: 'fact', metric: 'budget.spent' },
    }
    const paidBy = (day: string, value: string): Fact => ({
      id: `fct_${String(++made).padStart(26, '0')}` as FactId,
      unitId: 'unt_1',
      metric: 'budget.spent-by',
      subject: cost.projectId,
      period: day as Period,
      value: value as Decimal,
      why: null,
      unit: 'fen',
      evidence: [],
      recordedAt: 0 as Instant,
      recordedBy: 'usr_1',
      replaces: null,
    })
    const facts = [paidBy('2023-03-31', '9500000'), paidBy('2023-06-30', '28000000')]
    const lines = stages([cost], 2023, [], facts, today)
    expect(lines.map((l) => [l.actual, l.verdict, l.deviation])).toEqual([
      [number('9.5'), 'missed', '0.11'],
      [number('28'), 'met', '-0.17'],
    ])
  })
})

test.each([
  ['13', '≥', '52', '次', { kind: 'at-least', value: '13' }],
  ['≥99.9', '≥', '99.9', '%', { kind: 'at-least', value: '99.9' }],
  ['不超过 30分钟', '≤', '30', '分钟', { kind: 'at-most', value: '30' }],
  ['99.9％', '≥', '99.9', '%', { kind: 'at-least', value: '99.9' }],
  ['13万次', '≥', '52', '次', null], // another unit than the indicator's
  ['签订合同', '≥', '52', '次', null],
] as const)('the quarterly target %s reads as written', (text, sign, value, unit, plan) => {
  expect(planOf(text, { target: target(sign, value), unit })).toEqual(plan)
})

test('on the way to "= 52" more is ahead; a plan of 0 allows nothing', () => {
  const equal = planned(indicator('期数', 'quantity', target('=', '52'), 5), '13')
  const none = planned(indicator('事故', 'quality', target('=', '0'), 5, '起'), '0')
  const lines = stages(
    [equal, none],
    2023,
    [entry(equal, 'Q1', number('14')), entry(none, 'Q1', number('1'))],
    [],
    today,
  )
  expect(lines.map((l) => [l.verdict, l.deviationBp])).toEqual([
    ['met', 769],
    ['missed', null],
  ])
})

test('missed without a reason, and over without an entry, are what asks for somebody', () => {
  const lines = stages(
    [rounds],
    2023,
    [entry(rounds, 'Q1', number('12'), '春节停工'), entry(rounds, 'Q2', number('25'))],
    [],
    today,
  )
  const { missed, open } = stagesToMend(lines)
  expect([missed.map((l) => l.quarter), open.map((l) => l.quarter)]).toEqual([['Q2'], ['Q3']])
})

test('a quarter is over on the day after its last', () => {
  expect(quartersOver(2023, '2023-03-31' as Day)).toEqual([])
  expect(quartersOver(2023, '2023-04-01' as Day)).toEqual(['Q1'])
  expect(quartersOver(2023, '2024-02-01' as Day)).toEqual(['Q1', 'Q2', 'Q3', 'Q4'])
})
