import { Notice } from '@rongheng/core/kernel/notice'
import type { Instant } from '@rongheng/core/kernel/time'
import { appendNotice } from '@rongheng/storage/kernel/notices'
import { insert, rows, testDb } from '@rongheng/storage/testing'
import { expect, test } from 'vitest'
import { testCtx } from '../testing.ts'
import { listNotices, readNotices } from './notices.ts'

const db = await testDb()
const [home, other] = ['unt_01HBXDGET00000000000000001', 'unt_01HBXDGET00000000000000002']
const [li, wang] = ['usr_01HBXDGET00000000000000001', 'usr_01HBXDGET00000000000000002']
await insert(db, 'unit', [
  { id: home, parent_id: null, name: '示例区融媒体中心' },
  { id: other, parent_id: null, name: '另一个中心' },
])
const as = (id: string, unitId = home) => testCtx(db, { id, roles: { 'project-owner': [unitId] } })

async function notice(n: number, userId = li, unitId = home): Promise<string> {
  const id = `ntc_01HBXDGET0000000000000000${n}`
  const made = Notice.parse({
    id,
    unitId,
    userId,
    code: 'budget.notice.milestone',
    facts: { project: '平台运维' },
    link: '/budget',
    key: `k${n}`,
    at: 1_700_000_000_000 + n,
    readAt: null,
  })
  await as(userId, unitId).transaction((tx) => appendNotice(tx, made))
  return id
}

const [first, second, foreign] = [await notice(1), await notice(2), await notice(3, wang)]
await notice(4, li, other)

test('a person sees their own notices of the units they reach, newest first', async () => {
  const { items, unread } = await listNotices(as(li), { limit: 20 })
  expect(items.map((one) => one.id)).toEqual([second, first])
  expect(unread).toBe(2)
})

test('a notice that was read moves behind the unread ones, and the audit says who read it', async () => {
  expect(await readNotices(as(li), { ids: [second as `ntc_${string}`] })).toEqual({ read: 1 })
  const { items, unread } = await listNotices(as(li), { limit: 20 })
  expect(items.map((one) => one.id)).toEqual([first, second])
  expect(items[1]?.readAt).toEqual(as(li).now satisfies Instant)
  expect(unread).toBe(1)
  expect(await rows(db, 'audit_row')).toMatchObject([{ action: 'notice.read', subject_id: second }])
})

test("another person's notice cannot be marked, nor one of a unit out of reach", async () => {
  for (const id of [foreign, 'ntc_01HBXDGET00000000000000004'])
    await expect(readNotices(as(li), { ids: [id as `ntc_${string}`] })).rejects.toMatchObject({
      code: 'kernel.no-such-notice',
    })
})
