import { type Instant, momentText } from '@rongheng/core/kernel/time'
import { Check } from '@rongheng/core/watch/check'
import type { Seen } from '@rongheng/core/watch/probe'
import type { Reading } from '@rongheng/core/watch/reading'
import { inWords } from '@rongheng/core/watch/said/in-words'
import { say } from '@rongheng/core/watch/said/saying'
import type { VerdictChange } from '@rongheng/core/watch/verdict-change'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newIdAt } from '../new-id.ts'
import { type Engine, engine, type EngineDeps } from './engine.ts'
import type { Batch } from './outbox.ts'
import type { Sample } from './sample-box.ts'
import type { Given } from './watched.ts'

const START = Date.parse('2026-11-23T12:00:00Z')
const S = 1_000

beforeEach(
  () =>
    void vi.useFakeTimers({
      now: START,
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
    }),
)
afterEach(async () => {
  await Promise.all(begun.splice(0).map((one) => one.stop()))
  vi.useRealTimers()
})
const begun: Engine[] = []

const good: Seen = { ok: true, tookMs: 5, values: [], detail: '' }
const failed: Seen = { ok: false, tookMs: 5, values: [], detail: say('net.ECONNREFUSED') }

const given = (no: number, more: Partial<Check> = {}, known: Partial<Given> = {}): Given => {
  const check = Check.parse({
    id: `chk_${String(no).padStart(26, '0')}`,
    no,
    unitId: `unt_${'0'.repeat(26)}`,
    systemId: null,
    deviceId: null,
    name: `目标 ${no}`,
    settings: { kind: 'http', url: 'http://10.0.0.1/' },
    intervalS: 20,
    timeoutS: 5,
    rule: { failuresToDown: 3, successesToUp: 2, poorToWarning: 3 },
    thresholds: [],
    severity: 'important',
    needs: [],
    paused: false,
    agentId: null,
    note: '',
    changedAt: START,
    version: 1,
    ...more,
  })
  return {
    check,
    metrics: ['dns-ms', 'connect-ms', 'tls-ms', 'first-byte-ms', 'status', 'bytes', 'certificate-days'],
    secrets: async () => ({}),
    comes: false,
    last: null,
    flapping: false,
    newest: [],
    past: [],
    ...known,
  }
}

/** An engine whose world is in the hand of the test. */
function bench(more: Partial<EngineDeps> = {}) {
  const world = {
    /** What the clock on the wall is ahead by. */
    jump: 0,
    answer: (async () => good) as (no: number, memory: Map<string, unknown>) => Promise<Seen>,
    writes: true,
    batches: [] as Batch[],
    samples: [] as Sample[],
    troubles: [] as string[],
  }
  const asked: { no: number; at: number }[] = []
  const one = engine({
    clocks: { steady: () => Date.now() - START, wall: () => (Date.now() + world.jump) as Instant },
    newId: newIdAt,
    probe:
      () =>
      async (settings, { memory }) => {
        const no = Number(/\d+$/.exec((settings as { url: string }).url)?.[0] ?? 0)
        asked.push({ no, at: Date.now() - START })
        return world.answer(no, memory)
      },
    reach: () => true,
    write: async (batch) => {
      if (!world.writes) throw new Error('the database is away')
      world.batches.push(batch)
      return { outdated: [] }
    },
    keepSample: (sample) => void world.samples.push(sample),
    onOutdated: () => {},
    onTrouble: (what) => void world.troubles.push(what),
    ...more,
  })
  begun.push(one)
  const readings = (): Reading[] => world.batches.flatMap((batch) => batch.readings)
  const changes = (): VerdictChange[] => world.batches.flatMap((batch) => batch.changes)
  return { one, world, asked, readings, changes, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) }
}

const at = (s: number) => START + s * S

