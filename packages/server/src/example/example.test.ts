import { fileURLToPath } from 'node:url'
import { loadRulebook } from '@rongheng/adapters/files/rulebook'
import { centerId, examplePeople, exampleUnits } from '@rongheng/core/example/center'
import { project2023 } from '@rongheng/core/example/project-2023'
import type { Day, Instant } from '@rongheng/core/kernel/time'
import { ruleKinds } from '@rongheng/core/rule-kinds'
import { getProject as storedProject } from '@rongheng/storage/budget/projects'
import { obstacles } from '@rongheng/core/report/report'
import { strayNumbers } from '@rongheng/core/report/number'
import type { Tx } from '@rongheng/storage/db'
import { accountBy } from '@rongheng/storage/identity/accounts'
import { hashesOf } from '@rongheng/storage/kernel/files'
import { insert, rows, testDb } from '@rongheng/storage/testing'
import { expect, test } from 'vitest'
import { getProject, listProjects } from '../budget/read-projects.ts'
import { milestones } from '../budget/milestones.ts'
import { listEvidence } from '../evaluate/evidence.ts'
import { score } from '../evaluate/score.ts'
import { composeNow, listReports } from '../report/read-report.ts'
import { actorOf } from '../identity/identify.ts'
import { makeFirstAdmin } from '../identity/first-admin.ts'
import { listUsers } from '../identity/list-users.ts'
import { testCtx } from '../testing.ts'
import { firstStart } from './first-start.ts'
import { loadExample } from './load.ts'
import { exampleState, removeExample } from './remove.ts'

const db = await testDb()
const rulebook = await loadRulebook(
  fileURLToPath(new URL('../../../../rulebook', import.meta.url)),
  null,
  ruleKinds,
)
const ports = { rulebook }
const now = Date.UTC(2026, 5, 15, 2) as Instant // 2026-06-15 10:00 in Shanghai
const admin = testCtx(db, { now, ports, permissions: ['example.remove'], unitIds: ['unt_root'] })
const owner = testCtx(db, { now, ports, id: examplePeople.owner.id, roles: { 'project-owner': [centerId] } })
await makeFirstAdmin(admin)
const accounts = await loadExample(admin, '2026-06-15' as Day, 47_100)

test('one account for each of seven roles, each with a one-time password of its own', () => {
  expect(accounts?.map((a) => a.role)).toEqual([
    'project-owner',
    'finance',
    'office',
    'leader',
    'operator',
    'editor',
    'reader',
  ])
  expect(new Set(accounts?.map((a) => a.oneTimePassword)).size).toBe(7)
})

test('loading again adds nothing', async () => {
  expect(await loadExample(admin, '2026-06-15' as Day, 47_100)).toBeNull()
})

test('the owner finds three projects, 45.87 of 46.95 万元 spent in 2023', async () => {
  const { items } = await listProjects(owner, { size: 20 })
  expect(items.map((p) => p.code).sort((a, b) => a.localeCompare(b))).toEqual([
    'RM-2022-01',
    'RM-2023-01',
    'RM-2026-01',
  ])
  const view = await getProject(owner, { projectId: project2023.id })
  expect(view.amounts.total).toEqual({
    initial: 46_950_000,
    fullYear: 46_950_000,
    arrived: 46_950_000,
    spent: 45_870_000,
  })
})

test('of the five milestones the second and the last two were missed', async () => {
  const found = await milestones(owner, { projectId: project2023.id })
  expect(found.rows.map((m) => m.verdict)).toEqual(['met', 'missed', 'met', 'missed', 'missed'])
})

test('10号 gives 9.77 for the execution rate; 101号 gives 10 to a finished project', async () => {
  const old = await score(owner, { projectId: project2023.id, rules: 'mof-2020' })
  const line = (card: typeof old, key: string) => card.lines.find((l) => l.key === key)
  // 458,700 ÷ 469,500 × 10 = 9.7700
  expect(line(old, 'execution')?.points).toBe(977)
  const next = await score(owner, { projectId: project2023.id, rules: 'mof-2021' })
  expect(line(next, 'execution')?.points).toBe(1000)
  expect(old.lines).toHaveLength(16)
  expect(old.lines.filter((l) => l.state !== 'scored')).toEqual([])
  // 9.77 + 10 + 10 + 5 + 5 + 4 + 4 + 5 + 4.99 + 4 + 4 + 3.44 + 8 + 6 + 5.70 + 10: the client was up 99.65 of 99.9 % of the
  // time, the upgrade came 14 days late at 1 % a day, and 95 % of the marks were given for the rules.
  expect(old.total).toBe(9890)
  expect(old.grade?.name.zh).toBe('优')
})

