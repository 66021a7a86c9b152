import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from '../kernel/time.ts'
import { type Alert, calls } from './alert.ts'
import { type CheckStanding, standingAfter } from './alert-standing.ts'
import type { MaintenanceWindow } from './maintenance-window.ts'
import { type AlertState, type CheckTrouble, settleAlerts } from './settle-alerts.ts'
import type { Silence } from './silence.ts'
import type { VerdictChange } from './verdict-change.ts'
import type { Verdict } from './verdict.ts'

const t0 = Date.UTC(2026, 10, 23, 2)
const at = (s: number) => (t0 + s * 1000) as Instant
const unitId = 'unt_01HAZERTS0000000000000000A'

type Place = Partial<Pick<CheckTrouble, 'needs' | 'systemId' | 'severity' | 'runs' | 'intervalS' | 'passive'>>

/** The alerts of a unit as the store would keep them, without a store. */
function desk(
  places: Record<string, Place>,
  more: Partial<Pick<AlertState, 'graph' | 'silences' | 'windows'>> = {},
) {
  const standings = new Map<string, CheckStanding>()
  const alerts = new Map<string, Alert>()
  let made = 0
  let changes = 0
  const settle = (s: number) => {
    const open = [...alerts.values()].filter((alert) => alert.ended === null)
    const opened = new Set(open.map((alert) => alert.checkId as string))
    const checks = [...standings.values()]
      .filter(
        (standing) => standing.verdict !== 'up' || standing.flapping?.is || opened.has(standing.checkId),
      )
      .map((standing) => ({
        checkId: standing.checkId,
        systemId: null,
        deviceId: null,
        needs: [],
        name: standing.checkId,
        severity: 'urgent' as const,
        intervalS: 20,
        rule: { failuresToDown: 3, successesToUp: 2, poorToWarning: 3 },
        agentId: null,
        passive: false,
        runs: true,
        ...places[standing.checkId],
        standing,
      }))
      .sort((a, b) => (a.checkId < b.checkId ? -1 : 1))
    const again = [...alerts.values()].filter((a) =>
      checks.some((c) => !opened.has(c.checkId) && c.standing.changeId === a.changeId),
    )
    const settled = settleAlerts(
      {
        unitId,
        checks,
        open,
        again,
        graph: { needs: new Map(), checksOf: new Map() },
        silences: [],
        windows: [],
        ...more,
      },
      { now: at(s), newId: () => `alt_${++made}` },
    )
    for (const alert of [...settled.opened, ...settled.changed, ...settled.ended]) alerts.set(alert.id, alert)
    return settled
  }
  const take = (list: readonly VerdictChange[], s: number) => {
    for (const change of list)
      standings.set(change.checkId, standingAfter(standings.get(change.checkId), change))
    return settle(s)
  }
  const change = (checkId: string, before: Verdict, after: Verdict, s: number, reason = 'readings') =>
    ({
      id: `vch_${String(++changes).padStart(6, '0')}`,
      checkId,
      unitId,
      at: at(s),
      before,
      after,
      reason,
      detail: after === 'up' ? '' : '连接被拒绝',
      readings: [],
    }) as unknown as VerdictChange
  const fall = (checkId: string, s: number, after: Verdict = 'down') =>
    take([change(checkId, 'up', after, s)], s)
  const heal = (checkId: string, s: number) => take([change(checkId, 'down', 'up', s)], s)
  const open = () => [...alerts.values()].filter((alert) => alert.ended === null)
  const of = (checkId: string) => open().find((alert) => alert.checkId === checkId)
  return { settle, take, change, fall, heal, open, of, alerts, standings }
}

test('somebody hears of an urgent fall within 5 seconds, of lesser ones after a longer wait for company', () => {
  const d = desk({ a: { severity: 'urgent' }, b: { severity: 'notice' } })
  d.fall('a', 0)
  d.fall('b', 0)
  expect(d.of('a')).toMatchObject({ kind: 'down', severity: 'urgent', tellAt: at(3) })
  expect(d.of('b')).toMatchObject({ severity: 'notice', tellAt: at(30) })
})

