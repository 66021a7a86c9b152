import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indicator, measured, number, target } from '../../../../test/fixtures/evaluate.ts'
import { ruleSet, ruleSets } from '../../../../test/fixtures/rule-sets.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { Day } from '../kernel/time.ts'
import type { FirstLevel, Indicator, SecondLevel } from './indicator.ts'
import type { Actual, QualitativeGrade } from './measurement.ts'
import { rounded } from './ratio.ts'
import type { RuleSet } from './rule-set.ts'
import { gradeBand } from './score-grade.ts'
import { scoreIndicator } from './score-indicator.ts'

const levels = new Map<SecondLevel, FirstLevel>([['satisfaction', 'satisfaction']])
const points = (rules: RuleSet, i: Indicator, actual: Actual) => {
  const judged = scoreIndicator(rules, i, levels.get(i.level2) ?? 'output', measured(i, actual, '已说明'))
  return judged.state === 'scored' ? rounded(judged.exact) / 100 : judged.why
}
const r2020 = ruleSet('mof-2020')
const r2021 = ruleSet('mof-2021')
const caps = ruleSet('local-caps')
const hubei = ruleSet('hubei-20')

describe('日常巡检次数 ≥52, 10 points', () => {
  test.each([
    ['52', 10, 10],
    ['48', 9.23, 8.08], // 48/52×10 = 9.2308; (0.92308−0.6)/0.4×10 = 8.0769
    ['30', 5.77, 0], // 57.7 % is below the threshold
    ['31.2', 6, 0], // exactly 60 %: (0.6−0.6)/0.4 = 0
    ['78', 10, 10], // 150 %: full marks and a reason asked for
    ['0', 0, 0],
    ['-5', 0, 0],
  ])('%s earns %d under 10号 and %d under 101号', (actual, a, b) => {
    const i = indicator('日常巡检次数', 'quantity', target('≥', '52'), 10)
    expect(points(r2020, i, number(actual))).toBe(a)
    expect(points(r2021, i, number(actual))).toBe(b)
  })

  test('150 % asks for the reason, until one is given', () => {
    const i = indicator('日常巡检次数', 'quantity', target('≥', '52'), 10)
    const remarks = (reason: string) => {
      const judged = scoreIndicator(r2020, i, 'output', measured(i, number('78'), reason))
      return judged.state === 'scored' ? judged.remarks.map((r) => r.code) : []
    }
    expect(remarks('')).toEqual(['evaluate.remark.far-above'])
    expect(remarks('新增三个渠道')).toEqual([])
  })

  test('the local variant takes 2 points off from 130 %, and nothing just below', () => {
    const i = indicator('日常巡检次数', 'quantity', target('≥', '50'), 10)
    expect(points(caps, i, number('65'))).toBe(8)
    expect(points(caps, i, number('64.9'))).toBe(10)
    expect(points(caps, { ...i, weight: 150 }, number('65'))).toBe(0) // never below 0
  })

  test('a person may take points off under 10号, with the reason in the working', () => {
    const i = indicator('日常巡检次数', 'quantity', target('≥', '52'), 10)
    const m = {
      ...measured(i, number('104'), '目标定低了'),
      reduction: { points: 150, reason: '目标明显偏低' },
    }
    expect(scoreIndicator(r2020, i, 'output', m)).toMatchObject({
      working: { step: 'evaluate.step.reduced-by-hand', result: '8.5' },
    })
    expect(scoreIndicator(r2021, i, 'output', m)).toMatchObject({ working: { result: '8.5' } })
    expect(scoreIndicator(hubei, i, 'output', m)).toMatchObject({
      remarks: [{ code: 'evaluate.remark.reduction-not-used' }],
    })
  })
})

