import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Fen, fenOf, wanPlaces, wanText, yuanText } from './money.ts'

test.each([
  ['46.95', 'wan', 46_950_000],
  ['469,500', 'yuan', 46_950_000],
  ['４６９５００．５', 'yuan', 46_950_050],
  ['-0', 'yuan', 0],
  ['—200.10', 'yuan', -20_010],
  ['0.000001', 'wan', 1],
  ['1.', 'yuan', 100],
  ['1.005', 'yuan', null], // half a fen
  ['46.95万', 'wan', null],
  ['', 'yuan', null],
] as const)('%s typed in %s is %s fen', (text, unit, fen) => expect(fenOf(text, unit)).toBe(fen))

test('what is printed can be typed back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), (fen) => {
      expect(fenOf(yuanText(fen as Fen), 'yuan')).toBe(fen + 0)
      expect(fenOf(wanText(fen as Fen), 'wan')).toBe(fen + 0)
    }),
  )
})

test('amounts of a column in 万元 get as many decimals as the longest of them needs, and stay exact', () => {
  const column = [50_500_000, 46_800_050, null, 0] as (Fen | null)[] // 50.50, 46.80005, nothing, 0
  const places = wanPlaces(column)
  expect(places).toBe(5)
  expect(column.map((amount) => amount === null || wanText(amount, places))).toEqual([
    '50.50000',
    '46.80005',
    true,
    '0.00000',
  ])
  expect(wanPlaces([50_500_000, 3_000_000] as Fen[])).toBe(2)
  expect(wanPlaces([1 as Fen])).toBe(6) // 0.000001
  expect(wanPlaces([])).toBe(2)
})
