import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { FileStore } from '@rongheng/core/kernel/file'

/** What every file store has to do. @param damage breaks the stored bytes of this SM3 from outside */
export function fileStoreContract(
  make: () => Promise<{ store: FileStore; damage: (sm3: string) => Promise<void> }>,
) {
  test('bytes come back as they went in, under the SM3 of the standard', async () => {
    const { store } = await make()
    const put = await store.put(new TextEncoder().encode('abc'))
    expect(put).toEqual({
      sm3: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0', // GB/T 32905, example 1
      sizeBytes: 3,
    })
    expect(new TextDecoder().decode(await store.get(put.sm3))).toBe('abc')
  })
  test('an empty file and a megabyte come back', async () => {
    const { store } = await make()
    for (const bytes of [new Uint8Array(), new Uint8Array(randomBytes(1_000_000))]) {
      const { sm3 } = await store.put(bytes)
      expect(Buffer.compare(await store.get(sm3), bytes)).toBe(0)
    }
  })
  test('the same bytes put twenty times at once are stored once and whole', async () => {
    const { store } = await make()
    const bytes = new Uint8Array(randomBytes(50_000))
    const puts = await Promise.all(Array.from({ length: 20 }, () => store.put(bytes)))
    expect(new Set(puts.map((p) => p.sm3)).size).toBe(1)
    expect(Buffer.compare(await store.get(puts[0]?.sm3 ?? ''), bytes)).toBe(0)
  })
  test('a file nobody put is refused', async () => {
    const { store } = await make()
    await expect(store.get('0'.repeat(64))).rejects.toMatchObject({ code: 'kernel.file-damaged' })
  })
  test('changed bytes are refused, and putting the right ones again mends them', async () => {
    const { store, damage } = await make()
    const bytes = new TextEncoder().encode('支付凭证')
    const { sm3 } = await store.put(bytes)
    await damage(sm3)
    await expect(store.get(sm3)).rejects.toMatchObject({ code: 'kernel.file-damaged' })
    await store.put(bytes)
    expect(await store.get(sm3)).toEqual(bytes)
  })
}
