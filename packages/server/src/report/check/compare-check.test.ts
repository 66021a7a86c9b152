import { reportWorkHere } from '@rongheng/adapters/files/testing-report-work'
import { Project } from '@rongheng/core/budget/project'
import { permissionsOf } from '@rongheng/core/identity/permissions'
import type { Role } from '@rongheng/core/identity/roles'
import type { Instant } from '@rongheng/core/kernel/time'
import type { ReportWork, WorkOnReport } from '@rongheng/core/report/check/document-reader'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { addProject } from '@rongheng/storage/budget/projects'
import { insert, rows, testDb } from '@rongheng/storage/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { shippedRulebook, testCtx } from '../../testing.ts'
import { seedReportProject } from '../testing-seed.ts'
import { fixBudgetFacts } from '../../budget/fix-budget-facts.ts'
import { downloadKeptFile, listKeptFiles } from './keep-files.ts'
import { getCheck } from './read-checks.ts'
import { removeCheck } from './remove-check.ts'
import { checkNow, compareCheck, runCheck } from './run-check.ts'
import { addFile, startCheck } from './start-check.ts'
import { tidyChecks } from './tidy-checks.ts'

const db = await testDb()
const [unit, above, other] = [1, 2, 3].map((n) => `unt_0000000000000000000000000${n}`) as [
  string,
  string,
  string,
]
const units = [
  { id: above, parentId: null },
  { id: unit, parentId: above },
  { id: other, parentId: null },
]
const rulebook = await shippedRulebook()
/** The work of one report with some of it done otherwise. */
const working =
  (done: Partial<ReportWork>): WorkOnReport =>
  (use) =>
    reportWorkHere((work) => use({ ...work, ...done }))
let at = Date.UTC(2024, 1, 20, 2)
const files = testCtx(db).ports.files
const as = (roles: Partial<Record<Role, readonly string[]>>, done: Partial<ReportWork> = {}) =>
  testCtx(db, {
    roles,
    units,
    now: (at += 1_000) as Instant,
    ports: { rulebook, files, workOnReport: working(done) },
  })
const owner = () => as({ 'project-owner': [unit] })
/** A job acts in all units. */
const worker = (done: Partial<ReportWork> = {}) => as({ treasury: [above, other] }, done)
let projectId: string

beforeAll(async () => {
  await insert(db, 'unit', { id: above, parent_id: null, name: '示例区委宣传部' })
  await insert(db, 'unit', { id: unit, parent_id: above, name: '示例区融媒体中心' })
  await insert(db, 'unit', { id: other, parent_id: null, name: '另一个中心' })
  projectId = await seedReportProject(owner(), unit, 0)
})

const bytes = (text: string) => new TextEncoder().encode(text)
// The ledger of the seeded project: 46.95 万元, 45.87 spent, 97.70 %.
const REPORT =
  '2023年度项目支出绩效评价报告\n示例区融媒体中心实施融媒体中心平台运维管理经费项目。\n全年预算数46.95万元，全年执行数46.95万元，预算执行率100.00%。'

type Start = Parameters<typeof startCheck>[1]
async function checked(who: ReturnType<typeof owner>, start: Partial<Start>, text = REPORT) {
  const { id } = await startCheck(who, { keep: false, ...start })
  await addFile(who, { checkId: id, name: '报告.txt' }, bytes(text))
  await runCheck(who, { checkId: id })
  await checkNow(worker(), { checkId: id })
  return getCheck(who, { checkId: id })
}
const ofRecord = (findings: readonly { rule: string; severity: string; record: unknown }[]) =>
  findings.filter((f) => f.record !== null && f.severity === 'E').map((f) => f.rule)

describe('a report held against its project', () => {
  test('differs from the ledger where it differs, and every finding names the record', async () => {
    const check = await checked(owner(), { projectId })
    expect(ofRecord(check.findings)).toEqual(['k-01', 'k-02'])
    expect(check.findings.find((f) => f.rule === 'k-01')).toMatchObject({
      facts: { here: '46.95', there: '45.87', word: '全年执行数' },
      record: { kind: 'payments', projectId },
    })
    expect(check.compared).toMatchObject({ lacks: [] })
    expect(check.offers).toEqual([])
  })

  test('is offered the project that it names, and is judged anew from its text when that is taken', async () => {
    const before = await checked(owner(), {})
    expect(before.offers).toMatchObject([{ id: projectId, year: 2023 }])
    expect(ofRecord(before.findings)).toEqual([])
    await compareCheck(owner(), { checkId: before.id, projectId })
    await checkNow(worker(), { checkId: before.id })
    const after = await getCheck(owner(), { checkId: before.id })
    expect(ofRecord(after.findings)).toEqual(['k-01', 'k-02'])
    await compareCheck(owner(), { checkId: before.id, projectId: null })
    await checkNow(worker(), { checkId: before.id })
    const none = await getCheck(owner(), { checkId: before.id })
    expect([ofRecord(none.findings), none.compared]).toEqual([[], null])
  })

  test('of another year or another name nothing is offered', async () => {
    expect((await checked(owner(), {}, REPORT.replace('2023', '2022'))).offers).toEqual([])
    expect((await checked(owner(), {}, REPORT.replaceAll('平台运维', '短视频'))).offers).toEqual([])
  })

  test('what is not on record is said not to have been compared, and is no finding', async () => {
    const who = owner()
    const bare = Project.parse({
      id: 'prj_00000000000000000000000099',
      unitId: unit,
      year: 2023,
      code: 'RM-2023-99',
      name: '短视频制作经费',
      ownerId: 'usr_00000000000000000000000001',
      fundKind: 'general-public',
      initial: { appropriation: 46_950_000, 'carried-over': 0, other: 0 },
      uses: [],
      adjustments: [],
      arrivals: [],
      leftover: null,
      milestones: null,
      finishedOn: null,
      copiedFrom: null,
      createdAt: who.now,
      changedAt: who.now,
      version: 1,
    })
    await who.transaction(async (tx) => {
      await addProject(tx, bare)
      await fixBudgetFacts(tx, who, bare)
    })
    const text = REPORT.replace('融媒体中心平台运维管理经费', '短视频制作经费')
    const check = await checked(owner(), { projectId: bare.id }, `${text}\n项目综合得分90.00分。`)
    expect(check.compared?.lacks).toEqual(['no-arrival', 'no-payment', 'no-goal', 'no-score'])
    expect(check.findings.filter((f) => f.record !== null)).toEqual([])
  })
})

