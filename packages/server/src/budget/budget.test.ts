import { fileURLToPath } from 'node:url'
import { loadRulebook } from '@rongheng/adapters/files/rulebook'
import type { ProjectView } from '@rongheng/core/budget/views'
import type { Role } from '@rongheng/core/identity/roles'
import type { TableSheet } from '@rongheng/core/kernel/table-file'
import type { Fen } from '@rongheng/core/kernel/money'
import { type Day, dayStart, type Instant } from '@rongheng/core/kernel/time'
import { ruleKinds } from '@rongheng/core/rule-kinds'
import { listFacts } from '@rongheng/storage/kernel/facts'
import { insert, rows, testDb } from '@rongheng/storage/testing'
import { describe, expect, test } from 'vitest'
import { testCtx } from '../testing.ts'
import { completePayments, proposePayments } from './complete-payments.ts'
import { deleteProject } from './delete-project.ts'
import { exportPayments } from './export-payments.ts'
import { downloadDocument, uploadDocument } from './documents.ts'
import { due } from './due.ts'
import { getFact } from './get-fact.ts'
import { milestones } from './milestones.ts'
import { addAdjustment, addArrival, removeAdjustment, removeArrival } from './money-documents.ts'
import { getPayment, listPayments, showAccount } from './read-payments.ts'
import { getProject, listOwners, listProjects } from './read-projects.ts'
import { copyProject, createProject, updateProject } from './save-project.ts'
import { warnMilestones } from './warn-milestones.ts'
import { addPayment, reversePayment, updatePayment } from './write-payments.ts'

const db = await testDb()
const rulebook = await loadRulebook(
  fileURLToPath(new URL('../../../../rulebook', import.meta.url)),
  null,
  ruleKinds,
)
const [home, other] = ['unt_01HBXDGET00000000000000001', 'unt_01HBXDGET00000000000000002']
const owner = 'usr_01HBXDGET00000000000000001'
await insert(db, 'unit', [
  { id: home, parent_id: null, name: '示例区融媒体中心' },
  { id: other, parent_id: null, name: '另一个中心' },
])
await insert(db, 'user_account', {
  id: owner,
  unit_id: home,
  user_name: 'fu-ze-ren',
  name: '李负责',
  password_hash: '',
  password_set_at: new Date(0),
  must_change: false,
  active_since: new Date(0),
  created_at: new Date(0),
})
await insert(db, 'role_grant', {
  user_id: owner,
  unit_id: home,
  role: 'project-owner',
  granted_by: 'os:root',
  granted_at: new Date(0),
})

const { files } = testCtx(db).ports
const at = (day: string, hour = 10) => (dayStart(day as Day) + hour * 3_600_000) as Instant
const as = (role: Role, unitId = home, day = '2023-06-30', hour = 10) =>
  testCtx(db, {
    id: role === 'project-owner' ? owner : undefined!,
    roles: { [role]: [unitId] },
    now: at(day, hour),
    ports: { rulebook, files },
  })
const fen = (yuan: number) => Math.round(yuan * 100) as Fen
const entry = {
  name: '平台运维管理经费',
  ownerId: owner,
  fundKind: 'general-public' as const,
  uses: [
    { name: '客户端信息发布安全', amount: fen(150_000) },
    { name: '微信平台周末运维', amount: fen(60_000) },
    { name: '系统升级维护质保', amount: fen(259_500) },
  ],
  initial: { appropriation: fen(469_500), 'carried-over': 0 as Fen, other: 0 as Fen },
  milestones: 'five-steps',
  finishedOn: null,
  leftover: null,
}
let made = 0
const project = (): Promise<ProjectView> =>
  createProject(as('project-owner', home, '2023-01-10'), {
    ...entry,
    unitId: home,
    year: 2023,
    code: `RM-${++made}`,
  })
const payment = (view: ProjectView, yuan: number, on = '2023-03-01', change = {}) => ({
  projectId: view.project.id,
  useId: null,
  on: on as Day,
  amount: fen(yuan),
  source: 'appropriation' as const,
  payee: '示例网络科技有限公司',
  payeeAccount: '6222021234567890',
  payeeBank: '示例银行',
  contract: null,
  purpose: '平台运维',
  voucher: null,
  people: { uses: '编辑部', applies: '李负责', carriesOut: null, evaluates: null },
  again: false,
  ...change,
})
const factOf = async (view: ProjectView, metric: string, period = '2023') =>
  (await listFacts(db, { unitIds: [home] }, [view.project.id])).find(
    (f) => f.metric === metric && f.period === period,
  )