test('every check is asked within an interval of its start, and then once in each', async () => {
  const { one, asked, readings, pass } = bench()
  one.put(
    Array.from({ length: 50 }, (_, i) =>
      given(i + 1, { settings: { kind: 'http', url: `http://10.0.0.1/${i + 1}` } as never }),
    ),
  )
  await pass(20 * S)
  expect(new Set(asked.map(({ no }) => no)).size).toBe(50)
  const before = asked.length
  await pass(200 * S)
  expect(asked.length - before).toBe(500)
  expect(readings().length).toBeGreaterThanOrEqual(asked.length - 5)
  expect(one.figures()).toMatchObject({ checks: 50, notRun: 0, faults: 0, dropped: 0 })
})

test('one failure is nothing, three are an outage with their readings, two good ones end it', async () => {
  const { one, world, changes, pass } = bench()
  one.put([given(1)])
  await pass(60 * S)
  expect(changes()).toMatchObject([{ before: 'unknown', after: 'up', reason: 'readings', detail: '' }])
  world.answer = async () => failed
  await pass(40 * S)
  expect(changes()).toHaveLength(1)
  await pass(20 * S)
  expect(changes()).toHaveLength(2)
  expect(changes()[1]).toMatchObject({ before: 'up', after: 'down', detail: failed.detail })
  expect(changes()[1]?.readings).toMatchObject([{ ok: false }, { ok: false }, { ok: false }])
  world.answer = async () => good
  await pass(60 * S)
  expect(changes()[2]).toMatchObject({ before: 'down', after: 'up', detail: '' })
})

test('a threshold that warns makes it a warning, and the values stand by their places', async () => {
  const { one, world, changes, readings, pass } = bench()
  const check = given(1, {
    thresholds: [{ kind: 'level', metric: 'first-byte-ms', when: 'above', value: 800, critical: false }],
  })
  // The metric had another neighbour once: its place is the last.
  one.put([{ ...check, metrics: ['old', 'status', 'first-byte-ms'] }])
  world.answer = async () => ({ ...good, values: [null, 1, null, 812.5, 200, 5, null] })
  await pass(80 * S)
  expect(readings()[0]).toMatchObject({ ok: true, poor: true, values: [null, 200, 812.5] })
  expect(changes().map(({ after, detail }) => [after, inWords(detail, 'zh-CN')])).toEqual([
    ['warning', '首字节 812.5 毫秒，高于 800 毫秒'],
  ])
})

test.each([3_600, -3_600])(
  'the clock on the wall jumps by %i s: no verdict changes, and nothing is asked twice',
  async (s) => {
    const { one, world, asked, readings, changes, pass } = bench()
    one.put([given(1), given(2, {}, { comes: true })])
    await pass(30 * S)
    one.accept(given(2).check.id, good, at(29) as Instant)
    one.accept(given(2).check.id, good, at(30) as Instant)
    await pass(20 * S)
    world.jump = s * S
    const before = asked.length
    await pass(15 * S)
    one.accept(given(2).check.id, good, (at(65) + world.jump) as Instant)
    await pass(30 * S)
    one.accept(given(2).check.id, good, (at(95) + world.jump) as Instant)
    await pass(15 * S)
    expect(asked.length - before).toBe(3)
    expect(changes().map(({ after }) => after)).toEqual(['up', 'up'])
    expect(new Set(readings().map((r) => `${r.checkNo} ${r.at}`)).size).toBe(readings().length)
  },
)

test('while nothing can be written readings wait, and none is lost; beyond the bound the oldest are, and are counted', async () => {
  const { one, world, asked, readings, changes, pass } = bench({ mostWaiting: 100 })
  one.put([given(1), given(2)])
  await pass(60 * S)
  world.writes = false
  world.answer = async () => failed
  await pass(300 * S)
  expect(one.figures().waiting).toBe(30)
  world.writes = true
  await pass(2 * S)
  expect(one.figures()).toMatchObject({ waiting: 0, dropped: 0 })
  expect(readings()).toHaveLength(asked.length)
  expect(readings().map((r) => r.at)).toEqual(
    readings()
      .map((r) => r.at)
      .toSorted((a, b) => a - b),
  )
  expect(changes().filter(({ after }) => after === 'down')).toHaveLength(2)
  world.writes = false
  await pass(1_200 * S)
  const { waiting, dropped } = one.figures()
  expect(waiting).toBeLessThanOrEqual(101)
  expect(waiting + dropped).toBe(120)
})

