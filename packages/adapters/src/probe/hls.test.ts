import { HlsSettings, hlsKind } from '@rongheng/core/watch/kinds/hls'
import type { Seen } from '@rongheng/core/watch/probe'
import { afterEach, expect, test } from 'vitest'
import { hlsProbe } from './hls.ts'
import { Sites, givenFor, liveList, stretchFile } from './testing-streams.ts'
import { heard } from './testing-said.ts'

const sites = new Sites()
afterEach(() => sites.close())

const settingsFor = (port: number, more: object = {}) =>
  HlsSettings.parse({
    kind: 'hls',
    url: `http://127.0.0.1:${port}/live.m3u8`,
    black: { seconds: 3 },
    freeze: { seconds: 3 },
    silence: { seconds: 3 },
    ...more,
  })
const look = (port: number, more: object = {}, memory = new Map<string, unknown>(), timeoutMs = 10_000) =>
  heard(hlsProbe)(settingsFor(port, more), givenFor([port], memory, timeoutMs))
const value = (seen: Seen, key: string) => {
  const metrics = hlsKind.metrics(settingsFor(1))
  expect(seen.values).toHaveLength(metrics.length)
  return seen.values[metrics.findIndex((m) => m.key === key)]
}
const until = (end: number) => sites.files({ 'live.m3u8': () => liveList(end, 5) })

test('a stream that moves and sounds is up, with a small picture and its figures', async () => {
  const seen = await look(await until(18), {
    loudness: { from: -30, to: -15 },
    expected: { width: 640, height: 360, codec: 'h264' },
  })
  expect(seen).toMatchObject({ ok: true, detail: '' })
  expect(seen.note).toBeUndefined()
  expect(Buffer.from(seen.frame?.bytes ?? []).toString('latin1', 0, 3)).toBe('\xff\xd8\xff')
  expect(seen.frame?.bytes.length).toBeLessThan(40_000)
  const of = (key: string) => value(seen, key)
  expect([of('width'), of('height'), of('continuity'), of('transport')]).toEqual([640, 360, 0, 0])
  expect([of('black-s'), of('freeze-s')]).toEqual([0, 0])
  // 26 to 36 s: silent until 28.
  expect(of('silence-s')).toBeCloseTo(2, 1)
  // The last segment's bytes over its two seconds.
  expect(of('bitrate')).toBe(((await stretchFile('s17.ts')).length * 8) / 2)
  // A sine of amplitude 1/8 has an RMS of −21.1 dB; the K filter leaves 440 Hz nearly as it is.
  expect(of('loudness')).toBeCloseTo(-21.9, 0)
})

test.each([
  // Five segments of 2 s: the stretch from 4 to 14 s is black and silent from 8 on.
  ['black and silent', 7, '黑场 6 秒；静音 6 秒'],
  // 12 to 22 s: two seconds of black, then eight of the same picture.
  ['frozen', 11, '静帧 8 秒'],
  // 18 to 28 s: frozen until 22, where moving begins with the same picture; the next keyframe is at 24. Silent from 22 on.
  ['silent', 14, '静帧 6 秒；静音 6 秒'],
])('a stretch that is %s is seen, and its picture is kept', async (_, end, detail) => {
  const seen = await look(await until(end))
  expect(seen).toMatchObject({ ok: false, detail })
  expect(seen.sample?.mediaType).toBe('image/jpeg')
})

test('a doubt is followed without a gap, and what goes on is added up', async () => {
  let end = 6
  const port = await sites.files({ 'live.m3u8': () => liveList(end, 5) })
  const memory = new Map<string, unknown>()
  // Until 12 s: four seconds of black at its end, which is no failure yet.
  const first = await look(port, { black: { seconds: 5 }, silence: null }, memory)
  expect(first).toMatchObject({ ok: true })
  expect(value(first, 'black-s')).toBeCloseTo(4, 0)
  end = 7
  const second = await look(port, { black: { seconds: 5 }, silence: null }, memory)
  expect(second.detail).toBe('黑场 6 秒')
  // Nothing new in the list: nothing is looked at twice, and what stood, stands.
  const third = await look(port, { black: { seconds: 5 }, silence: null }, memory)
  expect(third.detail).toBe('黑场 6 秒')
  expect(value(third, 'black-s')).toBeNull()
})

