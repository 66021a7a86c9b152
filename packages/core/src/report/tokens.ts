import { detailMetrics } from '../budget/detail-findings.ts'
import { spentByMetric } from '../budget/findings.ts'
import { factOf, handMetric, type ReportInputs } from './inputs.ts'
import type { Piece } from './model.ts'
import { day, dayText, dayUnit, number, pointsText, recorded, shareText } from './number.ts'
import type { Token, TokenGroup } from './prose.ts'
import { actualPiece } from './results.ts'

/** The numbers offered for insertion, by what people see: `{{执行数}}`. Where a number is not known yet, its place says so. */
export function tokensOf(inputs: ReportInputs): Map<string, Token> {
  const tokens = new Map<string, Token>()
  const add = (group: TokenGroup, label: string, unit: string, piece: Piece) => {
    let key = label.replace(/[{}|]/g, '')
    for (let n = 2; tokens.has(key); n++) key = `${label}（${n}）`
    tokens.set(key, { key, unit, piece, group })
  }
  const fact = (metric: string, subject?: string, period?: string) => factOf(inputs, metric, subject, period)
  const [initial, full, arrived, spent] = ['initial', 'full-year', 'arrived', 'spent'].map((m) =>
    fact(`budget.${m}`),
  )
  for (const [label, f] of [
    ['年初预算数', initial],
    ['全年预算数', full],
    ['到位资金', arrived],
    ['执行数', spent],
  ] as const) {
    add('money', label, '万元', number('amount-wan', [f], label))
    add('money', `${label}（元）`, '元', number('amount-yuan', [f], label))
  }
  add('money', '剩余资金', '万元', number('difference-wan', [full, spent], '剩余资金'))
  add('money', '剩余资金（元）', '元', number('difference-yuan', [full, spent], '剩余资金'))
  add('money', '预算执行率', '%', number('rate', [spent, full], '预算执行率'))
  add('money', '未执行比例', '%', number('rate-gap', [spent, full], '未执行比例'))
  add('money', '资金到位率', '%', number('rate', [arrived, full], '资金到位率'))
  for (const use of inputs.project.uses) {
    const [planned, paid] = [fact(detailMetrics.use, use.id), fact(detailMetrics.useSpent, use.id)]
    add('money', `${use.name}安排`, '万元', number('amount-wan', [planned], `${use.name}的安排数`))
    add('money', `${use.name}支出`, '万元', number('amount-wan', [paid], `${use.name}的支出`))
  }
  for (const a of inputs.project.arrivals.filter((x) => x.removed === null))
    add('money', `到位日期：${a.document}`, '', day(a.on, [a.id]))
  for (const m of inputs.milestones?.measured ?? []) {
    const id = `milestones/${inputs.milestones?.templateId ?? ''}/${m.day}`
    const by = fact(spentByMetric, undefined, m.day)
    const budget = inputs.milestones?.of === 'initial' ? initial : full
    const on = dayText(m.day)
    add('progress', `支付节点：${on}`, '', day(m.day, [id]))
    if (m.plannedBp !== null)
      add('target', `截至${on}要求`, '%', recorded(shareText(m.plannedBp), 'plan', [id]))
    add('progress', `截至${on}执行率`, '%', number('rate', [by, budget], `截至${on}的执行率`))
  }
  for (const i of inputs.indicators) {
    const { piece, unit } = actualPiece(inputs, i)
    add('actual', `实际：${i.name}`, unit, piece)
    const { target } = i
    if ('value' in target) add('target', `目标：${i.name}`, i.unit, recorded(target.value, 'plan', [i.id]))
    if (target.kind === 'date') add('target', `目标：${i.name}`, '', day(target.by, [i.id]))
  }
  const { score } = inputs
  if (score?.total != null)
    add(
      'score',
      '总得分',
      '分',
      recorded(
        pointsText(score.total),
        'points',
        score.lines.map((l) => l.key),
      ),
    )
  const own = score?.lines.filter((l) => l.key !== 'execution') ?? []
  for (const [label, lines] of [
    ['绩效指标个数', own],
    ['达到指标值的个数', own.filter((l) => l.met === true)],
    ['未达到指标值的个数', own.filter((l) => l.met === false)],
  ] as const)
    if (lines.length > 0)
      add(
        'score',
        label,
        '项',
        recorded(
          String(lines.length),
          'count',
          lines.map((l) => l.key),
        ),
      )
  for (const line of score?.lines ?? [])
    if (line.points !== null)
      add(
        'score',
        `得分：${line.name}`,
        '分',
        recorded(pointsText(line.points), 'points', [line.key, ...line.factIds]),
      )
  for (const h of inputs.hand)
    add(
      'hand',
      h.label,
      h.unit === dayUnit ? '' : h.unit,
      number('actual', [fact(handMetric, h.id)], h.label),
    )
  return tokens
}
