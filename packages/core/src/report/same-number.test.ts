import { expect, test } from 'vitest'
import type { Token } from './prose.ts'
import { onlyTokenLike, tokensLike, typedParts, withToken } from './same-number.ts'

const token = (key: string, number: string, unit: string, group: Token['group'] = 'actual'): Token => ({
  key,
  unit,
  group,
  piece: { number, by: 'actual', from: [key] },
})
const tokens = [
  token('剩余资金', '1.08', '万元', 'money'),
  token('剩余资金（元）', '10,800.00', '元', 'money'),
  token('检测次数', '12', '次'),
  token('目标：检测次数', '12', '次', 'target'),
  token('要求进度', '60.00', '%', 'target'),
  token('验收日期', '2023年7月14日', ''),
  token('执行数', '45.87', '万元', 'money'),
  token('总成本', '45.87', '万元'),
]
const like = (text: string, typed: string) => {
  const where = { at: text.indexOf(typed), text: typed }
  return [
    tokensLike(text, where, tokens, 2023).map((t) => t.key),
    onlyTokenLike(text, where, tokens, 2023)?.key,
  ]
}

test.each([
  ['结余10,800.00元', '10,800.00元', ['剩余资金（元）'], '剩余资金（元）'],
  ['结余10800元', '10800元', ['剩余资金（元）'], '剩余资金（元）'],
  ['结余１．０８万元', '１．０８万元', ['剩余资金'], '剩余资金'],
  ['不到60%的节点', '60%', ['要求进度'], '要求进度'],
  ['检测12次', '12次', ['检测次数', '目标：检测次数'], '检测次数'],
  ['7月14日验收', '7月14日', ['验收日期'], '验收日期'],
  ['2022年7月14日验收', '2022年7月14日', [], undefined],
  ['检测12天', '12天', [], undefined],
  ['结余1.08元', '1.08元', [], undefined],
  ['支出45.87万元', '45.87万元', ['执行数', '总成本'], undefined],
])('%s: %s means %j, and for certain %s', (text, typed, all, only) => {
  expect(like(text, typed)).toEqual([all, only])
})

test.each([
  ['支出45.87万元。', '45.87万元', '执行数', '支出{{执行数}}。'],
  ['共12 次检测', '12', '检测次数', '共{{检测次数}}检测'],
  ['7月14日验收', '7月14日', '验收日期', '{{验收日期}}验收'],
])('in %s, %s becomes a token together with its unit', (text, typed, key, made) => {
  const found = tokens.find((t) => t.key === key)
  expect(found && withToken(text, { at: text.indexOf(typed), text: typed }, found)).toBe(made)
})

test('a typed number comes apart into value and unit, a day becomes a day of the year', () => {
  expect(typedParts('10,800.00元', 2023)).toEqual({ value: '10800.00', unit: '元' })
  expect(typedParts('8月9日', 2023)).toEqual({ value: '2023-08-09', unit: '' })
})
