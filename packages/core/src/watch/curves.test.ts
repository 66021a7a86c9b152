import { expect, test } from 'vitest'
import type { Instant } from '../kernel/time.ts'
import { curvesOfReadings, curvesOfSteps, curveSteps, MOST_READINGS, placed } from './curves.ts'
import { stepMs } from './thinned.ts'

const at = (n: number) => n as Instant
const within = { from: at(0), to: at(100) }
const metrics = placed(
  [
    { key: 'b', zh: '乙', en: 'B', unit: 'ms' },
    { key: 'new', zh: '新', en: 'New', unit: 'count' },
  ],
  ['a', 'b'],
)

test('no span is drawn with more than 800 points', () => {
  for (const { ms, step } of Object.values(curveSteps))
    expect(step === 'raw' ? MOST_READINGS : ms / stepMs[step]).toBeLessThanOrEqual(800)
})

test('a value is taken from where it was stored; one that is not stored yet is not measured', () => {
  const reading = {
    checkNo: 1,
    at: at(5),
    tookMs: 1.234567,
    ok: true,
    poor: false,
    values: [7, 8],
    detail: '',
  }
  const curves = curvesOfReadings(within, [reading, { ...reading, ok: false, values: [null, null] }], metrics)
  expect(curves.p50).toEqual([1.2346, null])
  expect(curves.metrics.map((one) => one.mean)).toEqual([
    [8, null],
    [null, null],
  ])
})

test('of a thinned step the mean is drawn', () => {
  const step = { at: at(0), count: 3, ok: 2, took: null, p50: 10, p95: 20, p99: null }
  const summary = { count: 4, sum: 10, min: 1, max: 4 }
  const curves = curvesOfSteps(within, '5m', [{ ...step, values: [null, summary] }], metrics)
  expect(curves).toMatchObject({ stepMs: 300_000, count: [3], ok: [2], p50: [10], p95: [20] })
  expect(curves.metrics.map((one) => one.mean)).toEqual([[2.5], [null]])
})
