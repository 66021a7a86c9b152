import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PID, bytesOf, pidOf, transportStream } from './testing-ts.ts'
import { TsAnalyser } from './ts-analyser.ts'
import { firstPriority, noErrors } from './ts-report.ts'

const look = (packets: readonly Uint8Array[], profile: 'broadcast' | 'segment' = 'broadcast') => {
  const analyser = new TsAnalyser(profile)
  analyser.push(bytesOf(packets))
  if (profile === 'segment') analyser.end()
  return analyser.take()
}
const damaged = (packets: readonly Uint8Array[], is: (i: number) => boolean, how: (b: Uint8Array) => void) =>
  packets.map((packet, i) => {
    if (!is(i)) return packet
    const copy = packet.slice()
    how(copy)
    return copy
  })

test('a clean stream has no errors, and its program, rate and streams are known', () => {
  const report = look(transportStream(5_000))
  expect(report.errors).toEqual(noErrors())
  expect(report).toMatchObject({ packets: 5_000, bytes: 940_000, synced: true, scrambled: 0 })
  // One packet of 188 × 8 bits a millisecond.
  expect(report.bitrate).toBeCloseTo(1_504_000, 0)
  expect(report.programs).toEqual([
    {
      number: 1,
      pmtPid: PID.pmt,
      pcrPid: PID.video,
      streams: [
        { pid: PID.video, type: 0x1b },
        { pid: PID.audio, type: 0x0f },
      ],
    },
  ])
  // Sound is every tenth packet.
  const sound = report.pids.find((p) => p.pid === PID.audio)
  expect(sound?.packets).toBe(500)
  expect(sound?.bitrate).toBeCloseTo(150_400, 0)
})

test('each lost picture packet is one break of continuity', () => {
  let pictures = 0
  const kept = transportStream(5_000).filter((p) => pidOf(p) !== PID.video || ++pictures % 100 !== 50)
  const lost = Math.floor((pictures + 50) / 100)
  expect(lost).toBeGreaterThan(30)
  expect(look(kept).errors).toEqual({ ...noErrors(), continuity: lost })
})

test('lost empty packets are nobody’s loss', () => {
  expect(look(transportStream(5_000).filter((p) => pidOf(p) !== PID.empty)).errors).toEqual(noErrors())
})

test('a packet may come twice, not three times', () => {
  const packets = transportStream(2_000)
  const twice = packets.flatMap((p, i) => (i === 1_006 ? [p, p] : [p]))
  const thrice = packets.flatMap((p, i) => (i === 1_006 ? [p, p, p] : [p]))
  expect(pidOf(packets[1_006] as Uint8Array)).toBe(PID.video)
  expect(look(twice).errors).toEqual(noErrors())
  expect(look(thrice).errors).toEqual({ ...noErrors(), continuity: 1 })
})

test('3.3 seconds without a PAT are 6 errors, without a PMT too', () => {
  // The last table is at 901 ms, the next at 4,201: errors at 1.4, 1.9, 2.4, 2.9, 3.4 and 3.9 s. 32 tables are left out, a
  // multiple of 16, so the counter fits again.
  const without = (pid: number) =>
    transportStream(6_000).filter((p, i) => pidOf(p) !== pid || i < 1_000 || i >= 4_200)
  expect(look(without(PID.pat)).errors).toEqual({ ...noErrors(), pat: 6 })
  expect(look(without(PID.pmt)).errors).toEqual({ ...noErrors(), pmt: 6 })
})

test('a stream of the program that does not come for 12 seconds is missed twice', () => {
  const without = transportStream(15_000).filter((p, i) => pidOf(p) !== PID.audio || i < 1_000 || i >= 13_000)
  // 12 s × 100 packets are a multiple of 16: the counter fits again.
  expect(look(without).errors).toEqual({ ...noErrors(), pid: 2, pts: 1 })
})

test('packets marked as damaged are counted, and nothing else is concluded from them', () => {
  const marked = damaged(
    transportStream(5_000),
    (i) => i % 250 === 249,
    (b) => (b[1] = (b[1] as number) | 0x80),
  )
  expect(look(marked).errors).toEqual({ ...noErrors(), transport: 20 })
})

test('one broken sync byte is not a loss of sync; two in a row are', () => {
  const empty = (i: number) => i % 7 === 3 && i % 20 !== 0 && i % 10 !== 5 && i % 100 > 2
  const packets = transportStream(5_000)
  const at = packets.findIndex((p, i) => i > 2_000 && pidOf(p) === PID.empty && empty(i))
  const one = damaged(
    packets,
    (i) => i === at,
    (b) => (b[0] = 0),
  )
  expect(look(one).errors).toEqual({ ...noErrors(), syncByte: 1 })
  const three = damaged(
    packets,
    (i) => i >= at && i < at + 3,
    (b) => (b[0] = 0),
  )
  expect(look(three).errors).toMatchObject({ syncByte: 2, syncLoss: 1 })
})

