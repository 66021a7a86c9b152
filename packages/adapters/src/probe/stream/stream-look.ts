import type { PictureSettings } from '@rongheng/core/watch/kinds/stream-settings'
import type { Seen } from '@rongheng/core/watch/probe'
import { type Saying, say, sentence } from '@rongheng/core/watch/said/saying'
import type { DecoderLog } from '@rongheng/core/watch/stream/decoder-log'
import { pictureObjection } from '@rongheng/core/watch/stream/judge-look'
import { type Look, type LookDepth, lookOf } from '@rongheng/core/watch/stream/look'
import { type Run, followRun } from '@rongheng/core/watch/stream/runs'
import { type LookNotes, dueLook, frameDue } from '@rongheng/core/watch/stream/tiers'
import { type Input, type Job, decode, ffmpegPath } from './decoder.ts'

/** A stretch of a stream that can be decoded. */
export type Material = {
  readonly main: Input
  readonly sound: Input | null
  /** How long it plays. */
  readonly seconds: number
  /** What the container says of it already; undefined when it says nothing. */
  readonly videoCodec?: string | null | undefined
  readonly audioCodec?: string | null | undefined
  /** There is a picture, or a sound, in a coding that cannot be handed over: it is not judged. */
  readonly unseen?: boolean
  readonly unheard?: boolean
}

/** What a look adds to a reading. */
export type Looked = {
  /** Width, height, black, freeze, silence, loudness: the last metrics of every kind of stream. */
  readonly values: readonly (number | null)[]
  readonly failure: Saying
  readonly note?: Saying
  readonly frame?: Seen['frame']
  readonly sample?: Seen['sample']
}

/** The reading of a stream that was not looked at this time. */
const NOT_LOOKED = [null, null, null, null, null, null] as const
/** Less than this is not enough to start a child, feed it and read what it says. */
const LEAST_MS = 1_500
/** A fault that could not be looked at again for so long is no longer said. */
const STANDS_FOR = 60_000
/** Decoders that Debian's ffmpeg does not have. */
const UNDECODABLE = new Set(['avs2', 'avs3', 'vvc'])

/** What a look is judged with. */
type Judging = {
  readonly job: Job
  readonly material: Material
  readonly note: Saying | undefined
  readonly at: number
}

/** What one check remembers of its looks, in the memory of the check. */
export class StreamLook {
  readonly #settings: PictureSettings
  #notes: LookNotes = { lookedAt: null, frameAt: null, doubtSince: null }
  #runs: Record<'black' | 'freeze' | 'silence', Run | null> = { black: null, freeze: null, silence: null }
  #standing: { failure: Saying; at: number } | null = null
  /** What the stream turned out not to have, and the codec of pictures that could not be decoded, '' for one without a name. */
  readonly #lacks = new Set<'video' | 'audio'>()
  #undecodable: string | null = null

  constructor(settings: PictureSettings) {
    this.#settings = settings
  }

