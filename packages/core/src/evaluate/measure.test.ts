import { expect, test } from 'vitest'
import { indicator, number, target } from '../../../../test/fixtures/evaluate.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { Fact, FactId, Period } from '../kernel/fact.ts'
import type { Day, Instant } from '../kernel/time.ts'
import type { Indicator } from './indicator.ts'
import { actualFinding, measure, moneyIn } from './measure.ts'
import type { Actual, ActualEntry } from './measurement.ts'

const year = '2023' as Period
let made = 0
const entry = (of: Indicator, actual: Actual | null, more: Partial<ActualEntry> = {}): ActualEntry => ({
  id: `act_${String(++made).padStart(26, '0')}` as ActualEntry['id'],
  unitId: of.unitId,
  indicatorId: of.id,
  period: year,
  actual,
  deviationReason: '',
  improvement: '',
  reduction: null,
  sample: null,
  sampleFactIds: [],
  files: [],
  factId: `fct_${String(made).padStart(26, '0')}` as FactId,
  enteredAt: made as Instant,
  enteredBy: 'usr_1',
  ...more,
})
const fact = (value: string | null, why: string | null = null): Fact => ({
  id: `fct_${String(++made).padStart(26, '0')}` as FactId,
  unitId: 'unt_1',
  metric: 'budget.spent',
  subject: 'prj_1',
  period: year,
  value: value as Decimal | null,
  why,
  unit: 'fen',
  evidence: [],
  recordedAt: 0 as Instant,
  recordedBy: 'usr_1',
  replaces: null,
})

test('the last entry of the period counts, and quarters do not', () => {
  const i = indicator('巡检次数', 'quantity', target('≥', '52'), 10)
  const entries = [
    entry(i, number('40')),
    entry(i, number('48'), { deviationReason: '停电' }),
    entry(i, number('13'), { period: '2023-Q1' as Period }),
  ]
  expect(measure(i, year, entries, [])).toMatchObject({
    actual: { kind: 'number', value: '48' },
    deviationReason: '停电',
    factIds: [entries[1]?.factId],
  })
  expect(measure(i, '2023-Q1' as Period, entries, [])?.actual).toEqual(number('13'))
  expect(measure(i, '2023-Q2' as Period, entries, [])).toBeNull()
})

test('words entered later go with the value entered before, and attached files count beside those of the entry', () => {
  const i = indicator('巡检次数', 'quantity', target('≥', '52'), 10)
  const [own, attached] = ['fil_00000000000000000000000001', 'fil_00000000000000000000000002'] as const
  const entries = [entry(i, number('48')), entry(i, null, { deviationReason: '停电', files: [own] })]
  expect(measure(i, year, entries, [], { attached: [attached, own], withdrawn: [] })).toMatchObject({
    actual: number('48'),
    deviationReason: '停电',
    fileIds: [own, attached],
  })
  const taken = { attached: [attached], withdrawn: [own] }
  expect(measure(i, year, entries, [], taken)?.fileIds).toEqual([attached])
})

test('an indicator bound to a fact reads it in its own unit, whatever was typed', () => {
  const cost: Indicator = {
    ...indicator('运维总成本', 'output-cost', target('≤', '46.95'), 10, '万元'),
    measuredBy: { kind: 'fact', metric: 'budget.spent' },
  }
  const spent = fact('45870000')
  expect(measure(cost, year, [entry(cost, number('1'))], [spent])).toMatchObject({
    actual: { kind: 'number', value: '45.87' },
    factIds: [spent.id],
  })
  expect(measure({ ...cost, unit: '元' }, year, [], [spent])?.actual).toEqual(number('458700'))
})

test('what the ledger does not have is not measured, with its reason, and never 0', () => {
  const cost: Indicator = {
    ...indicator('运维总成本', 'output-cost', target('≤', '46.95'), 10, '万元'),
    measuredBy: { kind: 'fact', metric: 'budget.spent' },
  }
  const why = (facts: Fact[], of = cost) => {
    const actual = measure(of, year, [], facts)?.actual
    return actual?.kind === 'not-measured' ? actual.why : actual
  }
  expect(why([])).toBe('evaluate.why.no-fact')
  expect(why([fact(null, 'budget.why.no-payment')])).toBe('budget.why.no-payment')
  expect(why([fact('100')], { ...cost, unit: '次' })).toBe('evaluate.why.unit-not-money')
})

test.each([
  ['元', '123', '1.23'],
  ['万元', '4695', '0.004695'],
  ['亿元', '10000000000', '1'],
  ['次', '1', null],
])('in %s, %s fen are %s', (unit, fen, expected) => {
  expect(moneyIn(unit, fen as Decimal)).toBe(expected)
})

test.each([
  [number('99.95'), { value: '99.95', unit: '%', why: null }],
  [
    { kind: 'graded', grade: 'achieved', shareBp: 9050 },
    { value: '90.5', unit: '%' },
  ],
  [
    { kind: 'yes-no', yes: false },
    { value: '0', unit: '是非' },
  ],
  [
    { kind: 'date', on: '2023-11-30' as Day },
    { value: '20231130', unit: '日期' },
  ],
  [
    { kind: 'date', on: null },
    { value: null, why: 'evaluate.actual.not-done' },
  ],
  [
    { kind: 'not-measured', why: '没有监测' },
    { value: null, why: '没有监测' },
  ],
] as const)('the result %j becomes the fact %j', (actual, expected) => {
  const i = indicator('系统可用率', 'quality', target('≥', '99.9'), 10, '%')
  expect(actualFinding(i, year, actual as Actual, [])).toMatchObject(expected)
})
