import type { HlsSettings } from '@rongheng/core/watch/kinds/hls'
import type { Given, Probe, Seen } from '@rongheng/core/watch/probe'
import { type ListProgress, followList } from '@rongheng/core/watch/stream/list-progress'
import type { Segment } from '@rongheng/core/watch/stream/m3u8'
import { failureText } from './failure-text.ts'
import { guardedGet } from './stream/guarded-get.ts'
import {
  type Fetch,
  type FetchedList,
  NotPlayable,
  fetchList,
  fetchSegment,
  fetchStretch,
} from './stream/hls-source.ts'
import { ListReading } from './stream/list-reading.ts'
import { programCodecs } from './stream/program-codecs.ts'
import { formatOf, packetsOf, strangeBytes } from './stream/segment-bytes.ts'
import { type Looked, type StreamLook, lookIn } from './stream/stream-look.ts'

/** Plays the newest of an HLS stream: list, segment, packets, and now and then its pictures and sound. */
export const hlsProbe: Probe<HlsSettings> = async (settings, given) => {
  const deadline = performance.now() + given.timeoutMs
  const reading = new ListReading(settings)
  const look = lookIn(given.memory, settings)
  const fetch: Fetch = (address, limit, range = null) =>
    guardedGet(address, {
      reach: given.reach,
      deadline,
      limit,
      range,
      anyCertificate: settings.anyCertificate,
    })
  try {
    return await play(settings, given, { reading, look, fetch, deadline })
  } catch (cause) {
    if (cause instanceof NotPlayable) return reading.seen(cause.message, look.skipped(), cause.sample)
    return reading.seen(failureText(cause, given.timeoutMs), look.skipped())
  }
}

type Play = {
  readonly reading: ListReading
  readonly look: StreamLook
  readonly fetch: Fetch
  readonly deadline: number
}

async function play(settings: HlsSettings, { memory }: Given, at: Play): Promise<Seen> {
  const { reading, look, fetch, deadline } = at
  const fetched = await fetchList(settings.url, settings.variant, fetch)
  const { list, answer } = fetched
  reading.playlistMs = answer.tookMs
  const newest = list.segments.findLast((s) => !s.gap)
  if (!newest) throw new NotPlayable('播放列表里没有分片', answer)
  if (!list.ended) {
    reading.ageS = ageOf(memory, newest)
    if (newest.startsAt !== null)
      reading.delayS = Math.max(0, (Date.now() - newest.startsAt) / 1000 - newest.duration)
    if (reading.ageS >= settings.maxAgeS)
      throw new NotPlayable(`${Math.round(reading.ageS)} 秒没有新的分片`, answer)
  }
  const segment = await fetchSegment(newest, answer, fetch)
  reading.arrived(segment.bytes.length, newest.duration, segment.tookMs)
  if (newest.encryption !== null)
    return reading.seen('', look.skipped(`分片加密（${newest.encryption}）：画面和声音没有检查`))
  const format = formatOf(segment.bytes)
  if (format === null) throw new NotPlayable(`分片${strangeBytes(segment.bytes)}`, segment)
  if (format === 'mpegts') reading.packets = packetsOf(segment.bytes)

  const depth = look.due(performance.now())
  const lookedTo = memory.get('looked-to') as number | undefined
  if (depth === 'none' || lookedTo === newest.sequence) return reading.seen('', look.skipped())
  const after = depth === 'full' && lookedTo !== undefined && lookedTo < newest.sequence ? lookedTo : null
  const have = new Map([[newest.sequence, segment.bytes]])
  const stretch = await fetchStretch(list.segments, answer, fetch, after, have)
  const sound = await soundOf(fetched, stretch.seconds, fetch)
  const codecs = reading.packets && !sound ? programCodecs(reading.packets) : {}
  const looked: Looked = await look.look(
    { main: { format, bytes: stretch.bytes }, sound, seconds: stretch.seconds, ...codecs },
    depth,
    deadline,
  )
  memory.set('looked-to', newest.sequence)
  return reading.seen('', looked)
}

/** Seconds since the list last moved, by a clock that nobody sets. */
function ageOf(memory: Map<string, unknown>, newest: Segment): number {
  const before = (memory.get('progress') as ListProgress | undefined) ?? null
  const { progress, ageS } = followList(before, newest, performance.now())
  memory.set('progress', progress)
  return ageS
}

/** The sound that lies apart from the pictures, about as much of it. */
async function soundOf({ soundAt }: FetchedList, seconds: number, fetch: Fetch) {
  if (soundAt === null) return null
  const { list, answer } = await fetchList(soundAt, 'highest', fetch)
  const enough: Segment[] = []
  for (let i = list.segments.length - 1, sum = 0; i >= 0 && sum < seconds; i--) {
    const segment = list.segments[i] as Segment
    enough.unshift(segment)
    sum += segment.duration
  }
  const { bytes } = await fetchStretch(enough, answer, fetch, -1, new Map())
  const first = bytes[0]
  const format = first ? formatOf(first) : null
  return format === null ? null : { format, bytes }
}
