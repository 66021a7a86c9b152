import { expect, test } from 'vitest'
import { type Mark, pieces } from './pieces.ts'

const mark = (number: number, from: number, to: number): Mark => ({
  number,
  quote: 0,
  severity: 'W',
  from,
  to,
})
const told = (text: string, ...marks: Mark[]) =>
  pieces(text, marks).map((p) => [p.text, p.marks.map((m) => m.number), p.begins.map((m) => m.number)])

test('text without marks is one piece', () => {
  expect(told('执行率97.70%')).toEqual([['执行率97.70%', [], []]])
})

test('marks that overlap cut the text at every end, and each begins once', () => {
  expect(told('支出46.95万元', mark(1, 0, 7), mark(2, 2, 9))).toEqual([
    ['支出', [1], [1]],
    ['46.95', [1, 2], [2]],
    ['万元', [2], []],
  ])
})

test('two findings on the same words lie on one piece', () => {
  expect(told('良好', mark(3, 0, 2), mark(4, 0, 2))).toEqual([['良好', [3, 4], [3, 4]]])
})

test('a mark without length lies on the whole text, and an empty cell still shows it', () => {
  expect(told('附件', mark(5, 1, 1))).toEqual([['附件', [5], [5]]])
  expect(told('', mark(6, 0, 0))).toEqual([['', [6], [6]]])
})

test('a mark that reaches past the text ends with it', () => {
  expect(told('拔付资金', mark(7, 0, 99))).toEqual([['拔付资金', [7], [7]]])
})
