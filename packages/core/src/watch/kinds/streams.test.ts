import { expect, test } from 'vitest'
import { CheckSettings, metricsOf } from './all.ts'
import { streamKinds } from './streams.ts'

const takes = (settings: object) => CheckSettings.safeParse(settings).success

test.each([
  ['udp://239.1.1.1:1234', true],
  ['udp://@239.1.1.1:1234', true],
  ['rtp://[ff15::1]:5000', true],
  ['udp://0.0.0.0:5000', true],
  ['https://live.example.cn/news.ts', true],
  ['udp://head-end.example.cn:1234', false],
  ['udp://239.1.1.1', false],
  ['file:///etc/passwd', false],
  ['239.1.1.1:1234', false],
])('a transport stream at %s: %s', (address, fits) => {
  expect(takes({ kind: 'ts', address })).toBe(fits)
})

test.each([
  ['hls', 'https://a.cn/index.m3u8', true],
  ['hls', 'file:///etc/passwd', false],
  ['hls', 'concat:/etc/passwd', false],
  ['dash', 'rtmp://a.cn/live/x', false],
  ['rtmp', 'rtmps://a.cn/live/x', true],
  ['rtmp', 'https://a.cn/live/x.flv', true],
  ['rtsp', 'rtsp://10.1.2.3/Streaming/Channels/101', true],
  ['rtsp', 'rtsp://10.1.2.3', true],
  ['rtsp', 'rtsp://admin:12345@10.1.2.3/101', false],
])('%s at %s: %s', (kind, url, fits) => {
  expect(takes({ kind, url })).toBe(fits)
})

test('as a rule black, freezes and silence are looked for, and loudness, size and rate are not', () => {
  expect(CheckSettings.parse({ kind: 'hls', url: 'https://a.cn/' })).toMatchObject({
    black: { seconds: 10 },
    freeze: { seconds: 30 },
    silence: { seconds: 20 },
    loudness: null,
    expected: null,
    minKbps: 0,
    critical: false,
    maxAgeS: 30,
  })
})

test('every stream ends with the same figures of picture and sound, and names none twice', () => {
  for (const { kind } of streamKinds) {
    const keys = metricsOf(
      CheckSettings.parse(
        kind === 'ts'
          ? { kind, address: 'udp://239.1.1.1:1' }
          : { kind, url: `${kind === 'rtsp' ? 'rtsp' : 'https'}://a.cn/x` },
      ),
    ).map((m) => m.key)
    expect(keys.slice(-7)).toEqual([
      'bitrate',
      'width',
      'height',
      'black-s',
      'freeze-s',
      'silence-s',
      'loudness',
    ])
    expect(new Set(keys).size).toBe(keys.length)
  }
})