  /** How deep this probe has to look. */
  due(now: number): LookDepth | 'none' {
    return dueLook(this.#notes, this.#settings.critical, now)
  }

  /** When the last look was; null before the first. */
  get lookedAt(): number | null {
    return this.#notes.lookedAt
  }

  /** Nothing was looked at in this probe: what stood, stands. */
  skipped(note?: Saying): Looked {
    const stands = this.#standing && performance.now() - this.#standing.at < STANDS_FOR
    return {
      values: NOT_LOOKED,
      failure: stands ? (this.#standing?.failure ?? '') : '',
      ...(note ? { note } : {}),
    }
  }

  /** Decodes a stretch that ends now, and says what is wrong with it. */
  async look(material: Material, depth: LookDepth, deadline: number): Promise<Looked> {
    const path = ffmpegPath()
    if (path === null) return this.skipped(say('look.no-ffmpeg'))
    if (deadline - performance.now() < LEAST_MS) return this.skipped(say('look.no-time'))
    const { main, sound, videoCodec } = material
    const unable = videoCodec && UNDECODABLE.has(videoCodec) ? videoCodec : this.#undecodable
    const video = unable === null && videoCodec !== null && !this.#lacks.has('video')
    const audio = material.audioCodec !== null && !this.#lacks.has('audio')
    const coding = unable || sentence('look.this-coding')
    const note = unable === null ? undefined : say('look.cannot', { coding })
    if (!video && !audio) return this.skipped(note ?? say('look.nothing'))
    const job: Job = { main, sound, depth, video, audio, loudness: this.#settings.loudness !== null }
    const decoded = await decode(path, job, deadline)
    const at = performance.now()
    if (decoded.is === 'late') return this.skipped(say('look.late'))
    const { log } = decoded
    if (this.#learned(job, decoded.is === 'refused', log)) return this.look(material, depth, deadline)
    this.#notes = { ...this.#notes, lookedAt: at }
    if (decoded.is === 'refused' && log.undecodable) return this.skipped(say('look.undecodable'))
    if (decoded.is === 'refused') {
      this.#doubt(true, at)
      return this.#stand({ values: NOT_LOOKED, failure: say('look.failed', { why: decoded.why }) }, at)
    }
    return this.#judge(lookOf(log, depth, material.seconds), decoded.pictures, { job, material, note, at })
  }

  /** Keeps what a stream turned out not to have, or to be coded in. @returns `true` when it is worth another try by that */
  #learned(job: Job, refused: boolean, log: DecoderLog): boolean {
    if (log.lacks !== null && job[log.lacks]) {
      this.#lacks.add(log.lacks)
      return true
    }
    // With the sound alone it may do.
    if (refused && log.undecodable && job.video && job.audio) {
      this.#undecodable = log.video?.codec ?? ''
      return true
    }
    // A stream may get a picture or a sound that it had not, or another coding: the next look takes it.
    if (log.audio) this.#lacks.delete('audio')
    if (log.video) this.#lacks.delete('video')
    if (log.video && log.video.codec !== this.#undecodable) this.#undecodable = null
    return false
  }

  #judge(look: Look, pictures: readonly Uint8Array[], { job, material, note, at }: Judging): Looked {
    const faults = {
      black: this.#follow('black', look, at),
      freeze: this.#follow('freeze', look, at),
      silence: this.#follow('silence', look, at),
    }
    const { black, freeze, silence } = this.#settings
    const failure = pictureObjection(
      {
        ...this.#settings,
        black: material.unseen ? null : black,
        freeze: material.unseen ? null : freeze,
        silence: material.unheard ? null : silence,
      },
      look,
      faults,
    )
    this.#doubt(failure !== '' || Object.values(this.#runs).some((run) => run !== null), at)
    const last = pictures.at(-1)
    const picture = last && { mediaType: 'image/jpeg', bytes: last }
    const due = picture !== undefined && (failure !== '' || frameDue(this.#notes, at))
    if (due) this.#notes = { ...this.#notes, frameAt: at }
    const blind = job.video && picture === undefined
    // No keyframe in this stretch: the next probe looks again.
    if (blind) this.#notes = { ...this.#notes, lookedAt: null }
    const said = note ?? (blind ? say('look.blind', { s: Math.round(look.seconds) }) : undefined)
    const values = [
      look.video?.width || null,
      look.video?.height || null,
      picture ? faults.black : null,
      picture ? faults.freeze : null,
      job.audio && look.audio ? faults.silence : null,
      look.loudness,
    ]
    return this.#stand(
      {
        values,
        failure,
        ...(said ? { note: said } : {}),
        ...(due ? { frame: picture } : {}),
        ...(failure !== '' && picture ? { sample: picture } : {}),
      },
      at,
    )
  }

  /** @returns the seconds that a fault has lasted by the end of a look */
  #follow(fault: 'black' | 'freeze' | 'silence', look: Look, at: number): number {
    const { seconds, run } = followRun(this.#runs[fault], look[fault], look.seconds, at)
    this.#runs[fault] = run
    return seconds
  }

  #stand(looked: Looked, at: number): Looked {
    this.#standing = looked.failure === '' ? null : { failure: looked.failure, at }
    return looked
  }

  #doubt(is: boolean, at: number): void {
    this.#notes = { ...this.#notes, doubtSince: is ? (this.#notes.doubtSince ?? at) : null }
  }
}

/** The look of a check, kept from one probe to the next; anew when its settings changed. */
export function lookIn(memory: Map<string, unknown>, settings: PictureSettings): StreamLook {
  const key = JSON.stringify(settings)
  const kept = memory.get('look')
  if (kept instanceof StreamLook && memory.get('look-for') === key) return kept
  const look = new StreamLook(settings)
  memory.delete('progress')
  memory.delete('looked-to')
  memory.set('look', look)
  memory.set('look-for', key)
  return look
}
