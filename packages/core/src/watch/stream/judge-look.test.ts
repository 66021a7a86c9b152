import { expect, test } from 'vitest'
import { HlsSettings } from '../kinds/hls.ts'
import { inWords } from '../said/in-words.ts'
import { bitrateObjection, pictureObjection } from './judge-look.ts'
import type { Look } from './look.ts'

const settings = (more: object = {}) => HlsSettings.parse({ kind: 'hls', url: 'http://a/', ...more })
const fine: Look = {
  depth: 'keyframes',
  seconds: 10,
  video: { codec: 'h264', width: 1920, height: 1080 },
  audio: { codec: 'aac' },
  black: [],
  freeze: [],
  silence: [],
  loudness: -23,
}
const none = { black: 0, freeze: 0, silence: 0 }

test.each([
  ['all is well', {}, fine, none, ''],
  ['black of 10 s is the limit, and 9.9 s are below it', {}, fine, { ...none, black: 9.9 }, ''],
  ['black', {}, fine, { ...none, black: 10 }, '黑场 10 秒'],
  ['what is not looked at is not judged', { black: null }, fine, { ...none, black: 60 }, ''],
  ['two faults at once', {}, fine, { ...none, freeze: 31, silence: 20.4 }, '静帧 31 秒；静音 20 秒'],
  ['no sound where it is listened to', {}, { ...fine, audio: null }, none, '没有声音轨'],
  ['no sound where it is not', { silence: null }, { ...fine, audio: null }, none, ''],
  ['no picture where it is looked at', {}, { ...fine, video: null }, none, '没有画面'],
  ['a radio', { black: null, freeze: null }, { ...fine, video: null }, none, ''],
  ['too loud', { loudness: { from: -28, to: -24 } }, fine, none, '响度 -23 LUFS，应在 -28 到 -24 之间'],
  [
    'loudness that could not be measured is not too low',
    { loudness: { from: -28, to: -20 } },
    { ...fine, loudness: null },
    none,
    '',
  ],
  [
    'another picture',
    { expected: { width: 3840, height: 2160, codec: 'hevc' } },
    fine,
    none,
    '画面是 1920×1080，应为 3840×2160；编码是 h264，应为 hevc',
  ],
] as const)('%s', (_, more, look, faults, said) => {
  expect(inWords(pictureObjection(settings(more), look, faults), 'zh-CN')).toBe(said)
})

test('a bit rate below the lowest is said in kbit/s; none measured is none too low', () => {
  const low = bitrateObjection(settings({ minKbps: 2_000 }), 1_999_600)
  expect(inWords(low, 'zh-CN')).toBe('码率 2000 kbit/s，低于 2000 kbit/s')
  expect(bitrateObjection(settings({ minKbps: 2_000 }), 2_000_000)).toBe('')
  expect(bitrateObjection(settings({ minKbps: 2_000 }), null)).toBe('')
  expect(bitrateObjection(settings(), 0)).toBe('')
})
