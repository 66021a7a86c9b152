import type { Instant } from '@rongheng/core/kernel/time'
import { anchorFile } from '@rongheng/adapters/files/anchor-file'
import { insert, rows, testDatabase } from '@rongheng/storage/testing'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { audit } from '../audit.ts'
import { testCtx } from '../testing.ts'
import { anchorAudit } from './anchor-audit.ts'
import { exportAudit } from './export-audit.ts'
import { listAudit } from './list-audit.ts'
import { listChanges } from './list-changes.ts'
import { verifyAudit } from './verify-audit.ts'

const database = await testDatabase()
const { db, pool } = database
afterAll(() => database.close())

const DAY = 86_400_000
const start = Date.UTC(2023, 5, 1, 2) as Instant
const unitIds = ['unt_01HAVD0000000000000000000A', 'unt_01HAVD0000000000000000000B'] as const
const [unit, other] = unitIds
await insert(db, 'unit', [
  { id: unit, parent_id: null, name: '融媒体中心' },
  { id: other, parent_id: null, name: '电视台' },
])

/** Does something to the audit as somebody with the database's own rights would, its guard switched off. */
async function tamper(...statements: string[]) {
  for (const statement of ['alter table audit_row disable trigger all', ...statements])
    await pool.query(statement)
  await pool.query('alter table audit_row enable trigger all')
}

let file = ''
const at = (days: number, permissionsAt: readonly string[] = unitIds) =>
  testCtx(db, {
    name: '审计员',
    permissions: ['audit.read', 'audit.verify', 'project.read', 'unit.read'],
    unitIds: permissionsAt,
    now: (start + days * DAY) as Instant,
    ports: { anchors: anchorFile(file) },
  })
const act = (days: number, n: number, unitId: string = unit) => {
  const ctx = { ...at(days), actor: { ...at(days).actor, id: 'usr_li', name: '李明' } }
  return ctx.transaction((tx) =>
    audit(tx, ctx, {
      action: 'project.save',
      unitId,
      subjectId: `prj_${n}`,
      before: { name: `项目${n}`, amount: n },
      after: { amount: n + 1, name: `项目${n}` },
    }),
  )
}
const brokenOf = async (days: number) =>
  Object.fromEntries((await verifyAudit(at(days))).chains.map((chain) => [chain.unitId, chain.broken]))

beforeEach(async () => {
  file = path.join(mkdtempSync(path.join(tmpdir(), 'rongheng-anchor-')), 'anchors.jsonl')
  await tamper('delete from audit_row', 'delete from audit_head')
  for (let n = 1; n <= 6; n++) await act(0, n)
  await act(0, 1, other)
})

test('an untouched chain holds, and so does one that grew after its anchor', async () => {
  await anchorAudit(at(1))
  await act(1, 7)
  const verified = await verifyAudit(at(2))
  expect(verified).toMatchObject({ anchoredUntilOn: '2023-06-02', anchorsBroken: null })
  expect(verified.chains).toEqual([
    { unitId: unit, unitName: '融媒体中心', rows: 7, broken: null },
    { unitId: other, unitName: '电视台', rows: 1, broken: null },
  ])
})

test('the table itself refuses changes', async () => {
  await expect(pool.query("update audit_row set actor_name = 'x'")).rejects.toThrow(/append-only/)
  await expect(pool.query('delete from audit_row')).rejects.toThrow(/append-only/)
  await expect(pool.query('truncate audit_row')).rejects.toThrow(/append-only/)
})

test.each([
  {
    what: 'a row is altered',
    how: ["update audit_row set actor_name = '王' where seq = 3"],
    broken: { seq: 3, kind: 'altered' },
  },
  {
    what: 'a moment is altered',
    how: ["update audit_row set at = at + interval '1 ms' where seq = 2"],
    broken: { seq: 2, kind: 'altered' },
  },
  {
    what: 'a middle row is deleted',
    how: ['delete from audit_row where seq = 4'],
    broken: { seq: 4, kind: 'missing' },
  },
  {
    what: 'a middle row is deleted and the rest moved up',
    how: [
      'delete from audit_row where seq = 4',
      'update audit_row set seq = 4 where seq = 5',
      'update audit_row set seq = 5 where seq = 6',
    ],
    broken: { seq: 4, kind: 'altered' },
  },
  {
    what: 'two rows are swapped',
    how: [
      'update audit_row set seq = 99 where seq = 2',
      'update audit_row set seq = 2 where seq = 3',
      'update audit_row set seq = 3 where seq = 99',
    ],
    broken: { seq: 2, kind: 'altered' },
  },
  {
    what: 'the tail is cut',
    how: ['delete from audit_row where seq > 4'],
    broken: { seq: 5, kind: 'cut-off' },
  },
  {
    what: 'the first row is deleted',
    how: ['delete from audit_row where seq = 1'],
    broken: { seq: 1, kind: 'missing' },
  },
])(
  'when $what, row $broken.seq is named $broken.kind; the other unit still holds',
  async ({ how, broken }) => {
    await tamper(...how.map((sql) => `${sql} and unit_id = '${unit}'`))
    expect(await brokenOf(1)).toEqual({ [unit]: broken, [other]: null })
  },
)

