import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from '../../kernel/time.ts'
import { judge, newStanding } from '../../watch/judge.ts'
import { outcomeOf } from '../../watch/reading.ts'
import { percentile } from '../../watch/sketch.ts'
import { mergeThinned, spanStart, stepMs, thin } from '../../watch/thinned.ts'
import { exampleChecks } from './checks.ts'
import { Course } from './course.ts'
import { finestAt, type Past, pastDay, pastHour, type Reach, spans } from './past.ts'
import { Scenario } from './scenario.ts'
import { begunAt } from './troubles.ts'
import { PAST_MS, pastTroubles, turnsOf } from './turns.ts'

const now = (Date.UTC(2026, 5, 15, 2) + 137_000) as Instant // a Monday, 10:02:17 in Shanghai
const HOUR = stepMs['1h']
const DAY = stepMs['1d']
const reach: Reach = { raw: 7 * DAY, '5m': 8 * DAY, '1h': 100 * DAY, '1d': PAST_MS }
const scenario = new Scenario(begunAt(now))
const known = pastTroubles(scenario)
const pasts = exampleChecks(47_100, now).map((of): Past => {
  const own = known.filter((t) => t.targets.includes(of.target))
  return { own, course: new Course(of, scenario) }
})
const pastNamed = (name: string): Past => {
  const found = pasts.find(({ course }) => course.of.check.name === name)
  if (!found) throw new Error(`no check ${name}`)
  return found
}
const anyPast = fc.constantFrom(...pasts)
/** The beginning of an hour that is over, so many hours before the one that is not. */
const hourBefore = (hours: number) => (spanStart('1h', now) - hours * HOUR) as Instant

test('5 minutes are the thinning of their single readings, and an hour is the sum of its twelve', () => {
  fc.assert(
    fc.property(anyPast, fc.integer({ min: 1, max: 7 * 24 }), (past, ago) => {
      const { readings, fives, hour } = pastHour(past, hourBefore(ago), reach)
      for (const five of fives) {
        const own = readings.filter((r) => r.at >= five.at && r.at < five.at + stepMs['5m'])
        expect(five).toEqual(thin(five.at, own))
      }
      // By hand: what is counted, what was ok, and how long it took.
      const ok = readings.filter((r) => r.ok)
      expect(hour).toMatchObject({ count: readings.length, ok: ok.length })
      expect(hour?.took?.sum ?? 0).toBeCloseTo(
        ok.reduce((sum, r) => sum + r.tookMs, 0),
        6,
      )
      expect(hour?.took?.max).toBe(ok.length === 0 ? undefined : Math.max(...ok.map((r) => r.tookMs)))
      expect(hour).toEqual(mergeThinned(hourBefore(ago), fives))
    }),
    { numRuns: 60 },
  )
})

test('a day is the sum of its hours, however fine these are kept', () => {
  fc.assert(
    fc.property(anyPast, fc.integer({ min: 1, max: 98 }), (past, ago) => {
      const day = (spanStart('1d', now) - ago * DAY) as Instant
      const hours = spans('1h', day, (day + DAY) as Instant).flatMap(
        (at) => pastHour(past, at, reach).hour ?? [],
      )
      const whole = pastDay(past, day, hours)
      expect(whole).toEqual(mergeThinned(day, hours))
      expect(whole?.count).toBe(DAY / past.course.stepMs)
    }),
    { numRuns: 15 },
  )
})

test('what is looked at here and there counts as many, and as many failed, as if all of it had been read', () => {
  const far: Reach = { ...reach, raw: 0, '5m': 0 }
  fc.assert(
    fc.property(anyPast, fc.integer({ min: 1, max: 300 * 24 }), (past, ago) => {
      const at = hourBefore(ago)
      const { hour } = pastHour(past, at, { ...far, '1h': PAST_MS })
      const all = past.course.readingsIn(at, (at + HOUR) as Instant)
      expect([hour?.count, hour?.ok]).toEqual([all.length, all.filter((r) => r.ok).length])
    }),
    { numRuns: 300 },
  )
})

test('single readings reach back seven days to the hour, and end a step before the example begins', () => {
  expect(finestAt(reach, hourBefore(7 * 24), now)).toBe('raw')
  expect(finestAt(reach, hourBefore(7 * 24 + 1), now)).toBe('5m')
  expect(finestAt(reach, hourBefore(9 * 24), now)).toBe('1h')
  expect(finestAt(reach, hourBefore(110 * 24), now)).toBe('1d')
  const past = pastNamed('客户端接口')
  const { readings, fives, hour } = pastHour(past, spanStart('1h', now), reach)
  // Read every 30 s: 137 s after the hour these are the ones at 17, 47, 77 and 107 s. Nothing of it is over.
  expect(readings.map((r) => r.at - now)).toEqual([-120_000, -90_000, -60_000, -30_000])
  expect([fives, hour]).toEqual([[], null])
})

test('a check that is read every ten minutes has a row in every other 5 minutes', () => {
  const { readings, fives, hour } = pastHour(pastNamed('编辑部打印机碳粉'), hourBefore(30), reach)
  expect([readings.length, fives.length, hour?.count]).toEqual([6, 6, 6])
})

test('the span of an outage counts its failed readings', () => {
  const past = pastNamed('核心交换机')
  const outage = past.own.find((t) => t.effect.kind === 'silent')
  // 16:42 to 17:25, so 18 of the 60 minutes from 16:00: of 240 readings at 15 s 72 failed.
  const at = spanStart('1h', outage?.from ?? 0)
  expect(pastHour(past, at, reach).hour).toMatchObject({ count: 240, ok: 168, took: { count: 168 } })
  const quiet = pastHour(past, (at - 24 * HOUR) as Instant, reach).hour
  expect(quiet).toMatchObject({ count: 240, ok: 240, took: { count: 240 } })
  const usual = (quiet && percentile(quiet.sketch, 0.5)) ?? 0
  expect(usual).toBeGreaterThan(1)
  expect(usual).toBeLessThan(5)
})

test('the changes of verdict of the last week are those that judging its readings gives', () => {
  const from = (now - 7 * DAY) as Instant
  let nth = 0
  for (const past of pasts) {
    const { check } = past.course.of
    let standing = newStanding
    const judged: string[] = []
    for (const reading of past.course.readingsIn(from, now)) {
      const next = judge(standing, outcomeOf(reading), check.rule)
      if (next.verdict !== standing.verdict && standing.verdict !== 'unknown')
        judged.push(`${check.name} ${reading.at} ${next.verdict}`)
      standing = next
    }
    const turns = turnsOf(past.course, known, () => (nth += 1)).filter(({ change }) => change.at >= from)
    expect(judged).toEqual(turns.map(({ change }) => `${check.name} ${change.at} ${change.after}`))
  }
})
