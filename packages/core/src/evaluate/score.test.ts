import { describe, expect, test } from 'vitest'
import { indicator, moneyRow, number, scoreInput, target, wan } from '../../../../test/fixtures/evaluate.ts'
import { ruleSet, template } from '../../../../test/fixtures/rule-sets.ts'
import type { Fen } from '../kernel/money.ts'
import { pointsText } from './points.ts'
import { differences } from './compare.ts'
import { score } from './score.ts'
import { scoreExecution } from './score-execution.ts'

const r2020 = ruleSet('mof-2020')
const r2021 = ruleSet('mof-2021')
const form = template('mof-2020')

describe('预算执行率, 10 points', () => {
  const points = (budget: Fen | null, spent: Fen | null, rules = r2020, finished = true) => {
    const judged = scoreExecution(rules, 1000, moneyRow(budget, spent), finished, '')
    return judged.state === 'scored' ? Number(judged.working.result) : judged.why
  }
  test('45.87 of 46.95 万元 earns 9.77 in proportion, 10 when finished within budget, 7 when not finished', () => {
    const card = score(r2020, { ...form, execution: 1000 }, whole(wan(46.95), wan(45.87)))
    expect(card.lines[0]).toMatchObject({ key: 'execution', points: 977, rateBp: 9770 }) // 97.6997 %
    expect(points(wan(46.95), wan(45.87), r2021, true)).toBe(10)
    expect(points(wan(46.95), wan(45.87), r2021, false)).toBe(7)
  })
  test.each([
    [100, 100, 7], // not in the guide: own choice
    [100, 80, 7],
    [100, 79.99, 5],
    [100, 60, 5],
    [100, 59.99, 0],
  ])('unfinished, %d 万元 budget and %d spent earns %d under 101号', (budget, spent, expected) => {
    expect(points(wan(budget), wan(spent), r2021, false)).toBe(expected)
  })
  test('more spent than there was is an error, never a bonus', () => {
    expect(points(wan(46.95), wan(48.06))).toBe('evaluate.why.execution-over-100')
    expect(points(wan(46.95), (wan(46.95) + 1) as Fen, r2021)).toBe('evaluate.why.execution-over-100')
  })
  test('no budget and no spending is not measured; spending without budget is an error', () => {
    expect(points(wan(0), wan(0))).toBe('evaluate.why.no-budget')
    expect(points(wan(0), null)).toBe('evaluate.why.no-budget')
    expect(points(wan(0), wan(1))).toBe('evaluate.why.spent-without-budget')
  })
  test('no payment on record is not 0', () => {
    expect(points(wan(46.95), null)).toBe('evaluate.why.no-payment')
    expect(points(wan(46.95), wan(0))).toBe(0)
  })
  test('refunds above payments are an error', () => {
    expect(points(wan(46.95), wan(-1))).toBe('evaluate.why.refunds-exceed-payments')
  })
})

/** The project of the worked example: weights 10 + 90. */
function whole(budget: Fen, spent: Fen, more = {}) {
  return scoreInput(
    moneyRow(budget, spent),
    [
      [indicator('巡检次数', 'quantity', target('≥', '52'), 15), number('48')],
      [indicator('系统可用率', 'quality', target('≥', '99.9'), 15, '%'), number('99.95')],
      [indicator('平均恢复时间', 'timeliness', target('≤', '4'), 10, '小时'), number('5')],
      [indicator('运维总成本', 'output-cost', target('≤', '46.95'), 10, '万元'), number('45.87')],
      [
        indicator('舆论引导', 'social', { kind: 'qualitative', text: '效果良好' }, 20, ''),
        { kind: 'graded', grade: 'achieved', shareBp: 9000 },
      ],
      [indicator('责任事故', 'sustainability', target('=', '0'), 10, '起'), number('0')],
      [indicator('采编人员满意度', 'satisfaction', target('≥', '90'), 10, '%'), number('87')],
    ],
    more,
  )
}

describe('one project under two rule sets', () => {
  const input = whole(wan(46.95), wan(45.87))
  test('10号 gives 94.29, 优', () => {
    const card = score(r2020, form, input)
    expect(card.lines.map((l) => pointsText(l.points ?? -1))).toEqual([
      '9.77',
      '13.85',
      '15.00',
      '8.00',
      '10.00',
      '18.00',
      '10.00',
      '9.67',
    ])
    expect(card).toMatchObject({ total: 9429, soFar: 9429, grade: { name: { zh: '优' } }, cap: null })
  })
  test('101号 gives 88.12, 良', () => {
    const card = score(r2021, form, input)
    expect(card.lines.map((l) => pointsText(l.points ?? -1))).toEqual([
      '10.00',
      '12.12',
      '15.00',
      '5.00',
      '10.00',
      '18.00',
      '10.00',
      '8.00',
    ])
    expect(card).toMatchObject({ total: 8812, grade: { name: { zh: '良' } } })
    // 101号 names no grades: the word is that of 10号, and says so.
    expect(card.grade?.borrowedFrom).toBe('财预〔2020〕10号')
    expect(score(r2020, form, input).grade?.borrowedFrom).toBeNull()
  })
  test('a rule set that rounds the sum gives 94.28', () => {
    const rules = { ...r2020, rounding: { ...r2020.rounding, total: 'round-the-sum' as const } }
    expect(score(rules, form, input).total).toBe(9428)
  })
  test('the same weights under another template stand in its order', () => {
    const card = score(r2020, template('mof-2021-cost'), input)
    expect(card.total).toBe(9429)
    expect(card.lines.map((l) => l.level1)).toEqual([
      null,
      'cost',
      'output',
      'output',
      'output',
      'benefit',
      'benefit',
      'satisfaction',
    ])
  })
  test('every line says by which clause, and which step was an own choice', () => {
    const [execution, , , recovery] = score(r2020, form, input).lines
    expect(execution?.working).toMatchObject({ clause: 'mof-2020/execution', ownChoice: false })
    expect(recovery?.working?.steps[0]?.steps[0]).toMatchObject({
      clause: 'mof-2020/reverse',
      ownChoice: true,
      formula: '4 ÷ 5 = 0.8',
    })
  })
})

