import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wanText, yuanText, type Fen } from '../kernel/money.ts'
import { readAmount } from './ledger-amount.ts'

test.each([
  ['a number', 1234.5, 123_450],
  ['a number with the noise of a sum', 0.1 + 0.2, 30],
  ['a large number with noise', 4_587_000.1 + 0.2, 458_700_030],
  ['text', '1234.50', 123_450],
  ['thousand separators', '1,234,567.80', 123_456_780],
  ['full-width digits and comma', '１，２３４．５０', 123_450],
  ['a yen sign in front', '￥1,234.50', 123_450],
  ['minus before the sign', '-¥5.00', -500],
  ['parentheses for a refund', '（1,234.50）', -123_450],
  ['a trailing minus', '100.00-', -10_000],
  ['the typographic minus', '−7', -700],
  ['its own unit', '1.2万元', 1_200_000],
  ['its own unit, spelt out', '3600元整', 360_000],
  ['a leading apostrophe', "'88.8", 8_880],
  ['spaces inside', '1 234.00', 123_400],
  ['zero', 0, 0],
  ['a format that speaks of yuan', { number: 12.5, format: '0.00"元"' }, 1_250],
])('%s is read', (_, cell, fen) => {
  expect(readAmount(cell, 'yuan')).toEqual({ fen })
})

test('万元 give fen exactly: 46.95 万元 are 469,500 yuan', () => {
  expect(readAmount(46.95, 'wan')).toEqual({ fen: 46_950_000 })
  expect(readAmount('0.000001', 'wan')).toEqual({ fen: 1 })
})

test.each([
  ['nothing', null, 'missing'],
  ['a dash', '—', 'missing'],
  ['spaces', '  ', 'missing'],
  ['words', '待定', 'unreadable'],
  ['a comma in the wrong place', '1,23', 'unreadable'],
  ['two signs', '-(5)', 'unreadable'],
  ['an Excel error', { error: '#REF!' }, 'unreadable'],
  ['a day', { day: '2023-01-01' as never }, 'unreadable'],
  ['a third of a fen', 33_333.333_333_3, 'not-whole-fen'],
  ['half a fen in text', '1.005', 'not-whole-fen'],
  ['a bank account number', '6222021234567890123', 'too-large'],
])('%s is %s', (_, cell, why) => {
  expect(readAmount(cell, 'yuan')).toEqual({ why })
})

const fenValue = fc.integer({ min: -9e13, max: 9e13 }).map((n) => n as Fen)

test('every amount that we print is read back to the same fen, in both units', () => {
  fc.assert(
    fc.property(fenValue, (fen) => {
      expect(readAmount(yuanText(fen), 'yuan')).toEqual({ fen })
      expect(readAmount(wanText(fen), 'wan')).toEqual({ fen })
    }),
  )
})

test('a float of the same value gives the same fen up to 15 digits', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9e12, max: 9e12 }), (fen) => {
      expect(readAmount(fen / 100, 'yuan')).toEqual({ fen: fen === 0 ? 0 : fen })
    }),
  )
})
