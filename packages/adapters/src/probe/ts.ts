import {
  type Address,
  addressOf,
  inRange,
  rangeOf,
  type AddressRange,
} from '@rongheng/core/kernel/address-range'
import type { TsSettings } from '@rongheng/core/watch/kinds/ts'
import type { Given, Probe, Seen } from '@rongheng/core/watch/probe'
import { Objection } from '@rongheng/core/watch/said/objection'
import { type Saying, say, sentence } from '@rongheng/core/watch/said/saying'
import { bitrateObjection } from '@rongheng/core/watch/stream/judge-look'
import { TsAnalyser } from '@rongheng/core/watch/stream/ts-analyser'
import { type TsErrors, type TsReport, firstPriority } from '@rongheng/core/watch/stream/ts-report'
import { failureOf } from './failure-text.ts'
import { NotAllowed } from './guarded-lookup.ts'
import { NO_PLACE, STRETCH_BYTES, heldStretches } from './stream/held-stretches.ts'
import { guardedGet } from './stream/guarded-get.ts'
import { programCodecs } from './stream/program-codecs.ts'
import { strangeBytes } from './stream/segment-bytes.ts'
import { type Looked, type StreamLook, lookIn } from './stream/stream-look.ts'
import { streamSeen } from './stream/stream-seen.ts'
import { TsFeed } from './stream/ts-feed.ts'

/** So long a probe listens when nothing was received before it. */
const FIRST_MS = 4_500
/** So much is decoded at a time; with everything decoded, all that comes between two probes. */
const LOOK_MS = 8_000
const FULL_MS = 30_000
/** A look that may be due at the next probe is prepared for. */
const AHEAD = 12_000
/** Less than this holds no keyframe for sure. */
const LEAST_SECONDS = 3
const HTTP_MS = 3_000
/** Of what is only counted, so much. */
const COUNTED_BYTES = 4_000_000

/** What a probe holds: a report of the packets, and what there is to decode. */
type Received = {
  readonly report: TsReport
  /** PCR and tables were held to the intervals of a broadcast. */
  readonly broadcast: boolean
  readonly material: { readonly bytes: Uint8Array[]; readonly seconds: number } | null
  /** Gives up the place that the material has in memory. */
  readonly release: (() => void) | null
  readonly failure: Saying
  readonly note?: Saying
}

/** Receives a transport stream, counts what TR 101 290 counts, and looks at pictures and sound now and then. */
export const tsProbe: Probe<TsSettings> = async (settings, given) => {
  const started = performance.now()
  const look = lookIn(given.memory, settings)
  try {
    const overHttp = /^https?:/.test(settings.address)
    const received = await (overHttp ? fromHttp : fromFeed)(settings, given, look)
    const seen = await judged(settings, received, {
      look,
      started,
      deadline: started + given.timeoutMs,
    }).finally(() => received.release?.())
    if (look.due(performance.now() + AHEAD) !== 'none') feedIn(given)?.collect(LOOK_MS)
    return seen
  } catch (cause) {
    const failures = [failureOf(cause, given.timeoutMs)]
    return streamSeen({ started, values: valuesOf(null), failures }, look.skipped())
  }
}

type At = { readonly look: StreamLook; readonly started: number; readonly deadline: number }

async function judged(settings: TsSettings, received: Received, at: At): Promise<Seen> {
  const { report, material } = received
  const carried = (...failures: Saying[]) => ({
    started: at.started,
    values: valuesOf(received),
    failures: [received.failure, ...failures],
  })
  if (received.failure !== '') return streamSeen(carried(), at.look.skipped())
  const errors = firstPriority(report.errors)
  const failures = [
    errors > settings.maxErrors ? errorsOf(report.errors) : '',
    bitrateObjection(settings, report.bitrate),
  ]
  const depth = at.look.due(performance.now())
  let looked: Looked = at.look.skipped(received.note)
  if (report.scrambled > report.packets / 2) looked = at.look.skipped(say('ts.scrambled'))
  else if (depth !== 'none' && material)
    looked = await at.look.look(
      {
        main: { format: 'mpegts', bytes: material.bytes },
        sound: null,
        seconds: material.seconds,
        ...programCodecs(report),
      },
      depth,
      at.deadline,
    )
  return streamSeen(carried(...failures), looked)
}

/** The metrics of the kind up to the bit rate; what was not measured is null. */
function valuesOf(received: Received | null): (number | null)[] {
  const e = received?.report.errors
  const onAir = received?.broadcast === true
  return [
    received?.report.packets ?? null,
    e?.syncLoss ?? null,
    e?.syncByte ?? null,
    e?.pat ?? null,
    e?.continuity ?? null,
    e?.pmt ?? null,
    onAir && e ? e.pid : null,
    e?.transport ?? null,
    e?.crc ?? null,
    onAir && e ? e.pcrRepetition : null,
    onAir && e ? e.pcrDiscontinuity : null,
    onAir && e ? e.pts : null,
    received?.report.bitrate ?? null,
  ]
}

