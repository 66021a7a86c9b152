import { expect, test } from 'vitest'
import { Period } from './fact.ts'
import { periodText } from './period-text.ts'

test.each([
  { period: '2025', zh: '2025年', en: '2025' },
  { period: '2025-Q1', zh: '2025年一季度', en: 'Q1 2025' },
  { period: '2025-Q4', zh: '2025年四季度', en: 'Q4 2025' },
  { period: '2025-06', zh: '2025年6月', en: '2025-06' },
  { period: '2025-06-30', zh: '2025-06-30', en: '2025-06-30' },
])('$period is said $zh', ({ period, zh, en }) => {
  const of = Period.parse(period)
  expect([periodText('zh-CN', of), periodText('en', of)]).toEqual([zh, en])
})
