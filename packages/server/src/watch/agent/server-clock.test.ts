import type { Instant } from '@rongheng/core/kernel/time'
import { expect, test } from 'vitest'
import { serverClock } from './server-clock.ts'

const HOUR = 3_600_000
/** A machine whose clocks the test turns by hand. */
const machine = () => {
  const at = { wall: 10 * HOUR, steady: 500 }
  return {
    at,
    pass: (ms: number) => {
      at.wall += ms
      at.steady += ms
    },
    clocks: { wall: () => at.wall as Instant, steady: () => at.steady },
  }
}

test.each([
  ['an hour ahead', HOUR],
  ['an hour behind', -HOUR],
  ['right', 0],
])('with a clock that is %s, moments are the server’s', (_, ahead) => {
  const { at, pass, clocks } = machine()
  at.wall += ahead
  const clock = serverClock(clocks, 0)
  // Said on the way back, 40 ms after the question: 20 ms ago.
  clock.learn((10 * HOUR) as Instant, 40)
  expect(clock.wall()).toBe(10 * HOUR + 20)
  expect(clock.offset()).toBe(20 - ahead)
  pass(5_000)
  expect(clock.wall()).toBe(10 * HOUR + 5_020)
})

test('a clock that is put right under its feet moves no moment', () => {
  const { at, pass, clocks } = machine()
  const clock = serverClock(clocks, 0)
  clock.learn((10 * HOUR) as Instant, 0)
  pass(1_000)
  at.wall += HOUR
  pass(1_000)
  expect(clock.wall()).toBe(10 * HOUR + 2_000)
})

test('a start without the line goes on with what was known before', () => {
  const { at, clocks } = machine()
  at.wall += HOUR
  expect(serverClock(clocks, -HOUR).wall()).toBe(10 * HOUR)
})
