import { spawn } from 'node:child_process'
import dgram from 'node:dgram'
import { TsSettings, tsKind } from '@rongheng/core/watch/kinds/ts'
import type { Seen } from '@rongheng/core/watch/probe'
import { afterEach, expect, test } from 'vitest'
import { heldStretches } from './stream/held-stretches.ts'
import { payloadOf, TsFeed } from './stream/ts-feed.ts'
import { Sites, givenFor, stretchFile, stretches } from './testing-streams.ts'
import { heard } from './testing-said.ts'
import { tsProbe } from './ts.ts'

const sites = new Sites()
const opened: (() => void)[] = []
afterEach(() => {
  sites.close()
  for (const close of opened.splice(0)) close()
})

const value = (seen: Seen, key: string) => {
  const metrics = tsKind.metrics(TsSettings.parse({ kind: 'ts', address: 'udp://1.1.1.1:1' }))
  expect(seen.values).toHaveLength(metrics.length)
  return seen.values[metrics.findIndex((m) => m.key === key)]
}
const settingsFor = (address: string, more: object = {}) =>
  TsSettings.parse({ kind: 'ts', address, black: null, freeze: null, silence: null, ...more })

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const socket = dgram.createSocket('udp4')
  await new Promise<void>((done) => {
    socket.bind(0, '127.0.0.1', done)
  })
  const { port } = socket.address()
  await new Promise<void>((done) => {
    socket.close(done)
  })
  return port
}

/** Sends the stretches from 26 s on as ffmpeg sends a multiplex, in real time, through `change` if there is one. */
async function send(port: number, change?: (packet: Buffer, n: number) => Buffer[]): Promise<void> {
  const out = dgram.createSocket('udp4')
  const to = change ? await freePort() : port
  const args = [
    '-re',
    '-ss',
    '26',
    '-i',
    'all.mp4',
    '-c',
    'copy',
    '-f',
    'mpegts',
    `udp://127.0.0.1:${to}?pkt_size=1316`,
  ]
  const child = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-nostdin', ...args], {
    cwd: await stretches(),
  })
  opened.push(() => {
    child.kill('SIGKILL')
    out.close()
  })
  if (!change) return
  const between = dgram.createSocket('udp4')
  opened.push(() => between.close())
  await new Promise<void>((done) => {
    between.bind(to, '127.0.0.1', done)
  })
  let n = 0
  between.on('message', (message) => {
    const packets = Array.from({ length: message.length / 188 }, (_, i) =>
      message.subarray(i * 188, i * 188 + 188),
    )
    out.send(Buffer.concat(packets.flatMap((p) => change(p, n++))), port, '127.0.0.1')
  })
}
const memories = () => {
  const memory = new Map<string, unknown>()
  opened.push(() => (memory.get('feed') as TsFeed | undefined)?.close())
  return memory
}

test('a feed that ffmpeg sends is clean, and its pictures are seen at the next probe', async () => {
  const port = await freePort()
  await send(port)
  const memory = memories()
  const settings = settingsFor(`udp://127.0.0.1:${port}`, { black: { seconds: 3 } })
  const given = givenFor([port], memory, 5_000)
  const first = await heard(tsProbe)(settings, given)
  expect(first).toMatchObject({ ok: true, detail: '' })
  expect(value(first, 'packets')).toBeGreaterThan(300)
  expect(value(first, 'bitrate')).toBeGreaterThan(300_000)
  await new Promise((done) => {
    setTimeout(done, 1_000)
  })
  const second = await heard(tsProbe)(settings, given)
  expect(second).toMatchObject({ ok: true, detail: '' })
  expect([...first.values.slice(1, 7), ...second.values.slice(1, 7)].every((errors) => errors === 0)).toBe(
    true,
  )
  const looked = first.frame ? first : second
  expect([value(looked, 'width'), value(looked, 'black-s')]).toEqual([640, 0])
  expect(looked.frame?.mediaType).toBe('image/jpeg')
})

test('packets that are lost and damaged on the way are counted and named', async () => {
  const port = await freePort()
  const dropped: number[] = []
  const isPicture = (p: Buffer) => (p.readUInt16BE(1) & 0x1fff) === 0x100
  await send(port, (packet, n) => {
    // Single packets of the picture, far apart: each is one break of its counter.
    if (n % 100 === 50 && isPicture(packet)) {
      dropped.push(n)
      return []
    }
    return [packet]
  })
  const seen = await heard(tsProbe)(
    settingsFor(`udp://127.0.0.1:${port}`),
    givenFor([port], memories(), 4_000),
  )
  const counted = value(seen, 'continuity') ?? 0
  expect(counted).toBeGreaterThan(2)
  expect(Math.abs(counted - dropped.length)).toBeLessThanOrEqual(1)
  expect(seen.detail).toBe(`连续计数错误 ${counted} 次`)
})

