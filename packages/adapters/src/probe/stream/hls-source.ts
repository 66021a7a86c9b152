import {
  type ByteRange,
  type MediaPlaylist,
  type Segment,
  type Variant,
  readPlaylist,
} from '@rongheng/core/watch/stream/m3u8'
import { stretchOf } from '@rongheng/core/watch/stream/stretch'
import type { Fetched } from './guarded-get.ts'

const LIST_LIMIT = 2_000_000
const SEGMENT_LIMIT = 32_000_000
const LOOK_BYTES = 24_000_000

/** Fetches an address within the bounds of one probe. */
export type Fetch = (address: string, limit: number, range?: ByteRange | null) => Promise<Fetched>

/** Something came that no player could play. What came is kept. */
export class NotPlayable extends Error {
  readonly sample: { readonly mediaType: string; readonly bytes: Uint8Array }
  constructor(message: string, fetched: Fetched) {
    super(message)
    this.name = 'NotPlayable'
    this.sample = {
      mediaType: fetched.mediaType === '' ? 'text/plain' : fetched.mediaType,
      bytes: fetched.bytes.subarray(0, 65_536),
    }
  }
}

/** A list of segments, where it was, and how it came. */
export type FetchedList = {
  readonly list: MediaPlaylist
  readonly answer: Fetched
  /** Where the list of its sound is, when that lies apart. */
  readonly soundAt: string | null
}

const why = {
  empty: '播放列表是空的',
  html: '不是播放列表，是一个网页',
  'no-header': '不是播放列表：没有 #EXTM3U',
  broken: '播放列表读不懂',
}

/** Fetches a playlist; of a master, the variant that is wanted. @throws NotPlayable, or what kept it from coming */
export async function fetchList(
  address: string,
  variant: 'highest' | 'lowest',
  fetch: Fetch,
): Promise<FetchedList> {
  const answer = await fetchText(address, fetch)
  const list = readPlaylist(answer.bytes.toString('utf8'))
  if (list.kind === 'none') throw new NotPlayable(why[list.why], answer)
  if (list.kind === 'media') return { list, answer, soundAt: null }
  const chosen = chosenOf(list.variants, variant)
  if (!chosen) throw new NotPlayable('播放列表里没有码率可选', answer)
  const below = await fetchText(resolved(chosen.uri, answer), fetch)
  const media = readPlaylist(below.bytes.toString('utf8'))
  if (media.kind !== 'media')
    throw new NotPlayable(media.kind === 'none' ? why[media.why] : '播放列表套了一层又一层', below)
  return {
    list: media,
    answer: { ...below, tookMs: answer.tookMs + below.tookMs },
    soundAt: chosen.audioUri === null ? null : resolved(chosen.audioUri, answer),
  }
}

const chosenOf = (variants: readonly Variant[], variant: 'highest' | 'lowest'): Variant | undefined =>
  variants.toSorted((a, b) =>
    variant === 'highest' ? b.bandwidth - a.bandwidth : a.bandwidth - b.bandwidth,
  )[0]

async function fetchText(address: string, fetch: Fetch): Promise<Fetched> {
  const answer = await fetch(address, LIST_LIMIT)
  if (answer.status !== 200) throw new NotPlayable(`播放列表 HTTP ${answer.status}`, answer)
  if (answer.cut) throw new NotPlayable(`播放列表超过 ${LIST_LIMIT / 1_000_000} MB`, answer)
  return answer
}

function resolved(uri: string, from: Fetched): string {
  try {
    return new URL(uri, from.url).href
  } catch {
    throw new Error(`列表里的地址读不懂：${uri.slice(0, 100)}`)
  }
}

/** Fetches one segment. @throws NotPlayable, or what kept it from coming */
export async function fetchSegment(segment: Segment, list: Fetched, fetch: Fetch): Promise<Fetched> {
  const fetched = await fetch(resolved(segment.uri, list), SEGMENT_LIMIT, segment.range)
  if (fetched.status !== 200 && fetched.status !== 206)
    throw new NotPlayable(`分片 HTTP ${fetched.status}`, fetched)
  if (fetched.cut) throw new NotPlayable(`分片超过 ${SEGMENT_LIMIT / 1_000_000} MB`, fetched)
  return fetched
}

/**
 * The bytes of the newest stretch, with their head where they need one.
 *
 * @param after as in `stretchOf` @param have segments that are here already, by their number
 */
export async function fetchStretch(
  segments: readonly Segment[],
  list: Fetched,
  fetch: Fetch,
  after: number | null,
  have: ReadonlyMap<number, Buffer>,
): Promise<{ bytes: Buffer[]; seconds: number }> {
  const stretch = stretchOf(segments, after)
  const bytes: Buffer[] = []
  let size = 0
  let seconds = 0
  // Newest first, so that what is too much is the oldest.
  for (const segment of stretch.toReversed()) {
    const part = have.get(segment.sequence) ?? (await fetchSegment(segment, list, fetch)).bytes
    size += part.length
    if (size > LOOK_BYTES && bytes.length > 0) break
    bytes.unshift(part)
    seconds += segment.duration
  }
  const map = stretch.at(-1)?.map
  if (map && bytes.length > 0) {
    const head = await fetch(resolved(map.uri, list), SEGMENT_LIMIT, map.range)
    if (head.status >= 400) throw new NotPlayable(`分片的文件头 HTTP ${head.status}`, head)
    bytes.unshift(head.bytes)
  }
  return { bytes, seconds }
}