describe('nobody learns the numbers of a project that they cannot see', () => {
  const stranger = () => as({ 'project-owner': [other] })

  test('who has no part in its unit can neither begin such a check nor turn one into it, nor is it offered', async () => {
    await expect(startCheck(stranger(), { keep: false, projectId })).rejects.toMatchObject({
      code: 'budget.no-such-project',
    })
    const mine = await checked(stranger(), {})
    expect(mine.offers).toEqual([])
    await expect(compareCheck(stranger(), { checkId: mine.id, projectId })).rejects.toMatchObject({
      code: 'budget.no-such-project',
    })
    await expect(listKeptFiles(stranger(), { projectId })).rejects.toMatchObject({
      code: 'budget.no-such-project',
    })
  })

  test('who belongs to two units cannot carry the numbers of one into a check of the other', async () => {
    const both = as({ 'project-owner': [unit, other] })
    const there = await checked(both, { unitId: other })
    expect(there.offers).toEqual([])
    await expect(compareCheck(both, { checkId: there.id, projectId })).rejects.toMatchObject({
      code: 'budget.no-such-project',
    })
    await expect(startCheck(both, { keep: false, projectId, previousId: there.id })).rejects.toMatchObject({
      code: 'budget.no-such-project',
    })
  })

  test('those above see what is below them', async () => {
    const check = await checked(as({ treasury: [above] }), { unitId: above })
    expect(check.offers).toMatchObject([{ id: projectId }])
  })

  test('every role that checks reports may see all that a comparison tells', () => {
    for (const [role, permissions] of Object.entries(permissionsOf)) {
      const held: readonly string[] = permissions
      if (!held.includes('report.check')) continue
      for (const needed of ['project.read', 'payment.read', 'goal.read', 'score.read'])
        expect(held, role).toContain(needed)
    }
  })
})

describe('the files', () => {
  const left = async () => (await rows(db, 'report_check_file')).length

  test('that are kept lie in the project with who and when, and outlive the check', async () => {
    const check = await checked(owner(), { projectId, keep: true })
    expect(await left()).toBe(0)
    await removeCheck(owner(), { checkId: check.id })
    const { files: kept } = await listKeptFiles(owner(), { projectId })
    expect(kept).toMatchObject([
      { name: '报告.txt', checkTitle: '2023年度项目支出绩效评价报告', kept: { byName: '测试员' } },
    ])
    const file = await downloadKeptFile(owner(), { projectId, fileId: kept[0]?.fileId ?? '' })
    expect(new TextDecoder().decode(file.bytes)).toBe(REPORT)
    await expect(downloadKeptFile(owner(), { projectId, fileId: 'fil_none' })).rejects.toMatchObject({
      code: 'kernel.no-such-file',
    })
  })

  test('are gone as well when the check was too heavy, and it says so', async () => {
    const { id } = await startCheck(owner(), { keep: false })
    await addFile(owner(), { checkId: id, name: '报告.txt' }, bytes(REPORT))
    await runCheck(owner(), { checkId: id })
    const heavy = async () => {
      throw new Refusal('report.file-too-heavy', { name: '报告.txt' })
    }
    await checkNow(worker({ check: heavy }), { checkId: id })
    const check = await getCheck(owner(), { checkId: id })
    expect([check.state, check.files[0]?.fault?.code, await left()]).toEqual([
      'done',
      'report.file-too-heavy',
      0,
    ])
  })

  test('are still there when the program was stopped on the way: the next one finishes, and then they are gone', async () => {
    const { id } = await startCheck(owner(), { keep: false })
    await addFile(owner(), { checkId: id, name: '报告.txt' }, bytes(REPORT))
    await runCheck(owner(), { checkId: id })
    const killed = async () => {
      throw new Error('killed')
    }
    await expect(checkNow(worker({ read: killed }), { checkId: id })).rejects.toThrow('killed')
    expect(await left()).toBe(1)
    await checkNow(worker(), { checkId: id })
    expect([(await getCheck(owner(), { checkId: id })).state, await left()]).toEqual(['done', 0])
  })

  test('of a check that was never started are gone after a day, of one that never ends after an hour', async () => {
    const { id: begun } = await startCheck(owner(), { keep: false })
    await addFile(owner(), { checkId: begun, name: '一.txt' }, bytes(REPORT))
    const { id: stuck } = await startCheck(owner(), { keep: false })
    await addFile(owner(), { checkId: stuck, name: '二.txt' }, bytes(REPORT))
    await runCheck(owner(), { checkId: stuck })
    await tidyChecks(worker())
    expect(await left()).toBe(2)
    at += 3_600_000
    await tidyChecks(worker())
    expect(await left()).toBe(1)
    expect((await getCheck(owner(), { checkId: stuck })).files[0]?.fault?.code).toBe('report.check-given-up')
    at += 23 * 3_600_000
    await tidyChecks(worker())
    expect(await left()).toBe(0)
    await expect(getCheck(owner(), { checkId: begun })).rejects.toMatchObject({
      code: 'report.no-such-check',
    })
  })
})