test('between two looks nothing is decoded, and nothing is said to be measured', async () => {
  let end = 17
  const port = await sites.files({ 'live.m3u8': () => liveList(end, 5) })
  const memory = new Map<string, unknown>()
  expect((await look(port, { silence: null }, memory)).frame).toBeDefined()
  end = 18
  const second = await look(port, { silence: null }, memory)
  expect(second).toMatchObject({ ok: true })
  expect(second.frame).toBeUndefined()
  expect([value(second, 'black-s'), value(second, 'width')]).toEqual([null, null])
  expect(value(second, 'bitrate')).toBeGreaterThan(100_000)
})

test('another size, another codec, too low a bit rate and too loud a sound are said together', async () => {
  const seen = await look(await until(18), {
    expected: { width: 1920, height: 1080, codec: 'hevc' },
    minKbps: 50_000,
    loudness: { from: -60, to: -40 },
  })
  expect(seen.detail).toMatch(
    /^码率 \d+ kbit\/s，低于 50000 kbit\/s；画面是 640×360，应为 1920×1080；编码是 h264，应为 hevc；响度 -2\d(\.\d)? LUFS，应在 -60 到 -40 之间$/,
  )
})

test('a master list with the sound apart, in fMP4', async () => {
  const port = await sites.files({
    'live.m3u8': () => `#EXTM3U
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="普通话",DEFAULT=YES,URI="/sound.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=100000
/nothing.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=900000,AUDIO="a"
picture.m3u8`,
    'picture.m3u8': () => liveList(14, 5, 'v', 'm4s', '#EXT-X-MAP:URI="v.mp4"'),
    'sound.m3u8': () => liveList(14, 5, 'a', 'm4s', '#EXT-X-MAP:URI="a.mp4"'),
  })
  const seen = await look(port, { freeze: { seconds: 30 } })
  expect(seen.detail).toBe('静音 6 秒')
  expect(value(seen, 'width')).toBe(640)
  expect(value(seen, 'continuity')).toBeNull()
})

