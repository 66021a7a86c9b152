import { expect, test } from 'vitest'
import type { Instant } from '../kernel/time.ts'
import {
  type Known,
  newestTroubles,
  type Overview,
  overviewChange,
  overviewOf,
  systemShown,
  withChange,
} from './overview.ts'
import { inWords } from './said/in-words.ts'
import { say } from './said/saying.ts'

const known = (n: number, more: Partial<Known> = {}): Known => ({
  id: `chk_0000000000000000000000000${n}` as Known['id'],
  systemId: null,
  name: `监测点 ${n}`,
  verdict: 'up',
  severity: 'important',
  paused: false,
  maintained: false,
  flapping: false,
  since: n as Instant,
  why: '',
  ...more,
})
const system = 'sys_00000000000000000000000001' as NonNullable<Known['systemId']>
const made = (rev: string, checks: readonly Known[]): Overview => ({
  rev,
  at: 0 as Instant,
  ...overviewOf(checks, () => '播出系统'),
})

test.each([
  { checks: ['up', 'down', 'warning'], shown: 'down' },
  { checks: ['up', 'unknown'], shown: 'unknown' },
  { checks: ['unknown', 'warning'], shown: 'warning' },
  { checks: ['maintenance', 'up'], shown: 'up' },
  { checks: ['maintenance', 'paused'], shown: 'maintenance' },
  { checks: ['paused'], shown: 'paused' },
  { checks: [], shown: 'unknown' },
] as const)('a system of $checks is shown as $shown', ({ checks, shown }) => {
  expect(systemShown(checks.map((one) => ({ shown: one, severity: 'important' })))).toBe(shown)
})

test('what is only worth knowing makes no system red', () => {
  expect(systemShown([{ shown: 'down', severity: 'notice' }])).toBe('warning')
})

test('the worst stand first, and each system counts its checks', () => {
  const { systems, checks } = made('a', [
    known(1),
    known(2, { verdict: 'down', systemId: system, why: 'HTTP 502' }),
    known(3, { verdict: 'down', maintained: true, why: 'HTTP 503' }),
  ])
  expect(systems.map(({ name, shown, counts }) => [name, shown, counts])).toEqual([
    ['播出系统', 'down', { down: 1 }],
    ['', 'up', { up: 1, maintenance: 1 }],
  ])
  expect(checks.map(({ name, shown, why }) => [name, shown, why])).toEqual([
    ['监测点 2', 'down', 'HTTP 502'],
    ['监测点 1', 'up', ''],
    ['监测点 3', 'maintenance', ''],
  ])
})

test('a number that made trouble begin is said to be of the beginning', () => {
  const facts = { metric: { zh: '最少的耗材', en: 'Lowest supply' }, value: '9%', limit: '10%' }
  const { checks } = made('a', [known(1, { verdict: 'warning', why: say('limit.below', facts) })])
  expect(inWords(checks[0]?.why ?? '', 'zh-CN')).toBe('开始时：最少的耗材 9%，低于 10%')
  expect(inWords(checks[0]?.why ?? '', 'en')).toBe('when it began: Lowest supply 9%, below 10%')
})

test('a change put into the wall before it gives the wall after it', () => {
  const before = made('a', [known(1), known(2), known(3)])
  const after = made('b', [known(1), known(2, { verdict: 'down', since: 9 as Instant }), known(4)])
  const change = overviewChange(before, after)
  expect(change.checks.map((check) => check.name)).toEqual(['监测点 2', '监测点 4'])
  expect(change.gone).toEqual([known(3).id])
  expect(withChange(before, change)).toEqual(after)
  expect(withChange(after, change)).toBeNull()
})

test('the newest troubles come first, and what is under maintenance is none', () => {
  const { checks } = made('a', [
    known(1, { verdict: 'warning' }),
    known(2, { verdict: 'down' }),
    known(3, { verdict: 'down', maintained: true }),
    known(4, { verdict: 'unknown' }),
  ])
  expect(newestTroubles(checks, 5).map((check) => check.name)).toEqual(['监测点 2', '监测点 1'])
})