describe('故障平均恢复时间 ≤4 小时, 8 points, 5 hours', () => {
  const i = indicator('故障平均恢复时间', 'timeliness', target('≤', '4'), 8, '小时')
  test.each([
    ['inverse-ratio', 6.4], // 4/5 × 8
    ['excess', 6], // (1 − 1/4) × 8
    ['nothing', 0],
  ] as const)('read as %s earns %d', (fn, expected) => {
    const rules = { ...r2020, reverse: { ...r2020.reverse, fn } }
    expect(points(rules, i, number('5'))).toBe(expected)
    expect(points(rules, i, number('4'))).toBe(8)
    expect(points(rules, i, number('0'))).toBe(8)
  })
  test('three times the target earns nothing when the excess counts, and never less', () => {
    expect(points(caps, i, number('12'))).toBe(0)
  })
  test('is put through the threshold of 101号: 4/5 → (0.8 − 0.6)/0.4 = half', () => {
    expect(points(r2021, i, number('5'))).toBe(4)
  })
})

describe('a target of 0 is never a division by zero', () => {
  const i = indicator('重大安全播出责任事故', 'quality', target('=', '0'), 10, '起')
  test.each([
    ['0', 10, 10],
    ['1', 0, 8], // the local variant takes 20 % off for each
    ['7', 0, 0],
  ])('%s 起 earn %d under 10号 and %d under the local variant', (actual, a, b) => {
    expect(points(r2020, i, number(actual))).toBe(a)
    expect(points(caps, i, number(actual))).toBe(b)
    const ceiling = { ...i, target: target('≤', '0') }
    expect(points(r2020, ceiling, number(actual))).toBe(a)
    expect(points(caps, ceiling, number(actual))).toBe(b)
  })
  test('"at least 0" is met by 0 and missed below it', () => {
    const floor = { ...i, target: target('≥', '0') }
    expect(points(r2020, floor, number('0'))).toBe(10)
    expect(points(r2020, floor, number('-1'))).toBe(0)
  })
  test('a negative target is met or it is not', () => {
    const drop = { ...i, target: target('≤', '-5'), unit: '%' }
    expect(points(r2020, drop, number('-6'))).toBe(10)
    expect(points(r2020, drop, number('-4'))).toBe(0)
  })
})

test.each([
  ['2', 6.67], // 2/3 × 10
  ['3', 10],
  ['5', 10],
  ['8', 6.25], // 5/8 × 10
])('a range of 3 to 5: %s earns %d', (actual, expected) => {
  const i = indicator(
    '平均响应时间',
    'timeliness',
    { kind: 'interval', from: '3' as Decimal, to: '5' as Decimal },
    10,
  )
  expect(points(r2020, i, number(actual))).toBe(expected)
})

test.each([
  ['2023-11-30', 10, 10, 10],
  ['2023-12-10', 9, 7.5, 8], // 10 days: 90 % → 9; (0.9−0.6)/0.4 = 0.75; band of 30 days 80 %
  ['2024-01-30', 3.9, 0, 6], // 61 days
  [null, 0, 0, 0],
])('due on 30 November and done on %s: %d, %d, %d', (on, a, b, c) => {
  const i = indicator('验收完成时间', 'timeliness', { kind: 'date', by: '2023-11-30' as Day }, 10, '')
  const actual: Actual = { kind: 'date', on: on as Day | null }
  expect([r2020, r2021, caps].map((rules) => points(rules, i, actual))).toEqual([a, b, c])
})

test('yes earns full marks, no none', () => {
  const i = indicator('是否签订合同', 'quality', { kind: 'yes-no', text: '签订运维合同' }, 5, '')
  expect(points(r2020, i, { kind: 'yes-no', yes: true })).toBe(5)
  expect(points(r2020, i, { kind: 'yes-no', yes: false })).toBe(0)
})

describe('a qualitative indicator of 20 points', () => {
  const i = indicator('舆论引导效果', 'social', { kind: 'qualitative', text: '效果良好' }, 20, '')
  test('graded 部分达成 allows 12.00 to 15.99', () => {
    expect(gradeBand(r2020, 2000, 'partly')).toEqual({ lowest: 1200, highest: 1599 })
    expect(gradeBand(r2020, 2000, 'achieved')).toEqual({ lowest: 1600, highest: 2000 })
    expect(gradeBand(r2020, 2000, 'little')).toEqual({ lowest: 0, highest: 1199 })
    expect(gradeBand(hubei, 2000, 'partly')).toEqual({ lowest: 1000, highest: 1599 })
  })
  test.each([
    ['partly', 6000, 12],
    ['partly', 7995, 15.99],
    ['partly', 8000, 'evaluate.why.outside-band'], // 16.00 is 达成
    ['partly', 7999, 'evaluate.why.outside-band'], // 15.998 rounds to 16.00
    ['partly', 5995, 'evaluate.why.outside-band'], // 11.99 is 未达成
    ['achieved', 9000, 18],
    ['achieved', 10000, 20],
    ['little', 0, 0],
  ] as const)('%s with %i bp gives %s', (grade, shareBp, expected) => {
    expect(points(r2020, i, { kind: 'graded', grade: grade as QualitativeGrade, shareBp })).toBe(expected)
  })
})

