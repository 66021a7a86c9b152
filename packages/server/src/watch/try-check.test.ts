import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { mkdtempSync } from 'node:fs'
import { keySealer } from '@rongheng/adapters/files/key-sealer'
import { httpProbe } from '@rongheng/adapters/probe/http'
import { CheckSettings } from '@rongheng/core/watch/kinds/all'
import { insert, rows, testDb } from '@rongheng/storage/testing'
import { afterAll, expect, test } from 'vitest'
import type { Ports } from '../ctx.ts'
import { testCtx } from '../testing.ts'
import { tryCheck } from './try-check.ts'

const db = await testDb()
const home = 'unt_01HWTRY0000000000000000001'
await insert(db, 'unit', { id: home, parent_id: null, name: '示例区融媒体中心' })
const server = createServer((request, answer) => {
  answer.statusCode = request.url === '/broken' ? 502 : 200
  answer.end(request.url === '/broken' ? '网关坏了' : '好')
})
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
afterAll(() => void server.close())
const { port } = server.address() as AddressInfo
await insert(db, 'reach_policy', {
  id: 1,
  ranges: [],
  own: [`127.0.0.1:${port}`],
  version: 1,
  changed_at: new Date(0),
})
const ports = {
  sealer: keySealer(path.join(mkdtempSync(path.join(os.tmpdir(), 'rongheng-try-')), 'secrets.key')),
  probe: ((kind) => (kind === 'http' ? httpProbe : null)) as Ports['probe'],
}
const operator = testCtx(db, { roles: { operator: [home] }, ports })
const look = (url: string, ctx = operator) =>
  tryCheck(ctx, {
    unitId: home,
    settings: CheckSettings.parse({ kind: 'http', url }),
    timeoutS: 5,
    secrets: {},
  })

test('one look says what it saw, and nothing is kept of it', async () => {
  expect(await look(`http://127.0.0.1:${port}/`)).toMatchObject({ ok: true, detail: '', frame: null })
  expect(await rows(db, 'watch_check')).toEqual([])
  expect(await rows(db, 'audit_row')).toEqual([])
})

test('what failed says why, and shows what came back', async () => {
  const seen = await look(`http://127.0.0.1:${port}/broken`)
  expect(seen).toMatchObject({ ok: false, detail: expect.stringContaining('502') })
  expect(seen.text).toContain('网关坏了')
})

test('an address that may not be reached is not looked at', async () => {
  await expect(look('http://127.0.0.1:1/')).rejects.toMatchObject({ code: 'watch.out-of-reach' })
  // The name is not asked for before the look; what it stands for is refused in it.
  expect(await look('http://localhost:1/')).toMatchObject({ ok: false })
})

test('who may not set up checks of the unit tries none', async () => {
  const reader = testCtx(db, { roles: { reader: [home] }, ports })
  await expect(look(`http://127.0.0.1:${port}/`, reader)).rejects.toMatchObject({
    code: 'identity.no-such-unit',
  })
})
