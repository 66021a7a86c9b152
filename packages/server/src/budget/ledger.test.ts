import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readSpreadsheet } from '@rongheng/adapters/files/read-spreadsheet'
import { loadRulebook } from '@rongheng/adapters/files/rulebook'
import { ledgerErrorFile } from '@rongheng/adapters/render/ledger-errors'
import type { GridRow } from '@rongheng/core/kernel/grid'
import { written } from '@rongheng/core/budget/ledger-api'
import type { Fate } from '@rongheng/core/budget/ledger-judge'
import type { LedgerSummary } from '@rongheng/core/budget/ledger-summary'
import type { LedgerSettings } from '@rongheng/core/budget/ledger-row'
import type { BatchId } from '@rongheng/core/budget/payment'
import type { Role } from '@rongheng/core/identity/roles'
import type { Fen } from '@rongheng/core/kernel/money'
import { type Day, dayStart } from '@rongheng/core/kernel/time'
import { ruleKinds } from '@rongheng/core/rule-kinds'
import { listFacts } from '@rongheng/storage/kernel/facts'
import { insert, rows, testDb } from '@rongheng/storage/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import { xlsxOf } from '../../../../tools/write-xlsx.mjs'
import { testCtx } from '../testing.ts'
import { confirmLedger, reverseLedger } from './ledger-confirm.ts'
import { ledgerErrors } from './ledger-errors.ts'
import { ledgerJobs } from './ledger-jobs.ts'
import { settleLedger } from './ledger-settle.ts'
import { discardLedger, uploadLedger } from './ledger-upload.ts'
import { getLedger, listLedgerRows, listLedgers } from './ledger-view.ts'
import { completePayments } from './complete-payments.ts'
import { listPayments } from './read-payments.ts'
import { getProject } from './read-projects.ts'
import { createProject } from './save-project.ts'

const db = await testDb()
const root = new URL('../../../../', import.meta.url)
const rulebook = await loadRulebook(fileURLToPath(new URL('rulebook', root)), null, ruleKinds)
const fixture = (name: string) => readFileSync(new URL(`test/fixtures/ledger/${name}`, root))
const owner = 'usr_01HREDGER00000000000000001'

let made = 0
let home: string
const files = testCtx(db).ports.files
const as = (role: Role, unitId = home) =>
  testCtx(db, {
    ...(role === 'project-owner' ? { id: owner } : {}),
    name: '李财务',
    roles: { [role]: [unitId] },
    now: (dayStart('2023-12-31' as Day) + 36_000_000) as never,
    ports: { rulebook, files, readSpreadsheet, ledgerErrorFile },
  })
const finance = () => as('finance')

await insert(db, 'unit', { id: 'unt_01HREDGER0000000000000000X', parent_id: null, name: '别的中心' })
await insert(db, 'user_account', {
  id: owner,
  unit_id: 'unt_01HREDGER0000000000000000X',
  user_name: 'fu-ze',
  name: '李负责',
  password_hash: '',
  password_set_at: new Date(0),
  must_change: false,
  active_since: new Date(0),
  created_at: new Date(0),
})

// Each test has a unit of its own with the project of 46.95 万元.
let projectId: string
beforeEach(async () => {
  home = `unt_01HREDGER00000000000000${String(++made).padStart(3, '0')}`
  await insert(db, 'unit', { id: home, parent_id: null, name: `示例中心 ${made}` })
  await insert(db, 'role_grant', {
    user_id: owner,
    unit_id: home,
    role: 'project-owner',
    granted_by: 'os:root',
    granted_at: new Date(0),
  })
  const view = await createProject(as('project-owner'), {
    unitId: home,
    year: 2023,
    code: 'RM-2023-01',
    name: '融媒体中心平台运维管理经费',
    ownerId: owner,
    fundKind: 'general-public',
    uses: [{ name: '运维', amount: 46_950_000 as Fen }],
    fewUses: true,
    initial: { appropriation: 46_950_000 as Fen, 'carried-over': 0 as Fen, other: 0 as Fen },
    milestones: 'five-steps',
    finishedOn: null,
    leftover: null,
  })
  projectId = view.project.id
})

