import { createHmac } from 'node:crypto'
import type { AlertHook } from '@rongheng/core/watch/alert-ends'
import { inWords } from '@rongheng/core/watch/said/in-words'
import { say } from '@rongheng/core/watch/said/saying'
import type { WebhookSender } from '@rongheng/core/watch/webhook'
import type { Instant } from '@rongheng/core/kernel/time'
import type { VerdictChange } from '@rongheng/core/watch/verdict-change'
import type { Db } from '@rongheng/storage/db'
import { sql } from '@rongheng/storage/sql'
import { insert, rows, testDb } from '@rongheng/storage/testing'
import { transaction } from '@rongheng/storage/transaction'
import { readYaml } from '@rongheng/adapters/files/yaml-text'
import { Registry } from 'prom-client'
import { beforeEach, describe, expect, test } from 'vitest'
import { newIdAt } from '../new-id.ts'
import { testCtx } from '../testing.ts'
import { addAlertHook, hooks, testAlertHook } from './alert-hooks.ts'
import { addAlertSource, removeAlertSource, sources, takeMessage } from './alert-sources.ts'
import { settleAll, type SettledUnits } from './alert-tick.ts'
import { alerts, counts, endAlert, seeAlerts } from './alerts.ts'
import { importChecks, readList } from './import-checks.ts'
import { addMaintenance, endMaintenance, maintenance, saveMaintenance } from './maintenance.ts'
import { sendDue } from './send-alerts.ts'
import { settleChanges } from './settle-changes.ts'
import { measureWatch } from './watch-metrics.ts'
import { endSilenceEarly, silence, silences } from './silences.ts'

const unitId = 'unt_01HAZERTS0000000000000000A' as const
const systemId = 'sys_01HAZERTS0000000000000000A' as const
const t0 = Date.UTC(2026, 10, 23, 2)
const at = (s: number) => (t0 + s * 1000) as Instant
const chk = (n: number) => `chk_01HAZERTS${String(n).padStart(17, '0')}` as const

/** A receiver that plays a group robot: three messages a minute, then it refuses with HTTP 200 and an errcode for ten. */
function robot(limit = Number.POSITIVE_INFINITY) {
  const taken: { body: string; headers: Readonly<Record<string, string>>; s: number }[] = []
  const state = { now: 0, lockedUntil: -1, refused: 0 }
  const sendWebhook: WebhookSender = async ({ body, headers }) => {
    const within = taken.filter((one) => one.s > state.now - 60).length
    const full = state.now < state.lockedUntil || within >= limit
    if (full) {
      state.refused += 1
      if (state.now >= state.lockedUntil) state.lockedUntil = state.now + 600
      return { status: 200, body: '{"errcode":130101,"errmsg":"send too fast"}', problem: null, tookMs: 3 }
    }
    taken.push({ body, headers, s: state.now })
    return { status: 200, body: '{"errcode":0}', problem: null, tookMs: 3 }
  }
  const messages = () => taken.map((one) => JSON.parse(one.body))
  return { sendWebhook, taken, messages, state }
}

const sealer = {
  seal: (place: string, secret: string) => `${place}|${secret}`,
  open: (place: string, sealed: string) => sealed.slice(place.length + 1),
}

let db: Db
beforeEach(async () => {
  db = await testDb()
  await insert(db, 'unit', { id: unitId, parent_id: null, name: '某县融媒体中心' })
  await insert(db, 'asset_system', {
    id: systemId,
    unit_id: unitId,
    kind: 'broadcast',
    name: '播出系统',
    importance: 'core',
    description: '',
    created_at: new Date(t0),
    changed_at: new Date(t0),
    version: 1,
  })
})

const ctxAt = (s: number, sendWebhook: WebhookSender = robot().sendWebhook, unitIds = [unitId as string]) =>
  testCtx(db, {
    now: at(s),
    permissions: ['watch.read', 'watch.write', 'alert.handle'],
    unitIds,
    ports: { sealer, sendWebhook },
  })

const checks = (count: number, more: object = {}) =>
  insert(
    db,
    'watch_check',
    Array.from({ length: count }, (_, n) => ({
      id: chk(n),
      unit_id: unitId,
      system_id: systemId,
      name: `监测点 ${n}`,
      settings: JSON.stringify({ kind: 'tcp', host: '10.0.0.1', port: 80 }),
      interval_s: 20,
      timeout_s: 5,
      rule: JSON.stringify({ failuresToDown: 3, successesToUp: 2, poorToWarning: 3 }),
      thresholds: '[]',
      severity: 'urgent',
      needs: [],
      paused: false,
      note: '',
      created_at: new Date(t0),
      changed_at: new Date(t0),
      version: 1,
      ...more,
    })),
  )