test('silence on the line, noise on it, and another sender are told apart', async () => {
  const look = (port: number, more: object = {}) =>
    heard(tsProbe)(settingsFor(`udp://127.0.0.1:${port}`, more), givenFor([port], memories(), 800))
  const port = await freePort()
  expect(await look(port)).toMatchObject({ ok: false, detail: '没有收到数据' })
  const noise = dgram.createSocket('udp4')
  const chatter = setInterval(() => noise.send(Buffer.alloc(1316, 'x'), port, '127.0.0.1'), 20)
  opened.push(() => {
    clearInterval(chatter)
    noise.close()
  })
  expect((await look(port)).detail).toBe('收到的不是 TS 包')
  expect((await look(port, { source: '10.9.8.7' })).detail).toBe('没有收到 10.9.8.7 发来的数据，收到了别处的')
})

test('two who look at the same port both see all of it, and the port is free when both are gone', async () => {
  const port = await freePort()
  const place = { host: '127.0.0.1', port, isGroup: false, source: '', card: '' }
  const [one, other] = await Promise.all([TsFeed.open(place), TsFeed.open(place)])
  const out = dgram.createSocket('udp4')
  opened.push(() => out.close())
  const packet = Buffer.alloc(188 * 7, 0xff)
  for (let o = 0; o < packet.length; o += 188) packet.set([0x47, 0x1f, 0xff, 0x10], o)
  const send = () => new Promise((done) => out.send(packet, port, '127.0.0.1', done))
  const came = async (feed: TsFeed) => {
    for (let i = 0; i < 50; i++) {
      const { packets } = feed.take()
      if (packets > 0) return packets
      await new Promise((done) => setTimeout(done, 10))
    }
    return 0
  }
  await send()
  expect([await came(one), await came(other)]).toEqual([7, 7])
  one.close()
  await send()
  expect([one.isOpen, other.isOpen, await came(other)]).toEqual([false, true, 7])
  other.close()
  const again = await TsFeed.open(place)
  expect(again.isOpen).toBe(true)
  again.close()
})

test('an address that is not allowed is not listened on', async () => {
  const seen = await heard(tsProbe)(settingsFor('udp://239.1.1.1:1234'), givenFor([]))
  expect(seen.detail).toBe('地址 239.1.1.1:1234 不在允许的范围内')
  expect((await heard(tsProbe)(settingsFor('udp://999.1.1.1:1234'), givenFor([]))).detail).toMatch(
    /^地址读不懂/,
  )
})

test('a transport stream over HTTP is listened to for a while', async () => {
  const bytes = Buffer.concat(await Promise.all(['s14.ts', 's15.ts', 's16.ts', 's17.ts'].map(stretchFile)))
  const port = await sites.open((_, response) => {
    response.write(bytes)
  })
  const seen = await heard(tsProbe)(
    settingsFor(`http://127.0.0.1:${port}/`, { silence: { seconds: 5 } }),
    givenFor([port], memories(), 4_500),
  )
  expect(seen).toMatchObject({ ok: true, detail: '' })
  expect([value(seen, 'width'), value(seen, 'pcr-repetition'), value(seen, 'continuity')]).toEqual([
    640,
    null,
    0,
  ])
})

test('when as many stretches are kept as may be, the packets are counted all the same', async () => {
  const bytes = await stretchFile('s17.ts')
  const port = await sites.open((_, response) => response.end(bytes))
  const places: (() => void)[] = []
  for (let place = heldStretches.takeNow(); place; place = heldStretches.takeNow()) places.push(place)
  const seen = await heard(tsProbe)(settingsFor(`http://127.0.0.1:${port}/`), givenFor([port]))
  for (const give of places) give()
  expect(places).toHaveLength(16)
  expect(seen).toMatchObject({ ok: true, note: '同时看的流太多，这次没有看画面' })
  expect([value(seen, 'packets'), value(seen, 'width')]).toEqual([bytes.length / 188, null])
})

test.each([
  ['<!doctype html><p>请登录', 200, '收到的是一个网页，没有 TS 包'],
  ['', 200, '没有收到数据'],
  ['no', 403, 'HTTP 403'],
])('%j over HTTP %i: %s', async (body, status, detail) => {
  const port = await sites.open((_, response) => response.writeHead(status).end(body))
  expect((await heard(tsProbe)(settingsFor(`http://127.0.0.1:${port}/`), givenFor([port]))).detail).toBe(
    detail,
  )
})

test('the head of RTP is taken off: with sources, an extension and padding', () => {
  const packet = Uint8Array.from([0x47, 1, 2, 3])
  expect(payloadOf(packet)).toEqual(packet)
  const plain = [0x80, 33, 0, 1, 0, 0, 0, 0, 0, 0, 0, 9]
  expect(payloadOf(Uint8Array.from([...plain, ...packet]))).toEqual(packet)
  const full = [0xb1, ...plain.slice(1), 1, 1, 1, 1, 0xbe, 0xde, 0, 1, 9, 9, 9, 9]
  expect(payloadOf(Uint8Array.from([...full, ...packet, 0, 2]))).toEqual(packet)
})