const audits = async () => ((await rows(db, 'audit_row')) as { action: string }[]).map((row) => row.action)

describe('a project', () => {
  test('is entered with its facts and its audit row in one go', async () => {
    const view = await project()
    expect(view).toMatchObject({ ownerName: '李负责', unitName: '示例区融媒体中心', remarks: [] })
    expect(await factOf(view, 'budget.full-year')).toMatchObject({
      value: '46950000',
      evidence: [view.project.id],
    })
    expect(await factOf(view, 'budget.spent')).toMatchObject({ value: null, why: 'budget.why.no-payment' })
    expect(await audits()).toContain('project.create')
  })

  test('whose uses do not add up is refused, the difference named, and nothing is written', async () => {
    const before = await rows(db, 'project')
    const wrong = { ...entry, unitId: home, year: 2023, code: 'X', uses: entry.uses.slice(1) }
    await expect(createProject(as('project-owner'), wrong)).rejects.toMatchObject({
      code: 'budget.uses-too-low',
      facts: { difference: '150,000.00' },
    })
    expect(await rows(db, 'project')).toHaveLength(before.length)
  })

  test('needs a free code, a person who may own it, and a milestone template that exists', async () => {
    const view = await project()
    const again = { ...entry, unitId: home, year: 2023, code: view.project.code }
    await expect(createProject(as('project-owner'), again)).rejects.toMatchObject({
      code: 'budget.code-taken',
    })
    const [stranger, template] = [{ ownerId: 'usr_nobody' }, { milestones: 'nothing' }]
    for (const [change, code] of [
      [stranger, 'budget.no-such-owner'],
      [template, 'budget.no-such-template'],
    ] as const)
      await expect(
        createProject(as('project-owner'), { ...again, ...change, code: 'Y' }),
      ).rejects.toMatchObject({ code })
    expect(await listOwners(as('finance'), { unitId: home })).toEqual({
      items: [{ id: owner, name: '李负责' }],
    })
  })

  test('is not changed by somebody who saw an older state', async () => {
    const { project: seen } = await project()
    const change = { ...entry, code: seen.code, projectId: seen.id, uses: seen.uses, version: seen.version }
    const next = await updateProject(as('project-owner'), { ...change, name: '新名字' })
    expect(next.project).toMatchObject({ name: '新名字', version: 2 })
    await expect(updateProject(as('project-owner'), change)).rejects.toMatchObject({ code: 'kernel.stale' })
  })

  test('does not exist for another unit, while its own people see it', async () => {
    const view = await project()
    const input = { projectId: view.project.id }
    for (const role of ['project-owner', 'finance', 'reader'] as const) {
      await expect(getProject(as(role, other), input)).rejects.toMatchObject({
        code: 'budget.no-such-project',
      })
      await expect(getProject(as(role), input)).resolves.toMatchObject({ project: { id: view.project.id } })
    }
    expect((await listProjects(as('reader', other), { size: 20 })).items).toEqual([])
    await expect(
      updateProject(as('project-owner', other), { ...entry, ...input, uses: [], version: 1, code: 'Z' }),
    ).rejects.toMatchObject({ code: 'budget.no-such-project' })
  })

  test('cannot take a use of another project away by sending its id', async () => {
    const [a, b] = [await project(), await project()]
    const stolen = [{ ...a.project.uses[0]!, amount: fen(469_500) }]
    await expect(
      updateProject(as('project-owner'), {
        ...entry,
        code: b.project.code,
        projectId: b.project.id,
        uses: stolen,
        version: 1,
      }),
    ).rejects.toMatchObject({ code: 'budget.no-such-use' })
  })

  test('is copied into the next year without what happened in this one', async () => {
    const view = await project()
    await addPayment(as('finance'), payment(view, 1000))
    const copy = await copyProject(as('project-owner'), { projectId: view.project.id, year: 2024 })
    expect(copy.project).toMatchObject({ year: 2024, copiedFrom: view.project.id, arrivals: [] })
    expect(copy.amounts.total).toMatchObject({ fullYear: fen(469_500), spent: null })
    expect(copy.project.uses.map((use) => use.id)).not.toContain(view.project.uses[0]?.id)
  })
})

