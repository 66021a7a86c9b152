import { expect, test } from 'vitest'
import { plainInput, plainText } from './plain-text.ts'

test.each([
  { text: '设备\u0000采购\u0007', plain: '设备采购', what: 'control characters go' },
  { text: '第一行\r\n第二行\t列', plain: '第一行\r\n第二行\t列', what: 'ends of lines and tabs stay' },
  { text: '第一行\u000b第二行', plain: '第一行\n第二行', what: 'a line break of Word becomes one' },
  { text: '半个\ud83d字\ude00', plain: '半个字', what: 'halves of a pair go' },
  { text: '整个😀𠮷', plain: '整个😀𠮷', what: 'whole pairs stay' },
])('$what', ({ text, plain }) => {
  expect(plainText(text)).toBe(plain)
})

test('every text is cleaned however deep, and nothing else is touched', () => {
  expect(
    plainInput({ name: 'a\u0000', uses: [{ name: 'b\u0001', amount: 5 }], on: null, done: true }),
  ).toEqual({
    name: 'a',
    uses: [{ name: 'b', amount: 5 }],
    on: null,
    done: true,
  })
})
