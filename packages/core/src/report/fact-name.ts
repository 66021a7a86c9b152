import { detailMetrics } from '../budget/detail-findings.ts'
import { spentByMetric } from '../budget/findings.ts'
import type { Fact } from '../kernel/fact.ts'
import { handMetric, type ReportInputs } from './inputs.ts'
import { type Piece, plain } from './model.ts'
import { dayUnit, number } from './number.ts'

const metricName: Record<string, string> = {
  'budget.initial': '年初预算数',
  'budget.full-year': '全年预算数',
  'budget.arrived': '到位资金',
  'budget.spent': '执行数',
  [spentByMetric]: '截至该日支付数',
  [detailMetrics.use]: '用途安排数',
  [detailMetrics.useSpent]: '用途支出',
  [detailMetrics.unassigned]: '未注明用途的支付',
  [detailMetrics.arrival]: '一次到位',
  [detailMetrics.adjustment]: '一次预算调整',
  [detailMetrics.carriedOver]: '结转下年',
  [detailMetrics.surplus]: '结余',
  'indicator.actual': '指标实际完成值',
  'survey.sent': '发放问卷',
  'survey.returned': '回收问卷',
  'survey.valid': '有效问卷',
  [handMetric]: '手工登记的数字',
}
const sourceSuffix: Record<string, string> = {
  appropriation: '（当年财政拨款）',
  'carried-over': '（上年结转资金）',
  other: '（其他资金）',
}

/** A fact's value as people read it. */
export function factPieces(f: Fact): Piece[] {
  if (f.value === null) return [{ text: '未取得' }]
  if (f.unit === 'fen') return [number('amount-wan', [f], '数值'), { text: '万元' }]
  return [number('actual', [f], '数值'), { text: f.unit === '是非' || f.unit === dayUnit ? '' : f.unit }]
}

/** What a fact is about, in the words of the report. */
export function factName(inputs: ReportInputs, f: Fact): string {
  const base = Object.keys(sourceSuffix).find((s) => f.metric.endsWith(`.${s}`))
  const metric = base ? f.metric.slice(0, -base.length - 1) : f.metric
  const subject =
    inputs.project.uses.find((u) => u.id === f.subject)?.name ??
    inputs.indicators.find((i) => i.id === f.subject)?.name ??
    inputs.hand.find((h) => h.id === f.subject)?.label ??
    inputs.project.arrivals.find((a) => a.id === f.subject)?.document ??
    inputs.project.adjustments.find((a) => a.id === f.subject)?.document
  const year = inputs.earlier?.projectId === f.subject ? '上年' : ''
  return `${year}${metricName[metric] ?? metric}${base ? sourceSuffix[base] : ''}${subject ? `：${subject}` : ''}`
}

/** A fact that a signed report stands on, and what is in force in its place now. */
export type ChangedFact = { readonly name: string; readonly was: string; readonly now: string }

/** What changed since a report was signed: the facts it stands on whose value is another now, or that no longer hold. */
export function changedSince(
  inputs: Parameters<typeof factName>[0],
  signed: readonly Fact[],
  inForce: readonly Fact[],
): ChangedFact[] {
  const place = (f: Fact) => `${f.metric} ${f.subject} ${f.period}`
  const now = new Map(inForce.map((f) => [place(f), f]))
  return signed.flatMap((was) => {
    const is = now.get(place(was))
    if (is && is.value === was.value && is.unit === was.unit) return []
    const text = (f: Fact) => plain(factPieces(f))
    return [{ name: factName(inputs, was), was: text(was), now: is ? text(is) : '' }]
  })
}