let made = 0
const turn = (which: readonly number[], after: 'up' | 'down', s: number, detail = '连接被拒绝') =>
  transaction(db, (tx) =>
    settleChanges(
      tx,
      { now: at(s), newId: (prefix) => newIdAt(prefix, at(s)) },
      which.map(
        (n) =>
          ({
            id: `vch_01HAZERTS${String(++made).padStart(17, '0')}`,
            checkId: chk(n),
            unitId,
            at: at(s),
            before: after === 'up' ? 'down' : 'up',
            after,
            reason: 'readings',
            detail: after === 'up' ? '' : detail,
            readings: [],
          }) as VerdictChange,
      ),
    ),
  )
const settleAt = (s: number) => settleAll({ db, clock: () => at(s) })
const hook = (more: Partial<AlertHook> & { secret?: string } = {}) => ({
  unitId,
  name: '值班群',
  url: 'https://hook.example.cn/in',
  severity: 'notice' as const,
  systemIds: [],
  recoveries: true,
  paused: false,
  ...more,
})
/** Looks once a second, as the tick does. */
async function sendFrom(s: number, until: number, to: ReturnType<typeof robot>) {
  for (let now = s; now <= until; now++) {
    to.state.now = now
    await sendDue(ctxAt(now, to.sendWebhook))
  }
}

describe('the list', () => {
  test('shows causes with what they explain counted, their system, and groups with counts', async () => {
    await checks(1)
    await insert(db, 'watch_check', {
      ...((await rows(db, 'watch_check')) as object[])[0],
      no: 900,
      id: chk(900),
      name: '后面的',
      needs: [chk(0)],
      settings: '{}',
      rule: JSON.stringify({ failuresToDown: 3, successesToUp: 2, poorToWarning: 3 }),
      thresholds: '[]',
    })
    await turn([0, 900], 'down', 0)
    const page = await alerts(ctxAt(5), { state: 'open', page: 1, size: 50 })
    expect(page).toMatchObject({
      count: 1,
      items: [{ title: '监测点 0', systemName: '播出系统', consequences: 1 }],
      groups: [{ name: '播出系统', count: 1, worst: 'urgent' }],
    })
    expect(await counts(ctxAt(2))).toMatchObject({ urgent: 0, newestAt: null })
    expect(await counts(ctxAt(5))).toMatchObject({ urgent: 1, newestAt: at(3), newestSeverity: 'urgent' })
  })

  test('is searched by what is read, in either language, and by what the target said itself', async () => {
    await checks(3)
    await turn([0], 'down', 1, say('http.status', { status: 502 }))
    await turn([1], 'down', 1, say('database.error', { engine: 'Redis', error: 'NOAUTH 请先登录' }))
    await turn([2], 'down', 1)
    const found = async (text: string) => {
      const { items } = await alerts(ctxAt(5), { state: 'open', text, page: 1, size: 50 })
      return items.map((one) => inWords(one.detail, 'zh-CN'))
    }
    for (const text of ['HTTP 502', 'http', '502']) expect(await found(text)).toEqual(['HTTP 502'])
    for (const text of ['请先登录', 'redis noauth'])
      expect(await found(text)).toEqual(['Redis：NOAUTH 请先登录'])
    expect(await found('连接被拒')).toEqual(['连接被拒绝'])
    for (const text of ['HTTP 503', 'status', '%', 'database.error'])
      expect(await found(text), text).toEqual([])
  })

  test('says of a number that it is of when the trouble began', async () => {
    await checks(1)
    const facts = { metric: { zh: '最少的耗材', en: 'Lowest supply' }, value: '9%', limit: '10%' }
    await turn([0], 'down', 1, say('limit.below', facts))
    const { items } = await alerts(ctxAt(5), { state: 'open', page: 1, size: 50 })
    expect(inWords(items[0]?.detail ?? '', 'zh-CN')).toBe('开始时：最少的耗材 9%，低于 10%')
  })

  test('who took note first stays the one, and a stranger sees nothing of it', async () => {
    await checks(1)
    await turn([0], 'down', 0)
    const { items } = await alerts(ctxAt(5), { state: 'open', page: 1, size: 50 })
    const alertIds = items.map((one) => one.id)
    expect(await seeAlerts(ctxAt(6), { alertIds })).toEqual({ seen: 1 })
    expect(await seeAlerts(ctxAt(7), { alertIds })).toEqual({ seen: 0 })
    const stranger = ctxAt(8, undefined, ['unt_01HAZERTS0000000000000000B'])
    await expect(seeAlerts(stranger, { alertIds })).rejects.toMatchObject({ code: 'watch.no-such-alert' })
    expect((await alerts(stranger, { state: 'open', page: 1, size: 50 })).items).toEqual([])
    expect(await rows(db, 'audit_row')).toMatchObject([{ action: 'alert.see' }])
  })
})

