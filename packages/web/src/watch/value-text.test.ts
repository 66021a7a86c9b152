import { expect, test } from 'vitest'
import { spanText, valueText } from './value-text.ts'

test.each([
  ['ms', 12.345, '12.3 毫秒'],
  ['ms', 12_345, '12.3 秒'],
  ['percent', 93.456, '93.5%'],
  ['bytes', 1536, '1.5 KB'],
  ['bytes', 0, '0 B'],
  ['bit/s', 6_300_000, '6.3 Mbit/s'],
  ['days', 14, '14 天'],
  ['count', 1234.5, '1235'],
  ['lufs', -24.83, '-24.8 LUFS'],
] as const)('%s %s reads %s', (unit, value, text) => {
  expect(valueText(unit, value, false)).toBe(text)
})

test.each([
  [0, '0 秒'],
  [89_000, '89 秒'],
  [720_000, '12 分钟'],
  [3 * 3_600_000, '3 小时'],
  [8 * 86_400_000, '8 天'],
])('%s ms are %s', (ms, text) => {
  expect(spanText(ms, false)).toBe(text)
})
