import { expect, test } from 'vitest'
import { indicator, number, target } from '../../../../test/fixtures/evaluate.ts'
import type { Period } from '../kernel/fact.ts'
import type { Day } from '../kernel/time.ts'
import { percentText } from './ratio.ts'
import type { SurveySample } from './sample.ts'
import { asksSample, sampleFindings, sampleShare, whyNotSample } from './sample-check.ts'

const sample = (more: Partial<SurveySample> = {}): SurveySample => ({
  sent: 320,
  returned: 301,
  valid: 287,
  from: '2023-11-20' as Day,
  to: '2023-12-03' as Day,
  source: '客户端弹窗',
  answers: [178, 88, 17, 0, 4],
  counting: 'satisfied',
  ...more,
})
const shareText = (s: SurveySample) => {
  const share = sampleShare(s)
  return share && percentText(share)
}

test('the same answers give other percentages by another way of counting', () => {
  // (178 + 88) ÷ 287 = 0.92682…
  expect(shareText(sample())).toBe('92.68%')
  // (178 × 100 + 88 × 75 + 17 × 50 + 4 × 0) ÷ 287 = 25 250 ÷ 287 = 87.9790…
  expect(shareText(sample({ counting: 'five-point' }))).toBe('87.98%')
  expect(shareText(sample({ answers: null }))).toBeNull()
  expect(shareText(sample({ answers: [0, 0, 0, 0, 0] }))).toBeNull()
})

test.each([
  ['92.7', null], // 92.68 at one decimal
  ['92.68', null],
  ['93', null],
  ['92.6', 'evaluate.sample-disagrees'],
  ['87.98', 'evaluate.sample-disagrees'],
])('a satisfaction of %s against answers that give 92.68 %%: %s', (value, code) => {
  expect(whyNotSample(sample(), number(value))?.code ?? null).toBe(code)
})

test.each([
  ['more came back than went out', { returned: 321 }, 'evaluate.sample-impossible'],
  ['more counted than came back', { valid: 302 }, 'evaluate.sample-impossible'],
  ['it ended before it began', { to: '2023-11-19' as Day }, 'evaluate.sample-days'],
  ['nothing is wrong without answers', { answers: null }, null],
])('%s', (_name, more, code) => {
  expect(whyNotSample(sample(more), number('92.7'))?.code ?? null).toBe(code)
})

test('satisfaction in percent and whatever is measured by questionnaire ask for their sample', () => {
  const satisfaction = indicator('用户满意度', 'satisfaction', target('≥', '90'), 10, '%')
  expect(asksSample(satisfaction)).toBe(true)
  expect(asksSample({ ...satisfaction, unit: '件', method: 'statistics' })).toBe(false)
  const reading = indicator('阅读率', 'social', target('≥', '60'), 10, '%')
  expect(asksSample(reading)).toBe(false)
  expect(asksSample({ ...reading, method: 'survey' })).toBe(true)
  expect(asksSample({ ...reading, method: 'survey', target: { kind: 'yes-no', text: '' } })).toBe(false)
})

test('the three counts become facts of the indicator', () => {
  const i = indicator('用户满意度', 'satisfaction', target('≥', '90'), 10, '%')
  expect(
    sampleFindings(i, '2023' as Period, sample(), ['fil_1']).map((f) => [
      f.metric,
      f.subject,
      f.value,
      f.unit,
    ]),
  ).toEqual([
    ['survey.sent', i.id, '320', '份'],
    ['survey.returned', i.id, '301', '份'],
    ['survey.valid', i.id, '287', '份'],
  ])
})