test('weights that do not sum to 100 are refused, with the difference', () => {
  const input = whole(wan(46.95), wan(45.87))
  expect(() => score(r2020, template('hubei-20'), input)).toThrow(
    expect.objectContaining({
      code: 'evaluate.weights-above-100',
      facts: { sum: '110.00', difference: '10.00', execution: '20.00' },
    }),
  )
  const fewer = { ...input, indicators: input.indicators.slice(1) }
  expect(() => score(r2020, form, fewer)).toThrow(
    expect.objectContaining({
      code: 'evaluate.weights-below-100',
      facts: expect.objectContaining({ difference: '15.00' }),
    }),
  )
  expect(() => score(r2020, form, { ...input, indicators: [] })).toThrow('evaluate.no-indicators')
})

test('while something is not measured there is no total and no grade, only the points so far', () => {
  const input = whole(wan(46.95), wan(45.87))
  const card = score(r2020, form, { ...input, measurements: input.measurements.slice(1) })
  expect(card).toMatchObject({ total: null, grade: null, soFar: 9429 - 1385 })
  expect(card.lines[1]).toMatchObject({ state: 'not-measured', points: null, why: 'evaluate.why.no-result' })
})

test('beside 101号 each line that differs names the step that parts them, and no other', () => {
  const input = whole(wan(46.95), wan(45.87))
  const found = differences(score(r2020, form, input), score(r2021, form, input))
  expect(found.map((d) => [d.name, d.a, d.b, d.because.a.clause, d.because.b.clause])).toEqual([
    ['预算执行率', '9.77', '10.00', 'mof-2020/execution', 'mof-2021/execution'],
    ['巡检次数', '13.85', '12.12', 'mof-2020/quantitative', 'mof-2021/quantitative'],
    // Both read ≤ as target ÷ actual = 0.8: the threshold of 60 % makes the difference, not the reverse rule.
    ['平均恢复时间', '8.00', '5.00', 'mof-2020/quantitative', 'mof-2021/quantitative'],
    ['采编人员满意度', '9.67', '8.00', 'mof-2020/quantitative', 'mof-2021/satisfaction'],
  ])
  expect(found[0]?.because).toMatchObject({
    a: { step: 'evaluate.step.execution-proportional', formula: '45.87 ÷ 46.95 × 10.00 = 9.769968…' },
    b: { step: 'evaluate.step.execution-finished', formula: '10.00 × 100.00% = 10' },
  })
  expect(found[2]?.because.b.formula).toBe('(0.8 − 0.6) ÷ (1 − 0.6) = 0.5')
})

test('a cap on the total is a difference of its own', () => {
  const low = whole(wan(100), wan(75))
  const found = differences(score(r2020, form, low), score(ruleSet('local-caps'), form, low))
  expect(found.at(-1)).toMatchObject({
    key: 'total',
    b: '89.00',
    because: { b: { step: 'evaluate.step.capped', clause: 'local-caps/caps' } },
  })
})

describe('a project without budget and spending', () => {
  const input = whole(wan(0), wan(0))
  test('has no total under 10号', () => expect(score(r2020, form, input).total).toBeNull())
  test('shares the marks of execution under the local variant', () => {
    const card = score(ruleSet('local-caps'), form, input)
    // 13.85 + 15 + 7.50 (1 − 1/4) + 10 + 18 + 10 + 9.67 = 84.02 of 90 → × 100/90 = 93.3556
    expect(card).toMatchObject({ soFar: 8402, total: 9336 })
  })
})

test.each([
  [80, 9800, null], // 8 + 90, no cap
  [79.99, 8900, 8900],
  [70, 8900, 8900],
  [69.99, 7900, 7900],
  [59.99, 6900, 6900],
  [49.99, 5900, 5900],
])(
  'with %d %% spent and all else perfect the local variant gives %i, capped at %s',
  (percent, total, cap) => {
    const perfect = scoreInput(moneyRow(wan(100), wan(percent)), [
      [indicator('巡检次数', 'quantity', target('≥', '52'), 90), number('52')],
    ])
    const card = score(ruleSet('local-caps'), form, perfect)
    expect(card.total).toBe(total)
    expect(card.cap?.atMost ?? null).toBe(cap)
  },
)
