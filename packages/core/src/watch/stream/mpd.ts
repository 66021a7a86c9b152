import type { Segment } from './m3u8.ts'

/** An element of a document, as a reader of XML gives it: names without their prefixes. */
export type XmlElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
}

/** One picture or sound of a presentation, in one quality. */
export type Representation = {
  readonly kind: 'video' | 'audio'
  readonly id: string
  readonly bandwidth: number
  readonly codecs: string
  readonly encrypted: boolean
  /** What its addresses are relative to, from the outside in. */
  readonly bases: readonly string[]
  /** Where the segments are; null for what is one file. */
  readonly template: SegmentTemplate | null
  /** When its period starts, seconds from the start of the presentation; and how long it is, where that is known. */
  readonly periodStart: number
  readonly periodSeconds: number | null
}

type SegmentTemplate = {
  readonly media: string
  readonly initialization: string | null
  readonly startNumber: number
  readonly timescale: number
  /** Ticks of one segment; null where there is a time line. */
  readonly duration: number | null
  readonly timeline: readonly { readonly t: number | null; readonly d: number; readonly r: number }[] | null
}

export type Presentation = {
  readonly isLive: boolean
  /** ms UTC; 0 where none is said. */
  readonly startsAt: number
  /** Those of the last period. */
  readonly representations: readonly Representation[]
}

/** No more segments than these are listed: the newest count. */
const MOST_SEGMENTS = 500
const of = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name)
const first = (element: XmlElement, name: string): XmlElement | undefined => of(element, name)[0]
const number = (text: string | undefined, otherwise: number): number => {
  const value = Number(text)
  return text === undefined || !Number.isFinite(value) ? otherwise : value
}

/** Reads a DASH presentation: its last period, segments by template. @returns null for another document @source ISO/IEC 23009-1 §5.3 */
export function readMpd(root: XmlElement): Presentation | null {
  if (root.name !== 'MPD') return null
  const at = Date.parse(root.attributes['availabilityStartTime'] ?? '')
  const whole = durationOf(root.attributes['mediaPresentationDuration'])
  let start = 0
  let last: Representation[] = []
  for (const period of of(root, 'Period')) {
    start = durationOf(period.attributes['start']) ?? start
    const seconds = durationOf(period.attributes['duration']) ?? (whole === null ? null : whole - start)
    last = of(period, 'AdaptationSet').flatMap((set) => readSet(set, [root, period], start, seconds))
    start += seconds ?? 0
  }
  return {
    isLive: root.attributes['type'] === 'dynamic',
    startsAt: Number.isNaN(at) ? 0 : at,
    representations: last,
  }
}

function readSet(
  set: XmlElement,
  above: readonly XmlElement[],
  periodStart: number,
  periodSeconds: number | null,
): Representation[] {
  return of(set, 'Representation').flatMap((own) => {
    const said = (name: string) => own.attributes[name] ?? set.attributes[name] ?? ''
    const kind = /video|audio/.exec(`${said('contentType')} ${said('mimeType')}`)?.[0]
    if (kind !== 'video' && kind !== 'audio') return []
    const chain = [...above, set, own]
    return {
      kind,
      id: own.attributes['id'] ?? '',
      bandwidth: number(own.attributes['bandwidth'], 0),
      codecs: said('codecs'),
      encrypted: chain.some((element) => of(element, 'ContentProtection').length > 0),
      bases: chain.flatMap((element) => first(element, 'BaseURL')?.text.trim() ?? []),
      template: templateOf(chain.flatMap((element) => of(element, 'SegmentTemplate'))),
      periodStart,
      periodSeconds,
    }
  })
}

/** An inner template adds to the outer one. */
function templateOf(chain: readonly XmlElement[]): SegmentTemplate | null {
  const said = Object.assign({}, ...chain.map((t) => t.attributes)) as Record<string, string>
  const line = chain.flatMap((t) => of(t, 'SegmentTimeline')).at(-1)
  const duration = number(said['duration'], 0)
  if (said['media'] === undefined || (duration <= 0 && !line)) return null
  return {
    media: said['media'],
    initialization: said['initialization'] ?? null,
    startNumber: number(said['startNumber'], 1),
    timescale: Math.max(1, number(said['timescale'], 1)),
    duration: line ? null : duration,
    timeline:
      line === undefined
        ? null
        : of(line, 'S').map(({ attributes: { t, d, r } }) => ({
            t: t === undefined ? null : number(t, 0),
            d: Math.max(0, number(d, 0)),
            r: number(r, 0),
          })),
  }
}

