import { readDocumentHere } from '@rongheng/adapters/files/read-document'
import { reportWorkHere } from '@rongheng/adapters/files/testing-report-work'
import { reportRenderer } from '@rongheng/adapters/render/report-renderer'
import { tableFile } from '@rongheng/adapters/render/table-file'
import { docxText } from '@rongheng/adapters/render/testing-docx'
import type { Instant } from '@rongheng/core/kernel/time'
import { insert, rows, testDb } from '@rongheng/storage/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { shippedRulebook, testCtx } from '../../testing.ts'
import { annotate } from './annotate.ts'
import { dismissFinding, restoreFinding } from './dismiss-finding.ts'
import { exportFindings } from './export-findings.ts'
import { getCheck, listChecks, listRules } from './read-checks.ts'
import { removeCheck } from './remove-check.ts'
import { checkNow, runCheck } from './run-check.ts'
import { addFile, startCheck } from './start-check.ts'

const db = await testDb()
const unitId = 'unt_01HWCHECK00000000000000000'
const rulebook = await shippedRulebook()
const reports = reportRenderer()
let at = Date.UTC(2024, 2, 1, 2)
const ctx = (unitIds = [unitId]) =>
  testCtx(db, {
    permissions: ['report.check'],
    unitIds,
    now: (at += 1_000) as Instant,
    ports: { rulebook, tableFile, reports, workOnReport: reportWorkHere },
  })

beforeAll(() =>
  insert(db, 'unit', { id: unitId, parent_id: null, name: '示例区财政局', code: '', version: 1 }),
)

const WRONG =
  '2023年度项目支出绩效评价报告\n全年预算数46.95万元，全年执行数45.87万元，预算执行率99.70%。\n项目于2023年13月1日验收。\n2024年2月1日'
const bytes = (text: string) => new TextEncoder().encode(text)

async function checked(content: Uint8Array, name = '报告.txt', previousId?: string) {
  const { id } = await startCheck(ctx(), { keep: false, ...(previousId ? { previousId } : {}) })
  await addFile(ctx(), { checkId: id, name }, content)
  await runCheck(ctx(), { checkId: id })
  await checkNow(ctx(), { checkId: id })
  return getCheck(ctx(), { checkId: id })
}
const errors = (findings: readonly { severity: string; rule: string }[]) =>
  findings.filter((f) => f.severity === 'E').map((f) => f.rule)

