import { spawn } from 'node:child_process'
import { constants, accessSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { type DecoderLog, readDecoderLog } from '@rongheng/core/watch/stream/decoder-log'
import type { LookDepth } from '@rongheng/core/watch/stream/look'
import { Slots } from './slots.ts'

/** Bytes of one container, as they are handed to ffmpeg. The format is said, never guessed: guessing may open other files. */
export type Input = {
  readonly format: 'mpegts' | 'mov' | 'flv' | 'aac' | 'mp3'
  readonly bytes: readonly Uint8Array[]
}

/** What is decoded: one container with both, or pictures and sound apart. */
export type Job = {
  readonly main: Input
  readonly sound: Input | null
  readonly depth: LookDepth
  readonly video: boolean
  readonly audio: boolean
  readonly loudness: boolean
}

/** What came of it. `refused`: ffmpeg could make nothing of the bytes. `late`: no child was free in time. */
export type Decoded =
  | { readonly is: 'done'; readonly log: DecoderLog; readonly pictures: readonly Uint8Array[] }
  | { readonly is: 'refused'; readonly why: string; readonly log: DecoderLog }
  | { readonly is: 'late' }

/** No more children at once than there are cores: more would only make all of them late. */
const children = new Slots(availableParallelism())

/** A child that starts later than this before the deadline comes to nothing. */
const LEAST_MS = 500
const KEPT_LOG = 400_000
const KEPT_PICTURES = 4_000_000
/** KB of address space; 1080p takes 90 MB of memory, 4K some hundred. */
const MEMORY = 2_000_000
const CPU_SECONDS = 60
/** Limits that the kernel keeps: memory, CPU time, no files written, and a low priority. The arguments are not read by the shell. */
const LIMITED = `ulimit -v ${MEMORY}; ulimit -t ${CPU_SECONDS}; ulimit -f 0; exec nice -n 10 "$0" "$@"`

let known: { path: string | null; at: number } | null = null

/**
 * Where ffmpeg is: where `FFMPEG` says, or on the path; null when it is not installed. It may be installed while the program
 * runs, so its absence is looked at again.
 */
export function ffmpegPath(): string | null {
  const said = process.env['FFMPEG']
  if (said) return isProgram(said) ? said : null
  if (known && (known.path !== null || performance.now() - known.at < 60_000)) return known.path
  const dirs = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  const path = dirs.map((dir) => join(dir, 'ffmpeg')).find(isProgram) ?? null
  known = { path, at: performance.now() }
  return path
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** ffmpeg's arguments: bytes from pipes, nothing else; small pictures to a pipe, findings into the log. */
export function decoderArguments({ main, sound, depth, video, audio, loudness }: Job): string[] {
  const skip = depth === 'keyframes' ? '-skip_frame nokey ' : ''
  const input = (from: Input, pipe: number) =>
    words(`-protocol_whitelist pipe -threads 1 ${skip}-f ${from.format} -i pipe:${pipe}`)
  const look = [
    'scale=320:-2:flags=fast_bilinear',
    ...(depth === 'keyframes' ? ['showinfo'] : []),
    'blackdetect=d=0.5,freezedetect=n=-60dB:d=1,fps=1/2,format=yuvj420p',
  ].join(',')
  const hear = `silencedetect=n=-50dB:d=1${loudness ? ',ebur128=framelog=verbose' : ''}`
  return [
    ...words('-hide_banner -nostats -nostdin -loglevel info -filter_threads 1'),
    ...input(main, 0),
    ...(sound ? input(sound, 3) : []),
    ...(video
      ? words(`-filter_complex [0:v:0]${look}[p] -map [p] -c:v mjpeg -q:v 6 -an -f image2pipe pipe:1`)
      : []),
    ...(audio ? words(`-map ${sound ? 1 : 0}:a:0 -af ${hear} -vn -f null -`) : []),
  ]
}

const words = (text: string): string[] => text.split(' ')

/** Decodes bytes in a child with bounds on its time, memory and number. @param deadline by performance.now() */
export async function decode(path: string, job: Job, deadline: number): Promise<Decoded> {
  const release = await children.take(deadline - LEAST_MS)
  if (!release) return { is: 'late' }
  try {
    return await run(path, job, deadline)
  } finally {
    release()
  }
}

function run(path: string, job: Job, deadline: number): Promise<Decoded> {
  return new Promise((resolve) => {
    const args = decoderArguments(job)
    const options = {
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'] as ('pipe' | 'ignore')[],
      env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
      cwd: '/',
    }
    const child =
      process.platform === 'win32'
        ? spawn(path, args, { ...options, cwd: undefined })
        : spawn('/bin/sh', ['-c', LIMITED, path, ...args], options)
    let late = false
    const timer = setTimeout(
      () => {
        late = true
        child.kill('SIGKILL')
      },
      Math.max(1, deadline - performance.now()),
    )
    // When this process dies the pipes close, and ffmpeg ends at the end of its input.
    const [stdin, stdout, stderr, second] = child.stdio as unknown as [Writable, Readable, Readable, Writable]
    feed(stdin, job.main)
    feed(second, job.sound)
    const pictures = kept(stdout, KEPT_PICTURES)
    const said = kept(stderr, KEPT_LOG)
    child.once('error', (cause) => resolve({ is: 'refused', why: cause.message, log: readDecoderLog('') }))
    child.once('close', (code) => {
      clearTimeout(timer)
      if (late) return resolve({ is: 'late' })
      const text = said().toString('utf8')
      const log = readDecoderLog(text)
      const found = jpegs(pictures())
      if (code === 0 || found.length > 0) resolve({ is: 'done', log, pictures: found })
      else resolve({ is: 'refused', why: lastWords(text), log })
    })
  })
}

function feed(pipe: Writable, input: Input | null): void {
  // ffmpeg may have had enough before everything is written.
  pipe.on('error', () => undefined)
  for (const part of input?.bytes ?? []) pipe.write(part)
  pipe.end()
}

/** What a pipe says: its beginning and, of what is too long, its end. */
function kept(pipe: Readable, limit: number): () => Buffer {
  const head: Buffer[] = []
  let tail: Buffer = Buffer.alloc(0)
  let size = 0
  pipe.on('error', () => undefined)
  pipe.on('data', (chunk: Buffer) => {
    if (size < limit) head.push(chunk)
    else tail = Buffer.concat([tail, chunk]).subarray(-10_000)
    size += chunk.length
  })
  return () => Buffer.concat([...head, tail])
}

/** Cuts a run of JPEG files into files. */
function jpegs(bytes: Buffer): Uint8Array[] {
  const found: Uint8Array[] = []
  let from = bytes.indexOf('\xff\xd8\xff', 0, 'latin1')
  while (from >= 0) {
    const end = bytes.indexOf('\xff\xd9', from, 'latin1')
    if (end < 0) break
    found.push(Uint8Array.from(bytes.subarray(from, end + 2)))
    from = bytes.indexOf('\xff\xd8\xff', end, 'latin1')
  }
  return found
}

function lastWords(text: string): string {
  const lines = text
    .split(/[\r\n]+/)
    .map((line) => line.replace(/^\[[^\]]*\]\s*/, '').trim())
    .filter((line) => line !== '' && line !== 'Conversion failed!')
  return (lines.at(-1) ?? '').slice(0, 150)
}
