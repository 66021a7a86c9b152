import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextDue, phaseOf } from './timetable.ts'

test('every check is due once within one interval after a start, whatever the clock says', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 1_000, max: 3_600_000 }),
      fc.double({ min: 0, max: 1e12, noNaN: true }),
      (no, intervalMs, now) => {
        const due = nextDue({ no, intervalMs }, now)
        expect(due).toBeGreaterThan(now)
        expect(due - now).toBeLessThanOrEqual(intervalMs)
        expect(nextDue({ no, intervalMs }, due)).toBe(due + intervalMs)
      },
    ),
  )
})

test('500 checks every 20 s: no 200 ms hold more than 8 of them (5 would be an even spread)', () => {
  const phases = Array.from({ length: 500 }, (_, i) => phaseOf({ no: i + 1, intervalMs: 20_000 }))
  const inBucket = new Map<number, number>()
  for (const phase of phases) {
    const bucket = Math.floor(phase / 200)
    inBucket.set(bucket, (inBucket.get(bucket) ?? 0) + 1)
  }
  expect(Math.max(...inBucket.values())).toBeLessThanOrEqual(8)
  expect(inBucket.size).toBe(100)
})
