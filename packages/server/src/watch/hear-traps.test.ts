import type { Instant } from '@rongheng/core/kernel/time'
import { usualRule } from '@rongheng/core/watch/judge'
import { CheckSettings } from '@rongheng/core/watch/kinds/all'
import type { Trap } from '@rongheng/core/watch/kinds/trap'
import { insert, rows, testDb } from '@rongheng/storage/testing'
import { expect, test } from 'vitest'
import { testCtx } from '../testing.ts'
import { hearTraps } from './hear-traps.ts'
import { createCheck } from './save-check.ts'

const db = await testDb()
const home = 'unt_01HWATCH000000000000000001'
const now = Date.UTC(2026, 10, 23, 2) as Instant
await insert(db, 'unit', [{ id: home, parent_id: null, name: '示例区融媒体中心' }])
await insert(db, 'reach_policy', {
  id: 1,
  ranges: ['10.0.0.0/8'],
  own: [],
  version: 1,
  changed_at: new Date(now),
})
await createCheck(testCtx(db, { roles: { operator: [home] }, now }), {
  unitId: home as never,
  systemId: null,
  deviceId: null,
  name: '核心交换机告警',
  settings: CheckSettings.parse({ kind: 'trap', source: '10.0.0.2' }),
  intervalS: 86_400,
  timeoutS: 10,
  rule: usualRule,
  thresholds: [],
  severity: 'important',
  needs: [],
  agentId: null,
  note: '',
  secrets: {},
})
const linkDown = (source: string, community = 'public'): Trap => ({
  source,
  community,
  oid: '1.3.6.1.6.3.1.1.5.3',
  values: [],
})

test('a trap comes to the check of its sender alone, with its community, and a flood is cut', async () => {
  let send: (trap: Trap) => void = () => {}
  const stop = await hearTraps({
    db,
    clock: () => now,
    secrets: async () => ({ community: 'county' }),
    listen: async (onTrap) => {
      send = onTrap
      return { close: async () => {} }
    },
    onTrouble: (cause) => {
      throw cause
    },
  })
  send(linkDown('10.0.0.2', 'county'))
  send(linkDown('10.0.0.2', 'guessed'))
  send(linkDown('10.0.0.3', 'county'))
  for (let i = 0; i < 500; i++) send(linkDown('10.0.0.2', 'county'))
  await stop()
  const heard = (await rows(db, 'watch_arrival')) as { seen: unknown }[]
  expect(heard).toHaveLength(98) // 100 a second were looked at: two of them were not for this check
  expect(heard[0]?.seen).toEqual({ ok: false, tookMs: 0, values: [], detail: '接口断开' })
})

test('a port that is taken is said, and stops nothing', async () => {
  const troubles: unknown[] = []
  const stop = await hearTraps({
    db,
    clock: () => now,
    secrets: async () => ({}),
    listen: () => Promise.reject(new Error('taken')),
    onTrouble: (cause) => troubles.push(cause),
  })
  await stop()
  expect(troubles).toHaveLength(1)
})
