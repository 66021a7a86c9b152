import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { keySealer } from './key-sealer.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'rongheng-sealer-'))
const keyFile = path.join(folder, 'keys', 'secrets.key')
const place = 'chk_1 community'

test('what was sealed opens again, also after a restart, and does not stand there in the clear', () => {
  const sealed = keySealer(keyFile).seal(place, '公共 community')
  expect(sealed).not.toContain('community')
  expect(keySealer(keyFile).open(place, sealed)).toBe('公共 community')
  expect(keySealer(keyFile).open(place, keySealer(keyFile).seal(place, ''))).toBe('')
})

test('only the owner may read the key', () => {
  expect(statSync(keyFile).mode & 0o777).toBe(0o600)
  expect(readFileSync(keyFile, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/)
})

test('the same secret is sealed differently each time', () => {
  const sealer = keySealer(keyFile)
  expect(sealer.seal(place, 'x')).not.toBe(sealer.seal(place, 'x'))
})

test.each([
  ['for another check', (sealed: string) => ['chk_2 community', sealed] as const],
  ['after a change', (sealed: string) => [place, `${sealed.slice(0, -6)}AAAAA=`] as const],
  ['cut short', (sealed: string) => [place, sealed.slice(0, 20)] as const],
  ['that is none', () => [place, 'public'] as const],
])('a secret %s does not open', (_, change) => {
  const sealer = keySealer(keyFile)
  const [at, sealed] = change(sealer.seal(place, 'public'))
  expect(() => sealer.open(at, sealed)).toThrow('watch.secret-key-differs')
})

test('with another key it does not open', () => {
  const sealed = keySealer(keyFile).seal(place, 'public')
  expect(() => keySealer(path.join(folder, 'other.key')).open(place, sealed)).toThrow(
    'watch.secret-key-differs',
  )
})