test('a table with a wrong check sum, and another table where the PAT should be', () => {
  const isPat = (i: number) => i % 100 === 1
  const broken = damaged(
    transportStream(1_000),
    (i) => isPat(i) && i > 500 && i < 700,
    (b) => (b[10] = 0x55),
  )
  expect(look(broken).errors).toEqual({ ...noErrors(), crc: 2 })
  const scrambled = damaged(
    transportStream(1_000),
    (i) => i === 501,
    (b) => (b[3] = (b[3] as number) | 0x80),
  )
  expect(look(scrambled).errors).toEqual({ ...noErrors(), pat: 1 })
})

test('a clock that stutters or jumps is seen; going round after 26 hours is no jump', () => {
  const packets = transportStream(2_000)
  const isClock = (p: Uint8Array) => ((p[3] as number) & 0x20) !== 0
  // From 1.02 s on every 60 ms instead of every 20 ms: 17 values, 16 gaps.
  const sparse = packets.map((p, i) => (isClock(p) && i > 1_000 && i % 60 !== 0 ? plain(p) : p))
  const stutters = look(sparse).errors
  expect(stutters.pcrRepetition).toBe(16)
  expect(stutters.pcrDiscontinuity).toBe(0)
  const jump = [...transportStream(800), ...transportStream(800, 500_000)]
  expect(look(jump).errors.pcrDiscontinuity).toBe(1)
  const round = 2 ** 33 / 90
  expect(look(transportStream(3_000, round - 1_000)).errors).toEqual(noErrors())
})

/** The same packet without a clock: its adaptation field is kept and says nothing. */
function plain(packet: Uint8Array): Uint8Array {
  const copy = packet.slice()
  copy[5] = 0
  return copy
}

test('with the time of arrival, silence on the line is a missing PAT', () => {
  const analyser = new TsAnalyser('broadcast')
  transportStream(1_000).forEach((packet, i) => analyser.push(packet, 10_000 + i))
  expect(firstPriority(analyser.take(11_000).errors)).toBe(0)
  // 11,000 → 12,100: the last PAT was at 10,901, so 1,199 ms ago.
  expect(analyser.take(12_100).errors.pat).toBe(1)
})

test('a segment of HLS is not held to the intervals of a broadcast', () => {
  // Tables once, at its start: 3.9 s later a broadcast would have missed 7.
  const packets = transportStream(4_000).filter((p, i) => i < 100 || ![PID.pat, PID.pmt].includes(pidOf(p)))
  expect(look(packets).errors.pat).toBe(7)
  expect(look(packets, 'segment').errors).toEqual(noErrors())
  const none = packets.filter((p) => pidOf(p) !== PID.pat)
  expect(look(none, 'segment').errors).toEqual({ ...noErrors(), pat: 1 })
  const half = packets.filter((p) => pidOf(p) !== PID.pmt)
  expect(look(half, 'segment').errors).toEqual({ ...noErrors(), pmt: 1 })
})

test('bytes in which there are no packets are not a stream', () => {
  const analyser = new TsAnalyser('segment')
  analyser.push(new TextEncoder().encode('<!doctype html>'.repeat(500)))
  analyser.end()
  expect(analyser.take()).toMatchObject({ synced: false, packets: 0 })
})

test('what is seen does not depend on how the bytes were cut', () => {
  const packets = damaged(
    transportStream(1_500).filter((_, i) => i % 331 !== 330),
    (i) => i % 400 > 397,
    (b) => (b[0] = 0),
  )
  const bytes = bytesOf(packets)
  const whole = look(packets)
  expect(firstPriority(whole.errors)).toBeGreaterThan(5)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 40 }), (sizes) => {
      const analyser = new TsAnalyser('broadcast')
      for (let o = 0, i = 0; o < bytes.length; i++) {
        const size = sizes[i % sizes.length] as number
        analyser.push(bytes.subarray(o, o + size))
        o += size
      }
      expect(analyser.take()).toEqual(whole)
    }),
    { numRuns: 60 },
  )
})

test('any bytes whatever are looked through without harm', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 188, maxLength: 188 * 6 }), fc.boolean(), (noise, sync) => {
      if (sync) for (let o = 0; o < noise.length; o += 188) noise[o] = 0x47
      const analyser = new TsAnalyser('segment')
      analyser.push(noise)
      analyser.end()
      expect(analyser.take().bytes).toBe(noise.length)
    }),
  )
})
