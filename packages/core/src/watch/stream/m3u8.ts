/** A part of a file: `length` bytes from `offset`. */
export type ByteRange = { readonly offset: number; readonly length: number }

/** One segment of a media playlist. Addresses are as written: relative to the playlist's own. */
export type Segment = {
  readonly uri: string
  readonly sequence: number
  /** Seconds, as the list says. */
  readonly duration: number
  readonly range: ByteRange | null
  /** Encoder restarted, or the material changed: clocks and counters start anew here. */
  readonly discontinuity: boolean
  /** The list says that this segment is missing on purpose. */
  readonly gap: boolean
  /** What has to stand before the segment's bytes (fMP4); null for MPEG-TS. */
  readonly map: { readonly uri: string; readonly range: ByteRange | null } | null
  /** How it is encrypted ("AES-128", "SAMPLE-AES"); null in the clear. */
  readonly encryption: string | null
  /** The wall-clock moment of its first picture, ms UTC, where the list gives any. */
  readonly startsAt: number | null
}

export type MediaPlaylist = {
  readonly kind: 'media'
  readonly targetDuration: number
  readonly sequence: number
  /** `true` when nothing will be added: a recording, not a live stream. */
  readonly ended: boolean
  readonly segments: readonly Segment[]
}

export type Variant = {
  readonly uri: string
  /** Highest bit rate, bit/s, as the list says. */
  readonly bandwidth: number
  readonly width: number | null
  readonly height: number | null
  readonly codecs: string
  /** Where the sound is, when it is not in the same segments. */
  readonly audioUri: string | null
}

export type MasterPlaylist = { readonly kind: 'master'; readonly variants: readonly Variant[] }
export type NoPlaylist = { readonly kind: 'none'; readonly why: 'empty' | 'html' | 'no-header' | 'broken' }

/** More segments than this are not read: a list of hours is as good as its end. */
const MOST_SEGMENTS = 20_000

/**
 * Reads an HLS playlist.
 *
 * @source RFC 8216; byte ranges and gaps as in draft-pantos-hls-rfc8216bis
 */
export function readPlaylist(text: string): MasterPlaylist | MediaPlaylist | NoPlaylist {
  const body = text.replace(/^\uFEFF/, '').trimStart()
  if (body === '') return { kind: 'none', why: 'empty' }
  if (/^<(!doctype|html|\?xml)/i.test(body)) return { kind: 'none', why: 'html' }
  if (!/^#EXTM3U\s*(\r?\n|$)/.test(body)) return { kind: 'none', why: 'no-header' }
  const lines = body.split(/\r?\n/).map((line) => line.trim())
  return lines.some((line) => line.startsWith('#EXT-X-STREAM-INF:')) ? readMaster(lines) : readMedia(lines)
}

function readMaster(lines: readonly string[]): MasterPlaylist {
  const sound = new Map<string, string>()
  const found: (Omit<Variant, 'audioUri'> & { group: string })[] = []
  let pending: Record<string, string> | null = null
  for (const line of lines) {
    if (line.startsWith('#EXT-X-MEDIA:')) {
      const { TYPE, 'GROUP-ID': group, URI, DEFAULT } = attributes(line)
      const first = group !== undefined && !sound.has(group)
      if (TYPE === 'AUDIO' && group !== undefined && URI !== undefined && (first || DEFAULT === 'YES'))
        sound.set(group, URI)
    } else if (line.startsWith('#EXT-X-STREAM-INF:')) pending = attributes(line)
    else if (line !== '' && !line.startsWith('#') && pending !== null) {
      const size = /^(\d{1,5})x(\d{1,5})$/.exec(pending['RESOLUTION'] ?? '')
      found.push({
        uri: line,
        bandwidth: Number(pending['BANDWIDTH'] ?? 0) || 0,
        width: size ? Number(size[1]) : null,
        height: size ? Number(size[2]) : null,
        codecs: pending['CODECS'] ?? '',
        group: pending['AUDIO'] ?? '',
      })
      pending = null
    }
  }
  return {
    kind: 'master',
    variants: found.map(({ group, ...variant }) => ({ ...variant, audioUri: sound.get(group) ?? null })),
  }
}

function readMedia(lines: readonly string[]): MediaPlaylist | NoPlaylist {
  let targetDuration = 0
  let first = 0
  let ended = false
  let map: Segment['map'] = null
  let encryption: string | null = null
  let clock: number | null = null
  let next = fresh()
  // Where the next byte range of the same file starts when it does not say.
  let behind: { uri: string; offset: number } | null = null
  const segments: Segment[] = []
  for (const line of lines) {
    const value = line.slice(line.indexOf(':') + 1)
    if (line.startsWith('#EXTINF:')) next.duration = Number.parseFloat(value)
    else if (line.startsWith('#EXT-X-TARGETDURATION:')) targetDuration = Number.parseFloat(value) || 0
    else if (line.startsWith('#EXT-X-MEDIA-SEQUENCE:')) first = Number.parseInt(value, 10) || 0
    else if (line === '#EXT-X-ENDLIST') ended = true
    else if (line === '#EXT-X-DISCONTINUITY') next.discontinuity = true
    else if (line === '#EXT-X-GAP') next.gap = true
    else if (line.startsWith('#EXT-X-BYTERANGE:')) next.range = value
    else if (line.startsWith('#EXT-X-PROGRAM-DATE-TIME:')) {
      const at = Date.parse(value)
      clock = Number.isNaN(at) ? null : at
    } else if (line.startsWith('#EXT-X-KEY:')) {
      const { METHOD = 'NONE' } = attributes(line)
      encryption = METHOD === 'NONE' ? null : METHOD
    } else if (line.startsWith('#EXT-X-MAP:')) {
      const { URI, BYTERANGE } = attributes(line)
      map = URI === undefined ? null : { uri: URI, range: rangeOf(BYTERANGE, 0) }
    } else if (line !== '' && !line.startsWith('#')) {
      if (next.duration === null || !Number.isFinite(next.duration) || next.duration < 0)
        return { kind: 'none', why: 'broken' }
      const range: ByteRange | null = rangeOf(next.range, behind?.uri === line ? behind.offset : 0)
      behind = range && { uri: line, offset: range.offset + range.length }
      segments.push({
        uri: line,
        sequence: first + segments.length,
        duration: next.duration,
        range,
        discontinuity: next.discontinuity,
        gap: next.gap,
        map,
        encryption,
        startsAt: clock,
      })
      if (clock !== null) clock += next.duration * 1000
      next = fresh()
      if (segments.length > MOST_SEGMENTS) return { kind: 'none', why: 'broken' }
    }
  }
  return { kind: 'media', targetDuration, sequence: first, ended, segments }
}

const fresh = (): {
  duration: number | null
  discontinuity: boolean
  gap: boolean
  range: string | undefined
} => ({ duration: null, discontinuity: false, gap: false, range: undefined })

/** "1000@200" or "1000": length, and where it starts. */
function rangeOf(text: string | undefined, otherwise: number): ByteRange | null {
  const match = /^(\d+)(?:@(\d+))?$/.exec(text ?? '')
  return match
    ? { length: Number(match[1]), offset: match[2] === undefined ? otherwise : Number(match[2]) }
    : null
}

/** The attribute list of a tag: names in capitals, values bare or in quotes. */
function attributes(line: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name, quoted, bare] of line
    .slice(line.indexOf(':') + 1)
    .matchAll(/([A-Z0-9-]+)=(?:"([^"]*)"|([^,]*))/g))
    found[name as string] = quoted ?? (bare as string)
  return found
}
