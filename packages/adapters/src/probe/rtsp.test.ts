import { spawn } from 'node:child_process'
import net, { type AddressInfo, type Socket } from 'node:net'
import { RtspSettings, rtspKind } from '@rongheng/core/watch/kinds/rtsp'
import type { Seen } from '@rongheng/core/watch/probe'
import { afterEach, expect, test } from 'vitest'
import { rtspProbe } from './rtsp.ts'
import { RtpCount, depacketizerOf } from './stream/rtp.ts'
import { readSdp } from './stream/sdp.ts'
import { ffmpeg, givenFor, stretches } from './testing-streams.ts'
import { heard } from './testing-said.ts'

const opened: (() => void)[] = []
afterEach(() => {
  for (const close of opened.splice(0)) close()
})

const value = (seen: Seen, key: string) => {
  const metrics = rtspKind.metrics(RtspSettings.parse({ kind: 'rtsp', url: 'rtsp://a/b' }))
  expect(seen.values).toHaveLength(metrics.length)
  return seen.values[metrics.findIndex((m) => m.key === key)]
}
const look = (port: number, more: object = {}, password = '', timeoutMs = 5_500) =>
  heard(rtspProbe)(RtspSettings.parse({ kind: 'rtsp', url: `rtsp://127.0.0.1:${port}/news`, ...more }), {
    ...givenFor([port], new Map<string, unknown>(), timeoutMs),
    secrets: { password },
  })

/** GStreamer's RTSP server plays a file to whoever signs in. It ends with its input. */
const script = `
import sys, threading, gi
gi.require_version('Gst', '1.0')
gi.require_version('GstRtsp', '1.0')
gi.require_version('GstRtspServer', '1.0')
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer
Gst.init(None)
server = GstRtspServer.RTSPServer()
server.set_address('127.0.0.1')
server.set_service('0')
factory = GstRtspServer.RTSPMediaFactory()
factory.set_launch('( filesrc location=' + sys.argv[1] + ' ! qtdemux name=d d.video_0 ! queue ! rtph264pay name=pay0 pt=96 d.audio_0 ! queue ! rtpmp4gpay name=pay1 pt=97 )')
auth = GstRtspServer.RTSPAuth()
auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
token = GstRtspServer.RTSPToken()
token.set_string('media.factory.role', 'viewer')
auth.add_digest('camera', 'geheim', token)
server.set_auth(auth)
permissions = GstRtspServer.RTSPPermissions()
permissions.add_permission_for_role('viewer', 'media.factory.access', True)
permissions.add_permission_for_role('viewer', 'media.factory.construct', True)
factory.set_permissions(permissions)
server.get_mount_points().add_factory('/news', factory)
server.attach(None)
print(server.get_bound_port(), flush=True)
loop = GLib.MainLoop()
threading.Thread(target=lambda: (sys.stdin.read(), loop.quit()), daemon=True).start()
loop.run()
`

async function gstreamerServes(file: string): Promise<number> {
  const child = spawn('/usr/bin/python3', ['-c', script, file], { stdio: ['pipe', 'pipe', 'inherit'] })
  opened.push(() => child.kill('SIGKILL'))
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the RTSP server ended')))
    child.stdout.once('data', (line: Buffer) => resolve(Number(line.toString().trim())))
  })
}

test('a stream that GStreamer serves behind a password is played, and what is silent in it is heard', async () => {
  const dir = await stretches()
  await ffmpeg(dir, ['-ss', '22', '-i', 'all.mp4', '-c', 'copy', 'from22.mp4'])
  const port = await gstreamerServes(`${dir}/from22.mp4`)
  expect((await look(port)).detail).toBe('需要用户名和密码')
  expect((await look(port, { user: 'camera' }, 'wrong')).detail).toBe('用户名或密码不对')
  const settings = { user: 'camera', silence: { seconds: 2 }, freeze: null }
  const seen = await look(port, settings, 'geheim')
  expect(seen.detail).toMatch(/^静音 [234] 秒$/)
  expect([value(seen, 'lost'), value(seen, 'width'), value(seen, 'black-s')]).toEqual([0, 640, 0])
  expect(value(seen, 'bitrate')).toBeGreaterThan(100_000)
  expect(JSON.stringify(seen)).not.toContain('geheim')
})

const answering = async (answer: (socket: Socket, request: string) => void): Promise<number> => {
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined)
    opened.push(() => socket.destroy())
    socket.on('data', (chunk) => answer(socket, chunk.toString()))
  })
  opened.push(() => server.close())
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port))
  })
}
const saying = (text: string) => answering((socket) => socket.write(text))
const sdp = 'v=0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 JPEG2000/90000\r\na=control:v\r\n'

