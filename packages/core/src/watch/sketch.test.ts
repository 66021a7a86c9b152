import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeSketches, packSketch, percentile, sketchOf, unpackSketch } from './sketch.ts'

const durations = fc.array(fc.double({ min: 0.001, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 200 })

test('every percentile is within 1 % of the value of its rank', () => {
  fc.assert(
    fc.property(durations, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
      const sorted = [...values].sort((a, b) => a - b)
      const true_ = sorted[Math.max(0, Math.ceil(share * values.length) - 1)] as number
      const said = percentile(sketchOf(values), share) as number
      expect(Math.abs(said - true_)).toBeLessThanOrEqual(true_ * 0.0101)
    }),
  )
})

test('merged sketches are the sketch of all values, and come back from their bytes unchanged', () => {
  fc.assert(
    fc.property(durations, durations, (a, b) => {
      const merged = mergeSketches([sketchOf(a), sketchOf(b)])
      expect(merged).toEqual(sketchOf([...a, ...b]))
      expect(unpackSketch(packSketch(merged))).toEqual(merged)
    }),
  )
})

test('of 1 to 100 ms the median is 50 and the 95th percentile 95, both to 1 %', () => {
  const sketch = sketchOf(Array.from({ length: 100 }, (_, i) => i + 1))
  expect(percentile(sketch, 0.5)).toBeCloseTo(50, 0)
  expect(percentile(sketch, 0.95)).toBeGreaterThan(94)
  expect(percentile(sketch, 0.95)).toBeLessThan(96)
  expect(packSketch(sketch).length).toBeLessThan(250)
})

test('nothing counted has no percentile, and zeros are counted', () => {
  expect(percentile(sketchOf([]), 0.5)).toBeNull()
  expect(percentile(sketchOf([0, 0, 0, 8]), 0.5)).toBe(0)
})

test('bytes that end in the middle of a number are refused', () => {
  expect(() => unpackSketch(Uint8Array.of(1, 200))).toThrow(RangeError)
})
