import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Reading } from '@rongheng/core/watch/reading'
import { readingStoreContract } from '@rongheng/core/watch/reading-store.contract'
import { spanStart } from '@rongheng/core/watch/thinned'
import { afterAll, describe, expect, test } from 'vitest'
import { prometheusStore, type SeriesStore } from './prometheus-store.ts'
import { freePort, type Peer, prometheus, victoriaMetrics } from './testing-peers.ts'

const ends: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const end of ends.reverse()) await end()
})

// Ten whole minutes, all of them over: the five minutes after `base` are one span, and the next five another.
const base = spanStart('5m', Date.now() - 20 * 60_000)
const s = (seconds: number) => (base + seconds * 1000) as Instant
const unitId = 'unt_01HSERIES00000000000000000'

const storeAt = (url: string, more: Partial<Parameters<typeof prometheusStore>[0]> = {}): SeriesStore => {
  const store = prometheusStore({
    access: { url },
    labelled: async (nos) =>
      new Map(nos.map((no) => [no, { unitId, metricKeys: ['first-byte-ms', 'status'] }])),
    now: () => Date.now() as Instant,
    onTrouble: () => {},
    ...more,
  })
  ends.push(() => store.stop())
  return store
}

const good = (checkNo: number, at: Instant, tookMs: number, values: Reading['values'] = []): Reading => ({
  checkNo,
  at,
  tookMs,
  ok: true,
  poor: false,
  values: [values[0] ?? null, values[1] ?? null],
  detail: '',
})
const failed = (checkNo: number, at: Instant, detail: string): Reading => ({
  ...good(checkNo, at, 500),
  ok: false,
  detail,
})

describe.each([
  ['VictoriaMetrics', victoriaMetrics],
  ['Prometheus', prometheus],
])('%s keeps the contract:', (_, start) => {
  readingStoreContract(async () => {
    const peer = await start()
    ends.push(() => peer.stop())
    const store = storeAt(peer.url, { now: () => Date.UTC(2026, 10, 23, 12) as Instant })
    return { ...store, write: (readings) => store.write(readings).then(peer.settle) }
  })
})

describe.each([
  ['VictoriaMetrics', victoriaMetrics],
  ['Prometheus', prometheus],
])('%s', async (_, start) => {
  const peer = await start()
  ends.push(() => peer.stop())
  const store = storeAt(peer.url)
  const all = { from: s(0), to: s(600) }
  const write = async (readings: readonly Reading[]) => {
    await store.write(readings)
    await peer.settle()
  }

  test('readings come back as they were written, with what they measured and what they said', async () => {
    const written = [
      good(1, s(0), 12.5, [10, 200]),
      { ...good(1, s(20), 800, [790, null]), poor: true, detail: '首字节 790 ms，高于 500 ms' },
      failed(1, s(40), 'HTTP 503'),
    ]
    await write(written)
    expect(await store.readings(1, all, 100)).toEqual(written)
    // Half-open: the reading of the last moment lies outside, that of the first inside. Of too many, the newest.
    expect(await store.readings(1, { from: s(20), to: s(40) }, 100)).toEqual([written[1]])
    expect(await store.readings(1, all, 1)).toEqual([written[2]])
    expect(await store.readings(2, all, 100)).toEqual([])
  })

  test('a batch that comes twice lands once, in the count as in the list', async () => {
    const written = [good(3, s(0), 10), good(3, s(20), 20)]
    await write(written)
    await write(written)
    await write([good(3, s(40), 30)])
    expect(await store.readings(3, all, 100)).toHaveLength(3)
    expect(await store.series(3, all, '5m')).toMatchObject([{ count: 3, ok: 3, took: { count: 3, sum: 60 } }])
  })

  test('late readings find their place, and are counted with their span', async () => {
    await write([good(4, s(400), 40)])
    await write([good(4, s(100), 10), good(4, s(200), 20)])
    expect((await store.readings(4, all, 100)).map(({ tookMs }) => tookMs)).toEqual([10, 20, 40])
    expect(await store.series(4, all, '5m')).toMatchObject([
      { at: s(0), count: 2, took: { sum: 30 } },
      { at: s(300), count: 1, took: { sum: 40 } },
    ])
  })

  test('a reading on the edge of two spans is counted in the later one alone', async () => {
    await write([good(5, s(0), 1), good(5, (s(300) - 1) as Instant, 2), good(5, s(300), 4)])
    expect(await store.series(5, all, '5m')).toMatchObject([
      { at: s(0), count: 2, took: { sum: 3, min: 1, max: 2 } },
      { at: s(300), count: 1, took: { sum: 4 } },
    ])
  })

  test('a span counts what was ok, how long that took, and each metric that was measured', async () => {
    // Took 10, 20 … 100 ms; the failed one took 500, which says nothing of how fast the target is.
    const ten = Array.from({ length: 10 }, (_, i) =>
      good(6, s(20 * i), 10 * (i + 1), [i + 1, i < 4 ? 200 : null]),
    )
    await write([...ten, failed(6, s(250), 'HTTP 500')])
    const [span] = await store.series(6, all, '5m')
    expect(span).toMatchObject({
      at: s(0),
      count: 11,
      ok: 10,
      took: { count: 10, sum: 550, min: 10, max: 100 },
      values: [
        { count: 10, sum: 55, min: 1, max: 10 },
        { count: 4, sum: 800, min: 200, max: 200 },
      ],
    })
    // The 5th of ten, and twice the 10th.
    expect(span?.p50).toBeCloseTo(50, 5)
    expect(span?.p95).toBeCloseTo(100, 5)
    expect(span?.p99).toBeCloseTo(100, 5)
  })

  test('hours and days are counted from the same readings, days being days in Shanghai', async () => {
    const noon = (spanStart('1d', Date.now() - 3 * 86_400_000) + 12 * 3_600_000) as Instant
    const midnight = spanStart('1d', noon)
    const written = [good(7, midnight, 1), good(7, noon, 2), good(7, (midnight + 86_400_000) as Instant, 4)]
    await write(written)
    const within = { from: midnight, to: (midnight + 2 * 86_400_000) as Instant }
    expect(await store.series(7, within, '1d')).toMatchObject([
      { at: midnight, count: 2, took: { sum: 3 } },
      { at: midnight + 86_400_000, count: 1 },
    ])
    expect((await store.series(7, within, '1h')).map(({ at }) => at)).toEqual([
      midnight,
      noon,
      midnight + 86_400_000,
    ])
  })

  test('the newest readings of many checks come at once, newest first, and old ones are found as well', async () => {
    const old = (Date.now() - 3 * 86_400_000) as Instant
    await write([8, 9].flatMap((no) => [good(no, s(0), no), good(no, s(20), no), good(no, s(40), no)]))
    await write([good(10, old, 5)])
    const newest = await store.newest([8, 9, 10, 11], 2)
    expect(newest.get(8)?.map(({ at }) => at)).toEqual([s(40), s(20)])
    expect(newest.get(9)).toHaveLength(2)
    expect(newest.get(10)).toEqual([good(10, old, 5)])
    expect(newest.has(11)).toBe(false)
  })

  test('another value at a moment that is there changes nothing else in its batch', async () => {
    await write([good(12, s(0), 10)])
    await write([good(12, s(0), 11), good(12, s(20), 20), good(13, s(20), 30)])
    expect(await store.readings(12, all, 10)).toHaveLength(2)
    expect(await store.readings(13, all, 10)).toHaveLength(1)
  })
})