test.each([
  ['RTSP/1.0 302 Moved\r\nCSeq: 1\r\nLocation: rtsp://10.0.0.1/x\r\n\r\n', '服务器让去别处（302），没有跟去'],
  ['RTSP/1.0 404 Not Found\r\nCSeq: 1\r\n\r\n', 'DESCRIBE 被拒绝：404 Not Found'],
  ['RTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\n', '描述里没有画面和声音'],
  ['HTTP/1.1 400 Bad Request\r\n\r\n', '不是 RTSP 服务'],
  ['RTSP/1.0 200 OK\r\nContent-Length: 99999999\r\n\r\n', 'RTSP 应答太长'],
  ['\u0000'.repeat(10), '不是 RTSP 服务'],
])('%j is a failed reading: %s', async (text, detail) => {
  expect((await look(await saying(text))).detail).toBe(detail)
})

test('a server that is silent, sends nothing, or may not be reached', async () => {
  const silent = await answering(() => undefined)
  expect((await look(silent, {}, '', 400)).detail).toBe('0.4 秒内没有完成')
  expect(
    (
      await heard(rtspProbe)(
        RtspSettings.parse({ kind: 'rtsp', url: `rtsp://127.0.0.1:${silent}/` }),
        givenFor([1]),
      )
    ).detail,
  ).toBe('地址 127.0.0.1 不在允许的范围内')
  const empty = await answering((socket, request) => {
    const body = request.startsWith('DESCRIBE') ? sdp : ''
    socket.write(`RTSP/1.0 200 OK\r\nSession: 7;timeout=60\r\nContent-Length: ${body.length}\r\n\r\n${body}`)
  })
  expect((await look(empty, {}, '', 3_200)).detail).toBe('连接成功，但没有收到画面和声音')
})

test('an encoding that is not known is counted, and said', async () => {
  const port = await answering((socket, request) => {
    const body = request.startsWith('DESCRIBE') ? sdp : ''
    socket.write(`RTSP/1.0 200 OK\r\nSession: 7\r\nContent-Length: ${body.length}\r\n\r\n${body}`)
    if (!request.startsWith('PLAY')) return
    for (const sequence of [1, 2, 3, 7, 8]) {
      const packet = Buffer.from([0x24, 0, 0, 16, 0x80, 96, 0, sequence, 0, 0, 0, 9, 0, 0, 0, 0, 1, 2, 3, 4])
      socket.write(packet)
    }
  })
  const seen = await look(port, {}, '', 3_200)
  expect(seen).toMatchObject({ ok: true, note: '画面编码 JPEG2000 没有检查' })
  expect([value(seen, 'lost'), value(seen, 'black-s')]).toEqual([3, null])
})

test('a description: the encodings, their clocks and parameters', () => {
  const text = `v=0
c=IN IP4 0.0.0.0
m=video 0 RTP/AVP 96
a=rtpmap:96 h264/90000
a=fmtp:96 packetization-mode=1;sprop-parameter-sets=Z0LAHg==,aMuBcsg=
a=control:trackID=1
m=audio 0 RTP/AVP 8
m=application 0 RTP/AVP 107`
  expect(readSdp(text)).toEqual([
    {
      kind: 'video',
      payloadType: 96,
      encoding: 'H264',
      clockRate: 90_000,
      control: 'trackID=1',
      format: { 'packetization-mode': '1', 'sprop-parameter-sets': 'Z0LAHg==,aMuBcsg=' },
    },
    { kind: 'audio', payloadType: 8, encoding: 'PCMA', clockRate: 8_000, control: '', format: {} },
  ])
})

test('a picture in several packets is put together, with its parameters before a keyframe', () => {
  const [media] = readSdp(
    'm=video 0 RTP/AVP 96\na=rtpmap:96 H264/90000\na=fmtp:96 sprop-parameter-sets=Zw==,aA==',
  )
  const frames = depacketizerOf(media as NonNullable<typeof media>)
  expect(frames?.add(Buffer.from([0x7c, 0x85, 1, 2]), 9, false)).toEqual([])
  const [frame] = frames?.add(Buffer.from([0x7c, 0x45, 3]), 9, true) ?? []
  const start = [0, 0, 0, 1]
  expect(frame).toEqual({
    timestamp: 9,
    key: true,
    bytes: Buffer.from([...start, 0x67, ...start, 0x68, ...start, 0x65, 1, 2, 3]),
  })
})

test('packets that do not come are lost; those that come late are not', () => {
  const count = new RtpCount()
  const packet = (sequence: number) =>
    Buffer.from([0x80, 96, sequence >> 8, sequence & 255, 0, 0, 0, 0, 0, 0, 0, 0])
  for (const sequence of [65_534, 65_535, 0, 3, 2, 4]) count.add(packet(sequence))
  // 1 and 2 were missing when 3 came.
  expect([count.packets, count.lost]).toEqual([6, 2])
  expect(count.add(Buffer.from('x'))).toBeNull()
})