describe('a report that is checked', () => {
  test('shows its text and what is wrong with it, and its file is gone', async () => {
    const check = await checked(bytes(WRONG))
    expect(check).toMatchObject({
      state: 'done',
      title: '2023年度项目支出绩效评价报告',
      fresh: [],
      resolved: [],
    })
    expect(check.documents[0]?.blocks).toHaveLength(4)
    expect(errors(check.findings)).toEqual(['r-01', 'r-10'])
    expect(await rows(db, 'report_check_file')).toEqual([])
  })

  test('is held against the check before it: resolved, still open, new', async () => {
    const first = await checked(bytes(WRONG))
    const mended = WRONG.replace('99.70%', '97.70%').replace('验收。', '验收，2023年4月31日付款。')
    const second = await checked(bytes(mended), '报告改.txt', first.id)
    expect(errors(second.resolved)).toEqual(['r-01'])
    expect(errors(second.findings)).toEqual(['r-10', 'r-10'])
    expect(second.fresh.some((key) => key.includes('4月31日'))).toBe(true)
    expect(second.fresh.some((key) => key.includes('13月1日'))).toBe(false)
  })

  test('a finding that was dismissed stays so in later checks, until it counts again', async () => {
    const first = await checked(bytes(WRONG))
    const key = first.findings.find((f) => f.rule === 'r-10')?.key as string
    await dismissFinding(ctx(), { checkId: first.id, key, reason: '笔误，已口头说明' })
    const second = await checked(bytes(WRONG), '报告.txt', first.id)
    expect(second.dismissals).toMatchObject([{ key, reason: '笔误，已口头说明', byName: '测试员' }])
    expect((await listChecks(ctx(), { page: 1 })).checks[0]?.counts.E).toBe(1)
    await restoreFinding(ctx(), { checkId: second.id, key })
    expect((await listChecks(ctx(), { page: 1 })).checks[0]?.counts.E).toBe(2)
    await expect(
      dismissFinding(ctx(), { checkId: first.id, key: 'none', reason: '无' }),
    ).rejects.toMatchObject({
      code: 'report.no-such-finding',
    })
  })

  test('goes home as a workbook, as JSON and as a letter that names place, fault and remedy', async () => {
    const { id } = await checked(bytes(WRONG))
    const sheet = await exportFindings(ctx(), { checkId: id, format: 'xlsx' })
    const back = await readDocumentHere(sheet.name, sheet.bytes)
    expect(JSON.stringify(back.blocks)).toContain('“2023年13月1日”这个日期不存在。')
    const json = JSON.parse(
      new TextDecoder().decode((await exportFindings(ctx(), { checkId: id, format: 'json' })).bytes),
    )
    expect(json.findings[0]).toMatchObject({ rule: 'r-01', severity: 'E', dismissed: null })
    const letter = await exportFindings(ctx(), { checkId: id, format: 'letter' })
    const text = docxText(letter.bytes)
    expect(text).toContain('报告报送单位：')
    expect(text).not.toMatch(/草稿|（）/)
    expect(text).toContain('一、错误（请改正，并核对其他各处）')
    expect(text).toContain('经检查，发现错误2处')
    expect(text).toContain('第 3 段：“2023年13月1日”。“2023年13月1日”这个日期不存在。请核对日期。')
    expect(text).toContain('请于＿＿＿＿年＿＿月＿＿日前')
    expect(text).toContain('退回依据：＿')
  })

  test('takes its findings as comments into the very Word file that was checked, and into no other', async () => {
    const letter = (
      await exportFindings(ctx(), { checkId: (await checked(bytes(WRONG))).id, format: 'letter' })
    ).bytes
    const check = await checked(letter, '来文.docx')
    expect(check.files[0]).toMatchObject({ format: 'docx', fault: null })
    const made = await annotate(ctx(), { checkId: check.id, name: '来文.docx' }, letter)
    expect(made.name).toBe('来文-批注.docx')
    expect(new TextDecoder('latin1').decode(made.bytes)).toContain('word/comments.xml')
    await expect(
      annotate(ctx(), { checkId: check.id, name: '来文.docx' }, bytes(WRONG)),
    ).rejects.toMatchObject({
      code: 'report.not-the-file',
    })
  })

  test('a file that cannot be read is said so, and the others are checked', async () => {
    const { id } = await startCheck(ctx(), { keep: false })
    await addFile(ctx(), { checkId: id, name: '坏.docx' }, new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))
    await addFile(ctx(), { checkId: id, name: '报告.txt' }, bytes(WRONG))
    await runCheck(ctx(), { checkId: id })
    await checkNow(ctx(), { checkId: id })
    const check = await getCheck(ctx(), { checkId: id })
    expect(check.files.map((f) => f.fault?.code ?? null)).toEqual(['report.file-damaged', null])
    expect(errors(check.findings)).toEqual(['r-01', 'r-10'])
    await expect(addFile(ctx(), { checkId: id, name: '晚.txt' }, bytes('x'))).rejects.toMatchObject({
      code: 'report.check-begun',
    })
  })

  test('is nobody else’s business, and can be removed', async () => {
    const { id } = await checked(bytes(WRONG))
    await expect(getCheck(ctx(['unt_01HWTHER00000000000000000A']), { checkId: id })).rejects.toMatchObject({
      code: 'report.no-such-check',
    })
    await removeCheck(ctx(), { checkId: id })
    await expect(getCheck(ctx(), { checkId: id })).rejects.toMatchObject({ code: 'report.no-such-check' })
  })
})

test('every rule is listed with its sentences, and none is off', async () => {
  const { rules } = await listRules(ctx())
  expect(rules.length).toBeGreaterThan(38)
  expect(rules.every((rule) => !rule.off)).toBe(true)
})