describe('a project entered by mistake', () => {
  test('is deleted with its reason; its facts end, its code is free, and nobody finds it any more', async () => {
    const view = await project()
    const { id, code } = view.project
    const use = view.project.uses[0]?.id ?? ''
    await deleteProject(as('project-owner'), { projectId: id, version: 1, why: '重复录入' })
    await expect(getProject(as('project-owner'), { projectId: id })).rejects.toMatchObject({
      code: 'budget.no-such-project',
    })
    const { items } = await listProjects(as('project-owner'), { page: 1, size: 200 })
    expect(items.some((line) => line.id === id)).toBe(false)
    expect(await factOf(view, 'budget.full-year')).toMatchObject({ value: null, why: 'budget.why.gone' })
    expect(await listFacts(db, { unitIds: [home] }, [use])).toMatchObject([
      { value: null, why: 'budget.why.gone' },
      { value: null, why: 'budget.why.gone' },
    ])
    await createProject(as('project-owner'), { ...entry, unitId: home, year: 2023, code })
    expect(await audits()).toContain('project.delete')
  })

  test('stays while a payment counts, and goes once that was marked as wrong', async () => {
    const view = await project()
    const { id } = view.project
    const paid = await addPayment(as('finance'), payment(view, 100))
    const wish = { projectId: id, version: 1, why: '录错' }
    await expect(deleteProject(as('project-owner'), wish)).rejects.toMatchObject({
      code: 'budget.delete-paid',
      facts: { count: 1 },
    })
    await reversePayment(as('finance'), { paymentId: paid.id, version: 1, why: '录错' })
    await deleteProject(as('project-owner'), wish)
  })

  test('is moved into its right year while nothing hangs on it, and its facts move with it', async () => {
    const view = await project()
    const { id, code } = view.project
    const moved = { ...entry, code, projectId: id, version: 1, year: 2022, uses: view.project.uses }
    expect((await updateProject(as('project-owner'), moved)).project.year).toBe(2022)
    expect(await factOf(view, 'budget.initial', '2022')).toMatchObject({ value: '46950000' })
    expect(await factOf(view, 'budget.initial', '2023')).toMatchObject({
      value: null,
      why: 'budget.why.gone',
    })
    await addArrival(as('project-owner'), {
      projectId: id,
      version: 2,
      on: '2022-02-01' as Day,
      amount: fen(1),
      source: 'appropriation',
      document: '通知',
      fileId: null,
    })
    await expect(
      updateProject(as('project-owner'), { ...moved, version: 3, year: 2023 }),
    ).rejects.toMatchObject({ code: 'budget.year-documents' })
  })

  test('does not take the code of another project when it is changed', async () => {
    const [first, second] = [await project(), await project()]
    const wish = { ...entry, projectId: second.project.id, version: 1, uses: second.project.uses }
    await expect(
      updateProject(as('project-owner'), { ...wish, code: first.project.code }),
    ).rejects.toMatchObject({ code: 'budget.code-taken' })
  })
})

test('a use taken out of a project is no fact any more: its numbers end as null, never as 0', async () => {
  const view = await project()
  const [gone, ...kept] = view.project.uses
  await updateProject(as('project-owner'), {
    ...entry,
    code: view.project.code,
    projectId: view.project.id,
    version: 1,
    uses: kept,
    fewUses: true,
    initial: { ...entry.initial, appropriation: fen(319_500) },
  })
  expect(await listFacts(db, { unitIds: [home] }, [gone?.id ?? ''])).toMatchObject([
    { metric: 'budget.use', value: null, why: 'budget.why.gone' },
    { metric: 'budget.use-spent', value: null, why: 'budget.why.gone' },
  ])
})