async function upload(bytes: Uint8Array, name = 'ledger.xlsx') {
  const ctx = finance()
  const { id } = await uploadLedger(ctx, { name, unitId: home, year: 2023 }, bytes)
  await work(ctx)
  return view(id)
}
async function work(ctx: ReturnType<typeof finance>) {
  for (const { job, payload } of ctx.jobs.splice(0))
    await ledgerJobs.find((j) => j.name === job)?.run(finance(), payload as Record<string, unknown>)
}
const view = (batchId: BatchId) => getLedger(finance(), { batchId })
async function settle(
  batch: Awaited<ReturnType<typeof view>>,
  change: Partial<LedgerSettings>,
  recognise = false,
) {
  const ctx = finance()
  if (!batch.settings) throw new Error('no settings')
  await settleLedger(ctx, {
    batchId: batch.id,
    version: batch.version,
    settings: { ...batch.settings, ...change },
    recognise,
  })
  await work(ctx)
  return view(batch.id)
}
const confirm = (batch: { id: BatchId; version: number }, despite = false) =>
  confirmLedger(finance(), {
    batchId: batch.id,
    version: batch.version,
    moneyUnit: 'yuan',
    source: 'appropriation',
    despite,
  })
type Paid = { unit_id: string; amount_fen: number; reversed_at: Date | null; batch_id: string; id: string }
const payments = async () =>
  ((await rows(db, 'payment')) as Paid[]).filter((p) => p.unit_id === home && p.reversed_at === null)
const spent = async () =>
  (await listFacts(db, { unitIds: [home] }, [projectId])).find((f) => f.metric === 'budget.spent')
const audits = async () =>
  ((await rows(db, 'audit_row')) as { action: string; unit_id: string }[])
    .filter((a) => a.unit_id === home)
    .map((a) => a.action)

describe('a messy ledger', () => {
  test('is read and judged, and writes nothing before it is confirmed', async () => {
    const batch = await upload(fixture('messy-libreoffice.xlsx'), '支付明细.xlsx')
    expect(batch).toMatchObject({
      state: 'checked',
      settings: { headerTop: 3, headerBottom: 4, moneyUnit: 'yuan', projectBy: 'column', year: 2023 },
      guess: { unit: 'yuan', because: 'note', text: '单位：元', doubtful: false },
      doubts: ['errors'],
      sameFile: null,
    })
    expect(batch.summary?.byFate).toMatchObject({
      new: { rows: 5, sum: 1_150_000 },
      refund: { rows: 1, sum: -70_000 },
      duplicate: { rows: 1 },
      error: { rows: 3 },
      total: { rows: 2 },
      blank: { rows: 1 },
    })
    expect(batch.summary?.byProject).toEqual([{ projectId, rows: 6, sum: 1_080_000 }])
    expect(await payments()).toEqual([])
    expect(await spent()).toMatchObject({ value: null })
  })

  test('is confirmed in spite of its errors only on purpose, and then payments, facts and audit stand together', async () => {
    const batch = await upload(fixture('messy-libreoffice.xlsx'))
    await expect(confirm(batch)).rejects.toMatchObject({
      code: 'budget.ledger-doubts',
      facts: { errors: 3, totals: 0 },
    })
    expect(await payments()).toEqual([])
    const after = await confirm(batch, true)
    expect(after).toMatchObject({ state: 'confirmed', confirmed: { byName: '李财务' } })
    const paid = await payments()
    expect(paid.map((p) => Number(p.amount_fen)).sort((a, b) => a - b)).toEqual([
      -70_000, 144_000, 199_950, 200_000, 286_050, 320_000,
    ])
    expect(await spent()).toMatchObject({ value: '1080000', unit: 'fen', evidence: [batch.id] })
    expect(await audits()).toContain('ledger.confirm')
    await expect(confirm({ ...batch, version: batch.version + 1 }, true)).rejects.toMatchObject({
      code: 'budget.ledger-not-checked',
    })
  })

  test('handed in twice, also as another kind of file, adds nothing', async () => {
    const first = await upload(fixture('messy-libreoffice.xlsx'))
    await confirm(first, true)
    const again = await upload(fixture('messy-libreoffice.xlsx'))
    expect(again.summary?.byFate).toMatchObject({
      new: { rows: 0 },
      refund: { rows: 0 },
      duplicate: { rows: 7 },
    })
    expect(again.sameFile).toMatchObject({ id: first.id, confirmedOn: '2023-12-31' })
    await expect(confirm(again, true)).rejects.toMatchObject({ code: 'budget.ledger-nothing-new' })
    const csv = await upload(fixture('treasury-gb18030.csv'), '支付.csv')
    expect(csv.summary?.byFate).toMatchObject({ new: { rows: 0 }, duplicate: { rows: 6 } })
    expect(await payments()).toHaveLength(6)
  })

  test('two imports of one file at once: the second is told so, and no payment is there twice', async () => {
    const [one, two] = [await upload(fixture('utf8-bom.csv')), await upload(fixture('utf8-bom.csv'))]
    const outcomes = await Promise.allSettled([confirm(one), confirm(two)])
    expect(outcomes.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = outcomes.find((o) => o.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'budget.ledger-changed', facts: { count: 6 } })
    expect(await payments()).toHaveLength(6)
  })

  test('shows its rows by fate with accounts masked, and no account anywhere in its first rows', async () => {
    const batch = await upload(fixture('messy-libreoffice.xlsx'))
    const { items, count } = await listLedgerRows(finance(), {
      batchId: batch.id,
      fate: 'error',
      page: 1,
      size: 2,
    })
    expect(count).toBe(3)
    expect(items.map((r) => r.remarks.map((x) => x.code))).toEqual([
      ['wrong-year', 'wrong-budget-year'],
      ['project-unknown'],
    ])
    const all = await listLedgerRows(finance(), { batchId: batch.id, page: 1, size: 50 })
    expect(all.items[0]).toMatchObject({
      rowNo: 5,
      fate: 'new',
      on: '2023-11-06',
      amount: 320_000,
      account: '****0001',
    })
    expect(JSON.stringify([all, batch])).not.toContain('622202000000010001')
  })

  test('gives its errors as a file with a comment in each bad cell', async () => {
    const batch = await upload(fixture('messy-libreoffice.xlsx'))
    const file = await ledgerErrors(finance(), { batchId: batch.id })
    expect(file.name).toBe('ledger-错误行.xlsx')
    const read: GridRow[] = []
    await readSpreadsheet(file.bytes, {
      rows: async (_, block) => void read.push(...block),
      progress: () => {},
    })
    expect(read).toHaveLength(4)
    expect(read[1]?.cells[0]).toBe(13)
    expect(JSON.stringify(read[3])).toContain('金额“待定”不是数字')
    expect(await audits()).toContain('ledger.errors-export')
  })
})