const counted = ['syncLoss', 'syncByte', 'pat', 'continuity', 'pmt', 'pid'] as const

/** "连续计数错误 3 次、PAT 错误 1 次" */
const errorsOf = (errors: Readonly<TsErrors>): Saying =>
  say('ts.errors', {
    errors: {
      list: counted
        .filter((key) => errors[key] > 0)
        .map((key) => sentence(`ts.${key}`, { count: errors[key] })),
    },
  })

const feedIn = ({ memory }: Given): TsFeed | undefined => memory.get('feed') as TsFeed | undefined

/** What came over UDP since the last probe; the feed stays open in between. */
async function fromFeed(settings: TsSettings, given: Given, look: StreamLook): Promise<Received> {
  const key = JSON.stringify([settings.address, settings.source, settings.card])
  const kept = feedIn(given)
  let feed = kept
  if (!kept?.isOpen || given.memory.get('feed-for') !== key) {
    kept?.close()
    feed = await TsFeed.open(placeOf(settings, given))
    given.memory.set('feed', feed)
    given.memory.set('feed-for', key)
    feed.collect(LOOK_MS)
    await new Promise((done) => {
      setTimeout(done, Math.min(FIRST_MS, given.timeoutMs / 2))
    })
  }
  const open = feed as TsFeed
  const report = open.take()
  const depth = look.due(performance.now())
  const material = depth === 'none' ? null : open.collected(LEAST_SECONDS)
  // Where everything is decoded, nothing is missed while it is.
  if (depth === 'full') open.collect(FULL_MS)
  const failure =
    report.bytes === 0
      ? report.strangers > 0
        ? say('ts.elsewhere', { source: settings.source })
        : say('ts.silent')
      : report.synced
        ? ''
        : say('ts.other')
  return { report, broadcast: true, material, release: material?.release ?? null, failure }
}

const groups = ['224.0.0.0/4', 'ff00::/8'].map((text) => rangeOf(text) as AddressRange)

/** Where packets come in, held to what may be reached: a group, or an address of this machine with its port. */
function placeOf({ address, source, card }: TsSettings, { reach }: Given) {
  const match = /^(?:udp|rtp):\/\/@?(\[[^\]]+\]|[^:]+):(\d+)$/.exec(address)
  const host = (match?.[1] ?? '').replace(/^\[|\]$/g, '')
  const port = Number(match?.[2])
  const read: Address | null = addressOf(host)
  if (read === null || port < 1 || port > 65_535)
    throw new Objection(say('ts.address', { address: address.slice(0, 100) }))
  if (!reach(read, port)) throw new NotAllowed(`${host}:${port}`)
  return { host, port, source, card, isGroup: groups.some((range) => inRange(read, range)) }
}

/** A few seconds of what comes over HTTP: longer when its pictures are to be looked at. */
async function fromHttp(settings: TsSettings, given: Given, look: StreamLook): Promise<Received> {
  const started = performance.now()
  const deadline = started + given.timeoutMs
  const due = look.due(started) !== 'none'
  const release = due ? heldStretches.takeNow() : null
  const looks = release !== null
  const listen = Math.min(looks ? LOOK_MS : HTTP_MS, given.timeoutMs * 0.6)
  const analyser = new TsAnalyser('segment')
  let first: number | null = null
  let last = 0
  const fetched = await guardedGet(settings.address, {
    reach: given.reach,
    deadline,
    until: started + listen,
    limit: looks ? STRETCH_BYTES : COUNTED_BYTES,
    anyCertificate: settings.anyCertificate,
    onData: (chunk) => {
      last = performance.now()
      first ??= last
      analyser.push(chunk)
    },
  }).catch((cause: unknown) => {
    release?.()
    throw cause
  })
  analyser.end()
  const report = analyser.take()
  const failure =
    fetched.status !== 200
      ? say('http.status', { status: fetched.status })
      : report.bytes === 0
        ? say('ts.silent')
        : report.packets === 0
          ? say('ts.no-packets', { what: strangeBytes(fetched.bytes) })
          : ''
  // By the stream's own clock where there is one: a server may send what it has kept all at once.
  const seconds = report.bitrate ? (report.bytes * 8) / report.bitrate : (last - (first ?? last)) / 1000
  const material = looks ? { bytes: [fetched.bytes], seconds } : null
  return {
    report,
    broadcast: false,
    material,
    release,
    failure,
    ...(due && !looks ? { note: NO_PLACE } : {}),
  }
}