test('a passed threshold is less bad than an outage of the same check, and becomes one alert with it', () => {
  const d = desk({ a: {} })
  d.fall('a', 0, 'warning')
  expect(d.of('a')).toMatchObject({ kind: 'warning', severity: 'important' })
  d.take([d.change('a', 'warning', 'down', 60)], 60)
  expect(d.open()).toHaveLength(1)
  expect(d.of('a')).toMatchObject({ kind: 'down', severity: 'urgent', since: at(0) })
})

test('who took note of a warning has not taken note of the outage', () => {
  const d = desk({ a: {} })
  d.fall('a', 0, 'warning')
  const noted = d.of('a') as Alert
  d.alerts.set(noted.id, { ...noted, seen: { at: at(5), by: 'usr', byName: '王' } })
  d.settle(6)
  expect(d.of('a')?.seen).not.toBeNull()
  d.take([d.change('a', 'warning', 'down', 60)], 60)
  expect(d.of('a')?.seen).toBeNull()
})

test.each([
  { reason: 'no-data', kind: 'no-data' },
  { reason: 'not-run', kind: 'not-run' },
])('a check with the reason $reason is an alert of its own kind', ({ reason, kind }) => {
  const d = desk({ a: {} })
  d.take([d.change('a', 'up', 'unknown', 0, reason)], 0)
  expect(d.of('a')).toMatchObject({ kind, severity: 'important' })
})

test('a check that comes by itself and does not come is as bad as it was said to be', () => {
  const d = desk({ a: { passive: true }, b: { passive: true, severity: 'notice' } })
  d.take([d.change('a', 'up', 'unknown', 0, 'no-data'), d.change('b', 'up', 'unknown', 0, 'no-data')], 0)
  expect([d.of('a')?.severity, d.of('b')?.severity]).toEqual(['urgent', 'notice'])
})

test('a check that somebody paused is no trouble', () => {
  const d = desk({ a: {} })
  d.take([d.change('a', 'up', 'unknown', 0, 'paused')], 0)
  expect(d.open()).toEqual([])
})

test('while nobody looked no alert opens and none ends; the first readings after it say how things stand', () => {
  const d = desk({ well: {}, broken: {}, mended: {}, stuck: {} })
  d.fall('broken', 0)
  d.fall('mended', 0)
  const before = [d.of('broken')?.id, d.of('mended')?.id]
  d.take(
    [
      d.change('well', 'up', 'unknown', 100, 'interrupted'),
      d.change('stuck', 'up', 'unknown', 100, 'interrupted'),
      d.change('broken', 'down', 'unknown', 100, 'interrupted'),
      d.change('mended', 'down', 'unknown', 100, 'interrupted'),
    ],
    600,
  )
  expect(d.open().map(({ id, kind, severity }) => ({ id, kind, severity }))).toEqual(
    before.map((id) => ({ id, kind: 'down', severity: 'urgent' })),
  )
  d.take(
    [
      d.change('well', 'unknown', 'up', 620),
      d.change('broken', 'unknown', 'down', 660),
      d.change('mended', 'unknown', 'up', 640),
      d.change('stuck', 'unknown', 'unknown', 650, 'not-run'),
    ],
    660,
  )
  expect(d.of('well')).toBeUndefined()
  expect(d.of('mended')).toBeUndefined()
  expect(d.of('broken')).toMatchObject({ id: before[0], kind: 'down', since: at(0) })
  expect(d.of('stuck')).toMatchObject({ kind: 'not-run' })
})

