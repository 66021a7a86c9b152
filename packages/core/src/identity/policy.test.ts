import { expect, test } from 'vitest'
import type { Instant } from '../kernel/time.ts'
import { whyPasswordRefused } from './password.ts'
import { isDormant, lockedUntil, PolicyProfile, sessionOver } from './policy.ts'

const policy = PolicyProfile.parse({
  id: 'mlps',
  title: '等保',
  region: '全国',
  years: { from: null, to: null },
  source: 'test',
  sure: 'C',
  password: {
    minLength: 8,
    adminMinLength: 12,
    maxLength: 128,
    classes: 3,
    history: 5,
    maxAgeDays: 90,
    oneTimeHours: 72,
  },
  lockout: { failures: 5, minutes: 15, addressFailures: 50 },
  session: { idleMinutes: 30, adminIdleMinutes: 15, absoluteHours: 12 },
  account: { dormantDays: 90 },
  audit: { retentionDays: 200 },
  deviations: [],
})
const weak = new Set(['password', 'sunshine', 'qwer1234', '1qaz@wsx'])
const minutes = (m: number) => (m * 60_000) as Instant

test.each([
  { password: 'Ab3$efg', admin: false, code: 'identity.password-short' }, // 7 characters
  { password: 'Ab3$efgh', admin: false, code: null }, // 8, four kinds
  { password: 'Ab3$efghijk', admin: true, code: 'identity.password-short' }, // 11 for an administrator
  { password: 'Ab3$efghijkl', admin: true, code: null },
  { password: 'abcdefg1', admin: false, code: 'identity.password-plain' }, // two kinds
  { password: '融媒体中心aB', admin: false, code: 'identity.password-short' }, // 7 characters, not 17 bytes
  { password: '融媒体中心的aB', admin: false, code: null }, // Chinese counts as the fourth kind
  { password: 'P@ssw0rd2024!', admin: false, code: 'identity.password-common' },
  { password: '2024Sunshine!', admin: false, code: 'identity.password-common' },
  { password: '1Qaz@wsx', admin: false, code: 'identity.password-common' },
  { password: 'Hello-ZhangSan-7', admin: false, code: 'identity.password-has-name' },
  { password: `Aa1${'x'.repeat(125)}`, admin: false, code: null }, // 128
  { password: `Aa1${'x'.repeat(126)}`, admin: false, code: 'identity.password-long' },
])('the password $password of an administrator ($admin) gives $code', ({ password, admin, code }) => {
  const fault = whyPasswordRefused(policy, { password, admin, userName: 'zhangsan', weak })
  expect(fault?.code ?? null).toBe(code)
})

test.each([
  { what: 'a clerk idle for 29 minutes', started: 0, seen: 0, now: 29, admin: false, over: null },
  { what: 'a clerk idle for 30 minutes', started: 0, seen: 0, now: 30, admin: false, over: 'idle' },
  { what: 'an administrator idle for 15 minutes', started: 0, seen: 0, now: 15, admin: true, over: 'idle' },
  {
    what: 'a busy clerk after 11 h 59 min',
    started: 0,
    seen: 12 * 60 - 2,
    now: 12 * 60 - 1,
    admin: false,
    over: null,
  },
  {
    what: 'a busy clerk after 12 hours',
    started: 0,
    seen: 12 * 60 - 1,
    now: 12 * 60,
    admin: false,
    over: 'too-old',
  },
])('$what: $over', ({ started, seen, now, admin, over }) => {
  const session = { startedAt: minutes(started), seenAt: minutes(seen) }
  expect(sessionOver(policy, session, admin, minutes(now))).toBe(over)
})

test.each([
  { failures: [1, 2, 3, 4], now: 5, until: null },
  { failures: [1, 2, 3, 4, 5], now: 5, until: 20 }, // the fifth at minute 5 locks for 15
  { failures: [1, 2, 3, 4, 5], now: 17, until: null }, // those of minute 1 and 2 no longer count
  { failures: [1, 15, 15, 15, 15, 15], now: 29, until: 30 },
])('failures at minutes $failures, seen at minute $now, lock until $until', ({ failures, now, until }) => {
  const at = failures.map(minutes)
  expect(lockedUntil(policy, at, minutes(now))).toBe(until === null ? null : minutes(until))
})

test('an account sleeps for 90 days and is frozen', () => {
  const day = 86_400_000
  expect(isDormant(policy, 0 as Instant, (90 * day - 1) as Instant)).toBe(false)
  expect(isDormant(policy, 0 as Instant, (90 * day) as Instant)).toBe(true)
})

test('a profile may be tightened, never loosened below the floor', () => {
  const loose = { ...policy, audit: { retentionDays: 180 } }
  expect(PolicyProfile.safeParse(loose).success).toBe(false)
})