describe('money', () => {
  test('an adjustment changes 全年预算数, and taking it back changes it again, each by a fact that replaces the last', async () => {
    const view = await project()
    const document = {
      on: '2023-06-01' as Day,
      amount: fen(-20_000),
      source: 'appropriation' as const,
      document: '示例财预〔2023〕8号',
      fileId: null,
    }
    const adjusted = await addAdjustment(as('finance'), {
      ...document,
      projectId: view.project.id,
      version: 1,
    })
    expect(adjusted.amounts.total).toMatchObject({ initial: fen(469_500), fullYear: fen(449_500) })
    const fact = await factOf(view, 'budget.full-year')
    expect(fact).toMatchObject({
      value: '44950000',
      evidence: [view.project.id, adjusted.project.adjustments[0]?.id],
    })
    const adjustmentId = adjusted.project.adjustments[0]!.id
    const back = await removeAdjustment(as('finance'), {
      projectId: view.project.id,
      version: 2,
      adjustmentId,
      why: '录错金额',
    })
    expect(back.amounts.total.fullYear).toBe(fen(469_500))
    expect(back.project.adjustments[0]?.removed).toMatchObject({ why: '录错金额' })
    expect((await factOf(view, 'budget.full-year'))?.replaces).toBe(fact?.id)
  })

  test('more cannot be taken back than arrived, nor an arrival that was partly taken back', async () => {
    const view = await project()
    const { id } = view.project
    const money = { projectId: id, on: '2023-03-01' as Day, source: 'appropriation' as const, fileId: null }
    const arrive = (yuan: number, version: number) =>
      addArrival(as('project-owner'), { ...money, amount: fen(yuan), document: '通知', version })
    await expect(arrive(-5, 1)).rejects.toMatchObject({ code: 'budget.arrived-below-zero' })
    const { project: first } = await arrive(100, 1)
    await arrive(-40, 2)
    await expect(
      removeArrival(as('project-owner'), {
        projectId: id,
        version: 3,
        arrivalId: first.arrivals[0]?.id ?? ('' as never),
        why: '错',
      }),
    ).rejects.toMatchObject({ code: 'budget.arrived-below-zero' })
  })

  test('an arrival with its document leads back to the file', async () => {
    const view = await project()
    const { id: projectId } = view.project
    const bytes = new TextEncoder().encode('%PDF-1.7')
    const file = await uploadDocument(as('finance'), { projectId, name: '拨款通知.pdf' }, bytes)
    const arrived = await addArrival(as('finance'), {
      projectId,
      version: 1,
      on: '2023-02-01' as Day,
      amount: fen(469_500),
      source: 'appropriation',
      document: '示例财拨〔2023〕3号',
      fileId: file.id,
    })
    expect(arrived.rates.find((r) => r.kind === 'arrived-of-full-year')).toMatchObject({ bp: 10_000 })
    expect(await downloadDocument(as('reader'), { projectId, fileId: file.id })).toMatchObject({
      name: '拨款通知.pdf',
      bytes,
    })
    const facts = await factOf(view, 'budget.arrived')
    expect((await getFact(as('reader'), { factId: facts!.id })).evidence).toMatchObject([
      { kind: 'arrival', title: '示例财拨〔2023〕3号', amount: fen(469_500) },
    ])
  })

  test('a document of another kind is refused', async () => {
    const view = await project()
    await expect(
      uploadDocument(as('finance'), { projectId: view.project.id, name: 'a.exe' }, new Uint8Array([1])),
    ).rejects.toMatchObject({ code: 'budget.document-kind' })
  })
})