describe('silence', () => {
  const match = { systemIds: [], checkIds: [chk(0)], sources: [], text: '' }
  test('an alert under a silence calls nobody, says why and until when, and comes back at its end', async () => {
    await checks(1)
    await turn([0], 'down', 0)
    const made = await silence(ctxAt(10), { ...match, unitId, until: at(100), reason: '等配件' })
    expect(made).toMatchObject({ alerts: 1, checks: [{ name: '监测点 0' }] })
    const page = await alerts(ctxAt(11), { state: 'open', page: 1, size: 50 })
    expect(page.items[0]).toMatchObject({ held: { reason: '等配件', until: at(100) } })
    expect(await counts(ctxAt(20))).toMatchObject({ urgent: 0 })
    await settleAt(101)
    expect(await counts(ctxAt(110))).toMatchObject({ urgent: 1 })
    expect((await silences(ctxAt(110), { over: true, page: 1 })).items).toHaveLength(1)
  })
  test('the tick leaves a unit of which nothing is another, and sees what a clock or a person changed', async () => {
    await checks(1)
    await turn([0], 'down', 0)
    await silence(ctxAt(10), { ...match, unitId, until: at(100), reason: '等配件' })
    const settled: SettledUnits = new Map()
    const looked = async (s: number) => {
      await settleAll({ db, clock: () => at(s) }, settled)
      return settled.get(unitId)?.at
    }
    expect(await looked(80)).toBe(at(80))
    expect(await looked(83)).toBe(at(80))
    expect(await looked(101)).toBe(at(101)) // the silence is over
    expect(await counts(ctxAt(110))).toMatchObject({ urgent: 1 })
    expect(await looked(104)).toBe(at(101))
    await sql(db)
      .updateTable('watch_check')
      .set({ severity: 'notice', version: 2, changed_at: new Date(at(105)) })
      .execute()
    expect(await looked(107)).toBe(at(107))
    expect(await rows(db, 'alert')).toMatchObject([{ severity: 'notice', silenced_by: null }])
    expect(await looked(136)).toBe(at(107))
    expect(await looked(137)).toBe(at(137)) // half a minute, whatever it was
    await turn([0], 'up', 140)
    expect(await looked(141)).toBeUndefined()
  })
  test('ended early, what it held comes back at once', async () => {
    await checks(1)
    const made = await silence(ctxAt(0), { ...match, unitId, until: at(1000), reason: '等配件' })
    await turn([0], 'down', 10)
    await endSilenceEarly(ctxAt(20), { silenceId: made.id })
    expect(await counts(ctxAt(30))).toMatchObject({ urgent: 1 })
    await expect(endSilenceEarly(ctxAt(40), { silenceId: made.id })).rejects.toMatchObject({
      code: 'watch.silence-over',
    })
  })
  test.each([
    { change: { checkIds: [] }, code: 'watch.silence-says-nothing' },
    { change: { until: at(0) }, code: 'watch.silence-until' },
    { change: { checkIds: [chk(77)] }, code: 'watch.not-of-unit' },
  ])('one that cannot be meant is refused: $code', async ({ change, code }) => {
    await checks(1)
    const entry = { ...match, unitId, until: at(100), reason: '等配件', ...change }
    await expect(silence(ctxAt(10), entry)).rejects.toMatchObject({ code })
  })
})

