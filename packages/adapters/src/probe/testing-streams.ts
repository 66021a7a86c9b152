import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import http, { type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mayReach } from '@rongheng/core/kernel/address-range'
import type { Given } from '@rongheng/core/watch/probe'

/** Runs ffmpeg to its end. */
export function ffmpeg(cwd: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', ...args], { cwd })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(said))))
  })
}

/** Seconds of one segment, and how many there are. */
export const SEGMENT = 2
export const SEGMENTS = 18

/**
 * 36 s of 640×360 H.264 with a tone, in segments of 2 s that begin with a keyframe: 0–8 s moving, 8–14 black and silent, 14–22
 * frozen with the tone, 22–28 moving and silent, 28–36 moving.
 */
async function makeStretches(): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'rongheng-streams-'))
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  const picture = 'testsrc2=size=640x360:rate=25:duration'
  const graph = [
    `${picture}=8[a]`,
    'color=black:size=640x360:rate=25:duration=6[b]',
    `${picture}=14,trim=0:0.04,loop=199:1:0,setpts=N/25/TB[c]`,
    `${picture}=14[d]`,
    '[a][b][c][d]concat=n=4:v=1[v]',
    "sine=frequency=440:sample_rate=48000:duration=36,volume=0:enable='between(t,8,14)+between(t,22,28)'[s]",
  ].join(';')
  const codecs =
    '-c:v libx264 -preset ultrafast -g 50 -sc_threshold 0 -pix_fmt yuv420p -c:a aac -b:a 64k'.split(' ')
  await ffmpeg(dir, ['-filter_complex', graph, '-map', '[v]', '-map', '[s]', ...codecs, 'all.mp4'])
  const copy = ['-i', 'all.mp4', '-c', 'copy']
  const list = ['-f', 'hls', '-hls_time', `${SEGMENT}`, '-hls_list_size', '0']
  await ffmpeg(dir, [...copy, ...list, '-hls_segment_filename', 's%02d.ts', 'ts.m3u8'])
  const parts = ['-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename']
  await ffmpeg(dir, [
    ...copy,
    '-an',
    ...list,
    ...parts,
    'v.mp4',
    '-hls_segment_filename',
    'v%02d.m4s',
    'v.m3u8',
  ])
  await ffmpeg(dir, [
    ...copy,
    '-vn',
    ...list,
    ...parts,
    'a.mp4',
    '-hls_segment_filename',
    'a%02d.m4s',
    'a.m3u8',
  ])
  return dir
}

let made: Promise<string> | undefined

/** A file of the stretches: `s00.ts` … `s17.ts`, `v.mp4` with `v00.m4s` …, `a.mp4` with `a00.m4s` …, `all.mp4`. */
export async function stretchFile(name: string): Promise<Buffer> {
  return readFileSync(join(await stretches(), name))
}

/** The folder of the stretches, made once for all tests of this process. */
export const stretches = (): Promise<string> => (made ??= makeStretches())

/** The names of the files in a folder that match, sorted. */
export const filesOf = (dir: string, pattern: RegExp): string[] =>
  readdirSync(dir)
    .filter((name) => pattern.test(name))
    .sort()

/** The text of a live list that ends with the segment before `end`, `length` segments long. */
export function liveList(end: number, length: number, name = 's', ext = 'ts', head = ''): string {
  const segments = Array.from({ length }, (_, i) => end - length + i)
  return `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:${SEGMENT}
#EXT-X-MEDIA-SEQUENCE:${end - length}
${head}
${segments.map((n) => `#EXTINF:${SEGMENT}.000,\n${name}${String(n).padStart(2, '0')}.${ext}`).join('\n')}
`
}

/** Servers of a test, closed together. */
export class Sites {
  readonly #servers: http.Server[] = []

  async open(answer: RequestListener): Promise<number> {
    const server = http.createServer(answer)
    this.#servers.push(server)
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done)
    })
    return (server.address() as AddressInfo).port
  }

  /** A site that serves the stretches, and lists by what the test says. */
  files(lists: Record<string, () => string>): Promise<number> {
    return this.open((request, response) => {
      const name = (request.url ?? '').slice(1)
      const list = lists[name]
      if (list) response.end(list())
      else
        stretchFile(name).then(
          (bytes) => response.end(bytes),
          () => response.writeHead(404).end('no such file'),
        )
    })
  }

  close(): void {
    for (const server of this.#servers.splice(0)) {
      server.closeAllConnections()
      server.close()
    }
  }
}

/** What a probe is given in a test: it may reach these ports of this machine. */
export const givenFor = (
  ports: readonly number[],
  memory = new Map<string, unknown>(),
  timeoutMs = 10_000,
): Given => ({
  reach: (address, port) => mayReach({ ranges: [], own: ports.map((p) => `127.0.0.1:${p}`) }, address, port),
  timeoutMs,
  secrets: {},
  memory,
})
