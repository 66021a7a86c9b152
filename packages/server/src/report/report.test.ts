import { reportRenderer } from '@rongheng/adapters/render/report-renderer'
import { moneySubjects } from '@rongheng/core/budget/detail-findings'
import type { PdfMaker } from '@rongheng/core/report/ports'
import type { Role } from '@rongheng/core/identity/roles'
import type { Decimal } from '@rongheng/core/kernel/decimal'
import { dayStart, type Day } from '@rongheng/core/kernel/time'
import { plain } from '@rongheng/core/report/model'
import { getProject } from '@rongheng/storage/budget/projects'
import { appendFact, listFacts } from '@rongheng/storage/kernel/facts'
import { insert, rows, testDb } from '@rongheng/storage/testing'
import { transaction } from '@rongheng/storage/transaction'
import { beforeAll, describe, expect, test } from 'vitest'
import { seedReportProject } from './testing-seed.ts'
import { shippedRulebook, testCtx } from '../testing.ts'
import { addNumber } from './add-number.ts'
import { checkReport, dismissInReport, restoreInReport } from './check/own-check.ts'
import { verifyEdition } from './verify-edition.ts'
import { due } from './due.ts'
import { checkCode, getEdition } from './editions.ts'
import { exportReport } from './export-report.ts'
import { offerReport } from './offer-report.ts'
import { getReport, listReports } from './read-report.ts'
import { returnReport } from './return-report.ts'
import { reopenReport, saveReport } from './save-report.ts'
import { signReport } from './sign-report.ts'

const db = await testDb()
const rulebook = await shippedRulebook()
const [unit, above, other] = [1, 2, 3].map((n) => `unt_0000000000000000000000000${n}`) as [
  string,
  string,
  string,
]
const owner = 'usr_00000000000000000000000001'
const units = [
  { id: above, parentId: null },
  { id: unit, parentId: above },
  { id: other, parentId: null },
]
const noOffice: PdfMaker = { program: async () => null, toPdf: async () => ({ failed: 'none' }) }
const as = (role: Role, at = unit) =>
  testCtx(db, {
    id: owner,
    roles: { [role]: [at] },
    units,
    now: dayStart('2024-02-20' as Day),
    ports: { rulebook, reports: reportRenderer(), pdf: noOffice },
  })
const outlineId = 'mof-2020'
let projectId: string

beforeAll(async () => {
  await insert(db, 'unit', { id: above, parent_id: null, name: '示例区委宣传部' })
  await insert(db, 'unit', { id: unit, parent_id: above, name: '示例区融媒体中心' })
  await insert(db, 'unit', { id: other, parent_id: null, name: '另一个中心' })
  projectId = await seedReportProject(as('project-owner'), unit, 0)
})

/** Puts another fact about what was spent in the place of the one in force. @returns the one before */
async function spentIs(value: string) {
  const project = await getProject(db, { unitIds: [unit] }, projectId)
  const facts = await listFacts(db, { unitIds: [unit] }, moneySubjects(project))
  const spent = facts.find((f) => f.metric === 'budget.spent')
  if (!spent) throw new Error('no fact')
  const id = as('reader').newId('fct') as typeof spent.id
  const later = { ...spent, id, value: value as Decimal, replaces: spent.id }
  await transaction(db, (tx) => appendFact(tx, later))
  return spent
}