describe('maintenance', () => {
  const reach = { everything: false, systemIds: [systemId], checkIds: [], reason: '换电源' }
  const window = {
    ...reach,
    unitId,
    name: '播出检修',
    time: { kind: 'once' as const, from: at(0), to: at(600) },
  }
  test('ending it early opens what is still down', async () => {
    await checks(2)
    const made = await addMaintenance(ctxAt(0), window)
    await turn([0, 1], 'down', 10)
    await turn([1], 'up', 50)
    expect(await rows(db, 'alert')).toEqual([])
    await endMaintenance(ctxAt(100), { windowId: made.id, version: 1 })
    expect(await rows(db, 'alert')).toMatchObject([{ check_id: chk(0), since: new Date(at(10)) }])
  })
  test('its times stand in the calendar, and two people do not overwrite each other', async () => {
    const made = await addMaintenance(ctxAt(0), {
      ...window,
      time: {
        kind: 'weekly',
        weekdays: [1, 4],
        from: '01:00',
        to: '03:00',
        firstOn: '2026-11-23' as never,
        lastOn: null,
      },
    })
    const { items } = await maintenance(ctxAt(0), { from: at(0), to: at(14 * 86_400) })
    // 23 November 2026 is a Monday; its own night had passed at 10:00. Thursday 26, Monday 30, Thursday 3.
    expect(items[0]?.times.map((time) => new Date(time.from).toISOString())).toEqual(
      [
        '2026-11-25T17:00:00.000Z',
        '2026-11-29T17:00:00.000Z',
        '2026-12-02T17:00:00.000Z',
        '2026-12-06T17:00:00.000Z',
      ].slice(0, items[0]?.times.length),
    )
    await saveMaintenance(ctxAt(5), { ...window, windowId: made.id, version: 1 })
    await expect(
      saveMaintenance(ctxAt(6), { ...window, windowId: made.id, version: 1 }),
    ).rejects.toMatchObject({ code: 'kernel.stale' })
  })
  test('one that reaches nothing, or is over already, is refused', async () => {
    await expect(addMaintenance(ctxAt(0), { ...window, systemIds: [] })).rejects.toMatchObject({
      code: 'watch.window-reaches-nothing',
    })
    await expect(addMaintenance(ctxAt(601), window)).rejects.toMatchObject({ code: 'watch.window-past' })
  })
})

describe('alerts of other programs', () => {
  const source = { unitId, kind: 'zabbix' as const, name: 'Zabbix', severity: 'important' as const, systemId }
  const event = (id: string, value: '0' | '1', more: object = {}) =>
    new TextEncoder().encode(
      JSON.stringify({ event_id: id, event_value: value, event_name: '磁盘满', ...more }),
    )
  const tokenOf = (path: string) => path.split('/').at(-1) ?? ''
  test('told ten times it is one alert, and its recovery ends it', async () => {
    const { path } = await addAlertSource(ctxAt(0), source)
    for (let n = 0; n < 10; n++) await takeMessage(ctxAt(n), { token: tokenOf(path) }, event('5', '1'))
    expect(await rows(db, 'alert')).toMatchObject([
      { severity: 'important', system_id: systemId, ended_at: null },
    ])
    await takeMessage(ctxAt(20), { token: tokenOf(path) }, event('5', '0'))
    expect(await rows(db, 'alert')).toMatchObject([{ ended_how: 'resolved' }])
    expect(JSON.stringify(await rows(db, 'alert_source'))).not.toContain(tokenOf(path))
  })
  test('a message that cannot be read is refused, and its fault stands at the source', async () => {
    const { path } = await addAlertSource(ctxAt(0), source)
    const bytes = event('{EVENT.ID}', '1')
    await expect(takeMessage(ctxAt(1), { token: tokenOf(path) }, bytes)).rejects.toMatchObject({
      code: 'watch.alerts-unreadable',
      facts: {
        problem:
          'event_id：应当是 {EVENT.ID} 的值，一个数 / event_id: should hold the value of {EVENT.ID}, a number',
      },
    })
    const problem = { path: 'event_id', code: 'watch.message.event-id', facts: {} }
    expect(await rows(db, 'alert_source')).toMatchObject([{ last_problem: problem }])
    expect((await sources(ctxAt(2))).items).toMatchObject([{ lastProblem: problem, received: 0 }])
    await takeMessage(ctxAt(3), { token: tokenOf(path) }, event('5', '1'))
    expect((await sources(ctxAt(4))).items).toMatchObject([{ lastProblem: null, received: 1 }])
    await expect(takeMessage(ctxAt(1), { token: 'x'.repeat(32) }, bytes)).rejects.toMatchObject({
      code: 'watch.no-such-source',
    })
  })
  test('more than 120 messages in a minute are refused until the next', async () => {
    const { path } = await addAlertSource(ctxAt(0), source)
    const token = tokenOf(path)
    for (let n = 0; n < 120; n++) await takeMessage(ctxAt(1), { token }, event('5', '1'))
    await expect(takeMessage(ctxAt(2), { token }, event('6', '1'))).rejects.toMatchObject({
      code: 'watch.alerts-too-many',
      facts: { seconds: 58 }, // the minute began two seconds before
    })
    await takeMessage(ctxAt(61), { token }, event('6', '1'))
  })
  test('only those can be ended by hand, and those of a removed source end with it', async () => {
    await checks(1)
    await turn([0], 'down', 0)
    const { source: added, path } = await addAlertSource(ctxAt(0), source)
    for (const id of ['5', '6']) await takeMessage(ctxAt(1), { token: tokenOf(path) }, event(id, '1'))
    const { items } = await alerts(ctxAt(5), { state: 'open', page: 1, size: 50 })
    const [own, first] = [items.find((a) => a.checkId), items.find((a) => a.sourceId)]
    await expect(endAlert(ctxAt(6), { alertId: own?.id as never, why: '不要了' })).rejects.toMatchObject({
      code: 'watch.alert-of-check',
    })
    await endAlert(ctxAt(6), { alertId: first?.id as never, why: '对方已经下线' })
    await removeAlertSource(ctxAt(7), { sourceId: added.id, version: 1 })
    expect((await alerts(ctxAt(8), { state: 'open', page: 1, size: 50 })).items).toHaveLength(1)
  })
})

