import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Day, dayStart, type Instant } from '../kernel/time.ts'
import { availabilities, availability, dayBars, merged, stretches, type Turn } from './availability.ts'

const at = (n: number) => n as Instant
const turn = (n: number, after: Turn['after']): Turn => ({ at: at(n), after })
const hour = { from: at(0), to: at(100) }

test('before the first turn nothing is known, and the last verdict holds to the end', () => {
  expect(stretches([turn(10, 'up'), turn(40, 'down'), turn(50, 'up')], hour)).toEqual([
    { from: 0, to: 10, verdict: 'unknown' },
    { from: 10, to: 40, verdict: 'up' },
    { from: 40, to: 50, verdict: 'down' },
    { from: 50, to: 100, verdict: 'up' },
  ])
})

test('the turn before the span says how it begins, and what comes after it is left out', () => {
  expect(stretches([turn(-500, 'up'), turn(-5, 'down'), turn(20, 'up'), turn(300, 'down')], hour)).toEqual([
    { from: 0, to: 20, verdict: 'down' },
    { from: 20, to: 100, verdict: 'up' },
  ])
})

// Up 30 + 50 = 80, down 10, unknown 10: 80 / 90 = 88.88 %, rounded down.
test('what is not known counts as neither', () => {
  const held = stretches([turn(10, 'up'), turn(40, 'down'), turn(50, 'warning')], hour)
  expect(availability(held, [])).toEqual({
    upMs: 80,
    warningMs: 50,
    downMs: 10,
    unknownMs: 10,
    maintenanceMs: 0,
    shareBp: 8888,
  })
})

// Maintenance 35–60 in two windows that overlap: down 40–50 is inside, up loses 5 + 10.
test('time under maintenance counts as neither, and is not counted twice where windows overlap', () => {
  const held = stretches([turn(-1, 'up'), turn(40, 'down'), turn(50, 'up')], hour)
  const windows = [
    { from: at(35), to: at(55) },
    { from: at(45), to: at(60) },
  ]
  expect(availability(held, windows)).toEqual({
    upMs: 75,
    warningMs: 0,
    downMs: 0,
    unknownMs: 0,
    maintenanceMs: 25,
    shareBp: 10_000,
  })
})

test('one second of an outage in a year is still seen', () => {
  const held = [
    { from: at(0), to: at(1000), verdict: 'down' as const },
    { from: at(1000), to: at(365 * 86_400_000), verdict: 'up' as const },
  ]
  expect(availability(held, []).shareBp).toBe(9999)
})

test('of a span of which nothing is known there is no share', () => {
  expect(availability(stretches([], hour), []).shareBp).toBeNull()
})

test('a system is at each moment as bad as its worst check, and one that is not known yet says nothing', () => {
  const a = {
    severity: 'important' as const,
    stretches: stretches([turn(-1, 'up'), turn(30, 'down'), turn(50, 'up')], hour),
  }
  const b = { severity: 'notice' as const, stretches: stretches([turn(40, 'down'), turn(70, 'up')], hour) }
  expect(merged([a, b], hour)).toEqual([
    { from: 0, to: 30, verdict: 'up' },
    { from: 30, to: 50, verdict: 'down' },
    { from: 50, to: 70, verdict: 'warning' },
    { from: 70, to: 100, verdict: 'up' },
  ])
  expect(merged([], hour)).toEqual([{ from: 0, to: 100, verdict: 'unknown' }])
})

test('the parts of a span always add up to it', () => {
  const verdict = fc.constantFrom('up', 'warning', 'down', 'unknown') as fc.Arbitrary<Turn['after']>
  const turns = fc
    .array(fc.tuple(fc.integer({ min: -50, max: 150 }), verdict), { maxLength: 20 })
    .map((list) => list.map(([n, after]) => turn(n, after)).sort((a, b) => a.at - b.at))
  const windows = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 1, max: 40 })), { maxLength: 5 })
    .map((list) => list.map(([from, length]) => ({ from: at(from), to: at(from + length) })))
  fc.assert(
    fc.property(turns, windows, (t, w) => {
      const { upMs, downMs, unknownMs, maintenanceMs } = availability(stretches(t, hour), w)
      expect(upMs + downMs + unknownMs + maintenanceMs).toBe(100)
    }),
  )
})

test('days are days in Shanghai, the last one up to now', () => {
  const noon = (dayStart('2026-11-23' as Day) + 12 * 3_600_000) as Instant
  const held = stretches(
    [
      { at: (noon - 40 * 3_600_000) as Instant, after: 'up' },
      { at: (noon - 13 * 3_600_000) as Instant, after: 'down' },
      { at: (noon - 11 * 3_600_000) as Instant, after: 'up' },
    ],
    { from: (noon - 365 * 86_400_000) as Instant, to: noon },
  )
  expect(
    dayBars(held, [], noon, 4).map(({ day, worst, downMs, unknownMs }) => [
      day,
      worst,
      downMs / 3_600_000,
      unknownMs / 3_600_000,
    ]),
  ).toEqual([
    ['2026-11-20', 'unknown', 0, 24],
    ['2026-11-21', 'up', 0, 20], // known from 20:00
    ['2026-11-22', 'down', 1, 0], // down from 23:00
    ['2026-11-23', 'down', 1, 0],
  ])
  expect(availabilities(held, [], noon)['24h'].downMs).toBe(2 * 3_600_000)
})
