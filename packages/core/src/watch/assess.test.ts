import { expect, test } from 'vitest'
import type { Instant } from '../kernel/time.ts'
import { assess } from './assess.ts'
import { inWords } from './said/in-words.ts'
import type { Threshold } from './threshold.ts'

const said = (limit: number, value: number, unit: string) => {
  const threshold: Threshold = { kind: 'level', metric: 'm', when: 'above', value: limit, critical: false }
  return assess(
    [threshold],
    () => [{ at: 0 as Instant, value }],
    () => ({ zh: '读数', en: 'Reading', unit }),
  ).detail
}

test.each([
  { limit: 90, value: 93.1824, unit: 'percent', text: '读数 93.18%，高于 90%' },
  // Four digits would say that 90 is above 90.
  { limit: 90, value: 90.0019, unit: 'percent', text: '读数 90.0019%，高于 90%' },
  { limit: 400, value: 571.824, unit: 'ms', text: '读数 571.8 毫秒，高于 400 毫秒' },
  { limit: 1234.5, value: 2354.24, unit: 'ms', text: '读数 2354 毫秒，高于 1234.5 毫秒' },
  { limit: 55, value: 63, unit: 'celsius', text: '读数 63 ℃，高于 55 ℃' },
  { limit: 8e8, value: 812_345_678, unit: 'bit/s', text: '读数 812300000 bit/s，高于 800000000 bit/s' },
  { limit: 30, value: 37, unit: 'count', text: '读数 37，高于 30' },
])(
  '$value against $limit $unit is told in as few digits as tell them apart',
  ({ limit, value, unit, text }) => {
    expect(inWords(said(limit, value, unit), 'zh-CN')).toBe(text)
  },
)

test('the same is told in English, with the name that the metric has there', () => {
  expect(inWords(said(400, 571.824, 'ms'), 'en')).toBe('Reading 571.8 ms, above 400 ms')
})