describe('sending', () => {
  test('a thousand checks that fail within 20 seconds and heal are two messages, and every one of them is told', async () => {
    await checks(1000)
    const to = robot(20)
    await addAlertHook(ctxAt(0, to.sendWebhook), hook())
    const all = Array.from({ length: 1000 }, (_, n) => n)
    for (let s = 0; s < 20; s++) {
      await turn(
        all.filter((n) => n % 20 === s),
        'down',
        s,
      )
      await sendFrom(s, s, to)
    }
    await sendFrom(20, 60, to)
    // The first within 5 s of the first fall, the second when the digest's half minute is over.
    expect(to.taken.map((one) => one.s)).toEqual([3, 33])
    const told = to.messages().reduce((sum, m) => sum + m.alerts.length + m.truncatedAlerts, 0)
    expect(told).toBe(1000)
    await turn(all, 'up', 60)
    await sendFrom(60, 100, to)
    expect(to.taken).toHaveLength(3)
    expect(to.messages()[2]).toMatchObject({ version: '4', status: 'resolved', truncatedAlerts: 900 })
  })

  test('a robot that refuses with HTTP 200 is tried again, ever more slowly, and hears the state of then', async () => {
    await checks(2)
    const to = robot()
    to.state.lockedUntil = 100
    await addAlertHook(ctxAt(0, to.sendWebhook), hook())
    await turn([0], 'down', 0)
    await sendFrom(0, 60, to)
    expect(to.taken).toEqual([])
    // 3, then 5 s, 10 s, 20 s later, and again 40 s later: 3, 8, 18, 38.
    expect(to.state.refused).toBe(4)
    await turn([1], 'down', 61)
    await turn([0], 'up', 62)
    await sendFrom(62, 300, to)
    expect(to.messages()).toMatchObject([
      { status: 'firing', alerts: [{ annotations: { summary: '监测点 1' } }] },
    ])
    const [view] = (await hooks(ctxAt(300))).items
    expect(view?.deliveries[0]).toMatchObject({ ok: true, status: 200, firing: 1 })
    expect(view?.deliveries.at(-1)?.answer).toMatch('errcode 130101')
  })

  test('signed with the secret, which no answer and no audit shows', async () => {
    await checks(1)
    const to = robot()
    const view = await addAlertHook(ctxAt(0, to.sendWebhook), hook({ secret: '很长的密钥' }))
    await testAlertHook(ctxAt(1, to.sendWebhook), { hookId: view.id })
    const [message] = to.taken
    expect(message?.headers['x-rongheng-signature']).toBe(
      `sha256=${createHmac('sha256', '很长的密钥')
        .update(message?.body ?? '')
        .digest('hex')}`,
    )
    expect(view).toMatchObject({ signed: true })
    expect(JSON.stringify([view, await rows(db, 'audit_row')])).not.toContain('很长的密钥')
  })

  test('only what the hook is for, and of consequences and silenced alerts nothing but what was told before', async () => {
    await checks(1, { severity: 'notice' })
    const to = robot()
    await addAlertHook(ctxAt(0, to.sendWebhook), hook({ severity: 'urgent' }))
    await turn([0], 'down', 0)
    await sendFrom(0, 40, to)
    expect(to.taken).toEqual([])
  })

  test('two processes that look at once send one message', async () => {
    await checks(1)
    const to = robot()
    await addAlertHook(ctxAt(0, to.sendWebhook), hook())
    await turn([0], 'down', 0)
    to.state.now = 4
    await Promise.all([1, 2, 3].map(() => sendDue(ctxAt(4, to.sendWebhook))))
    expect(to.taken).toHaveLength(1)
  })

  test('an address outside of what may be reached is refused when it is entered', async () => {
    await expect(
      addAlertHook(ctxAt(0), hook({ url: 'http://169.254.169.254/latest' })),
    ).rejects.toMatchObject({ code: 'watch.out-of-reach' })
  })
})