test('consequences name their cause when it falls after them, and call again some time after it is over', () => {
  const d = desk({ switch: {}, host: { needs: ['switch'] }, app: { needs: ['host'] } })
  d.fall('app', 0)
  d.fall('host', 1)
  expect(d.of('app')?.explainedBy).toBe(d.of('host')?.id)
  d.fall('switch', 2)
  expect([d.of('app'), d.of('host')].map((a) => a?.explainedBy)).toEqual([
    d.of('switch')?.id,
    d.of('switch')?.id,
  ])
  expect(d.open().filter(calls)).toHaveLength(1)
  d.heal('switch', 100)
  // The host has 20 s × (2 + 1) to follow before anybody is told: nothing that heals in order is said.
  expect(d.of('host')).toMatchObject({ explainedBy: null, tellAt: at(160) })
  d.heal('host', 140)
  d.heal('app', 141)
  expect(d.open()).toEqual([])
})

test('what answers poorly behind a dead switch is a matter of its own', () => {
  const d = desk({ switch: {}, host: { needs: ['switch'] } })
  d.fall('switch', 0)
  d.fall('host', 1, 'warning')
  expect(d.of('host')?.explainedBy).toBeNull()
})

const windowFrom = (from: number, to: number, checkIds: string[]): MaintenanceWindow =>
  ({
    id: 'mnt_1',
    unitId,
    name: '例行检修',
    time: { kind: 'once', from: at(from), to: at(to) },
    everything: false,
    systemIds: [],
    checkIds,
    ended: null,
  }) as unknown as MaintenanceWindow

test('under maintenance nothing is opened; when the window ends and it is still down, the alert opens then', () => {
  const d = desk({ a: {}, b: { needs: ['a'] } }, { windows: [windowFrom(0, 600, ['a'])] })
  d.fall('a', 10)
  d.fall('b', 12) // stands behind what is under maintenance
  expect(d.open()).toEqual([])
  d.settle(599)
  expect(d.open()).toEqual([])
  d.settle(600)
  expect(d.of('a')).toMatchObject({ since: at(10), openedAt: at(600), explainedBy: null })
  expect(d.of('b')?.explainedBy).toBe(d.of('a')?.id)
})

test('an alert that was open when its window began calls nobody until the window ends', () => {
  const d = desk({ a: {} }, { windows: [windowFrom(50, 100, ['a'])] })
  d.fall('a', 0)
  d.settle(50)
  expect(d.of('a')).toMatchObject({ maintenanceBy: 'mnt_1' })
  d.settle(100)
  expect(d.of('a')).toMatchObject({ maintenanceBy: null, tellAt: at(103) })
})

test('a silenced alert exists, and comes back when the silence ends', () => {
  const silence = {
    id: 'sil_1',
    systemIds: [],
    checkIds: ['a'],
    sources: [],
    text: '',
    from: at(0),
    until: at(300),
    ended: null,
  } as unknown as Silence
  const d = desk({ a: {}, b: {} }, { silences: [silence] })
  d.fall('a', 10)
  d.fall('b', 10)
  expect(
    d
      .open()
      .filter(calls)
      .map((alert) => alert.checkId),
  ).toEqual(['b'])
  d.settle(300)
  expect(d.of('a')).toMatchObject({ silencedBy: null, tellAt: at(303) })
})

test('the fourth fall within half an hour is flapping: one alert until a quarter of an hour is calm', () => {
  const d = desk({ a: {} })
  for (const s of [0, 300, 600, 900]) {
    d.fall('a', s)
    d.heal('a', s + 100)
  }
  expect(d.of('a')).toMatchObject({ kind: 'flapping' })
  d.fall('a', 1200)
  d.heal('a', 1300)
  expect([...d.alerts.values()]).toHaveLength(4) // three turns, and the one that stays
  d.settle(1200 + 899)
  expect(d.open()).toHaveLength(1)
  d.settle(1200 + 900)
  expect(d.open()).toEqual([])
})

