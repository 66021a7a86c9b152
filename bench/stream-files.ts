import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for a measurement, gone when it is over. */
export function benchDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'rongheng-bench-streams-'))
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** Runs ffmpeg to its end. */
export function ffmpeg(cwd: string, args: readonly string[]): void {
  const run = spawnSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', ...args], { cwd })
  if (run.status !== 0) throw new Error(run.stderr.toString())
}

const picture = 'testsrc2=size=1920x1080:rate=25'
const codecs = (kbps: number, preset = 'ultrafast -tune zerolatency') =>
  `-c:v libx264 -preset ${preset} -pix_fmt yuv420p -g 50 -b:v ${kbps}k -minrate ${kbps}k -maxrate ${kbps}k -bufsize ${kbps}k -c:a aac -b:a 128k`.split(
    ' ',
  )

/** `broadcast.ts`: a multiplex of constant 8 Mbit/s, as an encoder sends it. */
export function makeBroadcast(dir: string, seconds: number): Buffer {
  const input = ['-f', 'lavfi', '-i', `${picture}:duration=${seconds},noise=alls=8:allf=t`]
  const sound = ['-f', 'lavfi', '-i', `sine=440:sample_rate=48000:duration=${seconds}`]
  ffmpeg(dir, [...input, ...sound, ...codecs(7_000), '-f', 'mpegts', '-muxrate', '8000k', 'broadcast.ts'])
  return readFileSync(join(dir, 'broadcast.ts'))
}

/** `s0.ts` …: HLS of 1080p25 at about 6.3 Mbit/s, segments of 2 s, a keyframe every 2 s. */
export function makeHls(dir: string, seconds: number): void {
  const input = ['-f', 'lavfi', '-i', `${picture}:duration=${seconds},noise=alls=8:allf=t`]
  const sound = ['-f', 'lavfi', '-i', `sine=440:sample_rate=48000:duration=${seconds}`]
  const list = '-f hls -hls_time 2 -hls_list_size 0 -hls_segment_filename s%d.ts live.m3u8'.split(' ')
  ffmpeg(dir, [...input, ...sound, ...codecs(6_100, 'veryfast'), ...list])
}
