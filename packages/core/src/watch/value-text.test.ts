import { expect, test } from 'vitest'
import { valueText } from './value-text.ts'

test.each([
  ['ms', 0.4526049999985844, '0.45 毫秒'],
  ['code', 200, '200'],
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
