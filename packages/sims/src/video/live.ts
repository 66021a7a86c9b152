import type { Instant } from '@rongheng/core/kernel/time'
import { AUDIO_FRAME, AUDIO_RATE, toneFrame } from './mp2.ts'
import { mpeg2Frame } from './mpeg2.ts'
import { blackPicture, testPicture } from './picture.ts'
import { type Track, transportSegment, type Unit } from './transport.ts'

const SEGMENT_MS = 4000
const FRAMES = 100
const TICKS = 90_000
/** How many segments a list names. */
const LISTED = 6

const video: Track = { pid: 0x100, streamType: 0x02, streamId: 0xe0 }
const audio: Track = { pid: 0x101, streamType: 0x03, streamId: 0xc0 }
const tone = toneFrame()

/** The number of the newest segment that is whole. */
const newest = (at: Instant): number => Math.floor(at / SEGMENT_MS) - 1

/** The list of a live stream at a moment. @source RFC 8216 */
export function playlist(at: Instant): string {
  const first = newest(at) - LISTED + 1
  const rows = Array.from({ length: LISTED }, (_, i) => [
    `#EXT-X-PROGRAM-DATE-TIME:${new Date((first + i) * SEGMENT_MS).toISOString()}`,
    '#EXTINF:4.000,',
    `segment-${first + i}.ts`,
  ])
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    `#EXT-X-TARGETDURATION:${SEGMENT_MS / 1000}`,
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    ...rows.flat(),
    '',
  ].join('\n')
}

/** The list of lists: one stream, at one rate. */
export const masterPlaylist = (bandwidth: number, resolution: string | null): string =>
  [
    '#EXTM3U',
    `#EXT-X-STREAM-INF:BANDWIDTH=${bandwidth}${resolution ? `,RESOLUTION=${resolution}` : ''}`,
    'stream.m3u8',
    '',
  ].join('\n')

/** When the first picture of a segment was taken. */
export const segmentBegins = (number: number): Instant => (number * SEGMENT_MS) as Instant

/**
 * A segment of a live stream: a tone, and with it a test picture that has the clock of Shanghai in it, or a black one, or none.
 * Null for one that is gone or not yet there.
 */
export function segment(number: number, picture: 'test' | 'black' | null, at: Instant): Buffer | null {
  const latest = newest(at)
  if (!Number.isSafeInteger(number) || number > latest || number < latest - LISTED * 2) return null
  const kept = made.get(`${number}${picture}`)
  if (kept) return kept
  const bytes = picture === null ? radioSegment(number) : tvSegment(number, picture)
  // A few are kept: several people and checks ask for the same ones.
  if (made.size >= 8) made.delete(made.keys().next().value as string)
  made.set(`${number}${picture}`, bytes)
  return bytes
}

/** "20:15:04" on the wall in Shanghai. */
const clockText = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(11, 19)

const made = new Map<string, Buffer>()

function tvSegment(number: number, picture: 'test' | 'black'): Buffer {
  const begin = (number * SEGMENT_MS * TICKS) / 1000
  const pictures = Array.from({ length: FRAMES }, (_, i): Unit => {
    const at = segmentBegins(number) + i * 40
    const shown = picture === 'black' ? blackPicture : testPicture(clockText(at), number * FRAMES + i)
    const bytes = mpeg2Frame(shown)
    return { track: video, pts: begin + i * 3600, bytes }
  })
  return transportSegment(
    [video, audio],
    [...pictures, ...tones(number)].sort((a, b) => a.pts - b.pts),
  )
}

const radioSegment = (number: number): Buffer => transportSegment([audio], tones(number))

/** The tone's frames that begin within a segment, eight in a unit. */
function tones(number: number): Unit[] {
  const frameMs = (AUDIO_FRAME * 1000) / AUDIO_RATE
  const first = Math.ceil((number * SEGMENT_MS) / frameMs)
  const next = Math.ceil(((number + 1) * SEGMENT_MS) / frameMs)
  const units: Unit[] = []
  for (let frame = first; frame < next; frame += 8)
    units.push({
      track: audio,
      pts: (frame * frameMs * TICKS) / 1000,
      bytes: Buffer.concat(Array<Buffer>(Math.min(8, next - frame)).fill(tone)),
    })
  return units
}
