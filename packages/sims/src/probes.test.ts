import { probesOf } from '@rongheng/adapters/probe/probes'
import { checkId, exampleChecks } from '@rongheng/core/example/watch/checks'
import { Course } from '@rongheng/core/example/watch/course'
import type { Instant } from '@rongheng/core/kernel/time'
import { metricsOf } from '@rongheng/core/watch/kinds/all'
import type { CheckSettings } from '@rongheng/core/watch/kinds/all'
import type { Probe } from '@rongheng/core/watch/probe'
import { afterAll, afterEach, expect, test } from 'vitest'
import { openSims, quiet, scenario, troubleOf } from './testing.ts'

const sims = await openSims()
afterAll(() => sims.close())
afterEach(() => {
  sims.clock.at = quiet
})
const probes = probesOf({ scripts: '/nowhere', disks: [], diskChild: '' })
const checks = exampleChecks(sims.port(0), quiet)

/** Looks at a check's target as the server does. */
function look({ check }: (typeof checks)[number]) {
  const probe = probes[check.settings.kind] as Probe<CheckSettings> | undefined
  if (!probe) throw new Error(`no probe for ${check.settings.kind}`)
  return probe(check.settings, {
    reach: () => true,
    timeoutMs: 8000,
    secrets: {},
    memory: new Map(),
  })
}

const named = (key: string) => {
  const of = checks.find(({ check }) => check.id === checkId(key))
  if (!of) throw new Error(`no check ${key}`)
  return of
}

// The clock that answers is a test's own, years away from the machine's.
const readable = checks.filter(({ check }) => check.settings.kind !== 'ntp')

test.each(readable.map((of) => [of.check.name, of] as const))(
  '%s is read by its probe',
  async (_, of) => {
    const seen = await look(of)
    expect(seen.detail).toBe('')
    expect(seen.ok).toBe(true)
    expect(seen.values).toHaveLength(metricsOf(of.check.settings).length)
  },
  20_000,
)

test('the probe of clocks reads how far the simulated one is away', async () => {
  sims.clock.at = (Date.now() + 5000) as Instant
  const of = checks.find(({ check }) => check.settings.kind === 'ntp')
  const seen = of && (await look(of))
  expect(seen?.ok).toBe(false)
  expect(Math.round((seen?.values[0] ?? 0) / 1000)).toBe(5)
})

test('what a probe reads is what the year behind it ends with', async () => {
  const same = async (of: (typeof checks)[number], metric: string) => {
    const key = of.check.name
    const place = metricsOf(of.check.settings).findIndex((m) => m.key === metric)
    const seen = await look(of)
    const past = new Course(of, scenario).readingAt(quiet)
    expect([key, metric, Math.round(seen.values[place] ?? -1)]).toEqual([
      key,
      metric,
      Math.round(past.values[place] ?? -2),
    ])
  }
  await same(named('nle-3'), 'disk-used:D:')
  await same(named('array'), 'used:/media')
  await same(named('core-switch'), 'own:温度')
  await same(named('ups-room'), 'battery-charge')
  await same(named('ups-room'), 'input-volt')
  await same(named('printer'), 'supply')
  await same(named('transcode-queue'), 'own:排队')
  await same(named('cache'), 'value')
  for (const of of readable) if (of.check.settings.kind === 'http') await same(of, 'bytes')
})

test.each([
  { key: 'playout-main', kind: 'refused' },
  { key: 'app-audit', kind: 'error' },
  { key: 'live-tv', kind: 'error' },
])('$key fails for its probe while it is $kind', async ({ key, kind }) => {
  sims.clock.at = troubleOf(key, kind)
  expect((await look(named(key))).ok).toBe(false)
})
