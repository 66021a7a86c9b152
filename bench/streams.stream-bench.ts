// What each tier of looking at a stream costs: `npm run -s bench:streams`.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HlsSettings } from '@rongheng/core/watch/kinds/hls'
import { expect, test } from 'vitest'
import { hlsProbe } from '../packages/adapters/src/probe/hls.ts'
import { type Job, decode, ffmpegPath } from '../packages/adapters/src/probe/stream/decoder.ts'
import { Sites, givenFor } from '../packages/adapters/src/probe/testing-streams.ts'
import { benchDir, makeHls } from './stream-files.ts'

const dir = benchDir()
makeHls(dir, 20)
const print = (what: object) => console.log(JSON.stringify(what))
const segments = [3, 4, 5, 6, 7].map((n) => readFileSync(join(dir, `s${n}.ts`)))
const mbps = (segments.reduce((sum, s) => sum + s.length, 0) * 8) / 10 / 1e6

/** CPU seconds of this process, and of its children that have ended. In ticks of 10 ms, as the kernel counts. */
function cpu(): { own: number; children: number } {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ').map(Number) ?? []
  const [own, system, children, theirs] = fields.slice(11, 15)
  return { own: ((own ?? 0) + (system ?? 0)) / 100, children: ((children ?? 0) + (theirs ?? 0)) / 100 }
}

async function measured(rounds: number, what: () => Promise<unknown>) {
  const runs: number[] = []
  for (let i = 0; i < rounds; i++) {
    const before = cpu()
    await what()
    const after = cpu()
    runs.push(after.own - before.own + after.children - before.children)
  }
  return runs.sort((a, b) => a - b)[Math.floor(rounds / 2)] as number
}

test('the tiers', async () => {
  const path = ffmpegPath()
  if (path === null) throw new Error('ffmpeg is not installed')
  const decoding = (job: Partial<Job>) => async () => {
    const main = { format: 'mpegts' as const, bytes: segments }
    const done = await decode(
      path,
      { main, sound: null, depth: 'keyframes', video: true, audio: true, loudness: false, ...job },
      performance.now() + 60_000,
    )
    expect(done.is).toBe('done')
  }
  const sites = new Sites()
  let end = 8
  const port = await sites.open((request, response) => {
    const name = (request.url ?? '').slice(1)
    if (name !== 'live.m3u8') return response.end(readFileSync(join(dir, name)))
    const list = [5, 4, 3, 2, 1].map((back) => `#EXTINF:2,\ns${end - back}.ts`).join('\n')
    return response.end(`#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:${end - 5}\n${list}`)
  })
  const settings = HlsSettings.parse({ kind: 'hls', url: `http://127.0.0.1:${port}/live.m3u8` })
  const memory = new Map<string, unknown>()
  await hlsProbe(settings, givenFor([port], memory))
  // Ten at a time, for the kernel counts in hundredths.
  const demux =
    (await measured(5, async () => {
      for (let i = 0; i < 10; i++) {
        end = 5 + ((end + 1) % 5)
        const seen = await hlsProbe(settings, givenFor([port], memory))
        expect([seen.ok, seen.frame]).toEqual([true, undefined])
      }
    })) / 10
  sites.close()
  const keyframes = await measured(7, decoding({}))
  const loud = await measured(7, decoding({ loudness: true }))
  const full = await measured(7, decoding({ depth: 'full' }))
  const share = (perProbe: number, everyS: number) => (perProbe / everyS) * 100
  print({
    mbps,
    cpuSecondsPerTenSeconds: { demux, keyframes, keyframesWithLoudness: loud, full },
    fullOverKeyframes: full / keyframes,
    percentOfCorePerStream: {
      ordinary: share(demux, 10) + share(keyframes, 30),
      critical: share(demux, 10) + share(full, 10),
    },
  })
})
