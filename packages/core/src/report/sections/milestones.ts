import { spentByMetric } from '../../budget/findings.ts'
import type { Milestone, MilestoneVerdict } from '../../budget/milestones.ts'
import { wanText } from '../../kernel/money.ts'
import { factOf, type ReportInputs } from '../inputs.ts'
import type { Block, Piece } from '../model.ts'
import { count, day, number, recorded, shareText } from '../number.ts'
import type { Composing } from '../quotes.ts'
import { cell, head, joined, listed, paragraph, sentence } from '../sentence.ts'
import { amountFact, executionReason } from './funds.ts'

const verdictName: Record<MilestoneVerdict, string> = {
  met: '达到',
  missed: '未达到',
  reached: '已提前达到',
  open: '未到期',
  'not-measured': '没有支付记录',
  'report-only': '不作要求',
}

/** One milestone as a report tells it: every number bound to the fact of that day. */
export function milestonePieces(inputs: ReportInputs, m: Milestone) {
  const plan = inputs.milestones
  const id = `milestones/${plan?.templateId ?? ''}/${m.day}`
  const budget = amountFact(inputs, plan?.of ?? 'fullYear')
  const by = factOf(inputs, spentByMetric, undefined, m.day)
  const from = [id, ...(by ? [by.id] : []), ...(budget ? [budget.id] : [])]
  const blank: Piece = { blank: '截至该日的支付数' }
  const known = by?.value != null && budget?.value != null
  const over = m.verdict === 'met' || m.verdict === 'missed'
  return {
    on: day(m.day, [id]),
    planned: m.plannedBp === null ? null : recorded(shareText(m.plannedBp), 'plan', [id]),
    plannedWan: m.planned === null ? null : recorded(wanText(m.planned), 'plan', from),
    actualWan: over ? number('amount-wan', [by], '截至该日的支付数') : blank,
    actual: over ? number('rate', [by, budget], '截至该日的执行率') : blank,
    actualPercent: over && known ? (Number(by.value) / Number(budget.value)) * 100 : null,
    // Both from exact amounts: what is missing is not the difference of rounded rates, but it is shown beside them.
    gap:
      m.plannedBp === null || m.actualBp === null
        ? null
        : recorded(shareText(m.plannedBp - m.actualBp), 'gap', from),
    shortWan:
      m.planned === null || m.actual === null
        ? null
        : recorded(wanText((m.planned - m.actual) as never), 'gap', from),
    over,
    id,
  }
}

/** Each milestone, planned and actual; those that were missed are named, with how much was missing. */
export function milestoneBlocks(inputs: Composing): Block[] {
  const plan = inputs.milestones
  if (!plan) return [paragraph(sentence`支付进度：${{ blank: '支付进度节点（在项目资金页选择进度要求）' }}`)]
  const all = plan.measured.map((m) => ({ m, ...milestonePieces(inputs, m) }))
  const of = plan.of === 'initial' ? '年初预算数' : '全年预算数'
  const withVerdict = (v: MilestoneVerdict) => all.filter((x) => x.m.verdict === v)
  const [met, missed, open] = [
    withVerdict('met'),
    withVerdict('missed'),
    [...withVerdict('open'), ...withVerdict('reached')],
  ]
  const adjusted = all.filter((x) => x.m.asOf !== null)
  const ids = (xs: typeof all) => xs.map((x) => x.id)
  return [
    joined([
      sentence`项目执行“${plan.title}”，按${of}考核，共${count(ids(all), '支付进度节点')}个节点。`,
      met.length
        ? sentence`达到要求的${count(ids(met), '')}个：${listed(met.map((x) => sentence`${x.on}实际${x.actual}%`))}`
        : [],
      missed.length
        ? sentence`未达到要求的${count(ids(missed), '')}个：${listed(
            missed.map(
              (x) =>
                sentence`${x.on}要求${x.planned ?? { blank: '要求' }}%，实际${x.actual}%，相差${x.gap ?? { blank: '差距' }}个百分点，少支付${x.shortWan ?? { blank: '差额' }}万元`,
            ),
          )}${inputs.outcome?.executionReason.trim() ? '未达到的原因见“存在的问题”部分。' : sentence`未达到的原因：${executionReason(inputs, '支付进度未达到要求的原因（在实际完成情况页填写）')}。`}`
        : [],
      open.length ? sentence`尚未到期的${count(ids(open), '')}个。` : [],
      adjusted.length
        ? sentence`以上按调整后的${of}计；按节点当日的${of}计：${listed(
            adjusted.map(
              ({ on, m: { asOf }, id }) =>
                sentence`${on}为${recorded(shareText(asOf?.actualBp ?? 0), 'plan', [id])}%，${asOf?.met ? '达到' : '未达到'}要求`,
            ),
          )}。`
        : [],
    ]),
    {
      kind: 'table',
      caption: `支付进度节点完成情况表（占${of}，单位：万元）`,
      widths: [27, 15, 14, 14, 15, 15],
      head: [head('节点', '要求进度', '应支付', '已支付', '实际进度', '是否达到')],
      body: all.map((x) => [
        cell([x.on]),
        cell(x.planned ? [x.planned, { text: '%' }] : '—', { align: 'right' }),
        cell(x.plannedWan ?? '—', { align: 'right' }),
        cell(x.over ? x.actualWan : '—', { align: 'right' }),
        cell(x.over ? ('number' in x.actual ? [x.actual, { text: '%' }] : x.actual) : '—', {
          align: 'right',
        }),
        cell(verdictName[x.m.verdict], { align: 'center' }),
      ]),
    },
    {
      kind: 'chart',
      caption: '支付进度要求与实际对比图',
      shape: 'steps',
      unit: '%',
      labels: all.map((x) => `${Number(x.m.day.slice(5, 7))}月${Number(x.m.day.slice(8))}日`),
      series: [
        {
          name: '要求进度',
          points: all.map((x) => ({
            value: x.m.plannedBp === null ? null : x.m.plannedBp / 100,
            piece: x.planned ?? { text: '' },
          })),
        },
        {
          name: '实际进度',
          points: all.map((x) => ({ value: x.actualPercent, piece: x.actual })),
        },
      ],
    },
  ]
}
