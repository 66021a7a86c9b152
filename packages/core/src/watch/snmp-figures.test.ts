import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SnmpSettings } from './kinds/snmp.ts'
import { inWords } from './said/in-words.ts'
import {
  counterRate,
  percentIn,
  restartedBetween,
  storageSpace,
  supplyPercent,
  upsObjection,
} from './snmp-figures.ts'

test.each([
  [60, 200, 30],
  [0, 200, 0],
  [-1, 200, null], // no limit
  [-2, 200, null], // unknown
  [-3, 200, null], // some is left
  [50, -2, null],
  [300, 200, null], // more than there is room for
])('a supply at %i of %i: %s %%', (level, capacity, percent) => {
  expect(supplyPercent(level, capacity)).toBe(percent)
})

test('a share of 150 % is none', () => {
  expect([percentIn(150), percentIn(-1), percentIn(100), percentIn(null)]).toEqual([null, null, 100, null])
})

test('space: 25 of 100 units of 4,096 bytes; a size that has come round below zero; more used than there is', () => {
  expect(storageSpace(4_096, 100, 25)).toEqual({ usedPercent: 25, freeBytes: 307_200 })
  // −2,147,483,648 stands for 2,147,483,648 units
  expect(storageSpace(4_096, -2_147_483_648, 0)).toEqual({ usedPercent: 0, freeBytes: 2 ** 31 * 4_096 })
  expect(storageSpace(4_096, 100, 150)).toBeNull()
  expect(storageSpace(4_096, 0, 0)).toBeNull()
})

test('a 32-bit counter of a 100 Mbit/s line comes round within 10 minutes, and is read rightly every minute', () => {
  const range = 1n << 32n
  fc.assert(
    fc.property(fc.bigInt(0n, range - 1n), fc.integer({ min: 0, max: 12_500_000 }), (start, perSecond) => {
      const before = { at: 0, value: start, bits: 32 as const }
      const now = { at: 60_000, value: (start + BigInt(perSecond) * 60n) % range, bits: 32 as const }
      expect(counterRate(before, now, false, 12_500_000)).toBe(perSecond)
    }),
  )
})

test('a counter set back, a start between, another width and a first reading are no rate', () => {
  const before = { at: 0, value: 1_000n, bits: 64 as const }
  const now = { at: 60_000, value: 7_000n, bits: 64 as const }
  expect(counterRate(before, now, false, null)).toBe(100)
  expect(counterRate(before, now, true, null)).toBeNull()
  expect(counterRate(undefined, now, false, null)).toBeNull()
  expect(counterRate({ ...before, bits: 32 }, now, false, null)).toBeNull()
  expect(counterRate(before, { ...now, value: 500n }, false, null)).toBeNull()
  expect(counterRate(before, now, false, 10)).toBeNull() // ten times what the line carries
})

test.each([
  [2, 3, null],
  [2, 5, '市电中断，正在用电池供电'],
  [3, 3, '电池电量低'],
  [null, null, null],
])('battery %s, source %s: %s', (battery, source, objection) => {
  const said = upsObjection(battery, source)
  expect(said && inWords(said, 'zh-CN')).toBe(objection)
})

test.each([
  [500, 600, false],
  [500, 20, true],
  // A device that does not say how long it is up says nothing of a restart; nor does a first reading.
  [500, null, null],
  [null, 20, null],
  [undefined, 20, null],
])('up for %s, then for %s: restarted %s', (before, now, restarted) => {
  expect(restartedBetween(before, now)).toBe(restarted)
})

test.each([
  [{ what: 'interfaces' }, 'names', 'field.missing'],
  [{ what: 'oids' }, 'oids', 'field.missing'],
  [{ version: '3' }, 'user', 'field.missing'],
  [{ version: '3', user: 'u', privacy: 'aes' }, 'auth', 'field.missing'],
])('%j lacks %s', (more, path, code) => {
  const read = SnmpSettings.safeParse({ kind: 'snmp', host: 'a', ...more })
  expect(read.error?.issues.map((issue) => [issue.path[0], issue.message])).toContainEqual([path, code])
})
