import { momentText } from '../kernel/time.ts'
import type { AuditRow } from './audit.ts'
import { actorText, actWords } from './act-words.ts'
import { say } from '../kernel/words.ts'

const head = [
  '单位',
  '序号',
  '时间（北京时间）',
  '操作人',
  '操作',
  '对象',
  '对象编号',
  '结果',
  '来源',
  '地址',
  '请求号',
  '变更前 SM3',
  '变更后 SM3',
  '上一条 SM3',
  '本条 SM3',
]

/** The audit as CSV: UTF-8 with a mark so that Excel and WPS read the Chinese, formulas made harmless. */
export function auditCsv(rows: readonly AuditRow[], unitNames: ReadonlyMap<string, string>): string {
  const lines = rows.map((row) => [
    unitNames.get(row.unitId) ?? row.unitId,
    String(row.seq),
    momentText(row.at),
    actorText('zh-CN', row),
    say(actWords, 'zh-CN', `act.${row.action}`),
    row.subjectName,
    row.subjectId,
    say(actWords, 'zh-CN', `audit.result.${row.result}`),
    row.via,
    row.ip,
    row.requestId,
    row.beforeSm3 ?? '',
    row.afterSm3 ?? '',
    row.prevSm3,
    row.sm3,
  ])
  return `\uFEFF${[head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

// A leading = + - @ or tab would be taken for a formula.
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}