test('a fault of ours is no outage: after two intervals it is told once that the check is not run', async () => {
  const { one, world, changes, readings, pass } = bench()
  one.put([given(1)])
  await pass(60 * S)
  world.answer = async () => {
    throw new Error('driver missing')
  }
  const before = readings().length
  await pass(200 * S)
  expect(readings()).toHaveLength(before)
  expect(changes().slice(1)).toMatchObject([
    { before: 'up', after: 'unknown', reason: 'not-run', detail: 'driver missing', readings: [] },
  ])
  world.answer = async () => good
  await pass(60 * S)
  expect(changes().slice(2)).toMatchObject([{ before: 'unknown', after: 'up' }])
})

test('a probe that never comes back holds up neither its next run nor the end', async () => {
  const { one, world, asked, changes, pass } = bench()
  one.put([given(1)])
  world.answer = () => new Promise(() => {})
  await pass(100 * S)
  expect(asked.length).toBeGreaterThanOrEqual(5)
  expect(changes()).toMatchObject([{ reason: 'not-run', detail: say('engine.hangs', { s: 7 }) }])
  let ended = false
  void one.stop().then(() => (ended = true))
  await pass(0)
  expect(ended).toBe(true)
})

test('what comes by itself and does not come is no data, told once', async () => {
  const { one, changes, pass } = bench()
  one.put([given(1, {}, { comes: true })])
  await pass(39 * S)
  expect(changes()).toEqual([])
  await pass(200 * S)
  expect(changes()).toMatchObject([{ before: 'unknown', after: 'unknown', reason: 'no-data' }])
  expect(one.accept(given(1).check.id, good, at(240) as Instant, 7)).toBe(true)
  expect(one.accept(given(2).check.id, good, at(240) as Instant)).toBe(false)
})

test('the silence of what reports by itself says when it came last, or that it never came', async () => {
  const { one, changes, pass } = bench()
  const push = { settings: { kind: 'push' as const, metrics: [] } }
  one.put([given(1, push, { comes: true }), given(2, push, { comes: true })])
  await pass(10 * S)
  one.accept(given(1).check.id, good, at(10) as Instant, 7)
  await pass(200 * S)
  const silences = changes().filter(({ reason }) => reason === 'no-data')
  expect(silences.map(({ detail }) => inWords(detail, 'zh-CN')).sort()).toEqual([
    '一次也没有来过',
    `最近一次来是 ${momentText(at(10) as Instant)}`,
  ])
})

const past = (count: number, newestS: number, ok = true): Reading[] =>
  Array.from({ length: count }, (_, i) => ({
    checkNo: 1,
    at: at(newestS - 20 * i) as Instant,
    tookMs: 5,
    ok,
    poor: false,
    values: [],
    detail: '',
  }))

test('after a stop of more than two intervals it is told once since when nothing is known', async () => {
  const last = { at: at(-9_000) as Instant, after: 'up', reason: 'readings' } as const
  const { one, changes, pass } = bench()
  one.put([given(1, {}, { last, newest: past(21, -600) })])
  await pass(60 * S)
  expect(changes()).toMatchObject([
    { before: 'up', after: 'unknown', reason: 'interrupted', at: at(-560) },
    { before: 'unknown', after: 'up', reason: 'readings' },
  ])
  // The process that was killed right after it told so tells nothing more.
  const again = bench()
  again.one.put([
    given(
      1,
      {},
      { last: { at: at(-560) as Instant, after: 'unknown', reason: 'interrupted' }, newest: past(21, -600) },
    ),
  ])
  await again.pass(60 * S)
  expect(again.changes()).toMatchObject([{ before: 'unknown', after: 'up' }])
})

