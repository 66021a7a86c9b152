import { expect, test } from 'vitest'
import { spanText } from './value-text.ts'

test.each([
  [0, '0 秒'],
  [89_000, '89 秒'],
  [720_000, '12 分钟'],
  [3 * 3_600_000, '3 小时'],
  [8 * 86_400_000, '8 天'],
])('%s ms are %s', (ms, text) => {
  expect(spanText(ms, false)).toBe(text)
})