test('while the store is away readings wait up to a bound, and are there when it is back', async () => {
  const port = await freePort()
  const troubles: string[] = []
  const store = storeAt(`http://127.0.0.1:${port}`, {
    mostWaiting: 3,
    onTrouble: (what, cause) => troubles.push(`${what}: ${(cause as Error).name}`),
  })
  for (const at of [0, 20, 40, 60, 80]) await store.write([good(1, s(at), at)])
  expect(store.state()).toEqual({ waiting: 3, dropped: 2, refused: 0 })
  expect(troubles).toEqual(['write: StoreAway'])
  const peer: Peer = await victoriaMetrics(port)
  ends.push(() => peer.stop())
  for (let i = 0; i < 100 && store.state().waiting > 0; i++) await new Promise((done) => setTimeout(done, 50))
  await peer.settle()
  const all = { from: s(0), to: s(600) }
  const found = await store.readings(1, all, 10)
  expect(found.map(({ tookMs }) => tookMs)).toEqual([40, 60, 80])
})

test.each([
  [{ login: { user: 'center', password: '密码' } }, `Basic ${Buffer.from('center:密码').toString('base64')}`],
  [{ token: 'abc' }, 'Bearer abc'],
  [{}, undefined],
])('a store is told who we are: %o', async (access, header) => {
  const heard: (string | undefined)[] = []
  const server = http.createServer((request, response) => {
    heard.push(request.headers.authorization)
    request.resume().on('end', () => response.writeHead(204).end())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  ends.push(async () => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await storeAt(url, { access: { url, ...access } }).write([good(1, s(0), 1)])
  expect(heard).toEqual([header])
})

test('a check says at most fifty different things a day; what it says beyond that is not kept', async () => {
  const peer = await victoriaMetrics()
  ends.push(() => peer.stop())
  const store = storeAt(peer.url)
  // All within one day by UTC: the texts begin anew at midnight.
  const morning = (Math.floor(Date.now() / 86_400_000) * 86_400_000 - 40_000_000) as Instant
  const written = Array.from({ length: 52 }, (_, i) =>
    failed(1, (morning + i * 1000) as Instant, `温度 ${i} 度`),
  )
  await store.write(written)
  await peer.settle()
  const within = { from: morning, to: (morning + 100_000) as Instant }
  const found = await store.readings(1, within, 100)
  expect(found.filter(({ detail }) => detail !== '')).toHaveLength(50)
})
