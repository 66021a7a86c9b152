import { expect, test } from 'vitest'
import { readDecoderLog } from './decoder-log.ts'
import { lookOf } from './look.ts'
import { followRun } from './runs.ts'
import { lengthOf, outside } from './spans.ts'
import { dueLook, frameDue } from './tiers.ts'

/** As ffmpeg 5.1 wrote it for 10 s of HLS, keyframes every 2 s: black and silent until 4, then frozen to the end. */
const written = `Input #0, mpegts, from 'pipe:0':
  Duration: N/A, start: 11.421333, bitrate: N/A
  Stream #0:0[0x100]: Video: h264 (Constrained Baseline) ([27][0][0][0] / 0x001B), yuv420p(progressive), 640x360 [SAR 1:1 DAR 16:9], 25 fps, 25 tbr, 90k tbn
  Stream #0:1[0x101]: Audio: aac (LC) ([15][0][0][0] / 0x000F), 48000 Hz, mono, fltp, 72 kb/s
Stream mapping:
  Stream #0:0 (h264) -> scale:default (graph 0)
[Parsed_showinfo_1 @ 0x56] n:   0 pts:      0 pts_time:0       duration: 3600 fmt:yuv420p
[silencedetect @ 0x563c] silence_start: 0.00533333
[Parsed_showinfo_1 @ 0x56] n:   1 pts: 180000 pts_time:2       duration: 3600 fmt:yuv420p
[freezedetect @ 0x563c] lavfi.freezedetect.freeze_start: 0
[Parsed_showinfo_1 @ 0x56] n:   2 pts: 360000 pts_time:4       duration: 3600 fmt:yuv420p
[silencedetect @ 0x563c] silence_end: 4.01598 | silence_duration: 4.01065
[blackdetect @ 0x563c] black_start:0 black_end:4 black_duration:4
[freezedetect @ 0x563c] lavfi.freezedetect.freeze_duration: 4
[freezedetect @ 0x563c] lavfi.freezedetect.freeze_end: 4
[Parsed_showinfo_1 @ 0x56] n:   3 pts: 540000 pts_time:6       duration: 3600 fmt:yuv420p
[freezedetect @ 0x563c] lavfi.freezedetect.freeze_start: 4
[Parsed_showinfo_1 @ 0x56] n:   4 pts: 720000 pts_time:8       duration: 3600 fmt:yuv420p
Output #0, image2pipe, to 'pipe:1':
  Stream #0:0: Video: mjpeg, yuvj420p(pc, progressive), 320x180, q=2-31, 200 kb/s, 0.50 fps, 0.50 tbn
frame=    5 fps=0.0 q=6.0 Lsize=      14kB time=00:00:10.00 bitrate=  11.5kbits/s speed= 179x\r
[Parsed_ebur128_1 @ 0x55f9] Summary:

  Integrated loudness:
    I:         -21.9 LUFS
    Threshold: -31.9 LUFS

  Loudness range:
    LRA:         6.5 LU
`

test('black, freeze, silence, loudness, codec and size are read from the log', () => {
  const log = readDecoderLog(written)
  expect(log).toEqual({
    video: { codec: 'h264', width: 640, height: 360 },
    audio: { codec: 'aac' },
    black: [{ from: 0, to: 4 }],
    freeze: [
      { from: 0, to: 4 },
      { from: 4, to: null },
    ],
    silence: [{ from: 0.00533333, to: 4.01598 }],
    loudness: -21.9,
    pictures: [0, 2, 4, 6, 8],
    lacks: null,
    undecodable: false,
  })
  // The black picture is not called frozen; what froze at 4 s is frozen until the end.
  expect(lookOf(log, 'keyframes', 10)).toMatchObject({
    black: [{ from: 0, to: 4 }],
    freeze: [{ from: 4, to: 10 }],
  })
})

test('between two keyframes every picture stands still: one of them is no freeze', () => {
  const log = readDecoderLog(
    [0, 2, 4]
      .map(
        (t) =>
          `[Parsed_showinfo_1 @ 0x5] n: 0 pts_time:${t}\nfreezedetect.freeze_start: ${t}\nfreezedetect.freeze_end: ${t + 2}`,
      )
      .join('\n'),
  )
  expect(lookOf(log, 'keyframes', 6).freeze).toEqual([])
  expect(lengthOf(lookOf(log, 'full', 6).freeze)).toBe(6)
})

