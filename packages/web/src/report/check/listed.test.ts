import type { CheckView } from '@rongheng/core/report/check/api'
import type { Finding, Severity } from '@rongheng/core/report/check/finding'
import { expect, test } from 'vitest'
import { isShown, listed, marksByBlock } from './listed.ts'

const finding = (severity: Severity, key: string, block = 0): Finding => ({
  rule: 'r-01',
  severity,
  says: 'rate',
  facts: {},
  quotes: [{ file: 0, block, cell: null, from: 0, to: 2, text: '支出' }],
  assumes: null,
  record: null,
  key,
})
const view = (over: Partial<CheckView>) =>
  ({
    previousId: null,
    findings: [],
    resolved: [],
    fresh: [],
    dismissals: [],
    ...over,
  }) as unknown as CheckView
const told = (check: CheckView) =>
  listed(check).map((one) => `${one.number} ${one.finding.severity} ${one.finding.key} ${one.standing}`)

test('errors come first, and within a severity the order of the text stays', () => {
  const findings = [finding('I', 'a'), finding('W', 'b'), finding('E', 'c'), finding('W', 'd')]
  expect(told(view({ findings }))).toEqual(['1 E c only', '2 W b only', '3 W d only', '4 I a only'])
})

test('of two findings with one key, where the check before had one, the later is new', () => {
  const findings = [finding('W', 'a'), finding('W', 'a')]
  const check = view({
    findings,
    previousId: 'chk_1' as never,
    fresh: ['a'],
    resolved: [finding('E', 'gone')],
  })
  expect(told(check)).toEqual(['1 W a open', '2 W a new', '3 E gone resolved'])
})

test('what is dismissed or resolved does not count, and is shown when asked for', () => {
  const dismissal = { key: 'a', reason: '台账另有说明', at: 0, by: 'usr_1', byName: '甲' }
  const check = view({
    findings: [finding('W', 'a'), finding('W', 'b')],
    previousId: 'chk_1' as never,
    resolved: [finding('E', 'gone')],
    dismissals: [dismissal as never],
  })
  const keys = (show: Parameters<typeof isShown>[1]) =>
    listed(check)
      .filter((one) => isShown(one, show))
      .map((one) => one.finding.key)
  expect(keys('counted')).toEqual(['b'])
  expect(keys('dismissed')).toEqual(['a'])
  expect(keys('resolved')).toEqual(['gone'])
  expect(keys('all')).toEqual(['a', 'b', 'gone'])
})

test('marks stand at their blocks; what was resolved has none', () => {
  const check = view({
    findings: [finding('W', 'a', 4), finding('E', 'b', 4)],
    previousId: 'chk_1' as never,
    resolved: [finding('E', 'gone', 9)],
  })
  const marks = marksByBlock(listed(check))
  expect([...marks.keys()]).toEqual(['0.4'])
  expect(marks.get('0.4')?.map((mark) => mark.number)).toEqual([1, 2])
})
