import { detailMetrics } from '../budget/detail-findings.ts'
import { spentByMetric } from '../budget/findings.ts'
import { factOf, handMetric, type ReportInputs } from './inputs.ts'
import type { Piece } from './model.ts'
import { dayText, number, pointsText, recorded } from './number.ts'
import type { Token } from './prose.ts'
import { actualPiece } from './results.ts'

/** The numbers offered for insertion, by what people see: `{{执行数}}`. Where a number is not known yet, its place says so. */
export function tokensOf(inputs: ReportInputs): Map<string, Token> {
  const tokens = new Map<string, Token>()
  const add = (label: string, unit: string, piece: Piece) => {
    let key = label.replace(/[{}|]/g, '')
    for (let n = 2; tokens.has(key); n++) key = `${label}（${n}）`
    tokens.set(key, { key, unit, piece })
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
    add(label, '万元', number('amount-wan', [f], label))
    add(`${label}（元）`, '元', number('amount-yuan', [f], label))
  }
  add('剩余资金', '万元', number('difference-wan', [full, spent], '剩余资金'))
  add('预算执行率', '%', number('rate', [spent, full], '预算执行率'))
  add('未执行比例', '%', number('rate-gap', [spent, full], '未执行比例'))
  add('资金到位率', '%', number('rate', [arrived, full], '资金到位率'))
  for (const use of inputs.project.uses) {
    const [planned, paid] = [fact(detailMetrics.use, use.id), fact(detailMetrics.useSpent, use.id)]
    add(`${use.name}安排`, '万元', number('amount-wan', [planned], `${use.name}的安排数`))
    add(`${use.name}支出`, '万元', number('amount-wan', [paid], `${use.name}的支出`))
  }
  for (const m of inputs.milestones?.measured ?? []) {
    const by = fact(spentByMetric, undefined, m.day)
    const budget = inputs.milestones?.of === 'initial' ? initial : full
    add(`截至${dayText(m.day)}执行率`, '%', number('rate', [by, budget], `截至${dayText(m.day)}的执行率`))
  }
  for (const i of inputs.indicators) {
    const { piece, unit } = actualPiece(inputs, i)
    add(`实际：${i.name}`, unit, piece)
  }
  const { score } = inputs
  if (score?.total != null)
    add(
      '总得分',
      '分',
      recorded(
        pointsText(score.total),
        'points',
        score.lines.map((l) => l.key),
      ),
    )
  for (const h of inputs.hand) add(h.label, h.unit, number('actual', [fact(handMetric, h.id)], h.label))
  return tokens
}