test('a list that stands still is trouble when its time is over', async () => {
  const port = await until(18)
  const memory = new Map<string, unknown>()
  await look(port, {}, memory)
  memory.set('progress', { ...(memory.get('progress') as object), since: performance.now() - 31_000 })
  const seen = await look(port, {}, memory)
  expect(seen).toMatchObject({ ok: false, detail: '31 秒没有新的分片' })
  expect(value(seen, 'segment-age-s')).toBeCloseTo(31, 0)
  expect(Buffer.from(seen.sample?.bytes ?? []).toString()).toMatch(/^#EXTM3U/)
})

test('lost packets in a segment are counted', async () => {
  const port = await sites.open((request, response) => {
    if (request.url === '/live.m3u8') return response.end(liveList(18, 5))
    const file = stretchFile((request.url ?? '').slice(1))
    return void file.then((bytes) => {
      const packets = Array.from({ length: bytes.length / 188 }, (_, i) =>
        bytes.subarray(i * 188, i * 188 + 188),
      )
      response.end(Buffer.concat(packets.filter((_p, i) => i % 100 !== 50)))
    })
  })
  expect(value(await look(port), 'continuity')).toBeGreaterThan(3)
})

const serving = (text: string, more: Record<string, string> = {}) =>
  sites.open((request, response) => {
    const name = request.url ?? ''
    if (name === '/live.m3u8') response.end(text)
    else if (more[name] !== undefined) response.end(more[name])
    else response.writeHead(404).end('没有')
  })

test.each([
  ['a web page', '<!doctype html><h1>维护中</h1>', {}, '不是播放列表，是一个网页'],
  ['nothing', '', {}, '播放列表是空的'],
  ['a list without segments', '#EXTM3U\n#EXT-X-TARGETDURATION:2\n', {}, '播放列表里没有分片'],
  ['a segment that is not there', liveList(5, 3), {}, '分片 HTTP 404'],
  ['a segment that is a web page', liveList(5, 3), { '/s04.ts': '<html>请登录</html>' }, '分片是一个网页'],
  ['a segment that is empty', liveList(5, 3), { '/s04.ts': '' }, '分片是空的'],
  [
    'a segment in a file of the server',
    '#EXTM3U\n#EXTINF:2,\nfile:///etc/passwd',
    {},
    '地址 file: 不是网页地址',
  ],
  [
    'a list of lists of lists',
    '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n/live.m3u8',
    {},
    '播放列表套了一层又一层',
  ],
])('%s is a failed reading in plain words', async (_, text, more, detail) => {
  expect(await look(await serving(text, more))).toMatchObject({ ok: false, detail })
})

test('an encrypted stream says that it was not looked at', async () => {
  const text = liveList(18, 5, 's', 'ts', '#EXT-X-KEY:METHOD=AES-128,URI="key"')
  const seen = await look(await sites.files({ 'live.m3u8': () => text }))
  expect(seen).toMatchObject({ ok: true, note: '分片加密（AES-128）：画面和声音没有检查' })
  expect(value(seen, 'black-s')).toBeNull()
})

test('addresses behind the list that are not allowed are not fetched', async () => {
  let visited = 0
  const secret = await sites.open((_, response) => {
    visited++
    response.end('secret')
  })
  const direct = await serving(`#EXTM3U\n#EXTINF:2,\nhttp://127.0.0.1:${secret}/a.ts`)
  expect((await look(direct)).detail).toBe('地址 127.0.0.1 不在允许的范围内')
  const named = await serving(`#EXTM3U\n#EXTINF:2,\nhttp://localhost:${secret}/a.ts`)
  expect((await look(named)).detail).toMatch(/不在允许的范围内$/)
  const redirecting = await sites.open((request, response) => {
    if (request.url === '/live.m3u8') response.end(liveList(5, 3))
    else response.writeHead(302, { location: `http://127.0.0.1:${secret}/a.ts` }).end()
  })
  expect((await look(redirecting)).detail).toBe('地址 127.0.0.1 不在允许的范围内')
  expect(visited).toBe(0)
})

test('a list of 100 MB and a segment without end are read within their bounds', async () => {
  const endless = (path: string, text: string) =>
    sites.open((request, response) => {
      if (request.url !== path) return response.end(text)
      const chunk = Buffer.alloc(262_144, '#EXT-X-NOTHING\n')
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      }
      response.write('#EXTM3U\n')
      response.on('drain', more)
      return more()
    })
  const list = await look(await endless('/live.m3u8', ''))
  expect(list.detail).toBe('播放列表超过 2 MB')
  const segment = await look(await endless('/s04.ts', liveList(5, 3)))
  expect(segment.detail).toBe('分片超过 32 MB')
  expect(segment.sample?.bytes.length).toBe(65_536)
})

test('a segment that drips is over when the time is', async () => {
  const port = await sites.open((request, response) => {
    if (request.url === '/live.m3u8') return response.end(liveList(5, 3))
    const drip = setInterval(() => response.write('G'), 20)
    return response.on('close', () => clearInterval(drip))
  })
  const seen = await look(port, {}, new Map(), 700)
  expect(seen).toMatchObject({ ok: false, detail: '0.7 秒内没有完成' })
  expect(seen.tookMs).toBeLessThan(2_000)
})

test('without ffmpeg list and packets are checked, and what is missing is said', async () => {
  process.env['FFMPEG'] = '/nowhere/ffmpeg'
  try {
    const seen = await look(await until(7))
    expect(seen.ok).toBe(true)
    expect(seen.note).toMatch(/apt-get install ffmpeg/)
    expect(value(seen, 'continuity')).toBe(0)
    expect(value(seen, 'black-s')).toBeNull()
  } finally {
    delete process.env['FFMPEG']
  }
})

test('bytes that no decoder makes anything of are a failure', async () => {
  const noise = Buffer.alloc(188 * 200, 0x47)
  const port = await sites.open((request, response) =>
    response.end(request.url === '/live.m3u8' ? liveList(5, 3) : noise),
  )
  expect((await look(port)).detail).toMatch(/^解不出画面和声音/)
})
