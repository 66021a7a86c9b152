import type { PictureSettings } from '@rongheng/core/watch/kinds/stream-settings'
import type { Seen } from '@rongheng/core/watch/probe'
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
  /** There is sound, in a coding that cannot be handed over: it is not judged. */
  readonly unheard?: true | undefined
}

/** What a look adds to a reading. */
export type Looked = {
  /** Width, height, black, freeze, silence, loudness: the last metrics of every kind of stream. */
  readonly values: readonly (number | null)[]
  readonly failure: string
  readonly note?: string
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

/** Why nothing was decoded, for people. */
export const NO_FFMPEG =
  '本机没有 ffmpeg：画面和声音没有检查。在 Debian 上安装：apt-get install ffmpeg（ffmpeg is not installed: picture and sound were not checked）'

/** What one check remembers of its looks, in the memory of the check. */
export class StreamLook {
  readonly #settings: PictureSettings
  #notes: LookNotes = { lookedAt: null, frameAt: null, doubtSince: null }
  #runs: Record<'black' | 'freeze' | 'silence', Run | null> = { black: null, freeze: null, silence: null }
  #standing: { failure: string; at: number } | null = null
  /** What the stream turned out not to have. */
  readonly #lacks = new Set<'video' | 'audio'>()
  /** The codec of pictures that could not be decoded. */
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
  skipped(note?: string): Looked {
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
    if (path === null) return this.skipped(NO_FFMPEG)
    if (deadline - performance.now() < LEAST_MS) return this.skipped('这次没有时间看画面')
    const codec = material.videoCodec
    const decodable = this.#undecodable === null && (codec === undefined || !UNDECODABLE.has(codec ?? ''))
    const video = decodable && codec !== null && !this.#lacks.has('video')
    const audio = material.audioCodec !== null && !this.#lacks.has('audio')
    const note = decodable ? undefined : `本机的 ffmpeg 不能解码 ${this.#undecodable ?? codec}：画面没有检查`
    if (!video && !audio) return this.skipped(note ?? '没有可以解码的画面和声音')
    const { main, sound } = material
    const job: Job = { main, sound, depth, video, audio, loudness: this.#settings.loudness !== null }
    const decoded = await decode(path, job, deadline)
    const at = performance.now()
    if (decoded.is === 'late') return this.skipped('解码没有赶上，这次没有看画面')
    const { log } = decoded
    if (log.lacks !== null && !this.#lacks.has(log.lacks)) {
      this.#lacks.add(log.lacks)
      return this.look(material, depth, deadline)
    }
    this.#notes = { ...this.#notes, lookedAt: at }
    if (decoded.is === 'refused' && log.undecodable && video && audio) {
      // With the sound alone it may do.
      this.#undecodable = codec ?? log.video?.codec ?? '这种编码'
      return this.look(material, depth, deadline)
    }
    if (decoded.is === 'refused' && log.undecodable) return this.skipped('本机的 ffmpeg 不能解码这路流')
    if (decoded.is === 'refused') {
      this.#doubt(true, at)
      return this.#stand({ values: NOT_LOOKED, failure: `解不出画面和声音：${decoded.why}` }, at)
    }
    return this.#judge(lookOf(log, depth, material.seconds), decoded.pictures, {
      video,
      at,
      note,
      unheard: material.unheard === true,
    })
  }

  #judge(
    look: Look,
    pictures: readonly Uint8Array[],
    { video, at, note, unheard }: { video: boolean; at: number; note: string | undefined; unheard: boolean },
  ): Looked {
    const follow = (fault: 'black' | 'freeze' | 'silence') => {
      const followed = followRun(this.#runs[fault], look[fault], look.seconds, at)
      this.#runs[fault] = followed.run
      return followed.seconds
    }
    const faults = { black: follow('black'), freeze: follow('freeze'), silence: follow('silence') }
    const unseen = video && pictures.length === 0
    const wanted = unheard ? { ...this.#settings, silence: null } : this.#settings
    const failure = pictureObjection(wanted, look, faults)
    this.#doubt(failure !== '' || Object.values(this.#runs).some((run) => run !== null), at)
    const last = pictures.at(-1)
    const picture = last && { mediaType: 'image/jpeg', bytes: last }
    const due = picture !== undefined && (failure !== '' || frameDue(this.#notes, at))
    if (due) this.#notes = { ...this.#notes, frameAt: at }
    const seen = (value: number) => (video && !unseen ? value : null)
    const said = note ?? (unseen ? `${Math.round(look.seconds)} 秒里没有解出一幅画面` : undefined)
    return this.#stand(
      {
        values: [
          look.video?.width || null,
          look.video?.height || null,
          seen(faults.black),
          seen(faults.freeze),
          look.audio ? faults.silence : null,
          look.loudness,
        ],
        failure,
        ...(said ? { note: said } : {}),
        ...(due ? { frame: picture } : {}),
        ...(failure !== '' && picture ? { sample: picture } : {}),
      },
      at,
    )
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