describe('a payment', () => {
  test('changes 执行数, lists what it does not say, and hides its account', async () => {
    const view = await project()
    const shown = await addPayment(as('finance'), payment(view, 93_900))
    expect(shown).toMatchObject({
      payeeAccount: '****7890',
      missing: ['use', 'contract', 'voucher', 'people.carriesOut', 'people.evaluates'],
    })
    expect(await factOf(view, 'budget.spent')).toMatchObject({ value: '9390000', evidence: [shown.id] })
    expect(await factOf(view, 'budget.spent-by', '2023-03-31')).toMatchObject({ value: '9390000' })
    expect(await factOf(view, 'budget.spent-by', '2023-06-30')).toBeUndefined() // the day is not over
    const after = await getProject(as('finance'), { projectId: view.project.id })
    expect(after.payments).toMatchObject({ count: 1, incomplete: 1 })
  })

  test('is shown in full only to those who may, and that is written down', async () => {
    const view = await project()
    const { id: paymentId } = await addPayment(as('finance'), payment(view, 100))
    expect(await showAccount(as('finance'), { paymentId })).toMatchObject({
      payeeAccount: '6222021234567890',
    })
    expect(await audits()).toContain('payee.read')
    await expect(showAccount(as('project-owner'), { paymentId })).rejects.toMatchObject({
      code: 'budget.no-such-payment',
    })
  })

  test('entered twice is refused unless it is said to be another one', async () => {
    const view = await project()
    await addPayment(as('finance'), payment(view, 100))
    await expect(addPayment(as('finance'), payment(view, 100))).rejects.toMatchObject({
      code: 'budget.payment-twice',
    })
    await addPayment(as('finance'), payment(view, 100, '2023-03-01', { again: true }))
    expect(
      (await listPayments(as('finance'), { projectId: view.project.id, state: 'live', page: 1, size: 20 }))
        .sum,
    ).toBe(fen(200))
  })

  test('outside the budget year, or for a use of another project, is refused', async () => {
    const [view, another] = [await project(), await project()]
    await expect(addPayment(as('finance'), payment(view, 1, '2024-01-01'))).rejects.toMatchObject({
      code: 'budget.outside-year',
    })
    const useId = another.project.uses[0]!.id
    await expect(addPayment(as('finance'), payment(view, 1, '2023-01-01', { useId }))).rejects.toMatchObject({
      code: 'budget.no-such-use',
    })
  })

  test('that has not happened yet is refused', async () => {
    const view = await project()
    await expect(addPayment(as('finance'), payment(view, 1, '2023-07-01'))).rejects.toMatchObject({
      code: 'budget.in-future',
    })
  })

  test('is completed without touching the account that the form never showed', async () => {
    const view = await project()
    const first = await addPayment(as('finance'), payment(view, 100))
    const { payeeAccount: _, again: __, projectId: ___, ...form } = payment(view, 120)
    const saved = await updatePayment(as('finance'), {
      ...form,
      contract: 'HT-2023-01',
      paymentId: first.id,
      version: 1,
    })
    expect(saved).toMatchObject({
      contract: 'HT-2023-01',
      amount: fen(120),
      payeeAccount: '****7890',
      version: 2,
    })
    expect(await factOf(view, 'budget.spent')).toMatchObject({ value: '12000' })
  })

  test('reversed no longer counts, stays readable, and is not measured as 0', async () => {
    const view = await project()
    const first = await addPayment(as('finance'), payment(view, 100))
    await reversePayment(as('finance'), { paymentId: first.id, version: 1, why: '重复录入' })
    expect(await factOf(view, 'budget.spent')).toMatchObject({ value: null, why: 'budget.why.no-payment' })
    expect(await getPayment(as('reader'), { paymentId: first.id })).toMatchObject({
      reversed: { why: '重复录入' },
    })
    await expect(
      reversePayment(as('finance'), { paymentId: first.id, version: 2, why: '再来' }),
    ).rejects.toMatchObject({ code: 'budget.payment-reversed' })
    await addPayment(as('finance'), payment(view, 100)) // its key is free again
  })

  test('is exported with what the filter finds, its account masked, and that is written down', async () => {
    const view = await project()
    await addPayment(as('finance'), payment(view, 1234.5))
    await addPayment(as('finance'), payment(view, -200, '2023-04-01', { payee: '退款单位' }))
    await addPayment(as('finance'), payment(view, 7, '2023-05-01', { payee: '别的单位' }))
    let table: TableSheet | undefined
    const tableFile = async (given: TableSheet) => {
      table = given
      return new Uint8Array([1])
    }
    const ctx = as('reader')
    const { name } = await exportPayments(
      { ...ctx, ports: { ...ctx.ports, tableFile } },
      { projectId: view.project.id, to: '2023-04-30' as Day, state: 'live', language: 'zh-CN' },
    )
    expect(name).toBe(`${view.project.code}-支付记录-2023-06-30.xlsx`)
    expect(table?.rows.map((row) => row.slice(0, 5))).toEqual([
      ['2023-04-01', '退款单位', '****7890', '示例银行', -20_000],
      ['2023-03-01', '示例网络科技有限公司', '****7890', '示例银行', 123_450],
    ])
    expect(table?.sums.slice(0, 5)).toEqual(['合计', null, null, null, 103_450])
    expect(table?.rows[0]?.[14]).toBe('用途、合同、凭证号、谁实施、谁评价')
    expect(await audits()).toContain('payment.export')
  })

  test('is found by part of its text, by use, and by what is missing; sums are of all that is found', async () => {
    const view = await project()
    const useId = view.project.uses[1]!.id
    for (const [yuan, on, change] of [
      [100, '2023-01-05', { useId }],
      [-40, '2023-02-05', { purpose: '退款 100%' }],
      [7, '2023-03-05', { payee: '别家' }],
    ] as const)
      await addPayment(as('finance'), payment(view, yuan, on, change))
    const find = async (change: object) => {
      const found = await listPayments(as('reader'), {
        projectId: view.project.id,
        state: 'live',
        page: 1,
        size: 2,
        ...change,
      })
      return [found.items.length, found.count, found.sum, found.refunds]
    }
    expect(await find({})).toEqual([2, 3, fen(67), fen(-40)])
    expect(await find({ text: '100%' })).toEqual([1, 1, fen(-40), fen(-40)])
    expect(await find({ use: useId })).toEqual([1, 1, fen(100), 0])
    expect(await find({ use: 'none', from: '2023-03-01' })).toEqual([1, 1, fen(7), 0])
    expect(await find({ incomplete: true, page: 2 })).toEqual([1, 3, fen(67), fen(-40)])
  })
})

