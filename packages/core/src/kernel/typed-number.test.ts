import { expect, test } from 'vitest'
import { decimalFrom } from './decimal.ts'
import { fenOf } from './money.ts'
import { plainNumber } from './typed-number.ts'

test.each([
  ['４８', '48'],
  [' 1，200．5 ', '1200.5'],
  ['－3', '-3'],
  ['46。95', '46.95'],
  ['1,234,567', '1234567'],
  ['6,5', '6,5'],
  ['一百', '一百'],
])('%j is read as %j', (typed, plain) => {
  expect(plainNumber(typed)).toBe(plain)
})

test('every kind of number is read alike: a measured value, and money', () => {
  expect(decimalFrom('４')).toBe('4')
  expect(decimalFrom('99．95')).toBe('99.95')
  expect(decimalFrom('约4')).toBeNull()
  expect(decimalFrom('')).toBeNull()
  expect(fenOf('４６.95', 'wan')).toBe(46_950_000)
})
