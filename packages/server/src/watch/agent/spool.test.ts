import { appendFileSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Instant } from '@rongheng/core/kernel/time'
import type { CheckId } from '@rongheng/core/watch/ids'
import { afterEach, expect, test } from 'vitest'
import { openSpool as open, type Spool, type Unnumbered } from './spool.ts'

const opened: Spool[] = []
afterEach(async () => {
  for (const spool of opened.splice(0)) await spool.close()
})
const openSpool = (at: string, most: number) => {
  const spool = open(at, most)
  opened.push(spool)
  return spool
}
const folder = () => mkdtempSync(path.join(os.tmpdir(), 'rongheng-spool-'))
const checkId = 'chk_01HSPOO1000000000000000000' as CheckId
const reading = (n: number, ok = true): Unnumbered => ({
  kind: 'reading',
  checkId,
  at: (1_000 * n) as Instant,
  tookMs: 12.5,
  ok,
  values: { status: 200 },
  detail: ok ? '' : 'HTTP 503',
})
const many = { records: 1_000, bytes: 1_000_000 }
const MiB = 1024 * 1024

test('what was kept is sent in order, and numbered on after a restart; what the server has goes', async () => {
  const at = folder()
  const first = openSpool(at, MiB)
  await first.append([reading(1), reading(2)])
  await first.close()
  const second = openSpool(at, MiB)
  await second.append([reading(3)])
  expect(second.id).toBe(first.id)
  expect(second.next(0, many).map(({ seq, at }) => [seq, at])).toEqual([
    [1, 1_000],
    [2, 2_000],
    [3, 3_000],
  ])
  expect(second.next(0, { records: 2, bytes: 1_000_000 })).toHaveLength(2)
  second.kept(2)
  expect(second.next(2, many).map(({ seq }) => seq)).toEqual([3])
  expect(second.state()).toMatchObject({ waiting: 1, thinned: null })
  second.kept(3)
  await second.close()
  const third = openSpool(at, MiB)
  await third.append([reading(4)])
  expect(third.next(3, many).map(({ seq }) => seq)).toEqual([4])
})

test('a line that a killed process did not finish is cut off, and its number is given again', async () => {
  const at = folder()
  const before = openSpool(at, MiB)
  await before.append([reading(1)])
  const [file = ''] = readdirSync(at).filter((name) => name.endsWith('.seg'))
  appendFileSync(path.join(at, file), '{"kind":"reading","checkId":"chk_01HS')
  const after = openSpool(at, MiB)
  await after.append([reading(2)])
  expect(after.next(0, many).map(({ seq, at }) => [seq, at])).toEqual([
    [1, 1_000],
    [2, 2_000],
  ])
  expect(readFileSync(path.join(at, file), 'utf8').endsWith('}\n')).toBe(true)
})

test('a segment that was begun and never written to still says where the numbers go on', async () => {
  const at = folder()
  appendFileSync(path.join(at, '0000000000000042.0.seg'), '')
  const spool = openSpool(at, MiB)
  await spool.append([reading(1)])
  expect(spool.next(0, many).map(({ seq }) => seq)).toEqual([42])
})

test('over its bound the oldest are thinned first: failures stay longest, and what is gone is counted with its span', async () => {
  const at = folder()
  const bound = 64 * 1024
  const spool = openSpool(at, bound)
  // About 170 bytes each: 800 readings are twice the bound. Every hundredth failed.
  for (let n = 1; n <= 800; n += 20)
    await spool.append(Array.from({ length: 20 }, (_, i) => reading(n + i, (n + i) % 100 !== 0)))
  const { waiting, bytes, thinned } = spool.state()
  expect(bytes).toBeLessThanOrEqual(bound)
  expect(thinned).toMatchObject({ count: 800 - waiting, from: expect.any(Number) })
  const left = spool.next(0, many)
  expect(left).toHaveLength(waiting)
  // The newest are all there, the oldest are thin.
  expect(left.slice(-50).map(({ at }) => at / 1_000)).toEqual(Array.from({ length: 50 }, (_, i) => 751 + i))
  const old = left.filter(({ at }) => at <= 200_000)
  expect(old.length).toBeLessThan(60)
  expect(old.filter((record) => record.kind === 'reading' && !record.ok).map(({ at }) => at)).toEqual([
    100_000, 200_000,
  ])
  await spool.close()
  // It is remembered, and nobody else reads it.
  expect(openSpool(at, bound).state().thinned).toEqual(thinned)
  for (const name of readdirSync(at)) expect(statSync(path.join(at, name)).mode & 0o077).toBe(0)
})

test('pictures and bodies go before any reading does', async () => {
  const spool = openSpool(folder(), 64 * 1024)
  const body: Unnumbered = {
    kind: 'body',
    checkId,
    at: 0 as Instant,
    mediaType: 'text/html',
    base64: 'A'.repeat(4_000),
  }
  for (let n = 1; n <= 30; n++) await spool.append([reading(n), body])
  const left = spool.next(0, many)
  expect(left.filter(({ kind }) => kind === 'reading').length).toBeGreaterThanOrEqual(15)
  expect(left.filter(({ kind }) => kind === 'body').length).toBeLessThan(16)
})
