import { expect, test } from 'vitest'
import type { Instant } from '../kernel/time.ts'
import { crossing, type Point, Threshold } from './threshold.ts'

const HOUR = 3_600_000
const hourly = (...values: number[]): Point[] =>
  values.map((value, i) => ({ at: (i * HOUR) as Instant, value }))
const level = Threshold.parse({
  kind: 'level',
  metric: 'days-left',
  when: 'below',
  value: 14,
  critical: false,
})
const rate = Threshold.parse({
  kind: 'rate',
  metric: 'temperature',
  when: 'above',
  perHour: 2,
  windowS: 4 * 3600,
  critical: false,
})
const full = Threshold.parse({
  kind: 'forecast',
  metric: 'used',
  value: 100,
  withinS: 5 * 86_400,
  windowS: 10 * 3600,
  critical: false,
})

test('a level looks at the newest value alone', () => {
  expect(crossing(level, hourly(3, 14))).toEqual({ is: 'within' })
  expect(crossing(level, hourly(20, 13))).toEqual({ is: 'passed', value: 13 })
})

test('a temperature that rises 3 degrees an hour passes a rate of 2', () => {
  expect(crossing(rate, hourly(20, 23, 26, 29))).toEqual({ is: 'passed', value: 3 })
  expect(crossing(rate, hourly(20, 21, 22, 23))).toEqual({ is: 'within' })
})

test('a disk at 90 % that gains 0.5 points an hour is full in 20 hours', () => {
  const points = hourly(86, 86.5, 87, 87.5, 88, 88.5, 89, 89.5, 90)
  expect(crossing(full, points)).toEqual({ is: 'passed', value: 90, at: (8 + 20) * HOUR })
})

test('a disk at 90 % that gains 0.05 points an hour is full in 200 hours, which is more than 5 days', () => {
  expect(crossing(full, hourly(89.75, 89.8, 89.85, 89.9, 89.95, 90))).toEqual({ is: 'within' })
})

test('a disk that empties is never full, and one that stands still neither', () => {
  expect(crossing(full, hourly(95, 94, 93, 92, 91))).toEqual({ is: 'within' })
  expect(crossing(full, hourly(95, 95, 95, 95, 95))).toEqual({ is: 'within' })
})

test('what has come to its limit stays passed, whether it goes on, stands still or turns, until it is back', () => {
  expect(crossing(full, hourly(97, 98, 99, 100, 101))).toMatchObject({ is: 'passed', value: 101 })
  expect(crossing(full, hourly(101, 101, 101, 101, 101))).toMatchObject({ is: 'passed', value: 101 })
  expect(crossing(full, hourly(100))).toMatchObject({ is: 'passed', value: 100 })
  expect(crossing(full, hourly(103, 102, 101, 100, 99))).toEqual({ is: 'within' })
})

test('a toner that loses a point an hour is down to 10 in 5 hours, and below 10 it stays passed', () => {
  const low = { ...full, when: 'below' as const, value: 10 }
  expect(crossing(low, hourly(20, 19, 18, 17, 16, 15))).toEqual({ is: 'passed', value: 15, at: 10 * HOUR })
  expect(crossing(low, hourly(9, 9, 9, 9))).toMatchObject({ is: 'passed', value: 9 })
  expect(crossing(low, hourly(15, 16, 17, 18, 19))).toEqual({ is: 'within' })
})

test('two values, or values of the last hour alone, say nothing of ten hours', () => {
  expect(crossing(full, hourly(80, 90))).toEqual({ is: 'unknown' })
  const close = [0, 1, 2, 3].map((i) => ({ at: (i * 900_000) as Instant, value: 80 + i * 5 }))
  expect(crossing(full, close)).toEqual({ is: 'unknown' })
  expect(crossing(level, [])).toEqual({ is: 'unknown' })
})
