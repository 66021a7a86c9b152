import { expect, test } from 'vitest'
import type { Instant } from '../../kernel/time.ts'
import { tileFigures } from './tile-figures.ts'

const keys = ['segment-ms', 'bitrate', 'width', 'silence-s', 'loudness']
const now = Date.UTC(2026, 10, 23, 2) as Instant
const reading = (secondsAgo: number, ...values: (number | null)[]) => ({
  at: (now - secondsAgo * 1000) as Instant,
  values: [9, ...values],
})
const nothing = { bitrate: null, loudness: null, soundOnly: false }

test('the bit rate is that of the newest reading, the loudness that of the newest look', () => {
  const readings = [
    reading(10, 4_100_000, null, null, null),
    reading(20, 3_900_000, null, null, null),
    reading(30, 4_000_000, 1920, 0, -23.4),
    reading(60, 4_000_000, 1920, 0, -19),
  ]
  expect(tileFigures(keys, readings, now)).toEqual({ bitrate: 4_100_000, loudness: -23.4, soundOnly: false })
})

test('a look that heard something and found no picture is of sound only', () => {
  expect(tileFigures(keys, [reading(10, 64_000, null, 0, null)], now)).toEqual({
    bitrate: 64_000,
    loudness: null,
    soundOnly: true,
  })
})

test('as long as nobody looked, nothing is said of picture or sound', () => {
  expect(tileFigures(keys, [reading(10, 64_000, null, null, null)], now)).toEqual({
    ...nothing,
    bitrate: 64_000,
  })
})

test('of a stream that broke off, the loudness before is not said', () => {
  const readings = [reading(10, null, null, null, null), reading(20, 4_000_000, 1920, 0, -23)]
  expect(tileFigures(keys, readings, now)).toEqual(nothing)
})

test('readings of more than three minutes ago, and none at all, say nothing', () => {
  expect(tileFigures(keys, [reading(181, 4_000_000, 1920, 0, -23)], now)).toEqual(nothing)
  expect(tileFigures(keys, [], now)).toEqual(nothing)
  expect(tileFigures([], [reading(10, 4_000_000)], now)).toEqual(nothing)
})
