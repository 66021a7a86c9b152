import type { RtmpSettings } from '@rongheng/core/watch/kinds/rtmp'
import type { Given, Probe } from '@rongheng/core/watch/probe'
import { type Saying, say } from '@rongheng/core/watch/said/saying'
import { bitrateObjection } from '@rongheng/core/watch/stream/judge-look'
import { failureOf } from './failure-text.ts'
import { FLV_HEAD, FlvCount, flvMessages, flvTag } from './stream/flv.ts'
import { NO_PLACE, STRETCH_BYTES, heldStretches } from './stream/held-stretches.ts'
import { guardedGet } from './stream/guarded-get.ts'
import { playRtmp } from './stream/rtmp-client.ts'
import { strangeBytes } from './stream/segment-bytes.ts'
import { lookIn } from './stream/stream-look.ts'
import { streamSeen } from './stream/stream-seen.ts'

/** How long a stream is listened to: to know that it flows, and to see pictures. */
const LISTEN_MS = 2_500
const LOOK_MS = 6_000
/** What is kept free of the time of a probe to decode. */
const DECODE_MS = 2_500

/** What was heard of a stream. */
type Heard = {
  readonly connectMs: number | null
  readonly firstMs: number | null
  readonly count: FlvCount
  readonly bytes: readonly Uint8Array[]
  readonly failure: Saying
}

/** Plays a stream over RTMP, or FLV over HTTP, for some seconds, and looks at pictures and sound now and then. */
export const rtmpProbe: Probe<RtmpSettings> = async (settings, given) => {
  const started = performance.now()
  const deadline = started + given.timeoutMs
  const look = lookIn(given.memory, settings)
  const depth = look.due(started)
  const room = Math.max(500, given.timeoutMs - DECODE_MS)
  const release = depth === 'none' ? null : heldStretches.takeNow()
  const listenMs = Math.min(release ? LOOK_MS : LISTEN_MS, room)
  try {
    const overHttp = /^https?:/.test(settings.url)
    const heard = await (overHttp ? overHttpFlv : overRtmp)(settings, given, listenMs, deadline)
    const { count, failure } = heard
    const values = [heard.connectMs, heard.firstMs, count.bitrate]
    if (failure !== '') return streamSeen({ started, values, failures: [failure] }, look.skipped())
    const failures = [bitrateObjection(settings, count.bitrate)]
    if (depth === 'none' || !release)
      return streamSeen({ started, values, failures }, look.skipped(depth === 'none' ? undefined : NO_PLACE))
    const material = {
      main: { format: 'flv' as const, bytes: heard.bytes },
      sound: null,
      seconds: count.seconds,
      videoCodec: count.videoCodec,
      audioCodec: count.audioCodec,
    }
    return streamSeen({ started, values, failures }, await look.look(material, depth, deadline))
  } catch (cause) {
    const failures = [failureOf(cause, given.timeoutMs)]
    return streamSeen({ started, values: [null, null, null], failures }, look.skipped())
  } finally {
    release?.()
  }
}

async function overRtmp(
  settings: RtmpSettings,
  given: Given,
  listenMs: number,
  deadline: number,
): Promise<Heard> {
  const count = new FlvCount()
  const bytes: Buffer[] = [FLV_HEAD]
  const times = await playRtmp(settings.url, {
    reach: given.reach,
    deadline,
    listenMs,
    anyCertificate: settings.anyCertificate,
    onMedia: (message) => {
      count.add(message)
      if (message.type !== 18) bytes.push(flvTag(message))
      return count.bytes < STRETCH_BYTES
    },
  })
  return { ...times, count, bytes, failure: emptiness(count) }
}

async function overHttpFlv(
  settings: RtmpSettings,
  given: Given,
  listenMs: number,
  deadline: number,
): Promise<Heard> {
  const fetched = await guardedGet(settings.url, {
    reach: given.reach,
    deadline,
    until: performance.now() + listenMs,
    limit: STRETCH_BYTES,
    anyCertificate: settings.anyCertificate,
  })
  const count = new FlvCount()
  const isFlv = fetched.bytes.toString('latin1', 0, 3) === 'FLV'
  if (isFlv) for (const message of flvMessages(fetched.bytes)) count.add(message)
  const failure =
    fetched.status !== 200
      ? say('http.status', { status: fetched.status })
      : isFlv
        ? emptiness(count)
        : say('stream.no-flv', { what: strangeBytes(fetched.bytes) })
  const firstMs = fetched.firstByteMs
  return { connectMs: firstMs, firstMs, count, bytes: [fetched.bytes], failure }
}

const emptiness = (count: FlvCount): Saying =>
  count.pictures + count.sounds === 0 ? say('stream.empty') : ''