describe('a single row', () => {
  const rowOf = async (batchId: BatchId, fate: Fate) => {
    const row = (await allRows(batchId)).find((one) => one.fate === fate)
    if (!row) throw new Error(`no row is ${fate}`)
    return row
  }
  const rowsOf = ({ summary }: { summary: LedgerSummary | null }) => summary && written(summary).rows
  const allRows = async (batchId: BatchId) =>
    (await listLedgerRows(finance(), { batchId, page: 1, size: 200 })).items

  test('in error shows what the file says, so that a clerk finds it', async () => {
    const batch = await upload(fixture('messy-libreoffice.xlsx'))
    const bad = (await allRows(batch.id)).filter((row) => row.fate === 'error')
    expect(bad.length).toBeGreaterThan(0)
    for (const row of bad) expect(row.read).not.toBeNull()
    expect(bad.some((row) => row.read?.amount === '待定' && row.payee !== null)).toBe(true)
  })

  test('is skipped, and taken again, before anything is written', async () => {
    const batch = await upload(fixture('utf8-bom.csv'))
    const first = await rowOf(batch.id, 'new')
    const skipped = await settle(batch, { choices: [{ rowNo: first.rowNo, act: 'skip' }] })
    expect(rowsOf(batch)).toBe(6)
    expect(rowsOf(skipped)).toBe(5)
    expect((await allRows(batch.id)).find((row) => row.rowNo === first.rowNo)).toMatchObject({
      fate: 'skipped',
      choice: 'skip',
    })
    const again = await settle(skipped, { choices: [] })
    expect(rowsOf(again)).toBe(6)
  })

  test('that looks like a payment on record is taken when a person says so, once for each import', async () => {
    const first = await upload(fixture('utf8-bom.csv'))
    await confirm(first)
    const second = await upload(fixture('utf8-bom.csv'))
    const twin = await rowOf(second.id, 'duplicate')
    const taken = await settle(second, { choices: [{ rowNo: twin.rowNo, act: 'take' }] })
    expect(rowsOf(taken)).toBe(1)
    await confirm(taken)
    expect(await payments()).toHaveLength(7)
    const third = await upload(fixture('utf8-bom.csv'))
    expect(rowsOf(third)).toBe(0)
  })
})

test('an import from a source that its project has no budget from needs a second look', async () => {
  const batch = await upload(fixture('utf8-bom.csv'))
  const other = await settle(batch, { source: 'other' })
  expect(other.doubts).toContain('source')
  await expect(confirm(other)).rejects.toMatchObject({ code: 'budget.ledger-source-not-confirmed' })
})