test('black at the last keyframe lasts until the end of the stretch', () => {
  const log = readDecoderLog(
    '[Parsed_showinfo_1 @ 0x5] pts_time:6\n[Parsed_showinfo_1 @ 0x5] pts_time:8\nblack_start:6 black_end:8 black_duration:2',
  )
  expect(lookOf(log, 'keyframes', 10).black).toEqual([{ from: 6, to: 10 }])
})

test('an input without sound says so, and the gate of R 128 is no loudness', () => {
  expect(
    readDecoderLog("Stream map '0:a:0' matches no streams.\nTo ignore this, add a trailing '?' to the map.")
      .lacks,
  ).toBe('audio')
  expect(
    readDecoderLog("Stream specifier ':v:0' in filtergraph description [0:v:0]x matches no streams.").lacks,
  ).toBe('video')
  expect(readDecoderLog('    I:         -70.0 LUFS').loudness).toBeNull()
})

test.each([
  [[{ from: 0, to: 10 }], [{ from: 2, to: 4 }], 8],
  [[{ from: 0, to: 4 }], [{ from: 0, to: 4.0005 }], 0],
  [[{ from: 0, to: 4 }], [{ from: 5, to: 6 }], 4],
  [
    [
      { from: 0, to: 4 },
      { from: 6, to: 9 },
    ],
    [{ from: 3, to: 7 }],
    5,
  ],
])('of %j outside of %j are left %d s', (spans, holes, left) => {
  expect(lengthOf(outside(spans, holes))).toBeCloseTo(left, 2)
})

test('a fault that stands at the end of one look and at the start of the next has gone on', () => {
  const first = followRun(null, [{ from: 6, to: 10 }], 10, 100_000)
  expect(first).toEqual({ seconds: 4, run: { seconds: 4, at: 100_000 } })
  // 30 s later 10 s are looked at: 20 s in between, so 4 + 20 + 10.
  const second = followRun(first.run, [{ from: 0, to: 10 }], 10, 130_000)
  expect(second).toEqual({ seconds: 34, run: { seconds: 34, at: 130_000 } })
  const third = followRun(second.run, [{ from: 0.4, to: 3 }], 10, 140_000)
  expect(third.seconds).toBeCloseTo(36.6)
  expect(third.run).toBeNull()
})

test('a fault that begins anew, or was last seen long ago, counts for itself', () => {
  const run = { seconds: 50, at: 100_000 }
  expect(followRun(run, [{ from: 3, to: 5 }], 10, 110_000).seconds).toBe(2)
  expect(followRun(run, [{ from: 0, to: 10 }], 10, 200_000).seconds).toBe(10)
  expect(followRun(run, [], 10, 110_000)).toEqual({ seconds: 0, run: null })
})

test('several short faults in one look are added up', () => {
  const spans = [
    { from: 2, to: 4 },
    { from: 5, to: 7 },
  ]
  expect(followRun(null, spans, 10, 0).seconds).toBe(4)
})

test('keyframes every 30 s, everything for a minute of doubt, then keyframes at every probe', () => {
  const notes = { lookedAt: 0, frameAt: 0, doubtSince: null }
  const at = (now: number, doubtSince: number | null = null) => dueLook({ ...notes, doubtSince }, false, now)
  expect([10_000, 20_000, 29_000, 40_000].map((now) => at(now))).toEqual([
    'none',
    'none',
    'keyframes',
    'keyframes',
  ])
  expect([at(10_000, 10_000), at(69_000, 10_000), at(71_000, 10_000)]).toEqual(['full', 'full', 'keyframes'])
  expect(dueLook({ ...notes, lookedAt: null }, false, 0)).toBe('keyframes')
  expect(dueLook(notes, true, 1)).toBe('full')
  expect([frameDue(notes, 30_000), frameDue(notes, 60_000)]).toEqual([false, true])
})