/**
 * The newest segments of a representation, oldest first, in the form of those of HLS.
 *
 * @param now the server's time, ms UTC: by it the number of a live segment is reckoned
 */
export function segmentsOf(
  presentation: Presentation,
  representation: Representation,
  now: number,
): Segment[] {
  const { template } = representation
  if (!template) return []
  const places = template.timeline
    ? placesOnLine(template, representation, presentation, now)
    : placesByCount(template, representation, presentation, now)
  const fill = (text: string, n: number, time: number) => filled(text, representation, n, time)
  return places.slice(-MOST_SEGMENTS).map(({ n, time, ticks }) => ({
    uri: fill(template.media, n, time),
    sequence: n,
    duration: ticks / template.timescale,
    range: null,
    discontinuity: false,
    gap: false,
    map:
      template.initialization === null ? null : { uri: fill(template.initialization, n, time), range: null },
    encryption: representation.encrypted ? 'CENC' : null,
    startsAt: null,
  }))
}

type Place = { readonly n: number; readonly time: number; readonly ticks: number }

function placesOnLine(
  { timeline, startNumber, timescale }: SegmentTemplate,
  { periodStart, periodSeconds }: Representation,
  { isLive, startsAt }: Presentation,
  now: number,
): Place[] {
  const places: Place[] = []
  let time = 0
  let n = startNumber
  const lines = timeline ?? []
  for (const [i, { t, d, r }] of lines.entries()) {
    time = t ?? time
    if (d === 0) continue
    // A negative count goes on until the next line, or until the end.
    const end =
      lines[i + 1]?.t ?? (isLive ? (now - startsAt) / 1000 - periodStart : (periodSeconds ?? 0)) * timescale
    const times = r >= 0 ? r + 1 : Math.max(0, Math.ceil((end - time) / d))
    const skipped = Math.max(0, times - MOST_SEGMENTS)
    for (let k = skipped; k < times; k++) places.push({ n: n + k, time: time + k * d, ticks: d })
    if (places.length > 4 * MOST_SEGMENTS) places.splice(0, places.length - MOST_SEGMENTS)
    n += times
    time += times * d
  }
  return places
}

function placesByCount(
  { duration, startNumber, timescale }: SegmentTemplate,
  { periodStart, periodSeconds }: Representation,
  { isLive, startsAt }: Presentation,
  now: number,
): Place[] {
  const ticks = duration ?? 1
  const seconds = isLive ? (now - startsAt) / 1000 - periodStart : (periodSeconds ?? 0)
  const count = (isLive ? Math.floor : Math.ceil)((seconds * timescale) / ticks)
  const from = Math.max(0, count - MOST_SEGMENTS)
  return Array.from({ length: Math.max(0, count - from) }, (_, i) => ({
    n: startNumber + from + i,
    time: (from + i) * ticks,
    ticks,
  }))
}

/** `$Number%05d$`, `$Time$`, `$RepresentationID$`, `$Bandwidth$`, and `$$` for the sign itself. */
const filled = (text: string, { id, bandwidth }: Representation, n: number, time: number): string =>
  text.replace(/\$(?:(RepresentationID|Number|Time|Bandwidth)(?:%0(\d{1,2})d)?)?\$/g, (_, name, width) => {
    if (name === undefined) return '$'
    if (name === 'RepresentationID') return id
    const value = name === 'Number' ? n : name === 'Time' ? time : bandwidth
    return String(value).padStart(Number(width ?? 0), '0')
  })

/** "PT1H2M3.5S" in seconds. */
function durationOf(text: string | undefined): number | null {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text ?? '')
  if (!match) return null
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0))
  return (days ?? 0) * 86_400 + (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0)
}
