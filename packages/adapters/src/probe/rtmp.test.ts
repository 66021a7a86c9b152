import { spawn } from 'node:child_process'
import net, { type AddressInfo, type Socket } from 'node:net'
import { RtmpSettings, rtmpKind } from '@rongheng/core/watch/kinds/rtmp'
import type { Seen } from '@rongheng/core/watch/probe'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { rtmpProbe } from './rtmp.ts'
import { type Amf, readAmf, writeAmf } from './stream/amf0.ts'
import { ChunkReader, type RtmpMessage, chunksOf } from './stream/rtmp-chunks.ts'
import { Sites, ffmpeg, givenFor, stretches } from './testing-streams.ts'
import { heard } from './testing-said.ts'

const sites = new Sites()
const opened: (() => void)[] = []
afterEach(() => {
  sites.close()
  for (const close of opened.splice(0)) close()
})
const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))

const value = (seen: Seen, key: string) => {
  const metrics = rtmpKind.metrics(RtmpSettings.parse({ kind: 'rtmp', url: 'rtmp://a/b/c' }))
  expect(seen.values).toHaveLength(metrics.length)
  return seen.values[metrics.findIndex((m) => m.key === key)]
}
const look = (url: string, port: number, more: object = {}, timeoutMs = 5_000) =>
  heard(rtmpProbe)(
    RtmpSettings.parse({ kind: 'rtmp', url, ...more }),
    givenFor([port], new Map<string, unknown>(), timeoutMs),
  )

/** ffmpeg serves the stretches from a second on to whoever connects, in real time. */
async function ffmpegServes(from: number): Promise<number> {
  const server = net.createServer()
  const port = await listening(server)
  await new Promise((done) => server.close(done))
  const to = ['-c', 'copy', '-f', 'flv', '-listen', '1', `rtmp://127.0.0.1:${port}/live/news`]
  const child = spawn(
    'ffmpeg',
    ['-hide_banner', '-loglevel', 'error', '-nostdin', '-re', '-ss', `${from}`, '-i', 'all.mp4', ...to],
    { cwd: await stretches() },
  )
  opened.push(() => child.kill('SIGKILL'))
  await sleep(700)
  return port
}

const listening = (server: net.Server): Promise<number> =>
  new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port))
  })

async function tcp(answer: (socket: Socket) => void): Promise<number> {
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined)
    opened.push(() => socket.destroy())
    answer(socket)
  })
  opened.push(() => server.close())
  return listening(server)
}

test('a stream that ffmpeg serves is played, and what is silent in it is heard', async () => {
  const port = await ffmpegServes(22)
  const seen = await look(
    `rtmp://127.0.0.1:${port}/live/news`,
    port,
    { silence: { seconds: 2 }, freeze: null },
    5_500,
  )
  // From 22 s on it moves without sound: three seconds of it were listened to.
  expect(seen.detail).toMatch(/^静音 [234] 秒$/)
  expect([value(seen, 'width'), value(seen, 'black-s')]).toEqual([640, 0])
  expect(value(seen, 'bitrate')).toBeGreaterThan(100_000)
  expect(value(seen, 'first-ms')).toBeGreaterThan(0)
  expect(seen.sample?.mediaType).toBe('image/jpeg')
})

/** A server that shakes hands and answers each command with one reply. */
const answering = (replies: Record<string, Amf[]>) =>
  tcp((socket) => {
    let heard = Buffer.alloc(0)
    const said = new Set<string>()
    socket.on('data', (chunk) => {
      heard = Buffer.concat([heard, chunk])
      if (heard.length >= 1537 && !said.has('hands')) {
        said.add('hands')
        socket.write(Buffer.concat([Buffer.from([3]), Buffer.alloc(1536), heard.subarray(1, 1537)]))
      }
      for (const [command, values] of Object.entries(replies))
        if (heard.includes(command) && !said.has(command)) {
          said.add(command)
          const body = writeAmf(values as Parameters<typeof writeAmf>[0])
          socket.write(chunksOf(3, { type: 20, streamId: 0, timestamp: 0, body }))
        }
    })
  })
const accepted = { connect: ['_result', 1, null, { code: 'NetConnection.Connect.Success' }] }

