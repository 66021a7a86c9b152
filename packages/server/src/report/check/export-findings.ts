import type { Download } from '@rongheng/core/kernel/file'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { TableSheet } from '@rongheng/core/kernel/table-file'
import { dayOf, momentText } from '@rongheng/core/kernel/time'
import type { reportCheckApi } from '@rongheng/core/report/check/api'
import { type CheckRule, checkRuleKind } from '@rongheng/core/report/check/check-rule'
import { deducted } from '@rongheng/core/report/check/deductions'
import { findingText, severityWords } from '@rongheng/core/report/check/finding-text'
import type { Finding } from '@rongheng/core/report/check/finding'
import { headingOver } from '@rongheng/core/report/check/heading-over'
import { placeText } from '@rongheng/core/report/check/place-text'
import { returnLetter } from '@rongheng/core/report/check/return-letter'
import { getUnit } from '@rongheng/storage/identity/units'
import * as store from '@rongheng/storage/report/checks'
import type { z } from 'zod'
import { audit } from '../../audit.ts'
import { type Ctx, scopeOf } from '../../ctx.ts'
import { reportWords } from './check-rulebook.ts'
import { comparedProject } from './compared-project.ts'

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
  letter: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const
const NAMES = { xlsx: '体检结果.xlsx', json: '体检结果.json', letter: '退回修改通知.docx' } as const

/** What a check found, to take away. Dismissed findings are left out of the letter and marked in the others. */
export async function exportFindings(
  ctx: Ctx,
  { checkId, format }: z.output<typeof reportCheckApi.exportFindings.input>,
): Promise<Download> {
  const check = await store.getCheck(ctx.db, scopeOf(ctx, 'report.check'), checkId)
  if (check.state !== 'done') throw new Refusal('report.check-not-done', { id: check.id })
  const dismissals = await store.listDismissals(ctx.db, [check.seriesId])
  const reasons = new Map(dismissals.map((d) => [d.key, d.reason]))
  const rules = new Map(ctx.ports.rulebook.list(checkRuleKind).map((file) => [file.id, file.rule]))
  const bytes = await bytesOf(ctx, format, check, reasons, rules)
  await ctx.transaction((tx) =>
    audit(tx, ctx, {
      action: 'report-check.export',
      unitId: check.unitId,
      subjectId: check.id,
      subjectName: check.title,
      after: { format },
    }),
  )
  const base = check.title.replace(/[\\/:*?"<>|\s]+/g, '').slice(0, 60)
  return { name: `${base}-${NAMES[format]}`, mediaType: TYPES[format], bytes: new Uint8Array(bytes) }
}

async function bytesOf(
  ctx: Ctx,
  format: keyof typeof TYPES,
  check: store.KeptCheck,
  reasons: ReadonlyMap<string, string>,
  rules: ReadonlyMap<string, CheckRule>,
): Promise<Uint8Array> {
  if (format === 'xlsx') return ctx.ports.tableFile(findingSheet(check, reasons, rules))
  if (format === 'json') return new TextEncoder().encode(jsonText(check, reasons, rules))
  const { name: unitName } = await getUnit(ctx.db, { unitIds: [check.unitId] }, check.unitId)
  const counted = check.findings.filter((finding) => !reasons.has(finding.key))
  const letter = returnLetter(
    check,
    counted,
    rules,
    { unitName, on: dayOf(ctx.now) },
    await author(ctx, check),
    headingOver(check.documents, reportWords(ctx.ports.rulebook)),
  )
  return ctx.ports.reports.docx(letter, { code: null, letter: true })
}

/** The unit whose project the report is of, where another one checks it. */
async function author(ctx: Ctx, check: store.KeptCheck): Promise<string | null> {
  const project = await comparedProject(ctx.db, check)
  if (project === null || project.unitId === check.unitId) return null
  return (await getUnit(ctx.db, { unitIds: [project.unitId] }, project.unitId)).name
}

const said = (finding: Finding, rules: ReadonlyMap<string, CheckRule>) => {
  const rule = rules.get(finding.rule)
  return rule ? findingText(finding, rule, 'zh-CN') : { says: finding.rule, mend: '' }
}

/** The findings as a table, one a row. */
function findingSheet(
  check: store.KeptCheck,
  reasons: ReadonlyMap<string, string>,
  rules: ReadonlyMap<string, CheckRule>,
): TableSheet {
  const sum = deducted(check.findings.filter((finding) => !reasons.has(finding.key)))
  return {
    name: '体检结果',
    notes: [
      check.title,
      `检查时间：${momentText(check.doneAt ?? check.created.at)}`,
      ...(sum ? [`扣分合计：${sum.points} 分（${sum.by}；已忽略的不计）`] : []),
    ],
    columns: [
      { title: '级别', kind: 'text', width: 8 },
      { title: '规则', kind: 'text', width: 7 },
      { title: '位置', kind: 'text', width: 22 },
      { title: '原文', kind: 'text', width: 24 },
      { title: '问题', kind: 'text', width: 36 },
      { title: '怎样改', kind: 'text', width: 28 },
      { title: '依据', kind: 'text', width: 24 },
      { title: '处理', kind: 'text', width: 14 },
      ...(sum ? [{ title: '扣分', kind: 'text', width: 8 } as const] : []),
    ],
    rows: check.findings.map((finding) => {
      const { says, mend } = said(finding, rules)
      const reason = reasons.get(finding.key)
      return [
        severityWords[finding.severity].zh,
        finding.rule,
        placeText(finding, check.documents, 'zh-CN'),
        finding.quotes.map((q) => q.text.trim()).join('；'),
        says,
        mend,
        rules.get(finding.rule)?.source ?? '',
        reason === undefined ? '' : `已忽略：${reason}`,
        ...(sum ? [finding.deducts?.points ?? ''] : []),
      ]
    }),
    sums: [`共 ${check.findings.length} 条`, '', '', '', '', '', '', '', ...(sum ? [sum.points] : [])],
  }
}

function jsonText(
  check: store.KeptCheck,
  reasons: ReadonlyMap<string, string>,
  rules: ReadonlyMap<string, CheckRule>,
): string {
  const findings = check.findings.map((finding) => ({
    ...finding,
    ...said(finding, rules),
    source: rules.get(finding.rule)?.source ?? '',
    dismissed: reasons.get(finding.key) ?? null,
  }))
  const { title, files, ruleSetId } = check
  const sum = deducted(check.findings.filter((finding) => !reasons.has(finding.key)))
  return `${JSON.stringify({ title, ruleSet: ruleSetId, files, deducted: sum, findings }, null, 2)}\n`
}
