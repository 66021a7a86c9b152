import { expect, test } from 'vitest'
import { findingsIn } from '../../../../../../test/fixtures/table-check.ts'

test.each([
  // 114 ÷ 120
  ['年初预算100.00万元，调整后预算120.00万元，实际支出114.00万元，执行率91.00%。', '120.00', '95.00'],
  // 45.87 ÷ 46.95, the budget in the sentence before
  ['全年预算46.95万元。实际支出45.87万元，预算执行率99.70%。', '46.95', '97.70'],
])('%s is answered with the budget of the whole year', (text, base, computed) => {
  expect(findingsIn(text, ['r-01']).map((f) => f.facts)).toMatchObject([{ base, computed }])
})

test('a rate of one of several budgets that the paragraph names is right', () => {
  expect(
    findingsIn(
      '年初预算100.00万元，调整后预算120.00万元。实际支出96.00万元，执行率80%；按年初预算计算为96%。',
      ['r-01'],
    ),
  ).toEqual([])
})
