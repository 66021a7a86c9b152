import { expect, test } from 'vitest'
import type { Instant } from '../kernel/time.ts'
import { clashesOf, type PlannedWindow } from './maintenance-clash.ts'

const window = (
  id: string,
  from: number,
  to: number,
  systems: string[],
  everything = false,
): PlannedWindow => ({
  id,
  everything,
  systemIds: systems as never,
  checkIds: [],
  times: [{ from: from as Instant, to: to as Instant }],
})

test.each([
  { name: 'the same system at overlapping times', other: window('b', 5, 15, ['s1']), clashes: true },
  { name: 'one that begins when the other ends', other: window('b', 10, 15, ['s1']), clashes: false },
  { name: 'another system', other: window('b', 5, 15, ['s2']), clashes: false },
  { name: 'everything of the unit', other: window('b', 5, 15, [], true), clashes: true },
  { name: 'itself', other: window('a', 0, 10, ['s1']), clashes: false },
])('$name', ({ other, clashes }) => {
  expect(clashesOf(window('a', 0, 10, ['s1']), [other])).toEqual(clashes ? [other] : [])
})
