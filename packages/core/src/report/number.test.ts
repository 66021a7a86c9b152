import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fact } from '../kernel/fact.ts'
import { type ReportModel, plain } from './model.ts'
import { computations, dayText, number, recorded, strayNumbers } from './number.ts'

const fact = (n: number, value: string | null, unit = 'fen') =>
  Fact.parse({
    id: `fct_0000000000000000000000000${n}`,
    unitId: 'unt_1',
    metric: 'budget.spent',
    subject: 'prj_1',
    period: '2023',
    value,
    why: value === null ? 'budget.why.no-payment' : null,
    unit,
    evidence: [],
    recordedAt: 0,
    recordedBy: 'os:test',
    replaces: null,
  })
const [spent, budget] = [fact(1, '45870000'), fact(2, '46950000')]

describe('numbers follow from facts', () => {
  test.each([
    ['amount-wan', [spent], '45.87'],
    ['amount-yuan', [spent], '458,700.00'],
    ['rate', [spent, budget], '97.70'], // 45.87 ÷ 46.95 = 97.6997… %
    ['rate-gap', [spent, budget], '2.30'], // 1.08 ÷ 46.95 = 2.3003… %
    ['difference-wan', [budget, spent], '1.08'],
    ['sum-wan', [budget, spent], '92.82'],
    ['change', [budget, spent], '2.35'], // 1.08 ÷ 45.87
    ['decline', [spent, budget], '2.30'],
    ['magnitude-wan', [fact(3, '-3000000')], '3.00'],
    ['actual', [fact(4, '99.95', '%')], '99.95'],
  ] as const)('%s', (by, facts, text) => {
    expect(number(by, facts, '')).toEqual({ number: text, by, from: facts.map((f) => f.id) })
  })

  test('what was not measured, is missing, or divides by nothing is a blank that says which, never 0', () => {
    for (const facts of [
      [undefined, budget],
      [fact(5, null), budget],
      [spent, fact(6, '0')],
    ])
      expect(plain([number('rate', facts, '预算执行率')])).toBe('【未填写：预算执行率】')
  })

  test('rate and gap add up to 100.00 or miss it by the rounding of one of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), fc.integer({ min: 1, max: 10 ** 12 }), (a, b) => {
        const facts = [fact(1, String(a)), fact(2, String(b))]
        const cents = (by: 'rate' | 'rate-gap') => Number(computations[by](facts)?.replace('.', ''))
        return Math.abs(cents('rate') + cents('rate-gap') - 10_000) <= 1
      }),
    )
  })
})

test('a number that does not follow from its facts is found, and one whose fact is gone', () => {
  const model = (pieces: ReportModel['parts'][number]['blocks'][number] & { kind: 'paragraph' }) =>
    ({
      parts: [{ key: '', heading: '', state: 'done', blocks: [pieces] }],
      attachments: [],
    }) as unknown as ReportModel
  const good = number('rate', [spent, budget], '')
  const typed = { number: '100.00', by: 'rate' as const, from: [spent.id, budget.id] }
  const gone = { number: '1.00', by: 'amount-wan' as const, from: ['fct_gone'] }
  const target = recorded('≥52次', 'plan', ['ind_1'])
  const facts = new Map([spent, budget].map((f) => [f.id as string, f]))
  expect(strayNumbers(model({ kind: 'paragraph', pieces: [good, typed, gone, target] }), facts)).toEqual([
    typed,
    gone,
  ])
})

test('days are written as people write them', () => {
  expect(dayText('2023-03-05' as never)).toBe('2023年3月5日')
})
