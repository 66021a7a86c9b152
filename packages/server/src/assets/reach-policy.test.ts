import { mayReach, addressOf, type Address } from '@rongheng/core/kernel/address-range'
import { testDb, insert, rows } from '@rongheng/storage/testing'
import { expect, test } from 'vitest'
import { testCtx } from '../testing.ts'
import { reachPolicy, saveReachPolicy } from './reach-policy.ts'

const db = await testDb()
const unitId = 'unt_01HREACH000000000000000000'
await insert(db, 'unit', { id: unitId, parent_id: null, name: '示例中心' })
const admin = testCtx(db, { permissions: ['reach.write', 'reach.read'], unitIds: [unitId] })
const lan = addressOf('192.168.1.7') as Address

test('nothing may be reached until the administrator has said what, and saying it stands in the audit', async () => {
  const none = await reachPolicy(admin)
  expect(none).toEqual({ ranges: [], own: [], version: 0, changedAt: null })
  expect(mayReach(none, lan, 80)).toBe(false)
  const said = await saveReachPolicy(admin, {
    ranges: [' 192.168.1.0/24 ', '192.168.1.0/24'],
    own: [],
    version: 0,
  })
  expect(said).toMatchObject({ ranges: ['192.168.1.0/24'], version: 1 })
  expect(await reachPolicy(admin)).toEqual(said)
  expect(mayReach(said, lan, 80)).toBe(true)
  expect(await rows(db, 'audit_row')).toMatchObject([{ action: 'reach.save', unit_id: unitId }])
})

test('of two who change it at once the second is told', async () => {
  await expect(saveReachPolicy(admin, { ranges: [], own: [], version: 0 })).rejects.toMatchObject({
    code: 'kernel.stale',
  })
})
