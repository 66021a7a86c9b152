import { expect, test } from 'vitest'
import { dayFill } from './day-fill.ts'

const HOUR = 3_600_000

test('a day is as green, yellow and red as its shares of the time that is known', () => {
  expect(dayFill({ upMs: 15 * HOUR, warningMs: 5 * HOUR, downMs: 5 * HOUR })).toBe(
    'linear-gradient(#2a9a4b 50%, #c98a1b 50% 75%, #b42318 75%)',
  )
})

test('a day on which nothing was ever up has no green', () => {
  expect(dayFill({ upMs: 0, warningMs: 0, downMs: 682_857 })).toBe(
    'linear-gradient(#2a9a4b 0%, #c98a1b 0% 0%, #b42318 0%)',
  )
})

test('a day that was never without a warning has no green either', () => {
  expect(dayFill({ upMs: HOUR, warningMs: HOUR, downMs: 0 })).toBe(
    'linear-gradient(#2a9a4b 0%, #c98a1b 0% 100%, #b42318 100%)',
  )
})

test('an outage of a minute is still seen, and nothing known fills nothing', () => {
  expect(dayFill({ upMs: 24 * HOUR - 60_000, warningMs: 0, downMs: 60_000 })).toBe(
    'linear-gradient(#2a9a4b 90%, #c98a1b 90% 90%, #b42318 90%)',
  )
  expect(dayFill({ upMs: 0, warningMs: 0, downMs: 0 })).toBeNull()
})