describe('a report from writing to signing', () => {
  test('it is made from facts, and every place that is not filled says so', async () => {
    const sheet = await getReport(as('reader'), { projectId, outlineId: 'self-summary' })
    const text = sheet.model.parts.flatMap((p) =>
      p.blocks.flatMap((b) => (b.kind === 'paragraph' ? plain(b.pieces) : [])),
    )
    expect(text.join('')).toContain('全年执行数45.87万元，占全年预算数的97.70%')
    expect(sheet.obstacles).toEqual([])
    const empty = await saveReport(as('project-owner'), {
      projectId,
      outlineId: 'mof-2011',
      version: 1,
      content: { ...sheet.content, texts: {}, steps: [], methods: [] },
    })
    expect(empty.obstacles.map((o) => o.text)).toContain('选择实际采用的评价方法，并写明用了哪些数据')
    expect(empty.model.parts.at(-1)?.state).toBe('open')
    await expect(
      signReport(as('leader'), { projectId, outlineId: 'mof-2011', version: empty.version }),
    ).rejects.toMatchObject({ code: 'report.not-complete' })
  })

  test('a typed number is flagged and keeps it from being signed; the same number as a token does not', async () => {
    const before = await getReport(as('project-owner'), { projectId, outlineId: 'self-summary' })
    const write = (other: string) => ({ ...before.content, texts: { ...before.content.texts, other } })
    const typed = await saveReport(as('project-owner'), {
      projectId,
      outlineId: 'self-summary',
      version: before.version,
      content: write('全年支出45.87万元。'),
    })
    expect(typed.obstacles).toEqual([{ kind: 'typed-number', text: '45.87万元', at: 'slot-other' }])
    await expect(
      signReport(as('leader'), { projectId, outlineId: 'self-summary', version: typed.version }),
    ).rejects.toMatchObject({ code: 'report.not-complete', facts: { count: 1, first: '45.87万元' } })
    const bound = await saveReport(as('project-owner'), {
      projectId,
      outlineId: 'self-summary',
      version: typed.version,
      content: write('全年支出{{执行数}}。'),
    })
    expect(bound.obstacles).toEqual([])
  })

  test('a number entered by hand becomes a fact with its document, and is offered as a token', async () => {
    const { items } = await addNumber(as('project-owner'), {
      projectId,
      label: '问卷有效份数',
      value: '86' as Decimal,
      unit: '份',
      document: '满意度调查统计表',
      fileId: null,
    })
    const [fact] = await listFacts(db, { unitIds: [unit] }, [items[0]?.id ?? ''])
    expect(fact).toMatchObject({ metric: 'report.hand', value: '86', unit: '份', recordedBy: owner })
    const sheet = await getReport(as('reader'), { projectId, outlineId })
    expect(sheet.tokens.find((t) => t.key === '问卷有效份数')?.piece).toMatchObject({
      number: '86',
      from: [fact?.id],
    })
    await expect(
      addNumber(as('project-owner'), {
        projectId,
        label: '问卷有效份数',
        value: '90' as Decimal,
        unit: '份',
        document: '另一张表',
        fileId: null,
      }),
    ).rejects.toMatchObject({ code: 'report.number-label-taken' })
  })

  test('signing locks it with facts and code; a later fact does not change what was signed', async () => {
    const draft = await getReport(as('leader'), { projectId, outlineId })
    const signed = await signReport(as('leader'), { projectId, outlineId, version: draft.version })
    expect(signed.state).toBe('signed')
    const [edition] = signed.editions
    if (!edition) throw new Error('no edition')
    expect(edition.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    await expect(
      saveReport(as('project-owner'), {
        projectId,
        outlineId,
        version: signed.version,
        content: signed.content,
      }),
    ).rejects.toMatchObject({ code: 'report.locked' })

    const spent = await spentIs('46950000')
    const now = await getReport(as('reader'), { projectId, outlineId })
    const kept = await getEdition(as('reader'), { editionId: edition.id })
    // Who opens the signed report reads what was signed, and beside it what is another now.
    expect(now.model).toEqual(kept.model)
    expect(JSON.stringify(kept.model.parts)).toContain('"97.70"')
    const changed = [{ name: '执行数', was: '45.87万元', now: '46.95万元' }]
    expect([signed.changed, now.changed, kept.changed]).toEqual([[], changed, changed])
    expect(kept.model.edition).toBe(1)
    expect(edition.factIds).toContain(spent.id)
  })

  test('the code on paper tells what it stands for, typed in small letters and without dashes too', async () => {
    const [edition] = (await getReport(as('reader'), { projectId, outlineId })).editions
    const typed = edition?.code.toLowerCase().replaceAll('-', '') ?? ''
    const nobody = testCtx(db, { ports: { rulebook } })
    expect(await checkCode(nobody, { code: typed })).toMatchObject({
      found: true,
      unitName: '示例区融媒体中心',
      number: 1,
      standing: 'in-force',
      sm3: edition?.sm3,
    })
    expect(await checkCode(nobody, { code: '0000-0000-0000' })).toMatchObject({
      found: false,
      standing: 'unknown',
    })
  })

  test('thirty unknown codes from one address are enough for a quarter of an hour; other addresses go on', async () => {
    const at = (ip: string, minutes: number) => ({
      ...testCtx(db, { ports: { rulebook } }),
      from: { ip, agent: '' },
      now: (dayStart('2024-02-20' as Day) + minutes * 60_000) as never,
    })
    const ask = (ip: string, minutes = 0) => checkCode(at(ip, minutes) as never, { code: 'ZZZZ-ZZZZ-ZZZZ' })
    for (let n = 0; n < 30; n++) expect((await ask('192.0.2.1')).found).toBe(false)
    await expect(ask('192.0.2.1')).rejects.toMatchObject({ code: 'report.too-many-codes' })
    expect((await ask('192.0.2.2')).found).toBe(false)
    expect((await ask('192.0.2.1', 16)).found).toBe(false)
  })

  test('the department above returns it with an opinion; the next version is the second', async () => {
    const before = await getReport(as('supervisor', above), { projectId, outlineId })
    const editionId = before.editions[0]?.id
    if (!editionId) throw new Error('no edition')
    const returned = await returnReport(as('supervisor', above), { editionId, opinion: '请补充合同验收情况' })
    expect(returned).toMatchObject({ state: 'returned', returns: [{ opinion: '请补充合同验收情况' }] })
    await expect(
      returnReport(as('supervisor', above), { editionId, opinion: '再退一次' }),
    ).rejects.toMatchObject({ code: 'report.already-returned' })
    expect((await due(as('project-owner'))).items.map((d) => d.code)).toContain('report.due.returned')
    // Spent by use adds up to 45.87 still: a report that contradicts itself is neither put before those who sign nor signed.
    const ask = { projectId, outlineId, version: returned.version }
    const refused = { code: 'report.check-errors', facts: { count: 2 } }
    await expect(signReport(as('leader'), ask)).rejects.toMatchObject(refused)
    await expect(offerReport(as('project-owner'), ask)).rejects.toMatchObject(refused)
    const { findings } = await checkReport(as('project-owner'), ask)
    expect(findings.filter((f) => f.severity === 'E').map((f) => [f.rule, f.at])).toEqual([
      ['r-03', 'part-basics'],
      ['r-03', 'part-self-table'],
    ])
    await spentIs('45870000')
    const texts = { ...returned.content.texts, advice: '合同验收情况已补充。' }
    const mended = await saveReport(as('project-owner'), { ...ask, content: { ...returned.content, texts } })
    const again = await signReport(as('leader'), { ...ask, version: mended.version })
    expect(again.editions.map((e) => e.number)).toEqual([1, 2])
    expect((await checkCode(as('reader'), { code: before.editions[0]?.code ?? '' })).standing).toBe(
      'returned',
    )
    const opened = await reopenReport(as('project-owner'), { projectId, outlineId, version: again.version })
    expect(opened.state).toBe('draft')
    expect((await checkCode(as('reader'), { code: again.editions[1]?.code ?? '' })).standing).toBe('in-force')
  })

  test('a finished report is a task of those who sign, and a signed one of those above, until they deal with it', async () => {
    const codes = async (role: Role, at = unit) => (await due(as(role, at))).items.map((d) => d.code)
    const draft = await getReport(as('project-owner'), { projectId, outlineId })
    const ask = { projectId, outlineId }
    const offered = await offerReport(as('project-owner'), { ...ask, version: draft.version })
    expect(offered.state).toBe('offered')
    expect(await codes('leader')).toEqual(['report.due.sign'])
    const { content } = offered
    const again = await saveReport(as('project-owner'), { ...ask, version: offered.version, content })
    expect([again.state, await codes('leader')]).toEqual(['draft', []])
    const back = await offerReport(as('project-owner'), { ...ask, version: again.version })
    const signed = await signReport(as('leader'), { ...ask, version: back.version })
    expect([await codes('leader'), await codes('supervisor', above)]).toEqual([[], ['report.due.verify']])
    const editionId = signed.editions.at(-1)?.id
    if (!editionId) throw new Error('no edition')
    const checked = await verifyEdition(as('supervisor', above), { editionId })
    expect(checked.verifications).toMatchObject([{ editionId }])
    expect(await codes('supervisor', above)).toEqual([])
    await reopenReport(as('project-owner'), { ...ask, version: checked.version })
  })

  test('what was returned is not signed again word for word', async () => {
    const draft = await getReport(as('leader'), { projectId, outlineId })
    const third = await signReport(as('leader'), { projectId, outlineId, version: draft.version })
    const editionId = third.editions.at(-1)?.id
    if (!editionId) throw new Error('no edition')
    const back = await returnReport(as('supervisor', above), { editionId, opinion: '请写明整改时限' })
    const sign = (version: number) => signReport(as('leader'), { projectId, outlineId, version })
    await expect(sign(back.version)).rejects.toMatchObject({ code: 'report.as-returned' })
    const texts = { ...back.content.texts, advice: '三月底前完成整改。' }
    const mended = await saveReport(as('project-owner'), {
      projectId,
      outlineId,
      version: back.version,
      content: { ...back.content, texts },
    })
    expect((await sign(mended.version)).editions).toHaveLength(5)
  })
})

describe('the check of the report as it stands', () => {
  const ask = { projectId: '', outlineId: 'self-summary' }
  const write = async (analysis: string) => {
    const { content, version } = await getReport(as('project-owner'), ask)
    const texts = { ...content.texts, analysis }
    await saveReport(as('project-owner'), { ...ask, version, content: { ...content, texts } })
  }
  const found = async () => {
    const { findings, dismissals } = await checkReport(as('project-owner'), ask)
    const out = new Set(dismissals.map((d) => d.key))
    return findings.filter((f) => f.severity !== 'I' && f.at === 'slot-analysis' && !out.has(f.key))
  }
  beforeAll(() => {
    ask.projectId = projectId
  })

  test('what is to be explained can be put aside with a reason, until the words change', async () => {
    await write('平台影响力大幅提高。')
    const [finding] = await found()
    expect(finding).toMatchObject({ rule: 'r-20', severity: 'W' })
    const dismissed = { ...ask, key: finding?.key ?? '' }
    await dismissInReport(as('office'), { ...dismissed, reason: '另有调查报告' })
    expect(await found()).toEqual([])
    await restoreInReport(as('office'), dismissed)
    expect(await found()).toHaveLength(1)
    await dismissInReport(as('office'), { ...dismissed, reason: '另有调查报告' })
    await write('群众满意度显著提高。')
    expect((await found()).map((f) => f.rule)).toEqual(['r-20'])
  })

  test('an error always counts, and what is not there cannot be put aside', async () => {
    await write('评价等级为“差”。')
    const [error] = await found()
    expect(error).toMatchObject({ rule: 'r-06', severity: 'E' })
    const dismiss = (key: string) => dismissInReport(as('office'), { ...ask, key, reason: '无' })
    await expect(dismiss(error?.key ?? '')).rejects.toMatchObject({ code: 'report.error-counts' })
    await expect(dismiss('none')).rejects.toMatchObject({ code: 'report.no-such-finding' })
  })
})

describe('files', () => {
  test('the same version gives the same bytes, and every export is in the audit', async () => {
    const { editions } = await getReport(as('reader'), { projectId, outlineId })
    const ask = { projectId, outlineId, format: 'docx' as const, editionId: editions[0]!.id }
    const [a, b] = [await exportReport(as('reader'), ask), await exportReport(as('leader'), ask)]
    expect(Buffer.compare(a.bytes, b.bytes)).toBe(0)
    expect(a.name).toBe('2023年融媒体中心平台运维管理经费（RM-2023-01）项目支出绩效评价报告.docx')
    const form = await exportReport(as('reader'), { ...ask, format: 'xlsx' })
    expect(Buffer.from(form.bytes).subarray(0, 2).toString()).toBe('PK')
    const exports = (await rows(db, 'audit_row')).filter(
      (r) => (r as { action: string }).action === 'report.export',
    )
    expect(exports).toHaveLength(3)
  })

  test('without an office program PDF is refused with the way that is left', async () => {
    await expect(exportReport(as('reader'), { projectId, outlineId, format: 'pdf' })).rejects.toMatchObject({
      code: 'report.no-office-program',
    })
  })
})

test("another unit's project, report and version do not exist for a stranger", async () => {
  const { editions } = await getReport(as('reader'), { projectId, outlineId })
  const stranger = as('project-owner', other)
  await expect(getReport(stranger, { projectId, outlineId })).rejects.toMatchObject({
    code: 'budget.no-such-project',
  })
  await expect(getEdition(stranger, { editionId: editions[0]!.id })).rejects.toMatchObject({
    code: 'report.no-such-edition',
  })
  expect((await listReports(as('reader'), { projectId })).items.map((i) => i.outline.id)).toEqual([
    'mof-2020',
    'self-summary',
    'mof-2011',
  ])
})
