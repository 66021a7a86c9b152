import { expect, test } from 'vitest'
import { plain, type Piece } from './model.ts'
import { proseFlags, proseParagraphs, type Token } from './prose.ts'

const spent: Piece = { number: '45.87', by: 'amount-wan', from: ['fct_1'] }
const tokens = new Map<string, Token>([
  ['执行数', { key: '执行数', unit: '万元', piece: spent, group: 'money' }],
])
const flagged = (text: string) => proseFlags(text, tokens).map((f) => f.text)

test.each([
  ['全年支出45.87万元。', ['45.87万元']],
  ['完成率97.70%，得100分', ['97.70%', '100分']],
  ['全角也算：４５．８７万元', ['４５．８７万元']],
  ['达到百分之九十七点七，节约一点二万元', ['百分之九十七点七', '一点二万元']],
  ['2023年3月15日召开例会，7月4日验收', ['2023年3月15日', '7月4日']],
  ['{{执行数}}之外还有{{没有的数}}', ['{{没有的数}}']],
])('%s is flagged at %j', (text, found) => {
  expect(flagged(text)).toEqual(found)
})

test.each([
  '按财预〔2020〕10号和第三十二条办理，见附件4-1、表2。',
  '2023年度完成，11月底前验收，见《2023年3月15日会议纪要》。',
  '1．采购：5G 直播车、4K 非编、7×24小时值守和H5页面。',
  '合同RM-HT-2023-001和GY/T 321-2019的要求，2023—2025年分3—5月、第2期实施，上午8:30开会。',
  '24小时值守，接听12345热线。',
  '支出{{执行数}}，两个科室、三家供应商参加。',
])('names that carry digits are no numbers: %s', (text) => {
  expect(flagged(text)).toEqual([])
})

test('a token becomes its number with its unit, once even where people wrote the unit too', () => {
  const say = (text: string) => proseParagraphs(text, tokens).map(plain)
  expect(say('支出{{执行数}}。')).toEqual(['支出45.87万元。'])
  expect(say('支出{{执行数}}万元。')).toEqual(['支出45.87万元。'])
  expect(proseParagraphs('支出{{执行数}}。', tokens)[0]).toContain(spent)
})

test('an unknown token says so in the text, and empty lines make no paragraph', () => {
  expect(proseParagraphs('一\n\n{{旧名}}', tokens).map(plain)).toEqual([
    '一',
    '【未填写：没有名为“旧名”的数字】',
  ])
})
