import { expect, test } from 'vitest'
import { type Indicator, IndicatorDraft, whyNotFill, whyNotTargets, withoutSource } from './indicator.ts'

const draft = (more: object) =>
  IndicatorDraft.parse({
    id: null,
    level2: 'quantity',
    name: '日常巡检次数',
    target: { kind: 'at-least', value: '52' },
    unit: '次',
    weight: 1000,
    explanation: '',
    basis: '',
    method: 'statistics',
    source: '巡检记录',
    scoring: '',
    quarters: [],
    core: false,
    measuredBy: { kind: 'hand' },
    ...more,
  })

test('a range upside down cannot be saved, and its row and ends are named', () => {
  const range = (from: string, to: string) => draft({ target: { kind: 'interval', from, to } })
  expect(whyNotTargets([draft({}), range('50', '70'), range('50', '50')])).toBeNull()
  expect(whyNotTargets([draft({}), range('70', '50')])).toEqual({
    code: 'evaluate.interval-reversed',
    facts: { row: 2, name: '日常巡检次数', from: '70', to: '50' },
  })
})

test('rows without a source are counted from 1', () => {
  expect(withoutSource([draft({ source: ' ' }), draft({}), draft({ source: '' })])).toEqual([1, 3])
})

test('what was blank when a goal was approved may be filled in; what was written may not be changed', () => {
  const approved = draft({ source: '', basis: '上年实际' }) as Indicator
  const given = { explanation: '', basis: '上年实际', source: '巡检记录' }
  expect(whyNotFill(approved, given)).toBeNull()
  expect(whyNotFill(approved, { ...given, basis: '合同' })?.code).toBe('evaluate.fill-written')
  expect(whyNotFill(approved, { ...given, source: ' ' })?.code).toBe('evaluate.fill-nothing')
})