test('a server that refuses the connection or does not know the stream is quoted', async () => {
  const info = { level: 'error', code: 'NetStream.Play.StreamNotFound', description: 'no such stream' }
  const unknown = await answering({
    ...accepted,
    createStream: ['_result', 2, null, 1],
    play: ['onStatus', 0, null, info],
  })
  expect((await look(`rtmp://127.0.0.1:${unknown}/live/x`, unknown)).detail).toBe(
    '服务器拒绝：NetStream.Play.StreamNotFound no such stream',
  )
  const away = {
    level: 'error',
    code: 'NetConnection.Connect.Rejected',
    ex: { code: 302, redirect: 'rtmp://10.0.0.1/live' },
  }
  const redirecting = await answering({ connect: ['_error', 1, null, away] })
  expect((await look(`rtmp://127.0.0.1:${redirecting}/live/x`, redirecting)).detail).toBe(
    '服务器拒绝：NetConnection.Connect.Rejected',
  )
})

test('a server that is no RTMP server, says nothing, or may not be reached', async () => {
  const other = await tcp((socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'))
  expect((await look(`rtmp://127.0.0.1:${other}/live/x`, other)).detail).toBe('不是 RTMP 服务')
  const silent = await tcp(() => undefined)
  expect((await look(`rtmp://127.0.0.1:${silent}/live/x`, silent, {}, 400)).detail).toBe('0.4 秒内没有完成')
  const rude = await tcp((socket) => socket.destroy())
  expect((await look(`rtmp://127.0.0.1:${rude}/live/x`, rude)).detail).toBe('连接被断开')
  expect((await look(`rtmp://127.0.0.1:${rude}/live/x`, 1)).detail).toBe('地址 127.0.0.1 不在允许的范围内')
  const nothing = await answering({ ...accepted, createStream: ['_result', 2, null, 1] })
  expect((await look(`rtmp://127.0.0.1:${nothing}/live/x`, nothing, {}, 400)).detail).toBe('0.4 秒内没有完成')
})

test('noise after the handshake is a failed reading', async () => {
  const port = await tcp((socket) => {
    socket.write(Buffer.concat([Buffer.from([3]), Buffer.alloc(3072, 7)]))
    const noise = setInterval(() => socket.write(Buffer.alloc(5_000, 0xee)), 5)
    socket.on('close', () => clearInterval(noise))
  })
  const seen = await look(`rtmp://127.0.0.1:${port}/live/x`, port, {}, 1_000)
  expect(seen.ok).toBe(false)
  expect(seen.tookMs).toBeLessThan(2_000)
})

test('FLV over HTTP: played, or something else', async () => {
  const dir = await stretches()
  await ffmpeg(dir, ['-ss', '28', '-i', 'all.mp4', '-c', 'copy', '-t', '6', 'end.flv'])
  const port = await sites.files({})
  const seen = await look(`http://127.0.0.1:${port}/end.flv`, port)
  expect(seen).toMatchObject({ ok: true, detail: '' })
  expect([value(seen, 'width'), value(seen, 'silence-s')]).toEqual([640, 0])
  expect((await look(`http://127.0.0.1:${port}/gone.flv`, port)).detail).toBe('HTTP 404')
  expect((await look(`http://127.0.0.1:${port}/s00.ts`, port)).detail).toBe('收到的不是音视频，没有 FLV')
})

test('values of AMF0 come back as they were written; what is cut off is refused', () => {
  const values = ['connect', 1, { app: '直播', fpad: false, inner: { n: null } }, true, null] as const
  const bytes = writeAmf(values)
  expect(readAmf(bytes)).toEqual(values)
  expect(() => readAmf(bytes.subarray(0, bytes.length - 3))).not.toThrow(TypeError)
  expect(() => readAmf(bytes.subarray(0, 5))).toThrow(RangeError)
  const deep = Buffer.concat(Array.from({ length: 50 }, () => Buffer.from([3, 0, 1, 0x61])))
  expect(() => readAmf(deep)).toThrow(RangeError)
})

test('messages do not depend on how their bytes were cut', () => {
  const messages: RtmpMessage[] = [
    { type: 9, streamId: 1, timestamp: 40, body: Buffer.alloc(1_000, 1) },
    { type: 8, streamId: 1, timestamp: 41, body: Buffer.alloc(128, 2) },
    { type: 20, streamId: 0, timestamp: 0, body: Buffer.alloc(1, 3) },
  ]
  const bytes = Buffer.concat(messages.map((m, i) => chunksOf(4 + i, m)))
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), (sizes) => {
      const reader = new ChunkReader()
      const found: RtmpMessage[] = []
      for (let o = 0, i = 0; o < bytes.length; i++) {
        const size = sizes[i % sizes.length] as number
        found.push(...reader.push(bytes.subarray(o, o + size)))
        o += size
      }
      expect(found).toEqual(messages)
    }),
  )
})