describe('other programs', () => {
  test('collect verdicts and open alerts as metrics; what is paused or unknown is no figure of being up', async () => {
    await checks(3)
    await insert(db, 'watch_check', {
      ...((await rows(db, 'watch_check')) as object[])[0],
      no: 900,
      id: chk(900),
      name: '暂停的',
      paused: true,
      settings: '{}',
      rule: '{}',
      thresholds: '[]',
    })
    await turn([0], 'down', 0)
    await turn([1], 'up', 1)
    const registry = new Registry()
    measureWatch(registry, db)
    const text = await registry.metrics()
    expect(text).toContain(`rongheng_check_up{id="${chk(0)}",name="监测点 0",unit="${unitId}"} 0`)
    expect(text).toContain(`rongheng_check_up{id="${chk(1)}",name="监测点 1",unit="${unitId}"} 1`)
    expect(text).not.toContain(`rongheng_check_up{id="${chk(2)}"`)
    expect(text).toContain('rongheng_checks{verdict="paused"} 1')
    expect(text).toContain('rongheng_alerts{severity="urgent",state="calling"} 1')
  })

  test('are told before anything is written which of their checks are of addresses out of reach', async () => {
    const ctx = testCtx(db, {
      now: at(0),
      permissions: ['watch.write'],
      unitIds: [unitId],
      ports: { sealer, readYaml },
    })
    const list = '- targets: ["169.254.169.254:80", "http://b.example.cn/"]\n'
    const { rows: found } = await readList(ctx, { unitId }, new TextEncoder().encode(list))
    expect(found).toMatchObject([{ fate: 'out-of-reach', entry: null }, { fate: 'new' }])
    expect(inWords(found[0]?.remark ?? '', 'zh-CN')).toMatch(
      /^地址 169\.254\.169\.254:80 不在允许访问的范围内/,
    )
  })

  test('hand over their checks: each row by itself, those paused over there paused here', async () => {
    const ctx = testCtx(db, {
      now: at(0),
      permissions: ['watch.write'],
      unitIds: [unitId],
      ports: { sealer, readYaml },
    })
    const list = '- targets: [https://a.example.cn/, "b.example.cn:22"]\n'
    const { origin, rows: found } = await readList(ctx, { unitId }, new TextEncoder().encode(list))
    expect([origin, found.map((row) => row.fate)]).toEqual(['prometheus', ['new', 'new']])
    const entries = found.flatMap((row, n) => (row.entry ? [{ ...row.entry, paused: n === 1 }] : []))
    const twice = [...entries, ...entries.slice(0, 1)]
    expect(await importChecks(ctx, { unitId, checks: twice })).toMatchObject({
      made: [{ name: 'https://a.example.cn/' }, { name: 'b.example.cn:22' }],
      refused: [{ code: 'watch.check-name-taken' }],
    })
    expect(await rows(db, 'watch_check')).toMatchObject([{ paused: false }, { paused: true }])
    expect((await readList(ctx, { unitId }, new TextEncoder().encode(list))).rows).toMatchObject([
      { fate: 'there' },
      { fate: 'there' },
    ])
    await expect(readList(ctx, { unitId }, new TextEncoder().encode('{ [nonsense'))).rejects.toMatchObject({
      code: 'watch.list-not-known',
    })
  })
})