test('flapping by single readings begins and ends as the judge says', () => {
  const d = desk({ a: {} })
  d.take([d.change('a', 'up', 'up', 0, 'flapping')], 0)
  expect(d.of('a')).toMatchObject({ kind: 'flapping' })
  d.take([d.change('a', 'up', 'up', 500, 'steady')], 500)
  expect(d.open()).toEqual([])
})

test('a paused check ends its alert, and has the same one again when it runs and is still down', () => {
  const places: Record<string, Place> = { a: {} }
  const d = desk(places)
  d.fall('a', 0)
  const first = d.of('a')?.id
  places['a'] = { runs: false }
  expect(d.settle(10).ended).toMatchObject([{ ended: { how: 'removed' } }])
  places['a'] = {}
  d.settle(20)
  expect(d.of('a')).toMatchObject({ id: first, openedAt: at(0) })
})

const names = ['a', 'b', 'c', 'd', 'e', 'f']
const history = fc.array(
  fc.record({
    check: fc.constantFrom(...names),
    after: fc.constantFrom<Verdict>('up', 'down', 'warning', 'unknown'),
    s: fc.integer({ min: 0, max: 4000 }),
  }),
  { maxLength: 40 },
)
/** Each check needs some of those before it by name. */
const needs = fc.record(
  Object.fromEntries(names.map((name, i) => [name, fc.record({ needs: fc.subarray(names.slice(0, i)) })])),
)
const changesOf = (d: ReturnType<typeof desk>, steps: { check: string; after: Verdict; s: number }[]) => {
  const verdicts = new Map<string, Verdict>()
  return [...steps]
    .sort((x, y) => x.s - y.s)
    .flatMap(({ check, after, s }) => {
      const before = verdicts.get(check) ?? 'unknown'
      verdicts.set(check, after)
      return before === after ? [] : [d.change(check, before, after, s)]
    })
}
const picture = (d: ReturnType<typeof desk>) =>
  d
    .open()
    .map((alert) => ({
      key: alert.key,
      kind: alert.kind,
      severity: alert.severity,
      cause: alert.explainedBy === null ? null : d.alerts.get(alert.explainedBy)?.key,
    }))
    .sort((x, y) => (x.key < y.key ? -1 : 1))

test('the same changes in any order and any batches give the same open alerts', () => {
  fc.assert(
    fc.property(needs, history, fc.infiniteStream(fc.nat()), (places, steps, dice) => {
      const one = desk(places)
      const list = changesOf(one, steps)
      one.take(list, 5000)
      const other = desk(places)
      const roll = () => dice.next().value as number
      const shuffled = list.map((c) => ({ c, by: roll() })).sort((x, y) => x.by - y.by)
      while (shuffled.length > 0)
        other.take(
          shuffled.splice(0, 1 + (roll() % 5)).map(({ c }) => c),
          5000,
        )
      expect(picture(other)).toEqual(picture(one))
    }),
  )
})

test('everything in trouble is covered by an open alert, and no key and no change has two', () => {
  fc.assert(
    fc.property(needs, history, (places, steps) => {
      const d = desk(places)
      for (const change of changesOf(d, steps)) d.take([change], (change.at - t0) / 1000)
      for (const standing of d.standings.values())
        if (standing.verdict !== 'up') {
          const own = d.of(standing.checkId)
          const cause = own?.explainedBy ? d.alerts.get(own.explainedBy) : own
          expect(cause).toMatchObject({ ended: null, explainedBy: null })
        }
      const keys = d.open().map((alert) => alert.key)
      expect(new Set(keys).size).toBe(keys.length)
      const changes = [...d.alerts.values()].map((alert) => alert.changeId)
      expect(new Set(changes).size).toBe(changes.length)
    }),
  )
})

test('settling twice changes nothing the second time', () => {
  fc.assert(
    fc.property(needs, history, (places, steps) => {
      const d = desk(places)
      d.take(changesOf(d, steps), 5000)
      expect(d.settle(5000)).toEqual({ opened: [], changed: [], ended: [] })
    }),
  )
})
