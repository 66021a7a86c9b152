import { expect, test } from 'vitest'
import { makesCircle } from '../../assets/needs.ts'
import { assetSchemas } from '../../assets/record.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { inWords } from '../../watch/said/in-words.ts'
import { exampleAssetEvents } from './asset-events.ts'
import { checkId, exampleChecks } from './checks.ts'
import { Course } from './course.ts'
import { exampleDevices, exampleSoftware } from './devices.ts'
import { pastAlerts } from './past-alerts.ts'
import { Scenario } from './scenario.ts'
import { exampleSilences, exampleWindows } from './silences.ts'
import { exampleLocations, exampleNeeds, exampleSystems } from './systems.ts'
import { SIM_PORTS, simTargets } from './targets.ts'
import { begunAt } from './troubles.ts'
import { pastTroubles, turnsOf } from './turns.ts'
import { exampleContracts, exampleVendors } from './vendors.ts'

const today = '2026-06-15' as Day
const now = Date.UTC(2026, 5, 15, 2) as Instant // a Monday, 10:00 in Shanghai
const HOUR = 3_600_000
const scenario = new Scenario(begunAt(now))
const checks = exampleChecks(47_100, now)
const known = pastTroubles(scenario)
let n = 0
const turns = checks.map((of) => [of, turnsOf(new Course(of, scenario), known, () => (n += 1))] as const)
const alerts = pastAlerts(turns, now)
const turnsNamed = (name: string) => turns.find(([{ check }]) => check.name === name)?.[1] ?? []

test('7 systems, 42 devices and 60 checks are valid records, and no two have the same name or number', () => {
  const records = {
    location: exampleLocations(today),
    vendor: exampleVendors(today),
    contract: exampleContracts(today),
    system: exampleSystems(today),
    device: exampleDevices(today),
    software: exampleSoftware(today),
  }
  for (const [kind, list] of Object.entries(records)) {
    for (const record of list) assetSchemas[kind as keyof typeof assetSchemas].parse(record)
    expect(new Set(list.map((one) => one.name)).size).toBe(list.length)
  }
  expect(records.system).toHaveLength(7)
  expect(records.device).toHaveLength(42)
  expect(new Set(records.device.map((d) => d.serial)).size).toBe(42)
  expect(new Set(records.device.map((d) => d.assetNumber)).size).toBe(42)
  expect(checks).toHaveLength(60)
  expect(new Set(checks.map(({ check }) => check.name)).size).toBe(60)
  expect(exampleAssetEvents(today).length).toBeGreaterThan(15)
  expect(exampleWindows(today)).toHaveLength(2)
  expect(exampleSilences(today)).toHaveLength(2)
})

test('some warranties are over, and some end within 30 and within 90 days', () => {
  const left = exampleDevices(today).map((d) => Date.parse(d.warrantyEndsOn ?? '') - Date.parse(today))
  const within = (days: number) => left.filter((ms) => ms >= 0 && ms <= days * 24 * HOUR).length
  expect(left.filter((ms) => ms < 0).length).toBeGreaterThan(5)
  expect(within(30)).toBe(2) // the cloud host of WeChat and the firewall
  expect(within(90) - within(30)).toBeGreaterThan(3)
})

test('contracts add up to what the year pays for them', () => {
  // 88,800 + 39,200 + 33,000 + 67,200 + 100,000 + 21,600 + 70,000 of 480,000 yuan
  expect(exampleContracts(today).reduce((sum, c) => sum + (c.amountFen ?? 0), 0)).toBe(41_980_000)
})

test('nothing needs itself, however far around', () => {
  const needs = new Map<string, string[]>()
  for (const [from, to] of exampleNeeds) {
    expect(makesCircle(needs, from, to)).toBe(false)
    needs.set(from, [...(needs.get(from) ?? []), to])
  }
})

test('every target has a port within the block, and only sites share one', () => {
  const ports = simTargets.filter((t) => t.protocol !== 'http').map((t) => t.port)
  expect(new Set(ports).size).toBe(ports.length)
  expect(Math.max(...ports)).toBeLessThan(SIM_PORTS)
})

test('a year has some hundred alerts, of which the core switch explains those behind it', () => {
  const causes = alerts.filter((a) => a.explainedBy === null)
  expect(causes.length).toBeGreaterThan(60)
  expect(causes.length).toBeLessThan(140)
  const core = alerts.find((a) => a.checkId === checkId('core-switch') && a.kind === 'down')
  expect(inWords(core?.detail ?? '', 'zh-CN')).toBe(
    '5 秒内没有完成。核心交换机电源模块故障，整机停机43分钟，更换备用电源模块后恢复。',
  )
  expect(alerts.filter((a) => a.explainedBy === core?.id).length).toBeGreaterThan(35)
})

test('what happens under the weekly maintenance turns verdicts and opens no alert', () => {
  const night = turnsNamed('非编1号机').filter(({ why }) => why?.startsWith('例行检修'))
  expect(night.length).toBeGreaterThan(5)
  expect(alerts.filter((a) => a.detail.includes('例行检修'))).toEqual([])
})

test('a link that goes up and down for an hour is one alert that says so', () => {
  const flapping = alerts.filter((a) => a.kind === 'flapping')
  expect(flapping.length).toBeGreaterThan(0)
  expect(flapping.every((a) => a.title === '发射机房链路')).toBe(true)
})

test('each turn begins where the one before ended, and what is not well today has an open alert', () => {
  for (const [, list] of turns) {
    expect(list[0]?.change).toMatchObject({ before: 'unknown', after: 'up' })
    for (const [i, { change }] of list.entries())
      if (i > 0) expect(change.before).toBe(list[i - 1]?.change.after)
  }
  const open = alerts.filter((a) => a.ended === null).map((a) => `${a.title} ${a.kind}`)
  expect(open).toEqual(['非编3号机 warning', '编辑部打印机碳粉 warning'])
})

test('what is known of each check reaches back a whole year, and some of the day before', () => {
  for (const [, list] of turns) expect(list[0]?.change.at).toBeLessThan(now - 365 * 24 * HOUR)
})

test.each([
  ['综合频道直播流', 385_000],
  ['广播直播流', 84_200],
])('%s has in the past the bit rate and the loudness that it has now', (name, bitrate) => {
  const live = new Course(
    checks.find(({ check }) => check.name === name) as (typeof checks)[number],
    scenario,
  )
  const { values } = live.readingAt((now - 3 * HOUR) as Instant)
  const valueOf = (key: string) => values[live.metricKeys.indexOf(key)]
  expect([valueOf('bitrate'), valueOf('loudness')]).toEqual([bitrate, -20.8])
})

test('the year goes on where it ends', () => {
  const nle = new Course(checks.find(({ target }) => target === 'nle-3') as (typeof checks)[number], scenario)
  const used = nle.readingAt(now).values[nle.metricKeys.indexOf('disk-used:D:')]
  // 56.4 of 60 days from 38 to 97 %: 93.5 %
  expect(used).toBeCloseTo(93.5, 0)
  expect(scenario.number('nle-3', 'disk', now)).toBeCloseTo(used ?? 0, 3)
})
