import type { Decimal } from '@rongheng/core/kernel/decimal'
import { describe, expect, test } from 'vitest'
import { form, row, rows } from '../../../../../test/fixtures/phrasings/phrasing.ts'
import { deductionFile } from '../../../../../test/fixtures/report-check.ts'
import { findingsIn } from '../../../../../test/fixtures/table-check.ts'
import { deducted, Deductions } from './deductions.ts'
import { returnLetter } from './return-letter.ts'

const sichuan = deductionFile('sichuan-review')
const found = (text: string) => findingsIn(text, [], { deductions: sichuan })
const HEAD_ONLY = '本项目按合同实施。'

test('without a list nothing is taken off', () => {
  const plain = findingsIn(row('数量指标|资金支付金额|≥46万元|46万元'))
  expect(plain.every((f) => f.deducts === undefined)).toBe(true)
  expect(deducted(plain)).toBeNull()
})

describe('the list of one county of Sichuan', () => {
  test.each([
    // All of the 10 points of the indicator.
    ['money as a quantity', form('数量指标|资金支付金额|≥46万元|46万元|10|10|'), '10'],
    ['an indicator of the whole unit', form('质量指标|三公经费变动率|≤0%|-2%|8|8|'), '8'],
    ['the wrong second level', form('数量指标|设备故障率|≤2%|1%|5|5|'), '5'],
    // 30 % of 9 = 2.7
    ['nothing to verify', form('社会效益指标|影响力|进一步提升|达成|10|9|覆盖有限', '效益指标'), '2.7'],
    // The second of two rows, worth 6.
    [
      'the same indicator twice',
      rows(
        '产出指标|数量指标|阅读量|≥200万次|210万次|10|10',
        '产出指标|数量指标|阅读量|≥100万次|110万次|6|6',
      ),
      '6',
    ],
    // Money as a quantity (all of 10) and a vague target (30 % of 9).
    [
      'two faults of two indicators',
      `${form('数量指标|资金支付金额|≥46万元|46万元|10|10|')}\n|效益指标|社会效益指标|影响力|进一步提升|达成|10|9|覆盖有限|`,
      '12.7',
    ],
  ])('%s', (_name, text, points) => {
    expect(deducted(found(text))).toEqual({ by: sichuan.rule.title, points })
  })

  test('satisfaction that nobody was asked about loses all its points', () => {
    const text = `${HEAD_ONLY.repeat(12)}\n${form('满意度指标|群众满意度|≥90%|95%|10|10|', '满意度指标')}`
    expect(deducted(found(text))?.points).toBe('10')
  })

  test('an indicator loses no more than it has, however many faults it has', () => {
    // A rate above 100 % that stands among the quantities and speaks of the whole unit: 100 % and 100 % of 5.
    const text = form('数量指标|三公经费故障率|≤2%|1%|5|5|')
    const lost = found(text).flatMap((f) => f.deducts?.points ?? [])
    expect(lost).toEqual(['5', '5'])
    expect(deducted(found(text))?.points).toBe('5')
  })

  test('the return letter says what each costs, and the sum', () => {
    const findings = found(form('数量指标|资金支付金额|≥46万元|46万元|10|10|'))
    const from = { unitName: '示例区财政局', on: '2024-03-01' as never }
    const letter = returnLetter({ title: '报告', documents: [] }, findings, new Map(), from, null)
    const text = JSON.stringify(letter)
    expect(text).toContain('（扣 10 分）')
    expect(text).toContain('合计扣 10 分')
  })
})

test('a county’s own list may take points off for each finding', () => {
  const own = Deductions.parse({
    ...sichuan.rule,
    id: 'own',
    title: '本区扣分',
    deducts: [{ rule: 'r-01', points: '2' }],
  })
  const text = '项目全年预算数46.95万元，全年执行数45.87万元，预算执行率99.70%。'
  const findings = findingsIn(text, [], { deductions: { ...sichuan, id: 'own', rule: own } })
  expect(deducted(findings)).toEqual({ by: '本区扣分', points: '2' as Decimal })
})
