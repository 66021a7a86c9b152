import { Objection } from '@rongheng/core/watch/said/objection'
import { type Saying, say } from '@rongheng/core/watch/said/saying'
import type { ByteRange, Segment } from '@rongheng/core/watch/stream/m3u8'
import { stretchOf } from '@rongheng/core/watch/stream/stretch'
import type { Fetched } from './guarded-get.ts'
import { STRETCH_BYTES } from './held-stretches.ts'

const LIST_LIMIT = 2_000_000
const SEGMENT_LIMIT = 32_000_000

/** Fetches an address within the bounds of one probe. */
export type Fetch = (address: string, limit: number, range?: ByteRange | null) => Promise<Fetched>

/** Something came that no player could play. What came is kept. */
export class NotPlayable extends Objection {
  /** The status of what came. */
  readonly status: number
  readonly sample: { readonly mediaType: string; readonly bytes: Uint8Array }
  constructor(saying: Saying, fetched: Fetched) {
    super(saying)
    this.name = 'NotPlayable'
    this.status = fetched.status
    this.sample = {
      mediaType: fetched.mediaType === '' ? 'text/plain' : fetched.mediaType,
      bytes: fetched.bytes.subarray(0, 65_536),
    }
  }
}

/** Fetches a list. @throws NotPlayable, or what kept it from coming */
export async function fetchListText(address: string, fetch: Fetch): Promise<Fetched> {
  const answer = await fetch(address, LIST_LIMIT)
  if (answer.status !== 200) throw new NotPlayable(say('list.status', { status: answer.status }), answer)
  if (answer.cut) throw new NotPlayable(say('list.large', { mb: LIST_LIMIT / 1_000_000 }), answer)
  return answer
}

/** An address as written in a list. @throws for what is none */
export function resolved(uri: string, from: Fetched): string {
  try {
    return new URL(uri, from.url).href
  } catch {
    throw new Objection(say('list.address', { address: uri.slice(0, 100) }))
  }
}

/** Fetches one segment. @throws NotPlayable, or what kept it from coming */
export async function fetchSegment(segment: Segment, list: Fetched, fetch: Fetch): Promise<Fetched> {
  const fetched = await fetch(resolved(segment.uri, list), SEGMENT_LIMIT, segment.range)
  if (fetched.status !== 200 && fetched.status !== 206)
    throw new NotPlayable(say('segment.status', { status: fetched.status }), fetched)
  if (fetched.cut) throw new NotPlayable(say('segment.large', { mb: SEGMENT_LIMIT / 1_000_000 }), fetched)
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
    if (size > STRETCH_BYTES && bytes.length > 0) break
    bytes.unshift(part)
    seconds += segment.duration
  }
  const map = stretch.at(-1)?.map
  if (map && bytes.length > 0) {
    const head = await fetch(resolved(map.uri, list), SEGMENT_LIMIT, map.range)
    if (head.status >= 400) throw new NotPlayable(say('segment.head', { status: head.status }), head)
    bytes.unshift(head.bytes)
  }
  return { bytes, seconds }
}
