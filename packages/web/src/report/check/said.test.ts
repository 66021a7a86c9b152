import type { Finding, Severity } from '@rongheng/core/report/check/finding'
import { expect, test } from 'vitest'
import type { Listed } from './listed.ts'
import { saying, type Wanted, wantedOf } from './said.ts'

const one = (number: number, severity: Severity, rule: string, quote: string): Listed => ({
  number,
  standing: 'only',
  dismissal: null,
  finding: {
    rule,
    severity,
    says: 'rate',
    facts: { stated: '97.70' },
    quotes: [{ file: 0, block: 0, cell: null, from: 0, to: 1, text: quote }],
    assumes: null,
    record: null,
    key: String(number),
  } satisfies Finding,
})
const rules = [
  {
    id: 'r-01',
    title: { zh: '执行率与金额相符', en: 'The rate follows' },
    severity: 'E',
    also: ['N05'],
    source: '财预〔2020〕10号',
    says: {
      rate: { zh: '写的是 {stated}%。', en: 'It says {stated} %.', mend: { zh: '改。', en: 'Change.' } },
    },
    example: '',
    off: false,
  },
] as const
const list = saying(
  [one(1, 'E', 'r-01', '经费达成率'), one(2, 'W', 'gone', '满意')],
  rules.map((rule) => ({ ...rule, also: [...rule.also] })),
  'zh-CN',
)
const found = (wanted: Partial<Wanted>) =>
  wantedOf(list, { show: 'counted', severity: '', rule: '', text: '', ...wanted }).map((s) => s.number)

test('a finding says its sentence with its facts; one whose rule is gone gives the rule', () => {
  expect(list.map((s) => [s.says, s.mend])).toEqual([
    ['写的是 97.70%。', '改。'],
    ['gone', ''],
  ])
})

test('the list is narrowed by severity, by rule, and by words of sentence, quote or rule', () => {
  expect(found({})).toEqual([1, 2])
  expect(found({ severity: 'W' })).toEqual([2])
  expect(found({ rule: 'r-01' })).toEqual([1])
  expect(found({ text: '97.70' })).toEqual([1])
  expect(found({ text: ' 满意 ' })).toEqual([2])
  expect(found({ text: 'R-01' })).toEqual([1])
  expect(found({ text: '没有的词' })).toEqual([])
})
