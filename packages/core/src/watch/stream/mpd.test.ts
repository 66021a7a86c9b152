import { expect, test } from 'vitest'
import { type XmlElement, readMpd, segmentsOf } from './mpd.ts'

const element = (
  name: string,
  attributes: Record<string, string>,
  children: XmlElement[] = [],
  text = '',
): XmlElement => ({ name, attributes, children, text })

const presentation = (mpd: Record<string, string>, template: XmlElement, more: XmlElement[] = []) => {
  const read = readMpd(
    element('MPD', mpd, [
      element('BaseURL', {}, [], 'https://cdn.example.cn/'),
      element('Period', { start: 'PT0S' }, [
        element('AdaptationSet', { mimeType: 'video/mp4', codecs: 'avc1.64001f' }, [
          template,
          ...more,
          element('Representation', { id: 'v1', bandwidth: '2000000' }, [element('BaseURL', {}, [], 'hd/')]),
        ]),
      ]),
    ]),
  )
  const [representation] = read?.representations ?? []
  if (!read || !representation) throw new Error('nothing read')
  return { read, representation }
}
const noon = Date.UTC(2026, 10, 23, 12)
const live = { type: 'dynamic', availabilityStartTime: '2026-11-23T12:00:00Z' }

test('a live presentation by numbers: the last whole segment is reckoned by the server’s clock', () => {
  const { read, representation } = presentation(
    live,
    element('SegmentTemplate', {
      media: '$RepresentationID$-$Number%05d$.m4s',
      initialization: '$RepresentationID$.mp4',
      timescale: '1000',
      duration: '4000',
      startNumber: '10',
    }),
  )
  expect(representation).toMatchObject({ kind: 'video', codecs: 'avc1.64001f', encrypted: false })
  expect(representation.bases).toEqual(['https://cdn.example.cn/', 'hd/'])
  // After 11 s two segments of 4 s are whole: 10 and 11.
  const segments = segmentsOf(read, representation, noon + 11_000)
  expect(segments.map((s) => s.uri)).toEqual(['v1-00010.m4s', 'v1-00011.m4s'])
  expect(segments[1]).toMatchObject({ sequence: 11, duration: 4, map: { uri: 'v1.mp4', range: null } })
})

test('a time line: repeated, with a jump, and open to the end', () => {
  const line = (r: string) =>
    element('SegmentTemplate', { media: '$Time$.m4s', timescale: '10', startNumber: '1' }, [
      element('SegmentTimeline', {}, [
        element('S', { t: '100', d: '20', r: '1' }),
        element('S', { t: '200', d: '20', r }),
      ]),
    ])
  const uris = (r: string) => {
    const { read, representation } = presentation(live, line(r))
    return segmentsOf(read, representation, noon + 25_000).map((s) => s.uri)
  }
  expect(uris('0')).toEqual(['100.m4s', '120.m4s', '200.m4s'])
  // Until 25 s = 250 ticks: 200, 220 and 240.
  expect(uris('-1')).toEqual(['100.m4s', '120.m4s', '200.m4s', '220.m4s', '240.m4s'])
})

test('a recording has as many segments as its length', () => {
  const { read, representation } = presentation(
    { type: 'static', mediaPresentationDuration: 'PT1M1S' },
    element('SegmentTemplate', { media: '$Number$', duration: '30' }),
  )
  expect(segmentsOf(read, representation, 0).map((s) => s.uri)).toEqual(['1', '2', '3'])
})

test('encrypted, without a template, and another document', () => {
  const protectedOne = presentation(live, element('SegmentTemplate', { media: '$$', duration: '1' }), [
    element('ContentProtection', {}),
  ])
  const [segment] = segmentsOf(protectedOne.read, protectedOne.representation, noon + 1_000)
  expect(segment).toMatchObject({ encryption: 'CENC', uri: '$' })
  const none = presentation(live, element('SegmentBase', {}))
  expect(segmentsOf(none.read, none.representation, noon)).toEqual([])
  expect(readMpd(element('html', {}))).toBeNull()
})

test('a count that never ends lists only the newest', () => {
  const { read, representation } = presentation(
    { type: 'dynamic' },
    element('SegmentTemplate', { media: '$Number$', timescale: '1000', duration: '1' }),
  )
  expect(segmentsOf(read, representation, noon)).toHaveLength(500)
})
