import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '@rongheng/core/kernel/time'
import { expect, test } from 'vitest'
import { playlist, segment } from './live.ts'

// 1,781,661,600 s since 1970 are 445,415,400 segments of 4 s; the last whole one has the number before.
const now = Date.UTC(2026, 5, 17, 2) as Instant
const newest = 445_415_399

const made = (number: number, picture: 'test' | 'black' = 'test'): Buffer => {
  const bytes = segment(number, picture, now)
  if (!bytes) throw new Error(`no segment ${number}`)
  return bytes
}

test('the list names the six newest segments that are whole', () => {
  const text = playlist(now)
  expect(text).toContain(`#EXT-X-MEDIA-SEQUENCE:${newest - 5}`)
  expect(text.match(/^segment-\d+\.ts$/gm)?.at(-1)).toBe(`segment-${newest}.ts`)
  expect(playlist((now + 3999) as Instant)).toBe(text)
  expect(playlist((now + 4000) as Instant)).toContain(`segment-${newest + 1}.ts`)
})

test('a segment that is gone or not yet there is not made', () => {
  expect(segment(newest + 1, 'test', now)).toBeNull()
  expect(segment(newest - 100, 'test', now)).toBeNull()
  expect(segment(Number.NaN, 'test', now)).toBeNull()
})

test('the counter of every stream goes on from one segment to the next', () => {
  const bytes = Buffer.concat([made(newest - 1), made(newest)])
  const last = new Map<number, number>()
  const gaps: number[] = []
  for (let at = 0; at < bytes.length; at += 188) {
    expect(bytes[at]).toBe(0x47)
    const pid = bytes.readUInt16BE(at + 1) & 0x1fff
    const count = (bytes[at + 3] as number) & 0x0f
    const before = last.get(pid)
    if (before !== undefined && count !== (before + 1) % 16) gaps.push(pid)
    last.set(pid, count)
  }
  expect(gaps).toEqual([])
  expect([...last.keys()].sort((a, b) => a - b)).toEqual([0, 0x100, 0x101, 0x1000])
})

test.skipIf(spawnSync('ffmpeg', ['-version']).error !== undefined)(
  'ffmpeg decodes picture and tone without a word: 8 s, nothing black, frozen or silent, near −21 LUFS',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'rongheng-live-'))
    try {
      const file = join(folder, 'live.ts')
      writeFileSync(file, Buffer.concat([made(newest - 1), made(newest)]))
      const quietly = spawnSync('ffmpeg', ['-v', 'warning', '-i', file, '-f', 'null', '-'], {
        encoding: 'utf8',
      })
      expect(quietly.stderr).toBe('')
      const looked = spawnSync(
        'ffmpeg',
        [
          '-hide_banner',
          '-i',
          file,
          '-vf',
          'blackdetect,freezedetect',
          '-af',
          'silencedetect,ebur128',
          '-f',
          'null',
          '-',
        ],
        { encoding: 'utf8' },
      ).stderr
      expect(looked).toMatch(/Duration: 00:00:0[78]/)
      expect(looked).toMatch(/mpeg2video.*320x176.*25 fps/)
      expect(looked).not.toMatch(/black_start|freeze_start|silence_start/)
      expect(looked).toMatch(/I: +-20\.\d LUFS/)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

test.skipIf(spawnSync('ffmpeg', ['-version']).error !== undefined)(
  'a black segment is black for as long as it lasts, and its tone goes on',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'rongheng-live-'))
    try {
      const file = join(folder, 'black.ts')
      writeFileSync(file, made(newest, 'black'))
      const looked = spawnSync(
        'ffmpeg',
        ['-hide_banner', '-i', file, '-vf', 'blackdetect', '-af', 'silencedetect', '-f', 'null', '-'],
        { encoding: 'utf8' },
      ).stderr
      expect(looked).toMatch(/black_duration:(3\.9|4)/)
      expect(looked).not.toMatch(/silence_start/)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
