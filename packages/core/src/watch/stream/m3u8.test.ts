import { expect, test } from 'vitest'
import { followList } from './list-progress.ts'
import { readPlaylist } from './m3u8.ts'
import { stretchOf } from './stretch.ts'

const media = (text: string) => {
  const list = readPlaylist(text)
  if (list.kind !== 'media') throw new Error(JSON.stringify(list))
  return list
}

test('a live list: sequence, durations, wall clock and discontinuity', () => {
  const list = media(`#EXTM3U
#EXT-X-VERSION:3
#EXT-X-TARGETDURATION:4
#EXT-X-MEDIA-SEQUENCE:118
#EXT-X-PROGRAM-DATE-TIME:2026-11-23T10:00:00.000+08:00
#EXTINF:4.000,
a118.ts
#EXTINF:3.5,新闻
a119.ts?token=1,2
#EXT-X-DISCONTINUITY
#EXTINF:4,
a120.ts
`)
  expect(list).toMatchObject({ targetDuration: 4, sequence: 118, ended: false })
  expect(list.segments.map((s) => [s.sequence, s.uri, s.duration, s.discontinuity])).toEqual([
    [118, 'a118.ts', 4, false],
    [119, 'a119.ts?token=1,2', 3.5, false],
    [120, 'a120.ts', 4, true],
  ])
  // 10:00:00 in Shanghai is 02:00:00 UTC; the third starts 4 + 3.5 seconds later.
  expect(list.segments[2]?.startsAt).toBe(Date.UTC(2026, 10, 23, 2, 0, 7, 500))
})

test('byte ranges go on where the last one of the same file ended', () => {
  const list = media(`#EXTM3U
#EXT-X-TARGETDURATION:4
#EXT-X-MAP:URI="all.mp4",BYTERANGE="720@0"
#EXT-X-BYTERANGE:1000@720
#EXTINF:4,
all.mp4
#EXT-X-BYTERANGE:500
#EXTINF:4,
all.mp4
#EXT-X-ENDLIST`)
  expect(list.ended).toBe(true)
  expect(list.segments.map((s) => s.range)).toEqual([
    { offset: 720, length: 1000 },
    { offset: 1720, length: 500 },
  ])
  expect(list.segments[0]?.map).toEqual({ uri: 'all.mp4', range: { offset: 0, length: 720 } })
})

test('encryption begins and ends where the list says', () => {
  const list = media(`#EXTM3U
#EXT-X-KEY:METHOD=AES-128,URI="https://example.com/k?a=1,b=2",IV=0x1
#EXTINF:4,
a.ts
#EXT-X-KEY:METHOD=NONE
#EXTINF:4,
b.ts
#EXT-X-GAP
#EXTINF:4,
c.ts`)
  expect(list.segments.map((s) => [s.encryption, s.gap])).toEqual([
    ['AES-128', false],
    [null, false],
    [null, true],
  ])
})

test('a master list: variants with size and the sound that lies elsewhere', () => {
  const list = readPlaylist(`#EXTM3U
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="二",DEFAULT=NO,URI="two.m3u8"
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="一",DEFAULT=YES,URI="one.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=640x360,CODECS="avc1.4d401e,mp4a.40.2"
low.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=6300000,RESOLUTION=1920x1080,AUDIO="a"
# a comment
high.m3u8`)
  expect(list).toEqual({
    kind: 'master',
    variants: [
      {
        uri: 'low.m3u8',
        bandwidth: 800_000,
        width: 640,
        height: 360,
        codecs: 'avc1.4d401e,mp4a.40.2',
        audioUri: null,
      },
      {
        uri: 'high.m3u8',
        bandwidth: 6_300_000,
        width: 1920,
        height: 1080,
        codecs: '',
        audioUri: 'one.m3u8',
      },
    ],
  })
})

test.each([
  ['', 'empty'],
  ['<!DOCTYPE html><h1>维护中</h1>', 'html'],
  ['not found', 'no-header'],
  ['#EXTM3U8\na.ts', 'no-header'],
  ['#EXTM3U\nwithout-duration.ts', 'broken'],
  ['#EXTM3U\n#EXTINF:-5,\na.ts', 'broken'],
])('%j is no playlist: %s', (text, why) => {
  expect(readPlaylist(text)).toEqual({ kind: 'none', why })
})

test('a list of nothing is a list without segments', () => {
  expect(media('\uFEFF#EXTM3U\r\n#EXT-X-TARGETDURATION:4\r\n').segments).toEqual([])
})

test('a list that moves is fresh, one that stands grows old, one that starts anew is fresh again', () => {
  let state = followList(null, { sequence: 10, uri: 'a' }, 1_000)
  expect(state.ageS).toBe(0)
  state = followList(state.progress, { sequence: 10, uri: 'a' }, 11_000)
  expect(state.ageS).toBe(10)
  state = followList(state.progress, { sequence: 10, uri: 'a' }, 31_000)
  expect(state.ageS).toBe(30)
  state = followList(state.progress, { sequence: 11, uri: 'b' }, 41_000)
  expect(state.ageS).toBe(0)
  state = followList(state.progress, { sequence: 0, uri: 'a' }, 51_000)
  expect(state.ageS).toBe(0)
})

const live = (tags: Record<number, string> = {}) =>
  media(
    `#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:10\n${Array.from({ length: 8 }, (_, i) => `${tags[10 + i] ?? ''}\n#EXTINF:4,\n${10 + i}.ts`).join('\n')}`,
  ).segments
const sequences = (tags: Record<number, string>, after: number | null) =>
  stretchOf(live(tags), after).map((s) => s.sequence)

test.each([
  ['the last ten seconds: three of four seconds', {}, null, [15, 16, 17]],
  ['all that is new', {}, 13, [14, 15, 16, 17]],
  ['not more than thirty seconds and what it takes to get there', {}, 2, [10, 11, 12, 13, 14, 15, 16, 17]],
  ['nothing when nothing is new', {}, 17, []],
  ['only what follows the discontinuity', { 16: '#EXT-X-DISCONTINUITY' }, null, [16, 17]],
  ['only what has the same head', { 17: '#EXT-X-MAP:URI="b.mp4"' }, null, [17]],
  ['only what is in the clear', { 10: '#EXT-X-KEY:METHOD=AES-128,URI="k"' }, null, []],
])('to look at: %s', (_, tags, after, wanted) => {
  expect(sequences(tags, after)).toEqual(wanted)
})
