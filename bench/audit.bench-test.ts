import { auditText, CHAIN_START } from '@rongheng/core/identity/audit'
import type { Instant } from '@rongheng/core/kernel/time'
import { audit } from '@rongheng/server/audit'
import { verifyAudit } from '@rongheng/server/identity/verify-audit'
import { sm3 } from '@rongheng/server/sm3'
import { shippedRulebook, testCtx } from '@rongheng/server/testing'
import { insert, testDatabase } from '@rongheng/storage/testing'
import { expect, test } from 'vitest'

const ROWS = 100_000
const unitId = 'unt_01HAVD0000000000000000000A'

async function took(what: string, work: () => Promise<unknown>, times = 1) {
  const start = performance.now()
  await work()
  console.log(`${what}: ${((performance.now() - start) / times).toFixed(1)} ms`)
}

test('verifying and appending', async () => {
  const { db, pool, close } = await testDatabase()
  await insert(db, 'unit', { id: unitId, parent_id: null, name: '融媒体中心' })
  let prev = CHAIN_START
  let part = []
  for (let seq = 1; seq <= ROWS; seq++) {
    const same = { seq, action: 'payment.add', via: 'web', ip: '10.0.0.1', result: 'done' } as const
    const at = 1_700_000_000_000 + seq
    const [actorId, actorName, requestId] = ['usr_1', '李明', `req_${seq}`]
    const [subjectId, subjectName, afterSm3] = [`pay_${seq}`, '示例公司', sm3(String(seq))]
    const who = { actorId, actorName, requestId, subjectId, subjectName, afterSm3, beforeSm3: null }
    const own = sm3(auditText({ ...same, ...who, at: at as Instant, unitId, prevSm3: prev }))
    part.push({
      ...same,
      at: new Date(at),
      unit_id: unitId,
      actor_id: actorId,
      actor_name: actorName,
      request_id: requestId,
      subject_id: subjectId,
      subject_name: subjectName,
      before_sm3: null,
      after_sm3: afterSm3,
      prev_sm3: prev,
      sm3: own,
    })
    prev = own
    if (part.length === 2000) {
      await insert(db, 'audit_row', part)
      part = []
    }
  }
  await insert(db, 'audit_head', { unit_id: unitId, seq: ROWS, sm3: prev })
  await pool.query('analyze')
  const anchors = { lines: async () => [], append: async () => {} }
  const ctx = testCtx(db, {
    permissions: ['audit.verify', 'unit.read'],
    unitIds: [unitId],
    ports: { rulebook: await shippedRulebook(), anchors },
  })
  const act = () =>
    ctx.transaction((tx) => audit(tx, ctx, { action: 'payment.add', unitId, subjectId: 'pay_1' }))
  await took(`verify ${ROWS} rows`, async () => {
    expect((await verifyAudit(ctx)).chains[0]?.broken).toBeNull()
  })
  await took(
    'one audited transaction',
    async () => {
      for (let i = 0; i < 500; i++) await act()
    },
    500,
  )
  await took('200 audited transactions at once', () => Promise.all(Array.from({ length: 200 }, act)))
  await close()
})