test('payments entered at the same time all count, in the fact as in the records', async () => {
  const view = await project()
  await Promise.all(
    Array.from({ length: 12 }, (_, i) => addPayment(as('finance'), payment(view, 100 + i, '2023-03-01'))),
  )
  // 12 × 100 + (0 + 1 + … + 11) = 1266
  expect(await factOf(view, 'budget.spent')).toMatchObject({ value: String(fen(1266)) })
})

describe('milestones', () => {
  test('show plan, actual and what is still to pay', async () => {
    const view = await project()
    await addPayment(as('finance'), payment(view, 93_900))
    const seen = await milestones(as('reader', home, '2023-04-01'), { projectId: view.project.id })
    expect(seen.template).toMatchObject({ id: 'five-steps', of: 'fullYear' })
    expect(seen.rows.map((row) => [row.planned, row.verdict])).toEqual([
      [fen(93_900), 'met'],
      [fen(281_700), 'open'],
      [fen(375_600), 'open'],
      [fen(422_550), 'open'],
      [fen(469_500), 'open'],
    ])
    expect(seen.cumulative).toEqual([{ on: '2023-03-01', amount: fen(93_900) }])
  })

  test('warn the owner once however often the job runs, and fix what was paid by a day that is over', async () => {
    const view = await project()
    await addPayment(as('finance', home, '2023-03-02'), payment(view, 100))
    const mine = async () =>
      ((await rows(db, 'notice')) as { key: string; user_id: string }[]).filter((n) =>
        n.key.includes(view.project.id),
      )
    await warnMilestones(as('project-owner', home, '2023-02-28'))
    expect(await mine()).toEqual([])
    // 08:30 in Shanghai on 16 March is 00:30 UTC; half an hour after Shanghai's midnight it is still 15 March in UTC.
    await warnMilestones(as('project-owner', home, '2023-03-16', 0.5))
    await warnMilestones(as('project-owner', home, '2023-03-16', 8.5))
    expect(await mine()).toMatchObject([
      { key: `budget.milestone:${view.project.id}:2023-03-31:15`, user_id: owner },
    ])
    await warnMilestones(as('project-owner', home, '2023-04-01'))
    expect(await factOf(view, 'budget.spent-by', '2023-03-31')).toMatchObject({ value: '10000' })
  })

  test('missed are told to the owner the day after, once, with what was missing', async () => {
    const view = await project()
    await addPayment(as('finance', home, '2023-03-02'), payment(view, 90_000, '2023-03-01'))
    const told = async () =>
      ((await rows(db, 'notice')) as { key: string; code: string; facts: unknown }[]).filter(
        (n) => n.key === `budget.missed:${view.project.id}:2023-03-31`,
      )
    await warnMilestones(as('project-owner', home, '2023-03-31'))
    expect(await told()).toEqual([])
    await warnMilestones(as('project-owner', home, '2023-04-01'))
    await warnMilestones(as('project-owner', home, '2023-04-02'))
    // 20 % of 46.95 is 9.39; 9.00 was paid.
    expect(await told()).toMatchObject([
      { code: 'budget.notice.missed', facts: { label: '一季度', day: '2023-03-31', short: '0.39' } },
    ])
  })

  test('are due from the owner, and from nobody in another unit', async () => {
    const view = await project()
    const items = (await due(as('project-owner', home, '2023-03-20'))).items
    expect(items.find((item) => item.link.includes(view.project.id))).toMatchObject({
      code: 'budget.due.milestone',
      dueOn: '2023-03-31',
    })
    expect((await due(as('project-owner', other, '2023-03-20'))).items).toEqual([])
  })
})

