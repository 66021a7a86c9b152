import { expect, test } from 'vitest'
import type { Day, Instant } from '../kernel/time.ts'
import {
  isOver,
  type MaintenanceTime,
  MaintenanceTime as Schema,
  occurrences,
  PlannedTime,
  underMaintenance,
  weekdayOf,
} from './maintenance.ts'

const shanghai = (text: string) => Date.parse(`${text}+08:00`) as Instant
// 2026-11-24 is a Tuesday: the day on which broadcasters stop for maintenance.
const tuesday: MaintenanceTime = {
  kind: 'weekly',
  weekdays: [2],
  from: '23:30',
  to: '05:00',
  firstOn: '2026-11-01' as Day,
  lastOn: '2026-11-24' as Day,
}

test('2026-11-24 is a Tuesday, 2024-02-29 a Thursday, 1999-12-31 a Friday', () => {
  expect(['2026-11-24', '2024-02-29', '1999-12-31'].map((d) => weekdayOf(d as Day))).toEqual([2, 4, 5])
})

test.each([
  ['2026-11-24T23:29', false],
  ['2026-11-24T23:30', true],
  ['2026-11-25T04:59', true],
  ['2026-11-25T05:00', false],
  ['2026-12-01T23:45', false], // after its last day
  ['2026-10-27T23:45', false], // before its first
])('routine maintenance over midnight: at %s open is %s', (at, open) => {
  expect(underMaintenance([tuesday], shanghai(at))).toBe(open)
})

test('within two weeks it opens twice', () => {
  expect(
    occurrences(tuesday, { from: shanghai('2026-11-11T05:00'), to: shanghai('2026-11-25T00:00') }),
  ).toEqual([
    { from: shanghai('2026-11-17T23:30'), to: shanghai('2026-11-18T05:00') },
    { from: shanghai('2026-11-24T23:30'), to: shanghai('2026-11-25T05:00') },
  ])
})

test('a window that is empty is refused', () => {
  const at = shanghai('2026-11-24T08:00')
  expect(Schema.safeParse({ kind: 'once', from: at, to: at }).success).toBe(false)
})

const weekly = {
  kind: 'weekly',
  weekdays: [1],
  from: '02:00',
  to: '04:00',
  firstOn: '2026-11-24',
  lastOn: null,
}
const once = (days: number) => ({ kind: 'once', from: 0, to: days * 86_400_000 })
test.each([
  [weekly, null, ''],
  // Tuesday and Wednesday: no Monday lies between them. The Monday after is the 30th.
  [{ ...weekly, lastOn: '2026-11-25' }, 'watch.window-never', 'lastOn'],
  [{ ...weekly, lastOn: '2026-11-30' }, null, ''],
  [{ ...weekly, to: '02:00' }, 'watch.window-same-time', 'to'],
  [{ ...weekly, lastOn: '2026-11-23' }, 'watch.window-empty', 'lastOn'],
  [once(31), null, ''],
  [once(32), 'watch.window-too-long', 'to'],
  [once(0), 'watch.window-empty', 'to'],
])('the window %o is taken, or refused at a field: %s %s', (given, refusal, field) => {
  const issue = PlannedTime.safeParse(given).error?.issues[0]
  expect([issue?.message ?? null, issue?.path.join('.') ?? '']).toEqual([refusal, field])
})

// Its Mondays are the 16th, 23rd and 30th of November 2026; each lasts from 02:00 to 04:00 in Shanghai, 18:00 to 20:00 UTC
// of the Sunday before.
const mondays = { ...weekly, firstOn: '2026-11-16', lastOn: '2026-11-30' } as MaintenanceTime
test.each([
  { what: 'the last of three Mondays has begun', time: mondays, at: '2026-11-29T19:59Z', over: false },
  { what: 'the last of three Mondays has ended', time: mondays, at: '2026-11-29T20:00Z', over: true },
  { what: 'it is far from its last day', time: mondays, at: '2026-11-17T00:00Z', over: false },
  { what: 'it has no last day', time: weekly as MaintenanceTime, at: '2036-01-01T00:00Z', over: false },
  { what: 'it opens once, and has', time: once(1) as MaintenanceTime, at: '1970-01-02T00:00Z', over: true },
  {
    what: 'it opens once, and is open',
    time: once(1) as MaintenanceTime,
    at: '1970-01-01T23:59Z',
    over: false,
  },
])('whether a window is over when $what: $over', ({ time, at, over }) => {
  expect(isOver(time, Date.parse(at) as Instant)).toBe(over)
})

test('what was planned before these rules came can still be read', () => {
  for (const given of [{ ...weekly, lastOn: '2026-11-25' }, { ...weekly, to: '02:00' }, once(400)])
    expect(Schema.safeParse(given).success).toBe(true)
})