test('every outline of the report of 2023 is written to its end, and each number in it leads to a fact', async () => {
  const { items } = await listReports(owner, { projectId: project2023.id })
  expect(items.map((i) => i.state)).toEqual(['draft', 'draft', 'draft'])
  const project = await storedProject(db, { unitIds: [centerId] }, project2023.id)
  for (const { outline } of items) {
    const { composed, inputs } = await composeNow(db, owner, project, outline.id)
    expect(obstacles(composed)).toEqual([])
    const facts = [...inputs.facts, ...(inputs.earlier?.facts ?? [])]
    expect(strayNumbers(composed.model, new Map(facts.map((f) => [f.id as string, f])))).toEqual([])
  }
})

test('evidence lies in the file store, attached to its indicators', async () => {
  const { items } = await listEvidence(owner, { projectId: project2023.id })
  expect(items).toHaveLength(9)
  const first = items[0]
  if (!first) throw new Error('no evidence')
  expect(first.indicatorIds.length).toBeGreaterThan(0)
  const bytes = await admin.ports.files.get(first.file.sm3)
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toContain('巡检')
})

test('removing takes units, accounts, every row and the bytes of its files with it; the audit stays', async () => {
  const hashes = await hashesOf(db, [centerId])
  const [kept = '', gone = ''] = hashes
  // A real unit keeps the same bytes as one of the example's files.
  await insert(db, 'stored_file', {
    id: 'fil_real',
    unit_id: 'unt_real',
    name: '巡检记录.txt',
    media_type: 'text/plain',
    size_bytes: 1,
    sm3: kept,
    stored_at: new Date(now),
    stored_by: 'usr_real',
  })
  const before = await exampleState(admin)
  expect(before).toEqual({
    present: true,
    units: exampleUnits.map((u) => u.name),
    projects: 3,
    accounts: 7,
    systems: 7,
    devices: 42,
    checks: 60,
    filling: true,
  })
  const audited = (await rows(db, 'audit_row')).length
  expect(await removeExample(admin)).toMatchObject({
    present: false,
    projects: 0,
    systems: 0,
    filling: false,
  })
  for (const table of ['project', 'payment', 'fact', 'indicator', 'indicator_result', 'evidence'] as const)
    expect(await rows(db, table)).toEqual([])
  expect((await rows(db, 'unit')).length).toBe(1)
  expect((await rows(db, 'user_account')).length).toBe(1)
  expect((await rows(db, 'audit_row')).length).toBe(audited + 1)
  await expect(admin.ports.files.get(gone)).rejects.toMatchObject({ code: 'kernel.file-damaged' })
  expect((await admin.ports.files.get(kept)).length).toBeGreaterThan(0)
  await expect(removeExample(admin)).rejects.toMatchObject({ code: 'example.not-there' })
})

test('after that it can be loaded again', async () => {
  expect(await loadExample(admin, '2027-01-02' as Day, 47_100)).toHaveLength(7)
})

test('a first start that dies half way leaves nothing, and the next one does all of it and shows every password', async () => {
  const fresh = await testDb()
  const ctx = testCtx(fresh, { now, ports })
  const dying = {
    ...ctx,
    transaction: <T>(work: (tx: Tx) => Promise<T>) =>
      ctx.transaction(async (tx) => {
        await work(tx)
        throw new Error('killed')
      }),
  }
  await expect(firstStart(dying, true)).rejects.toThrow('killed')
  expect(await rows(fresh, 'unit')).toEqual([])
  const printed = await firstStart(ctx, true)
  expect(printed.filter((line) => line.startsWith('  '))).toHaveLength(8)
  expect(await firstStart(ctx, true)).toEqual([])
})

test('the first administrator looks after the example as well, until it is removed', async () => {
  const fresh = await testDb()
  const ctx = testCtx(fresh, { now, ports })
  await firstStart(ctx, true)
  const account = await accountBy(fresh, { userName: 'admin' })
  if (!account) throw new Error('no administrator')
  const as = async () => ({ ...ctx, actor: await actorOf(fresh, account) })
  const before = await listUsers(await as())
  expect(before.users.map((u) => u.userName)).toContain('caiwu')
  await removeExample({ ...ctx, ...(await as()) })
  expect((await accountBy(fresh, { userName: 'admin' }))?.grants).toHaveLength(1)
})