test('an account book with month and day in two columns, the year above them, is read', async () => {
  const batch = await upload(
    xlsxOf(
      [
        ['明细账'],
        ['2023年', null, '凭证号', '摘要', '借方金额'],
        ['月', '日', null, null, null],
        [3, 5, '记1', '巡检费', 100],
        [null, 28, '记2', '编码器', 250.5],
        [12, 1, '记3', '值守费', 5],
        [null, null, null, '本年合计', 355.5],
      ],
      { merges: ['A2:B2', 'C2:C3', 'D2:D3', 'E2:E3'] },
    ),
  )
  const { items } = await listLedgerRows(finance(), { batchId: batch.id, page: 1, size: 50 })
  expect(items.map((row) => row.on)).toEqual(['2023-03-05', '2023-03-28', '2023-12-01', null])
  expect(batch).toMatchObject({ state: 'checked', settings: { year: 2023 }, doubts: [] })
  expect(batch.summary?.totals).toMatchObject([{ stated: 35_550, agrees: true }])
})

describe('an import', () => {
  test('is reversed as a whole: payments stay readable and no longer count, and the file can come again', async () => {
    const batch = await upload(fixture('utf8-bom.csv'))
    const { version } = await confirm(batch)
    await expect(
      reverseLedger(as('project-owner'), { batchId: batch.id, version, why: '错' }),
    ).rejects.toMatchObject({ code: 'budget.no-such-batch' })
    const after = await reverseLedger(finance(), { batchId: batch.id, version, why: '导错了文件' })
    expect(after).toMatchObject({ state: 'reversed', reversed: { why: '导错了文件', byName: '李财务' } })
    expect(await payments()).toEqual([])
    expect(((await rows(db, 'payment')) as Paid[]).filter((p) => p.batch_id === batch.id)).toHaveLength(6)
    expect(await spent()).toMatchObject({ value: null, why: 'budget.why.no-payment' })
    expect(await audits()).toContain('ledger.reverse')
    const again = await upload(fixture('utf8-bom.csv'))
    expect(again.summary?.byFate.new.rows).toBe(5)
    await confirm(again)
    expect(await payments()).toHaveLength(6)
  })

  test('of an unreadable file fails with its sentence, and can be dropped', async () => {
    const batch = await upload(Buffer.from('%PDF-1.7'))
    expect(batch).toMatchObject({ state: 'failed', failure: { code: 'budget.file-unknown-kind' } })
    const dropped = await discardLedger(finance(), { batchId: batch.id })
    expect(dropped.state).toBe('discarded')
    expect((await listLedgers(finance(), { page: 1 })).items).toEqual([])
  })

  test('whose columns nobody knows asks a person, who is remembered for the unit’s next file', async () => {
    const rowsIn = [
      ['甲', '乙', '丙'],
      ['2023-03-05', '甲公司', 12.5],
    ] as const
    const batch = await upload(xlsxOf(rowsIn))
    expect(batch).toMatchObject({ state: 'needs-columns', summary: null })
    const columns = { paidOn: 0, payee: 1, amount: 2 }
    const settled = await settle(batch, { columns, projectId: projectId as never, projectBy: 'chosen' })
    expect(settled.summary?.byFate.new).toEqual({ rows: 1, sum: 1_250 })
    const next = await upload(
      xlsxOf([
        ['甲', '乙', '丙'],
        ['2023-03-06', '甲公司', 7],
      ]),
    )
    expect(next).toMatchObject({ state: 'checked', settings: { columns } })
  })

  test('read as 万元 instead gives ten thousand times the money, and the unit must be confirmed', async () => {
    const batch = await upload(fixture('cells-without-names.xlsx'))
    const wan = await settle(batch, { moneyUnit: 'wan' })
    expect(wan.summary?.byFate.new.sum).toBe(11_500_000_000)
    expect(wan.doubts).toContain('unit')
    await expect(confirm(wan, true)).rejects.toMatchObject({ code: 'budget.ledger-unit-not-confirmed' })
    const yuan = await settle(wan, { moneyUnit: 'yuan' })
    expect(await confirm(yuan)).toMatchObject({ state: 'confirmed' })
  })

  test('without a year said takes the one its rows speak of', async () => {
    const ctx = finance()
    const later = { ...ctx, now: (ctx.now + 400 * 86_400_000) as typeof ctx.now }
    const { id } = await uploadLedger(later, { name: 'a.csv', unitId: home }, fixture('utf8-bom.csv'))
    await work(ctx)
    expect(await view(id)).toMatchObject({
      settings: { year: 2023 },
      summary: { byFate: { new: { rows: 5 } } },
    })
  })

  test('with another header is recognised anew', async () => {
    const batch = await upload(fixture('messy-libreoffice.xlsx'))
    const wrong = await settle(batch, { headerTop: 1, headerBottom: 1 }, true)
    expect(wrong.state).toBe('needs-columns')
    const right = await settle(wrong, { headerTop: 3, headerBottom: 4 }, true)
    expect(right).toMatchObject({ state: 'checked', settings: { columns: batch.settings?.columns } })
    await expect(settle(right, { headerTop: 3, headerBottom: 2 })).rejects.toMatchObject({
      code: 'budget.ledger-bad-header',
    })
  })

  test('whose totals disagree needs an explicit yes', async () => {
    const batch = await upload(
      xlsxOf([
        ['付款日期', '凭证号', '项目代码', '金额（元）'],
        ['2023-03-05', 'P1', 'RM-2023-01', 10_000],
        ['合计', null, null, 11_000],
      ]),
    )
    expect(batch.doubts).toEqual(['totals'])
    expect(batch.summary?.totals).toEqual([
      { rowNo: 3, label: '合计', stated: 1_100_000, counted: 1_000_000, agrees: false },
    ])
    await expect(confirm(batch)).rejects.toMatchObject({ code: 'budget.ledger-doubts' })
  })

  test('stale settings and stale confirmations are refused', async () => {
    const batch = await upload(fixture('utf8-bom.csv'))
    await settle(batch, {})
    await expect(settle(batch, {})).rejects.toMatchObject({ code: 'kernel.stale' })
    await expect(confirm(batch)).rejects.toMatchObject({ code: 'kernel.stale' })
  })

  test('of another unit does not exist', async () => {
    const batch = await upload(fixture('utf8-bom.csv'))
    const stranger = as('finance', 'unt_01HREDGER0000000000000000X')
    const gone = { code: 'budget.no-such-batch' }
    await expect(getLedger(stranger, { batchId: batch.id })).rejects.toMatchObject(gone)
    await expect(discardLedger(stranger, { batchId: batch.id })).rejects.toMatchObject(gone)
    await expect(ledgerErrors(stranger, { batchId: batch.id })).rejects.toMatchObject(gone)
    await expect(
      uploadLedger(stranger, { name: 'x', unitId: home }, Buffer.from('a,b')),
    ).rejects.toMatchObject({
      code: 'budget.no-such-unit',
    })
    await expect(
      uploadLedger(stranger, { name: 'x', projectId: projectId as never }, Buffer.from('a,b')),
    ).rejects.toMatchObject({ code: 'budget.no-such-project' })
  })
})

