import { describe, expect, test } from 'vitest'
import type { Instant } from '../kernel/time.ts'
import type { Reading } from './reading.ts'
import type { ReadingStore } from './reading-store.ts'

const at = (text: string): Instant => Date.parse(text) as Instant

const reading = (checkNo: number, when: string, more: Partial<Reading> = {}): Reading => ({
  checkNo,
  at: at(when),
  tookMs: 10,
  ok: true,
  poor: false,
  values: [1.5, null],
  detail: '',
  ...more,
})

/** What every store of readings does. @param open an empty store, whose clock stands at 2026-11-23 12:00 UTC */
export function readingStoreContract(open: () => Promise<ReadingStore>): void {
  describe('a store of readings', () => {
    test('gives back what was written: the newest first for many checks, the oldest first for one', async () => {
      const store = await open()
      const failed = { ok: false, detail: '连接超时（ETIMEDOUT）', values: [null, null] }
      await store.write([
        reading(1, '2026-11-23T11:59:00.123Z'),
        reading(2, '2026-11-23T11:59:10Z', { poor: true, detail: '用时 10 ms，高于 5 ms' }),
        reading(1, '2026-11-23T11:59:20Z', failed),
        reading(1, '2026-11-23T11:59:40Z'),
      ])
      const newest = await store.newest([1, 2, 3], 2)
      expect([...newest.keys()].sort((a, b) => a - b)).toEqual([1, 2])
      expect(newest.get(1)).toEqual([
        reading(1, '2026-11-23T11:59:40Z'),
        reading(1, '2026-11-23T11:59:20Z', failed),
      ])
      expect(newest.get(2)).toMatchObject([{ ok: true, poor: true }])
      const within = { from: at('2026-11-23T11:59:00Z'), to: at('2026-11-23T11:59:40Z') }
      expect((await store.readings(1, within, 100)).map((r) => r.at)).toEqual([
        at('2026-11-23T11:59:00.123Z'),
        at('2026-11-23T11:59:20Z'),
      ])
      expect((await store.readings(1, within, 1)).map((r) => r.at)).toEqual([at('2026-11-23T11:59:20Z')])
    })

    test('a batch that comes twice is there once, and one of the past lands where it belongs', async () => {
      const store = await open()
      const batch = [reading(1, '2026-11-23T11:59:00Z'), reading(1, '2026-11-23T11:59:20Z')]
      await store.write(batch)
      await store.write(batch)
      await store.write([reading(1, '2026-11-23T11:40:00Z'), ...batch])
      const within = { from: at('2026-11-23T11:00:00Z'), to: at('2026-11-23T12:00:00Z') }
      expect(await store.readings(1, within, 100)).toHaveLength(3)
    })

    test('draws a check by spans: how many, how many ok, and sum, least, greatest of those that were', async () => {
      const store = await open()
      await store.write([
        reading(1, '2026-11-23T11:50:00Z', { tookMs: 10, values: [1, null] }),
        reading(1, '2026-11-23T11:52:00Z', { tookMs: 30, values: [4, null] }),
        reading(1, '2026-11-23T11:54:59Z', { tookMs: 9_000, ok: false, values: [null, null] }),
        reading(1, '2026-11-23T11:55:00Z', { tookMs: 20, values: [2, 7] }),
        reading(2, '2026-11-23T11:55:00Z', { tookMs: 1 }),
      ])
      const within = { from: at('2026-11-23T11:50:00Z'), to: at('2026-11-23T12:00:00Z') }
      const [first, second, ...more] = await store.series(1, within, '5m')
      expect(more).toEqual([])
      expect(first).toMatchObject({
        at: at('2026-11-23T11:50:00Z'),
        count: 3,
        ok: 2,
        took: { count: 2, sum: 40, min: 10, max: 30 },
        values: [{ count: 2, sum: 5, min: 1, max: 4 }, null],
      })
      expect(second).toMatchObject({
        at: at('2026-11-23T11:55:00Z'),
        count: 1,
        values: [{ sum: 2 }, { sum: 7 }],
      })
      // Of 10 and 30 the value of rank 1 is the median; percentiles are right to 1 %.
      expect(first?.p50).toBeGreaterThan(9.9)
      expect(first?.p50).toBeLessThan(10.1)
      expect(first?.p99).toBeGreaterThan(29.7)
      expect(first?.p99).toBeLessThan(30.3)
      const day = { from: at('2026-11-22T16:00:00Z'), to: at('2026-11-23T16:00:00Z') }
      expect(await store.series(1, day, '1h')).toMatchObject([
        { at: at('2026-11-23T11:00:00Z'), count: 4, ok: 3 },
      ])
      // 2026-11-23 begins in Shanghai at 16:00 UTC of the day before.
      expect(await store.series(1, day, '1d')).toMatchObject([{ at: at('2026-11-22T16:00:00Z'), count: 4 }])
    })

    test('of a span without readings nothing is drawn', async () => {
      const store = await open()
      const within = { from: at('2026-11-20T00:00:00Z'), to: at('2026-11-23T12:00:00Z') }
      expect(await store.series(7, within, '1h')).toEqual([])
      expect(await store.readings(7, within, 10)).toEqual([])
      expect([...(await store.newest([], 21))]).toEqual([])
    })
  })
}
