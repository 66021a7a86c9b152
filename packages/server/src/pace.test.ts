import { expect, test } from 'vitest'
import { Pace } from './pace.ts'

const T = Date.UTC(2026, 10, 23, 2)
const pace = () => new Pace({ atOnce: 3, perMinute: 60, callers: 2 })
/** How many of so many calls at one moment are let through. */
const through = (at: Pace, caller: string, now: number, calls = 10): number => {
  let taken = 0
  for (let n = 0; n < calls; n++)
    try {
      at.take(caller, now)
      taken++
    } catch {
      break
    }
  return taken
}

test('three at once, then one a second, and never more than three saved up', () => {
  const at = pace()
  expect(through(at, 'a', T)).toBe(3)
  expect(through(at, 'a', T + 999)).toBe(0)
  expect(through(at, 'a', T + 1_000)).toBe(1)
  expect(through(at, 'a', T + 3_000)).toBe(2)
  expect(through(at, 'a', T + 60_000)).toBe(3)
})

test('who is refused is told how long to wait, and being refused costs nothing', () => {
  const at = new Pace({ atOnce: 1, perMinute: 6, callers: 2 })
  at.take('a', T)
  // One in ten seconds: after 3 s, 7 are left.
  expect(() => at.take('a', T + 3_000)).toThrow(expect.objectContaining({ facts: { seconds: 7 } }))
  expect(through(at, 'a', T + 10_000)).toBe(1)
})

test('one caller takes nothing from another', () => {
  const at = pace()
  expect(through(at, 'a', T)).toBe(3)
  expect(through(at, 'b', T)).toBe(3)
})

test('no more callers are remembered than said: who was silent longest goes', () => {
  const at = pace()
  for (const caller of ['a', 'b', 'a', 'c']) at.take(caller, T)
  expect(['a', 'b', 'c'].map((caller) => at.knows(caller))).toEqual([true, false, true])
})

test('a clock that was put back by an hour locks nobody out for an hour', () => {
  const at = pace()
  expect(through(at, 'a', T)).toBe(3)
  expect(through(at, 'a', T - 3_600_000)).toBe(0)
  expect(through(at, 'a', T - 3_600_000 + 2_000)).toBe(2)
})
