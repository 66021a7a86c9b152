import type { HlsSettings } from '@rongheng/core/watch/kinds/hls'
import type { Given, Seen } from '@rongheng/core/watch/probe'
import { type ListProgress, followList } from '@rongheng/core/watch/stream/list-progress'
import type { Segment } from '@rongheng/core/watch/stream/m3u8'
import { say } from '@rongheng/core/watch/said/saying'
import { failureOf } from '../failure-text.ts'
import { type Fetched, guardedGet } from './guarded-get.ts'
import { NO_PLACE, heldStretches } from './held-stretches.ts'
import { ListReading } from './list-reading.ts'
import { programCodecs } from './program-codecs.ts'
import { formatOf, packetsOf, strangeBytes } from './segment-bytes.ts'
import { type Fetch, NotPlayable, fetchSegment, fetchStretch } from './segments.ts'
import { type StreamLook, lookIn } from './stream-look.ts'

type ListSettings = Omit<HlsSettings, 'kind' | 'url' | 'variant'>

/** Segments, and where the list was that their addresses are relative to. */
export type Listed = { readonly segments: readonly Segment[]; readonly at: Fetched }

/** The list of a stream. */
export type Listing = Listed & {
  /** `true` when nothing will be added: a recording. */
  readonly ended: boolean
  /** `true` when its newest segment moves only as the encoder works; `false` when it is reckoned by the clock. */
  readonly moves: boolean
  /** So many of the newest may not be there yet. */
  readonly ahead: number
  /** The sound that lies apart from the pictures; null when it does not. */
  readonly sound: (() => Promise<Listed>) | null
}

/** A stream is followed without a gap when it was looked at so lately. */
const RECENT_MS = 25_000
/** How long a probe waits until others have looked. */
const WAIT_MS = 3_000

type Play = {
  readonly reading: ListReading
  readonly look: StreamLook
  readonly fetch: Fetch
  readonly deadline: number
}

/** Plays the newest of a stream that comes as a list: list, segment, packets, and now and then pictures and sound. */
export async function playList(
  settings: ListSettings,
  given: Given,
  list: (fetch: Fetch) => Promise<Listing>,
): Promise<Seen> {
  const deadline = performance.now() + given.timeoutMs
  const { reach } = given
  const { anyCertificate } = settings
  const reading = new ListReading(settings)
  const look = lookIn(given.memory, settings)
  const fetch: Fetch = (address, limit, range = null) =>
    guardedGet(address, { reach, deadline, limit, range, anyCertificate })
  try {
    return await play(settings, given.memory, await list(fetch), { reading, look, fetch, deadline })
  } catch (cause) {
    if (cause instanceof NotPlayable) return reading.seen(cause.saying, look.skipped(), cause.sample)
    return reading.seen(failureOf(cause, given.timeoutMs), look.skipped())
  }
}

async function play(
  settings: ListSettings,
  memory: Map<string, unknown>,
  listing: Listing,
  { reading, look, fetch, deadline }: Play,
): Promise<Seen> {
  reading.playlistMs = listing.at.tookMs
  const there = listing.segments.filter((s) => !s.gap)
  const last = there.at(-1)
  if (!last) throw new NotPlayable(say('list.no-segments'), listing.at)
  if (!listing.ended && listing.moves) {
    reading.ageS = ageOf(memory, last)
    if (last.startsAt !== null)
      reading.delayS = Math.max(0, (Date.now() - last.startsAt) / 1000 - last.duration)
    if (reading.ageS >= settings.maxAgeS)
      throw new NotPlayable(say('list.stale', { s: Math.round(reading.ageS) }), listing.at)
  }
  const { newest, segment, early } = await newestOf(there, listing, fetch)
  reading.arrived(segment.bytes.length, newest.duration, segment.tookMs)
  if (newest.encryption !== null)
    return reading.seen('', look.skipped(say('segment.encrypted', { method: newest.encryption })))
  const format = formatOf(segment.bytes)
  if (format === null)
    throw new NotPlayable(say('segment.strange', { what: strangeBytes(segment.bytes) }), segment)
  if (format === 'mpegts') reading.packets = packetsOf(segment.bytes)

  const depth = look.due(performance.now())
  const lookedTo = memory.get('looked-to') as number | undefined
  if (depth === 'none' || lookedTo === newest.sequence) return reading.seen('', look.skipped())
  // Looked at a moment ago: only what is new since then, so that nothing is counted twice.
  const recent = performance.now() - (look.lookedAt ?? -Infinity) < RECENT_MS
  const after = recent && lookedTo !== undefined && lookedTo < newest.sequence ? lookedTo : null
  const have = new Map([[newest.sequence, segment.bytes]])
  const segments = early === 0 ? listing.segments : listing.segments.slice(0, -early)
  const release = await heldStretches.take(performance.now() + WAIT_MS)
  if (!release) return reading.seen('', look.skipped(NO_PLACE))
  try {
    const { bytes, seconds } = await fetchStretch(segments, listing.at, fetch, after, have)
    const sound = listing.sound ? await soundOf(await listing.sound(), early, seconds, fetch) : null
    const codecs = reading.packets && !sound ? programCodecs(reading.packets) : {}
    const looked = await look.look({ main: { format, bytes }, sound, seconds, ...codecs }, depth, deadline)
    memory.set('looked-to', newest.sequence)
    return reading.seen('', looked)
  } finally {
    release()
  }
}

/** The newest segment that is there already, and how many should be and are not. */
async function newestOf(there: readonly Segment[], listing: Listing, fetch: Fetch) {
  for (let early = 0; ; early++) {
    const newest = there.at(-1 - early)
    if (!newest) throw new NotPlayable(say('list.no-segments'), listing.at)
    try {
      return { newest, segment: await fetchSegment(newest, listing.at, fetch), early }
    } catch (cause) {
      const missing = cause instanceof NotPlayable && cause.status === 404
      if (!missing || early >= listing.ahead) throw cause
    }
  }
}

/** Seconds since the list last moved, by a clock that nobody sets. */
function ageOf(memory: Map<string, unknown>, newest: Segment): number {
  const before = (memory.get('progress') as ListProgress | undefined) ?? null
  const { progress, ageS } = followList(before, newest, performance.now())
  memory.set('progress', progress)
  return ageS
}

/** The sound that lies apart from the pictures, about as much of it. */
async function soundOf(listed: Listed, early: number, seconds: number, fetch: Fetch) {
  const enough: Segment[] = []
  let sum = 0
  for (const segment of listed.segments.slice(0, listed.segments.length - early).toReversed()) {
    if (sum >= seconds) break
    enough.unshift(segment)
    sum += segment.duration
  }
  const { bytes } = await fetchStretch(enough, listed.at, fetch, -1, new Map())
  const first = bytes[0]
  const format = first ? formatOf(first) : null
  return format === null ? null : { format, bytes }
}