test('a fact of another unit does not exist', async () => {
  const view = await project()
  const fact = await factOf(view, 'budget.initial')
  await expect(getFact(as('reader', other), { factId: fact!.id })).rejects.toMatchObject({
    code: 'kernel.no-such-fact',
  })
  await expect(getFact(as('reader'), { factId: fact!.id })).resolves.toMatchObject({
    subjectName: '平台运维管理经费',
    earlier: [],
  })
})

describe('payments that do not say everything', () => {
  test('are completed together, each with its own audit row, and the use’s number follows', async () => {
    const view = await project()
    const [use] = view.project.uses
    const ctx = as('finance')
    const made = [
      await addPayment(ctx, payment(view, 100, '2023-03-01', { purpose: '云服务（3月）' })),
      await addPayment(ctx, payment(view, 200, '2023-04-01', { purpose: '云服务（4月）' })),
    ]
    const payments = made.map(({ id, version }) => ({ id, version }))
    const before = (await audits()).filter((action) => action === 'payment.save').length
    const set = { use: use?.id, 'people.evaluates': '评价组', 'people.uses': '别的部门' } as never
    const input = { projectId: view.project.id, payments, set, replace: false }
    expect(await completePayments(ctx, input)).toEqual({ changed: 2 })
    expect((await audits()).filter((action) => action === 'payment.save').length - before).toBe(2)
    const { items } = await listPayments(ctx, {
      projectId: view.project.id,
      state: 'live',
      page: 1,
      size: 20,
    })
    for (const one of items)
      expect(one).toMatchObject({ useId: use?.id, people: { uses: '编辑部', evaluates: '评价组' } })
    expect(await getProject(ctx, { projectId: view.project.id })).toMatchObject({
      payments: { byUse: [{ useId: use?.id, amount: fen(300) }] },
    })
    // Somebody was first: nothing of it is written.
    await expect(completePayments(ctx, { ...input, replace: true })).rejects.toMatchObject({
      code: 'kernel.stale',
    })
    await expect(
      completePayments(ctx, { ...input, set: { use: 'use_01HBXDGET0000000000000000X' } as never }),
    ).rejects.toMatchObject({ code: 'budget.no-such-use' })
  })

  test('are proposed what earlier ones to the same payee say', async () => {
    const view = await project()
    const use = view.project.uses[1]
    const ctx = as('finance')
    await addPayment(
      ctx,
      payment(view, 100, '2023-03-01', { useId: use?.id, contract: 'HT-1', purpose: '云服务（3月）' }),
    )
    const bare = await addPayment(ctx, payment(view, 100, '2023-04-01', { purpose: '云服务（4月）' }))
    expect(await proposePayments(ctx, { projectId: view.project.id })).toEqual({
      items: [
        {
          payee: '示例网络科技有限公司',
          purpose: '云服务（4月）',
          payments: [{ id: bare.id, version: 1 }],
          set: { use: use?.id, contract: 'HT-1' },
          from: 1,
        },
      ],
    })
  })
})
