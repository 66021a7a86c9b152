import fc from 'fast-check'
import { expect, test } from 'vitest'
import { growth, ratePerSecond } from './counter.ts'

test('300 more in 60 s are 5 a second', () => {
  expect(ratePerSecond({ at: 0, value: 100 }, { at: 60_000, value: 400 })).toBe(5)
})

test('a first reading, a counter set back, and two readings at once are no rate', () => {
  expect(ratePerSecond(undefined, { at: 0, value: 5 })).toBeNull()
  expect(ratePerSecond({ at: 0, value: 9 }, { at: 60_000, value: 2 })).toBeNull()
  expect(ratePerSecond({ at: 0, value: 1 }, { at: 10, value: 2 })).toBeNull()
})

test.each<
  [
    before: bigint,
    now: bigint,
    bits: 32 | 64,
    restarted: boolean | null,
    most: bigint | null,
    gained: bigint | null,
  ]
>([
  [100n, 150n, 32, false, null, 50n],
  [4_294_967_290n, 4n, 32, false, null, 10n], // 6 to the end of the range, and 4 after it
  [100n, 50n, 32, true, null, null],
  [100n, 50n, 32, false, null, null], // 4,294,967,246 more in one interval: it was set back
  [100n, 50n, 64, false, null, null],
  [0n, 1_000_000n, 64, false, 500_000n, null], // faster than the line
  [100n, 150n, 32, null, null, 50n], // nobody says whether it was started anew, and it went on
  [4_294_967_290n, 4n, 32, null, null, null], // come round, or started anew
])('from %i to %i of %i bits, restarted %s, at most %s: %s', (before, now, bits, restarted, most, gained) => {
  expect(growth(before, now, bits, restarted, most)).toBe(gained)
})

test('what a 32-bit counter gained is found wherever it stood', () => {
  const range = 1n << 32n
  fc.assert(
    fc.property(fc.bigInt(0n, range - 1n), fc.bigInt(0n, range / 2n), (before, gained) => {
      expect(growth(before, (before + gained) % range, 32, false, null)).toBe(gained)
    }),
  )
})