test('what was not looked at before the start, nor in the first two intervals after it, is told as not run', async () => {
  for (const last of [
    { at: at(-9_000) as Instant, after: 'up', reason: 'readings' } as const,
    { at: at(-560) as Instant, after: 'unknown', reason: 'interrupted' } as const,
  ]) {
    const { one, world, changes, pass } = bench()
    world.answer = async () => {
      throw new Error('driver missing')
    }
    one.put([given(1, {}, { last, newest: past(21, -600) })])
    await pass(39 * S)
    expect(changes().filter(({ reason }) => reason === 'not-run')).toEqual([])
    await pass(100 * S)
    expect(changes().filter(({ reason }) => reason === 'not-run')).toMatchObject([
      { before: 'unknown', after: 'unknown' },
    ])
  }
})

test('a process that takes over goes on with the run that the one before had counted', async () => {
  const last = { at: at(-9_000) as Instant, after: 'up', reason: 'readings' } as const
  const { one, world, changes, pass } = bench()
  world.answer = async () => failed
  one.put([given(1, {}, { last, newest: [...past(2, -5, false), ...past(19, -45)] })])
  await pass(20 * S)
  expect(changes()).toMatchObject([{ before: 'up', after: 'down' }])
})

test('going up and down again and again is told as flapping, once, and its end too', async () => {
  const { one, world, changes, pass } = bench()
  one.put([given(1, { rule: { failuresToDown: 1, successesToUp: 1, poorToWarning: 1 } })])
  let n = 0
  world.answer = async () => (n++ % 2 === 0 ? good : failed)
  await pass(30 * 20 * S)
  world.answer = async () => good
  await pass(30 * 20 * S)
  expect(changes().filter(({ reason }) => reason === 'flapping' || reason === 'steady')).toMatchObject([
    { reason: 'flapping' },
    { reason: 'steady', before: 'up', after: 'up' },
  ])
})

test('a paused check is not run and not missed; what is known of it ends', async () => {
  const { one, asked, changes, pass } = bench()
  one.put([given(1)])
  await pass(60 * S)
  one.put([given(1, { paused: true, version: 2 })])
  const before = asked.length
  await pass(300 * S)
  expect(asked.length).toBe(before)
  expect(changes().slice(1)).toMatchObject([{ before: 'up', after: 'unknown', reason: 'paused' }])
  one.put([given(1, { version: 3 })])
  await pass(60 * S)
  expect(changes().slice(2)).toMatchObject([{ after: 'up' }])
})

test('what came back is kept when the verdict changes, and a picture whenever there is one', async () => {
  const { one, world, pass } = bench()
  one.put([given(1)])
  const bytes = new TextEncoder().encode('<h1>维护</h1>')
  world.answer = async () => ({
    ...failed,
    sample: { mediaType: 'text/html', bytes },
    frame: { mediaType: 'image/jpeg', bytes },
  })
  await pass(80 * S)
  const kinds = world.samples.map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'body')).toHaveLength(1)
  expect(kinds.filter((kind) => kind === 'frame')).toHaveLength(4)
})

test('a thousand targets that fail at once are one write a second', async () => {
  const { one, world, changes, pass } = bench()
  one.put(Array.from({ length: 1_000 }, (_, i) => given(i + 1)))
  await pass(60 * S)
  world.answer = async () => failed
  const before = world.batches.length
  await pass(60 * S)
  expect(changes().filter(({ after }) => after === 'down')).toHaveLength(1_000)
  expect(world.batches.length - before).toBeLessThanOrEqual(61)
})

test('of what begins a process for every look, sixteen run at once and the others wait', async () => {
  let running = 0
  let most = 0
  const look = async () => {
    most = Math.max(most, ++running)
    await new Promise((done) => setTimeout(done, 3 * S))
    running--
    return good
  }
  const { one, pass } = bench({ probe: () => look })
  const settings: Check['settings'] = {
    kind: 'script',
    file: 'check.sh',
    args: [],
    warningFails: false,
    metrics: [],
  }
  // Twenty fall due each second: sixty would run at once.
  one.put(Array.from({ length: 100 }, (_, i) => given(i + 1, { settings, intervalS: 5, timeoutS: 4 })))
  await pass(10 * S)
  expect(most).toBe(16)
  expect(one.figures().queued).toBeGreaterThan(0)
})
