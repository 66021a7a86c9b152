import { DashSettings, dashKind } from '@rongheng/core/watch/kinds/dash'
import type { Seen } from '@rongheng/core/watch/probe'
import { afterEach, expect, test } from 'vitest'
import { dashProbe } from './dash.ts'
import { Sites, ffmpeg, givenFor, stretches } from './testing-streams.ts'
import { heard } from './testing-said.ts'

const sites = new Sites()
afterEach(() => sites.close())

const settingsFor = (port: number, more: object = {}) =>
  DashSettings.parse({ kind: 'dash', url: `http://127.0.0.1:${port}/live.mpd`, freeze: null, ...more })
const look = (port: number, more: object = {}, memory = new Map<string, unknown>()) =>
  heard(dashProbe)(settingsFor(port, more), givenFor([port], memory))
const value = (seen: Seen, key: string) => {
  const metrics = dashKind.metrics(settingsFor(1))
  expect(seen.values).toHaveLength(metrics.length)
  return seen.values[metrics.findIndex((m) => m.key === key)]
}

/** A live list that has come to `seconds`, by a template that `template` completes. */
const mpd = (seconds: number, template: (id: string) => string, more = '') => `<?xml version="1.0"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="dynamic" availabilityStartTime="${new Date(Date.now() - seconds * 1000).toISOString()}">
  <Period start="PT0S">
    ${['video', 'audio'].map((kind) => `<AdaptationSet mimeType="${kind}/mp4">${more}${template(kind[0] ?? '')}<Representation id="${kind[0]}" bandwidth="500000"/></AdaptationSet>`).join('\n')}
  </Period>
</MPD>`
const attributes = (id: string) =>
  `media="$RepresentationID$$Number%02d$.m4s" initialization="${id}.mp4" startNumber="0"`
const byCount = (id: string) => `<SegmentTemplate ${attributes(id)} duration="2"/>`
const byLine = (id: string) =>
  `<SegmentTemplate ${attributes(id)} timescale="10"><SegmentTimeline><S t="0" d="20" r="13"/></SegmentTimeline></SegmentTemplate>`

test('a live stream by numbers: pictures and sound of the last ten seconds', async () => {
  // A segment that should be there by the clock and is not yet: 36 s are written, the clock says 38.
  const port = await sites.files({ 'live.mpd': () => mpd(38.5, byCount) })
  const seen = await look(port)
  expect(seen).toMatchObject({ ok: true, detail: '' })
  expect([value(seen, 'width'), value(seen, 'black-s'), value(seen, 'segment-age-s')]).toEqual([640, 0, null])
  expect(seen.frame?.mediaType).toBe('image/jpeg')
})

test('an encoder that has stopped is seen by the segments that do not come', async () => {
  const port = await sites.files({ 'live.mpd': () => mpd(60, byCount) })
  expect(await look(port)).toMatchObject({ ok: false, detail: '分片 HTTP 404' })
})

test('a time line that stands still, and silence in it', async () => {
  const port = await sites.files({ 'live.mpd': () => mpd(28, byLine) })
  const memory = new Map<string, unknown>()
  expect((await look(port, { silence: { seconds: 3 } }, memory)).detail).toBe('静音 6 秒')
  memory.set('progress', { ...(memory.get('progress') as object), since: performance.now() - 40_000 })
  const seen = await look(port, { silence: { seconds: 3 } }, memory)
  expect(seen.detail).toMatch(/^40 秒没有新的分片/)
})

test('what ffmpeg packs as DASH is played', async () => {
  const dir = await stretches()
  await ffmpeg(dir, [
    '-ss',
    '28',
    '-i',
    'all.mp4',
    '-c',
    'copy',
    '-f',
    'dash',
    '-seg_duration',
    '2',
    'packed.mpd',
  ])
  const port = await sites.files({})
  const url = `http://127.0.0.1:${port}/packed.mpd`
  const seen = await heard(dashProbe)(settingsFor(port, { url }), givenFor([port]))
  expect(seen).toMatchObject({ ok: true, detail: '' })
  expect([value(seen, 'width'), value(seen, 'silence-s')]).toEqual([640, 0])
})

test.each([
  ['a web page', '<!doctype html><p>登录', '不是 MPD 清单，是一个网页'],
  ['nothing', '', '清单是空的'],
  ['half a document', '<MPD><Period>', '清单读不懂：不是完整的 XML'],
  ['another document', '<rss/>', '不是 MPD 清单'],
  ['a list of nothing', '<MPD type="static"><Period/></MPD>', '清单里没有画面和声音'],
  ['one file', mpd(9, () => '<SegmentBase/>'), '清单里没有分片的模板：这种写法不支持'],
  [
    'a file of the server',
    mpd(9, () => '<BaseURL>file:///etc/</BaseURL><SegmentTemplate media="passwd" duration="2"/>'),
    '地址 file: 不是网页地址',
  ],
  [
    'entities in entities',
    '<!DOCTYPE MPD [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><MPD>&b;</MPD>',
    '清单读不懂：不是完整的 XML',
  ],
])('%s instead of a list is a failed reading', async (_, text, detail) => {
  const port = await sites.files({ 'live.mpd': () => text })
  expect(await look(port)).toMatchObject({ ok: false, detail })
})

test('an encrypted presentation says that it was not looked at', async () => {
  const port = await sites.files({ 'live.mpd': () => mpd(36.5, byCount, '<ContentProtection/>') })
  expect(await look(port)).toMatchObject({ ok: true, note: '分片加密（CENC）：画面和声音没有检查' })
})
