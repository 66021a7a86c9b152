import { expect, test } from 'vitest'
import { areaPath, linePath, timeTicks } from './curve-path.ts'

const p = (x: number, y: number) => ({ x, y })

test('a line is broken where nothing was measured, and a lone point is seen', () => {
  expect(linePath([p(0, 0), p(1, 2), null, p(3, 4), null, p(5, 5), p(6, 6.04)])).toBe(
    'M0 0L1 2M3 4h5M5 5L6 6',
  )
})

test('an area goes along the top and back along the bottom, each piece for itself', () => {
  expect(areaPath([p(0, 5), p(1, 6), null, p(3, 7)], [p(0, 1), p(1, 1), null, null])).toBe(
    'M0 5L1 6L1 1L0 1ZM3 7L3 7Z',
  )
})

test('the ticks of a day stand on whole hours in Shanghai, and there are not more than asked for', () => {
  const noon = Date.UTC(2026, 10, 23, 4)
  const ticks = timeTicks(noon - 86_400_000, noon, 6)
  expect(ticks.map((at) => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16))).toEqual([
    '12:00',
    '18:00',
    '00:00',
    '06:00',
    '12:00',
  ])
  expect(timeTicks(noon - 365 * 86_400_000, noon, 6).length).toBeLessThanOrEqual(6)
})