test('a tail cut together with the head is found by the anchor, and so is a rewritten history', async () => {
  await anchorAudit(at(1))
  await tamper(
    `delete from audit_row where unit_id = '${unit}' and seq > 4`,
    `update audit_head set seq = 4, sm3 = (select sm3 from audit_row where unit_id = '${unit}' and seq = 4) where unit_id = '${unit}'`,
  )
  expect(await brokenOf(1)).toMatchObject({ [unit]: { seq: 5, kind: 'cut-off' } })
  // Whoever now writes on makes the chain long again, but not the same.
  await act(2, 50)
  await act(2, 51)
  expect(await brokenOf(2)).toMatchObject({ [unit]: { seq: 6, kind: 'replaced' } })
})

test('a chain deleted as a whole is still named by its anchor', async () => {
  await anchorAudit(at(1))
  await tamper(
    `delete from audit_row where unit_id = '${other}'`,
    `delete from audit_head where unit_id = '${other}'`,
  )
  expect(await brokenOf(1)).toEqual({ [unit]: null, [other]: { seq: 1, kind: 'cut-off' } })
})

test('the anchor file is written once a day, and a changed line of it is found', async () => {
  for (const day of [1, 1.2, 2, 3]) await anchorAudit(at(day))
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  expect(lines.map((line) => JSON.parse(line).day)).toEqual(['2023-06-02', '2023-06-03', '2023-06-04'])
  writeFileSync(file, `${[lines[0], lines[2]].join('\n')}\n`)
  expect((await verifyAudit(at(4))).anchorsBroken).toBe('2023-06-04')
})

test('a page verifies as many rows as one waits for; with more it names the command that verifies all', async () => {
  // Nobody counts to a million in a test: the head says how far the chain goes.
  await tamper(`update audit_row set seq = 300001 where unit_id = '${unit}' and seq = 6`)
  await expect(verifyAudit(at(1))).rejects.toMatchObject({ code: 'identity.audit-too-long' })
  const onServer = { ...at(1), from: { ip: '', via: 'cli' as const } }
  expect((await verifyAudit(onServer)).chains[0]?.broken).toEqual({ seq: 6, kind: 'missing' })
})

test('forty writers at once leave one chain without gaps', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, n) => act(1, n)))
  expect(await brokenOf(1)).toEqual({ [unit]: null, [other]: null })
})

test('a rolled-back write leaves no row', async () => {
  const ctx = at(1)
  const before = (await rows(db, 'audit_row')).length
  await ctx
    .transaction(async (tx) => {
      await audit(tx, ctx, { action: 'project.save', unitId: unit, subjectId: 'prj_1' })
      throw new Error('no')
    })
    .catch(() => {})
  expect(await rows(db, 'audit_row')).toHaveLength(before)
})

test('the list and the export show the units within reach only, and the export is audited', async () => {
  const inReach = at(1, [other])
  expect((await listAudit(inReach, { page: 1 })).total).toBe(1)
  expect(
    (await listAudit(at(1), { page: 1, actor: '李', action: 'project', toOn: '2023-06-01' as never })).total,
  ).toBe(7)
  const csv = new TextDecoder().decode((await exportAudit(inReach, {})).bytes)
  expect(csv).toContain('电视台')
  expect(csv).not.toContain('融媒体中心')
  expect((await listAudit(inReach, { page: 1 })).rows[0]).toMatchObject({
    action: 'audit.export',
    unitId: other,
  })
})

test('the home page hears what others did to the business, not what administrators did', async () => {
  await verifyAudit(at(1))
  const { changes } = await listChanges(at(2, [unit]), { sinceAt: start as Instant, limit: 3 })
  expect(changes).toEqual([])
  const all = await listChanges(at(2, [unit]), { sinceAt: (start - 1) as Instant, limit: 2 })
  expect(all.changes.map(({ actorName, code, subjectName }) => [actorName, code, subjectName])).toEqual([
    ['李明', 'act.project.save', '项目6'],
    ['李明', 'act.project.save', '项目5'],
  ])
})

test('nobody hears of their own acts, nor of payments without the right to read them', async () => {
  const by = { ...at(1), actor: { ...at(1).actor, id: 'usr_wu', name: '吴桂芳' } }
  for (const action of ['payment.add', 'arrival.add'])
    await by.transaction((tx) => audit(tx, by, { action, unitId: unit, subjectId: 'pay_1' }))
  const heard = async (ctx: typeof by) =>
    (await listChanges(ctx, { sinceAt: start, limit: 9 })).changes.map((change) => change.code)
  expect(await heard(at(2))).toEqual(['act.arrival.add'])
  expect(await heard({ ...at(2), actor: { ...at(2).actor, id: 'usr_wu' } })).toEqual([])
})
