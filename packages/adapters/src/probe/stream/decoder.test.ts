import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { stretchFile } from '../testing-streams.ts'
import { type Job, decode, decoderArguments, ffmpegPath } from './decoder.ts'
import { Slots } from './slots.ts'

const job = (bytes: Uint8Array): Job => ({
  main: { format: 'mpegts', bytes: [bytes] },
  sound: null,
  depth: 'keyframes',
  video: true,
  audio: true,
  loudness: false,
})

/** The processes below this one, as their command lines. */
function childrenOf(pid: number): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = /\) \w (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]
        return Number(parent) === pid ? [readFileSync(`/proc/${name}/cmdline`, 'utf8')] : []
      } catch {
        return []
      }
    })
}

test('ffmpeg is given bytes through pipes and their format, and nothing that it could open itself', () => {
  const sound = { format: 'mov', bytes: [] } as const
  const args = decoderArguments({ ...job(new Uint8Array(0)), sound })
  expect(args.filter((_, i) => args[i - 1] === '-i')).toEqual(['pipe:0', 'pipe:3'])
  expect(args.filter((_, i) => args[i - 1] === '-protocol_whitelist')).toEqual(['pipe', 'pipe'])
  expect(args.filter((a) => a === '-f')).toHaveLength(4)
})

test('a segment that is a list for ffmpeg opens no file: its format is said, not guessed', async () => {
  const path = ffmpegPath() ?? ''
  const trick = Buffer.from(
    'ffconcat version 1.0\nfile /etc/passwd\n#EXTM3U\n#EXTINF:2,\n/etc/passwd\n'.repeat(50),
  )
  const decoded = await decode(path, job(trick), performance.now() + 5_000)
  expect(decoded.is).toBe('refused')
  expect(JSON.stringify(decoded)).not.toContain('root')
})

test('a child that is not done in time is ended, and its place is free again', async () => {
  const path = ffmpegPath() ?? ''
  const bytes = Buffer.concat(await Promise.all(['s00.ts', 's01.ts', 's02.ts'].map(stretchFile)))
  const slow = { ...job(Buffer.concat(Array.from({ length: 60 }, () => bytes))), depth: 'full' } as const
  const from = performance.now()
  const all = await Promise.all([1, 2, 3, 4].map(() => decode(path, slow, performance.now() + 900)))
  expect(all.map((d) => d.is)).toEqual(['late', 'late', 'late', 'late'])
  expect(performance.now() - from).toBeLessThan(3_000)
  expect(childrenOf(process.pid).filter((line) => line.includes('mpegts'))).toEqual([])
  expect((await decode(path, job(bytes), performance.now() + 5_000)).is).toBe('done')
})

test('a program that cannot be started is a refusal', async () => {
  const decoded = await decode('/nowhere/ffmpeg', job(Buffer.alloc(188)), performance.now() + 2_000)
  expect(decoded.is).toBe('refused')
})

test('places are given in the order they were asked for, and not after the deadline', async () => {
  const slots = new Slots(1)
  const soon = () => performance.now() + 1_000
  const first = await slots.take(soon())
  const order: string[] = []
  const second = slots.take(soon()).then((release) => {
    order.push('second')
    release?.()
  })
  const impatient = slots.take(performance.now() + 20)
  const third = slots.take(soon()).then((release) => {
    order.push('third')
    release?.()
  })
  expect(await impatient).toBeNull()
  first?.()
  first?.()
  await Promise.all([second, third])
  expect(order).toEqual(['second', 'third'])
  expect(await slots.take(soon())).not.toBeNull()
})
