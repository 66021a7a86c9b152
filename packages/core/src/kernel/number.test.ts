import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mulDiv } from './number.ts'

test.each([
  [1000, 45_870_000, 46_950_000, 977], // 97.6996… % of 10 points
  [1, 1, 2, 1], // half goes up
  [-1, 1, 2, -1], // and away from zero
])('%i × %i ÷ %i is %i', (a, b, c, expected) => {
  expect(mulDiv(a, b, c)).toBe(expected)
})

test('dividing by the factor just multiplied by gives the number back', () => {
  fc.assert(fc.property(fc.integer(), fc.integer({ min: 1 }), (a, b) => mulDiv(a, b, b) === a))
})