describe('what is worth a second look', () => {
  const book = (...lines: (string | number)[][]) =>
    xlsxOf([['付款日期', '凭证号', '收款人', '用途', '支付金额（元）'], ...lines])

  test('a refund of more than was paid must be confirmed', async () => {
    const batch = await upload(
      book(
        ['2023-03-01', 'P1', '甲公司', '巡检', 10_000],
        ['2023-04-01', 'P2', '甲公司', '退款', -10_000.01],
      ),
    )
    expect(batch.doubts).toEqual(['refunds'])
    await expect(confirm(batch)).rejects.toMatchObject({ code: 'budget.ledger-doubts' })
    await confirm(batch, true)
    expect(await spent()).toMatchObject({ value: '-1' }) // 10,000.00 − 10,000.01
  })

  test('what people completed is counted before a reversal, and comes back with the same rows', async () => {
    const rowsOf = book(
      ['2023-03-01', 'P1', '甲公司', '巡检', 100],
      ['2023-04-01', 'P2', '乙公司', '备件', 50],
    )
    const batch = await upload(rowsOf)
    await confirm(batch)
    const [use] = (await getProject(finance(), { projectId: projectId as never })).project.uses
    const list = { projectId: projectId as never, state: 'live' as const, page: 1, size: 20 }
    const first = (await listPayments(finance(), list)).items.find((one) => one.payee === '甲公司')
    if (!first || !use) throw new Error('nothing was imported')
    const done = await completePayments(finance(), {
      projectId: projectId as never,
      payments: [{ id: first.id, version: first.version }],
      set: { use: use.id, contract: 'HT-1', 'people.uses': '编辑部' },
      replace: false,
    })
    expect(done).toEqual({ changed: 1 })
    const after = await view(batch.id)
    expect(after.completedSince).toBe(1)
    await reverseLedger(finance(), { batchId: batch.id, version: after.version, why: '试导' })
    expect((await listPayments(finance(), list)).count).toBe(0)
    await confirm(await upload(rowsOf))
    const again = (await listPayments(finance(), list)).items
    expect(again.map(({ payee, useId, contract, people }) => [payee, useId, contract, people.uses])).toEqual([
      ['乙公司', null, null, null],
      ['甲公司', use.id, 'HT-1', '编辑部'],
    ])
  })
})