describe('满意度 ≥90 %, 10 points', () => {
  const i = indicator('采编人员满意度', 'satisfaction', target('≥', '90'), 10, '%')
  test.each([
    ['90', 10, 10],
    ['87', 9.67, 8], // 87/90 × 10; [80, 90)
    ['80', 8.89, 8],
    ['79.99', 8.89, 5],
    ['59.9', 6.66, 0],
  ])('%s %% earns %d under 10号 and %d under 101号', (actual, a, b) => {
    expect(points(r2020, i, number(actual))).toBe(a)
    expect(points(r2021, i, number(actual))).toBe(b)
  })
  test('above 100 % is an error', () => {
    expect(points(r2021, i, number('101'))).toBe('evaluate.why.share-over-100')
  })
})

test('nothing measured is neither 0 points nor a score', () => {
  const i = indicator('系统可用率', 'quality', target('≥', '99.9'), 15, '%')
  expect(points(r2020, i, { kind: 'not-measured', why: '监控系统六月才启用' })).toBe(
    'evaluate.why.not-measured',
  )
  expect(scoreIndicator(r2020, i, 'output', null)).toMatchObject({
    state: 'not-measured',
    why: 'evaluate.why.no-result',
  })
})

test('a result of the wrong kind is an error, not 0', () => {
  const i = indicator('系统可用率', 'quality', target('≥', '99.9'), 15, '%')
  expect(points(r2020, i, { kind: 'yes-no', yes: true })).toBe('evaluate.why.wrong-kind')
})

const decimal = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000_000 }), fc.integer({ min: 0, max: 999 }))
  .map(([whole, rest]) => `${whole}.${String(rest).padStart(3, '0')}` as Decimal)
const rulesArbitrary = fc.constantFrom(...ruleSets)
const exactOf = (rules: RuleSet, i: Indicator, value: Decimal) => {
  const judged = scoreIndicator(rules, i, 'output', measured(i, { kind: 'number', value }))
  if (judged.state !== 'scored') throw new Error(judged.why)
  return rounded(judged.exact)
}

test('points lie between 0 and the weight, for any target and result under any rule set', () => {
  const anyTarget = fc.oneof(
    fc
      .tuple(fc.constantFrom('≥', '≤', '=', '>', '<'), decimal)
      .map(([sign, value]) => target(sign as '≥', value)),
    fc.tuple(decimal, decimal).map(([from, to]) => ({ kind: 'interval' as const, from, to })),
  )
  fc.assert(
    fc.property(
      rulesArbitrary,
      anyTarget,
      decimal,
      fc.integer({ min: 0, max: 10_000 }),
      (rules, t, v, weight) => {
        const got = exactOf(rules, { ...indicator('x', 'quantity', t, 0), weight }, v)
        return got >= 0 && got <= weight
      },
    ),
  )
})

test('doing more never lowers a ≥ score, and never raises a ≤ one', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(r2020, r2021, hubei),
      fc.constantFrom('≥', '>', '≤', '<'),
      decimal,
      decimal,
      decimal,
      (rules, sign, t, a, b) => {
        const i = indicator('x', 'quantity', target(sign as '≥', t), 10)
        const [less, more] = [a, b].sort((x, y) => Number(x) - Number(y)) as [Decimal, Decimal]
        const [low, high] = [exactOf(rules, i, less), exactOf(rules, i, more)]
        return sign === '≥' || sign === '>' ? low <= high : low >= high
      },
    ),
  )
})
