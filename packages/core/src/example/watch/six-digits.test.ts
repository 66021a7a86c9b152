import { expect, test } from 'vitest'
import { sixDigits } from './six-digits.ts'

test.each([
  [0, 0],
  [100, 100],
  [0.1, 0.1],
  [3.14159265, 3.14159],
  [-93.1824, -93.1824],
  [1234.5678, 1234.57],
  [0.000123456789, 0.000123457],
  [268_435_456_000, 268_435_000_000],
  // Four bytes hold 361,965,984 and 361,966,016: this lies in the middle, and the next thousand does not.
  [361_966_000, 361_967_000],
])('%d is kept as %d', (value, kept) => {
  expect(sixDigits(value)).toBe(kept)
})
